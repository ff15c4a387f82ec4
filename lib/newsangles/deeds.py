"""Moved to newsangles.angles.events.findings and others."""

from newsangles.angles.events.findings import ALL as ALL
from newsangles.angles.events.findings import MAX_DEED as LONGEST
from newsangles.angles.events.findings import MAX_NAME as NAME
from newsangles.angles.events.findings import MIN_HAPPENED as HAPPENED
from newsangles.angles.events.findings import NEGATION as NEGATION
from newsangles.angles.events.findings import PRONOUNS as PRONOUNS
from newsangles.angles.events.findings import QUADS as QUADS
from newsangles.angles.events.findings import STANDINGS as STANDINGS
from newsangles.angles.events.findings import UNNAMED as UNNAMED
from newsangles.angles.events.findings import UNPAIRED as UNPAIRED
from newsangles.angles.events.findings import Degree as Degree
from newsangles.angles.events.findings import Key as Key
from newsangles.angles.events.findings import Row as Row
from newsangles.angles.events.findings import by_class as by_class
from newsangles.angles.events.findings import by_standing as by_standing
from newsangles.angles.events.findings import chosen as chosen
from newsangles.angles.events.findings import classed as classed
from newsangles.angles.events.findings import events_with_actors as told
from newsangles.angles.events.findings import explained as explained
from newsangles.angles.events.findings import how_put as how_put
from newsangles.angles.events.findings import in_no_class as in_no_class
from newsangles.angles.events.findings import labelled as labelled
from newsangles.angles.events.findings import left_out as left_out
from newsangles.angles.events.findings import others as others
from newsangles.angles.events.findings import retold as retold
from newsangles.angles.events.findings import scale as scale
from newsangles.angles.events.findings import standing as standing
from newsangles.angles.events.findings import when_done as when_done
from newsangles.angles.events.pairs import ARROWS as ARROWS
from newsangles.angles.events.pairs import BY_WHOM as BY_WHOM
from newsangles.angles.events.pairs import arrows as arrows
from newsangles.angles.events.pairs import balance as balance
from newsangles.angles.events.pairs import leaning as leaning
from newsangles.angles.events.pairs import matrix as matrix
from newsangles.angles.events.pairs import nodes as nodes
from newsangles.angles.events.pairs import pairs as pairs
from newsangles.angles.events.pairs import sides as sides
from newsangles.angles.events.pairs import who_did_what as who_did_what
from newsangles.tables.frames import records as records
from newsangles.tables.wording import NOBODY as NOBODY
from newsangles.tables.wording import THE_OUTLET as THE_OUTLET
from newsangles.tables.wording import brief as brief
from newsangles.tables.wording import called as called
from newsangles.tables.wording import counted as counted
from newsangles.tables.wording import in_words as in_words
from newsangles.tables.wording import line as line
from newsangles.tables.wording import listed as listed
from newsangles.tables.wording import sentence as sentence

__all__ = [
    "ALL",
    "ARROWS",
    "BY_WHOM",
    "HAPPENED",
    "LONGEST",
    "NAME",
    "NEGATION",
    "NOBODY",
    "PRONOUNS",
    "QUADS",
    "STANDINGS",
    "THE_OUTLET",
    "UNNAMED",
    "UNPAIRED",
    "Degree",
    "Key",
    "Row",
    "arrows",
    "balance",
    "brief",
    "by_class",
    "by_standing",
    "called",
    "chosen",
    "classed",
    "counted",
    "explained",
    "how_put",
    "in_no_class",
    "in_words",
    "labelled",
    "leaning",
    "left_out",
    "line",
    "listed",
    "matrix",
    "nodes",
    "others",
    "pairs",
    "records",
    "retold",
    "scale",
    "sentence",
    "sides",
    "standing",
    "told",
    "when_done",
    "who_did_what",
]
