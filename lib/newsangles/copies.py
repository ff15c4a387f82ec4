"""Moved to newsangles.corpus.near_duplicates."""

from newsangles.corpus.near_duplicates import MAX_SHINGLED as HELD
from newsangles.corpus.near_duplicates import MIN_CANDIDATE_SIMILARITY as CANDIDATE
from newsangles.corpus.near_duplicates import MIN_REPEATED as LITTLE_NEW
from newsangles.corpus.near_duplicates import MIN_SIMILARITY as ALIKE
from newsangles.corpus.near_duplicates import SHINGLE_WORDS as SHINGLE
from newsangles.corpus.near_duplicates import Copy as Copy
from newsangles.corpus.near_duplicates import copies as copies

__all__ = [
    "ALIKE",
    "CANDIDATE",
    "HELD",
    "LITTLE_NEW",
    "SHINGLE",
    "Copy",
    "copies",
]
