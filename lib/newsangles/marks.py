"""Moved to newsangles.language.quotation_marks."""

from newsangles.language.quotation_marks import MAX_OPEN_MARKS as DEEPEST
from newsangles.language.quotation_marks import OPENING as OPENING
from newsangles.language.quotation_marks import Quoted as Quoted
from newsangles.language.quotation_marks import paragraphs as paragraphs
from newsangles.language.quotation_marks import quoted as quoted

__all__ = [
    "DEEPEST",
    "OPENING",
    "Quoted",
    "paragraphs",
    "quoted",
]
