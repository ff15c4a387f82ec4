"""Moved to newsangles.angles.overview.summary and newsangles.tables.frames and newsangles.tables.wording."""

from newsangles.angles.overview.summary import MAX_ACTORS as ACTORS
from newsangles.angles.overview.summary import MAX_PLACES as PLACES
from newsangles.angles.overview.summary import MAX_ROWS as FEW
from newsangles.angles.overview.summary import MAX_VOICES as VOICES
from newsangles.angles.overview.summary import Row as Row
from newsangles.angles.overview.summary import Statement as Statement
from newsangles.angles.overview.summary import facts as facts
from newsangles.angles.overview.summary import in_short as in_short
from newsangles.angles.overview.summary import people as people
from newsangles.angles.overview.summary import reading_notes as reading_notes
from newsangles.tables.frames import records as records
from newsangles.tables.wording import NOBODY as NOBODY
from newsangles.tables.wording import brief as brief
from newsangles.tables.wording import called as called
from newsangles.tables.wording import counted as counted
from newsangles.tables.wording import in_words as in_words
from newsangles.tables.wording import line as line
from newsangles.tables.wording import listed as listed
from newsangles.tables.wording import sentence as sentence

__all__ = [
    "ACTORS",
    "FEW",
    "NOBODY",
    "PLACES",
    "VOICES",
    "Row",
    "Statement",
    "brief",
    "called",
    "counted",
    "facts",
    "in_short",
    "in_words",
    "line",
    "listed",
    "people",
    "reading_notes",
    "records",
    "sentence",
]
