"""Moved to newsangles.documents: read, sources, text_files, web_pages, record_files, checks."""

from newsangles.documents.checks import MAX_CHARACTERS as LIMIT
from newsangles.documents.checks import MIN_ENGLISH_SHARE as ENGLISH
from newsangles.documents.checks import english_share as english
from newsangles.documents.read import PASTED as PASTED
from newsangles.documents.read import documents as documents
from newsangles.documents.read import read as read
from newsangles.documents.record_files import FIELDS as FIELDS
from newsangles.documents.record_files import Rows as Rows
from newsangles.documents.sources import ALLOWED as ALLOWED
from newsangles.documents.sources import PAGE_SUFFIXES as PAGES
from newsangles.documents.sources import TABLE_SUFFIXES as TABLES
from newsangles.documents.sources import TEXT_SUFFIXES as TEXTS
from newsangles.documents.web_pages import MIN_PAGE_WORDS as FEWEST_WORDS

__all__ = [
    "ALLOWED",
    "ENGLISH",
    "FEWEST_WORDS",
    "FIELDS",
    "LIMIT",
    "PAGES",
    "PASTED",
    "TABLES",
    "TEXTS",
    "Rows",
    "documents",
    "english",
    "read",
]
