"""Moved to newsangles.angles.actors.findings and newsangles.tables.frames and newsangles.tables.wording."""

from newsangles.angles.actors.findings import ALL as ALL
from newsangles.angles.actors.findings import DOUBT as DOUBT
from newsangles.angles.actors.findings import KINDS as KINDS
from newsangles.angles.actors.findings import LABELS as LABELS
from newsangles.angles.actors.findings import TIES as TIES
from newsangles.angles.actors.findings import Key as Key
from newsangles.angles.actors.findings import counts as counts
from newsangles.angles.actors.findings import doubtful as doubtful
from newsangles.angles.actors.findings import drawn as drawn
from newsangles.angles.actors.findings import how_meant as how_meant
from newsangles.angles.actors.findings import label as label
from newsangles.angles.actors.findings import left_open as left_open
from newsangles.angles.actors.findings import less_central as less_central
from newsangles.angles.actors.findings import mentions_of as meant
from newsangles.angles.actors.findings import never_quoted as unheard
from newsangles.angles.actors.findings import offices as offices
from newsangles.angles.actors.findings import presence as presence
from newsangles.angles.actors.findings import ranked as ranked
from newsangles.angles.actors.findings import spelt as spelt
from newsangles.angles.actors.findings import spread as spread
from newsangles.angles.actors.findings import stand_for as stand_for
from newsangles.angles.actors.findings import standing as standing
from newsangles.angles.actors.findings import ties as ties
from newsangles.angles.actors.findings import titled as titled
from newsangles.angles.actors.findings import variants as variants
from newsangles.angles.actors.findings import where_meant as where_meant
from newsangles.angles.actors.findings import who_is_in_it as who_is_in_it
from newsangles.angles.actors.findings import who_is_never_quoted as never_quoted
from newsangles.angles.actors.findings import who_with_whom as who_with_whom
from newsangles.tables.frames import records as records
from newsangles.tables.wording import called as called
from newsangles.tables.wording import counted as counted
from newsangles.tables.wording import listed as listed
from newsangles.tables.wording import sentence as sentence

__all__ = [
    "ALL",
    "DOUBT",
    "KINDS",
    "LABELS",
    "TIES",
    "Key",
    "called",
    "counted",
    "counts",
    "doubtful",
    "drawn",
    "how_meant",
    "label",
    "left_open",
    "less_central",
    "listed",
    "meant",
    "never_quoted",
    "offices",
    "presence",
    "ranked",
    "records",
    "sentence",
    "spelt",
    "spread",
    "stand_for",
    "standing",
    "ties",
    "titled",
    "unheard",
    "variants",
    "where_meant",
    "who_is_in_it",
    "who_with_whom",
]
