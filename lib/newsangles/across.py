"""Moved to newsangles.corpus_comparison and others."""

from newsangles.corpus_comparison import MIN_CONTENT_WORDS as CONTENT_WORDS
from newsangles.corpus_comparison import MIN_REWORDED_RATIO as REWORDED
from newsangles.corpus_comparison import MIN_SAME_CLAIM_SHARE as SAME_CLAIM
from newsangles.corpus_comparison import NUMBERS as NUMBERS
from newsangles.corpus_comparison import alike_sets as alike_sets
from newsangles.corpus_comparison import changes as changes
from newsangles.corpus_comparison import content_words as content_words
from newsangles.corpus_comparison import figures_of as figures_of
from newsangles.corpus_comparison import repeated as repeated
from newsangles.corpus_comparison import stories as stories
from newsangles.corpus_comparison import versions as versions
from newsangles.corpus_comparison import what_changed as what_changed
from newsangles.corpus_comparison import what_is_copied as what_is_copied
from newsangles.corpus_comparison import what_is_repeated as what_is_repeated
from newsangles.corpus_findings import CAST as CAST
from newsangles.corpus_findings import MAX_PLACES as PLACES
from newsangles.corpus_findings import MIN_TO_COMPARE as ENOUGH
from newsangles.corpus_findings import OTHERS as OTHERS
from newsangles.corpus_findings import RESTS_ON as RESTS_ON
from newsangles.corpus_findings import UNCLEAR as UNCLEAR
from newsangles.corpus_findings import UNKNOWN as UNKNOWN
from newsangles.corpus_findings import UNNAMED as UNNAMED
from newsangles.corpus_findings import Row as Row
from newsangles.corpus_findings import articles as articles
from newsangles.corpus_findings import interval as interval
from newsangles.corpus_findings import leading as leading
from newsangles.corpus_findings import led_to as led_to
from newsangles.corpus_findings import period as period
from newsangles.corpus_findings import profile as profile
from newsangles.corpus_findings import shares as shares
from newsangles.corpus_findings import shifts as shifts
from newsangles.corpus_findings import speakers as speakers
from newsangles.corpus_findings import trends as trends
from newsangles.corpus_findings import what_there_is as what_there_is
from newsangles.corpus_findings import who_comes_and_goes as who_comes_and_goes
from newsangles.corpus_findings import who_speaks as who_speaks
from newsangles.corpus_findings import whose_word as whose_word
from newsangles.tables.frames import records as records
from newsangles.tables.wording import brief as brief
from newsangles.tables.wording import counted as counted
from newsangles.tables.wording import line as line
from newsangles.tables.wording import listed as listed
from newsangles.tables.wording import sentence as sentence

__all__ = [
    "CAST",
    "CONTENT_WORDS",
    "ENOUGH",
    "NUMBERS",
    "OTHERS",
    "PLACES",
    "RESTS_ON",
    "REWORDED",
    "SAME_CLAIM",
    "UNCLEAR",
    "UNKNOWN",
    "UNNAMED",
    "Row",
    "alike_sets",
    "articles",
    "brief",
    "changes",
    "content_words",
    "counted",
    "figures_of",
    "interval",
    "leading",
    "led_to",
    "line",
    "listed",
    "period",
    "profile",
    "records",
    "repeated",
    "sentence",
    "shares",
    "shifts",
    "speakers",
    "stories",
    "trends",
    "versions",
    "what_changed",
    "what_is_copied",
    "what_is_repeated",
    "what_there_is",
    "who_comes_and_goes",
    "who_speaks",
    "whose_word",
]
