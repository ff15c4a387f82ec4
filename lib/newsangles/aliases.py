"""Moved to newsangles.documents.aliases."""

from newsangles.documents.aliases import KEYS as KEYS
from newsangles.documents.aliases import LABELS as LABELS
from newsangles.documents.aliases import MAX_BYTES as LARGEST
from newsangles.documents.aliases import MAX_DEPTH as DEEPEST
from newsangles.documents.aliases import NO_ALIASES as NONE
from newsangles.documents.aliases import Aliases as Aliases
from newsangles.documents.aliases import read_aliases as read_aliases

__all__ = [
    "DEEPEST",
    "KEYS",
    "LABELS",
    "LARGEST",
    "NONE",
    "Aliases",
    "read_aliases",
]
