"""Moved to newsangles.language.word_vectors."""

from newsangles.language.word_vectors import Lookup as Lookup
from newsangles.language.word_vectors import Vectors as Vectors
from newsangles.language.word_vectors import unit as unit
from newsangles.language.word_vectors import vectors_of as vectors_of
