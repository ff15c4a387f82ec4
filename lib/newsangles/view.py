"""Moved to newsangles.language.parsed_text."""

from newsangles.language.parsed_text import CONTROLLED as CONTROLLED
from newsangles.language.parsed_text import DASHES as DASHES
from newsangles.language.parsed_text import EDGE_CHARACTERS as EDGE
from newsangles.language.parsed_text import MAX_DEPTH as MAX_DEPTH
from newsangles.language.parsed_text import SUBJECTS as SUBJECTS
from newsangles.language.parsed_text import ParsedText as View
from newsangles.language.parsed_text import Stretch as Stretch
from newsangles.language.parsed_text import parsed_text_of as view_of

__all__ = [
    "CONTROLLED",
    "DASHES",
    "EDGE",
    "MAX_DEPTH",
    "SUBJECTS",
    "Stretch",
    "View",
    "view_of",
]
