"""Moved to newsangles.corpus.people."""

from newsangles.corpus.people import ACTORS as ACTORS
from newsangles.corpus.people import FULL as FULL
from newsangles.corpus.people import MAX_NAMING_ARTICLES as FEW
from newsangles.corpus.people import MAX_NAMING_SHARE as SHARE
from newsangles.corpus.people import NOT_SHARED as NOT_SHARED
from newsangles.corpus.people import Person as Person
from newsangles.corpus.people import people as people

__all__ = [
    "ACTORS",
    "FEW",
    "FULL",
    "NOT_SHARED",
    "SHARE",
    "Person",
    "people",
]
