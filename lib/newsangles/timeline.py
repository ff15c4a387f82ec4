"""Moved to newsangles.angles.timeline.findings and others."""

from newsangles.angles.timeline.findings import AFTER as AFTER
from newsangles.angles.timeline.findings import BOUNDED as BOUNDED
from newsangles.angles.timeline.findings import DATED as DATED
from newsangles.angles.timeline.findings import KINDS as KINDS
from newsangles.angles.timeline.findings import LANES as LANES
from newsangles.angles.timeline.findings import OPEN as OPEN
from newsangles.angles.timeline.findings import OPEN_STATUSES as OPEN_STATUSES
from newsangles.angles.timeline.findings import SIGNS as SIGNS
from newsangles.angles.timeline.findings import STAR as STAR
from newsangles.angles.timeline.findings import UNDATED as UNDATED
from newsangles.angles.timeline.findings import Key as Key
from newsangles.angles.timeline.findings import Row as Row
from newsangles.angles.timeline.findings import chosen as chosen
from newsangles.angles.timeline.findings import events_on_timeline as placed
from newsangles.angles.timeline.findings import first_and_last as first_and_last
from newsangles.angles.timeline.findings import for_figure as for_figure
from newsangles.angles.timeline.findings import label as label
from newsangles.angles.timeline.findings import lanes as lanes
from newsangles.angles.timeline.findings import left_out as left_out
from newsangles.angles.timeline.findings import notice as notice
from newsangles.angles.timeline.findings import odd_dates as odd_dates
from newsangles.angles.timeline.findings import publication as publication
from newsangles.angles.timeline.findings import starred as starred
from newsangles.angles.timeline.findings import told_again as told_again
from newsangles.angles.timeline.findings import when_it_happened as when_it_happened
from newsangles.angles.timeline.findings import wrongly_dated as wrongly_dated
from newsangles.angles.timeline.order import in_order as in_order
from newsangles.angles.timeline.order import sequence as sequence
from newsangles.angles.timeline.times_findings import ANCHORS as ANCHORS
from newsangles.angles.timeline.times_findings import VAGUE as VAGUE
from newsangles.angles.timeline.times_findings import ambiguous as ambiguous
from newsangles.angles.timeline.times_findings import how_ambiguous as how_ambiguous
from newsangles.angles.timeline.times_findings import how_read as how_read
from newsangles.angles.timeline.times_findings import how_unresolved as how_unresolved
from newsangles.angles.timeline.times_findings import read_times as read_times
from newsangles.angles.timeline.times_findings import time_label as time_label
from newsangles.angles.timeline.times_findings import unresolved as unresolved
from newsangles.tables.distinct_events import PART as PART
from newsangles.tables.frames import records as records
from newsangles.tables.wording import NOBODY as NOBODY
from newsangles.tables.wording import THE_OUTLET as OUTLET
from newsangles.tables.wording import brief as brief
from newsangles.tables.wording import called as called
from newsangles.tables.wording import counted as counted
from newsangles.tables.wording import days_in_words as span
from newsangles.tables.wording import in_words as in_words
from newsangles.tables.wording import line as line
from newsangles.tables.wording import listed as listed
from newsangles.tables.wording import sentence as sentence

__all__ = [
    "AFTER",
    "ANCHORS",
    "BOUNDED",
    "DATED",
    "KINDS",
    "LANES",
    "NOBODY",
    "OPEN",
    "OPEN_STATUSES",
    "OUTLET",
    "PART",
    "SIGNS",
    "STAR",
    "UNDATED",
    "VAGUE",
    "Key",
    "Row",
    "ambiguous",
    "brief",
    "called",
    "chosen",
    "counted",
    "first_and_last",
    "for_figure",
    "how_ambiguous",
    "how_read",
    "how_unresolved",
    "in_order",
    "in_words",
    "label",
    "lanes",
    "left_out",
    "line",
    "listed",
    "notice",
    "odd_dates",
    "placed",
    "publication",
    "read_times",
    "records",
    "sentence",
    "sequence",
    "span",
    "starred",
    "time_label",
    "told_again",
    "unresolved",
    "when_it_happened",
    "wrongly_dated",
]
