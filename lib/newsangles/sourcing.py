"""Moved to newsangles.angles.claims.findings and others."""

from newsangles.angles.claims.findings import ALL as ALL
from newsangles.angles.claims.findings import CLITIC as CLITIC
from newsangles.angles.claims.findings import STATUSES as STATUSES
from newsangles.angles.claims.findings import VOICES as VOICES
from newsangles.angles.claims.findings import Row as Row
from newsangles.angles.claims.findings import anonymous as anonymous
from newsangles.angles.claims.findings import behind_nobody as behind_nobody
from newsangles.angles.claims.findings import by_status as by_status
from newsangles.angles.claims.findings import chains as chains
from newsangles.angles.claims.findings import chosen as chosen
from newsangles.angles.claims.findings import claims_with_sources as backed
from newsangles.angles.claims.findings import decided as decided
from newsangles.angles.claims.findings import how_exact as how_exact
from newsangles.angles.claims.findings import how_put as how_put
from newsangles.angles.claims.findings import label as label
from newsangles.angles.claims.findings import leaning as leaning
from newsangles.angles.claims.findings import left_out as left_out
from newsangles.angles.claims.findings import loaded as loaded
from newsangles.angles.claims.findings import nobody_to_ask as nobody_to_ask
from newsangles.angles.claims.findings import on_nobody as on_nobody
from newsangles.angles.claims.findings import on_whose_word as on_whose_word
from newsangles.angles.claims.findings import outside as outside
from newsangles.angles.claims.findings import own_assertions as own_assertions
from newsangles.angles.claims.findings import own_voice as own_voice
from newsangles.angles.claims.findings import profile as profile
from newsangles.angles.claims.findings import quantities as quantities
from newsangles.angles.claims.findings import second_hand as second_hand
from newsangles.angles.claims.findings import sorted_by_status as sorted_by_status
from newsangles.angles.claims.findings import stances as stances
from newsangles.angles.claims.findings import what_decided as what_decided
from newsangles.angles.claims.priorities import BACKING as BACKING
from newsangles.angles.claims.priorities import CLAUSE as CLAUSE
from newsangles.angles.claims.priorities import EARLY_SHARE as EARLY
from newsangles.angles.claims.priorities import MAX_CLAIMS as MOST
from newsangles.angles.claims.priorities import MIN_CENTRAL_SALIENCE as CENTRAL
from newsangles.angles.claims.priorities import MIN_CHECKWORTHINESS as WORTH
from newsangles.angles.claims.priorities import MIN_DISTANT_WEAKNESS as DISTANT
from newsangles.angles.claims.priorities import PLAIN_KINDS as PLAIN_KINDS
from newsangles.angles.claims.priorities import UNCHECKABLE_FACTOR as HARDLY
from newsangles.angles.claims.priorities import UNCHECKABLE_STATUSES as OPEN
from newsangles.angles.claims.priorities import WITH_SUBJECT as WITH_SUBJECT
from newsangles.angles.claims.priorities import Part as Part
from newsangles.angles.claims.priorities import by_importance as by_importance
from newsangles.angles.claims.priorities import check_first as check_first
from newsangles.angles.claims.priorities import first_to_check as first_to_check
from newsangles.angles.claims.priorities import nested as nested
from newsangles.angles.claims.priorities import whole as whole
from newsangles.tables.frames import records as records
from newsangles.tables.wording import ANONYMOUS as ANONYMOUS
from newsangles.tables.wording import IMPLICATIONS as IMPLICATIONS
from newsangles.tables.wording import NOBODY as NOBODY
from newsangles.tables.wording import OUTLET as OUTLET
from newsangles.tables.wording import SORTS as SORTS
from newsangles.tables.wording import THE_OUTLET as THE_OUTLET
from newsangles.tables.wording import UNCLEAR as UNCLEAR
from newsangles.tables.wording import brief as brief
from newsangles.tables.wording import called as called
from newsangles.tables.wording import counted as counted
from newsangles.tables.wording import line as line
from newsangles.tables.wording import listed as listed
from newsangles.tables.wording import sentence as sentence
from newsangles.tables.wording import word_starts as word_starts

__all__ = [
    "ALL",
    "ANONYMOUS",
    "BACKING",
    "CENTRAL",
    "CLAUSE",
    "CLITIC",
    "DISTANT",
    "EARLY",
    "HARDLY",
    "IMPLICATIONS",
    "MOST",
    "NOBODY",
    "OPEN",
    "OUTLET",
    "PLAIN_KINDS",
    "SORTS",
    "STATUSES",
    "THE_OUTLET",
    "UNCLEAR",
    "VOICES",
    "WITH_SUBJECT",
    "WORTH",
    "Part",
    "Row",
    "anonymous",
    "backed",
    "behind_nobody",
    "brief",
    "by_importance",
    "by_status",
    "called",
    "chains",
    "check_first",
    "chosen",
    "counted",
    "decided",
    "first_to_check",
    "how_exact",
    "how_put",
    "label",
    "leaning",
    "left_out",
    "line",
    "listed",
    "loaded",
    "nested",
    "nobody_to_ask",
    "on_nobody",
    "on_whose_word",
    "outside",
    "own_assertions",
    "own_voice",
    "profile",
    "quantities",
    "records",
    "second_hand",
    "sentence",
    "sorted_by_status",
    "stances",
    "what_decided",
    "whole",
    "word_starts",
]
