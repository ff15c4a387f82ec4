"""The structure of a document: what each paragraph is, and who speaks it, from the text alone."""

from newsangles.language.structure.document import parts_of, structure_of
from newsangles.language.structure.layout import parts
from newsangles.language.structure.part import KINDS, NOT_LEAD, READ, Part, PartLike, Structure

__all__ = ["KINDS", "NOT_LEAD", "READ", "Part", "PartLike", "Structure", "parts", "parts_of", "structure_of"]
