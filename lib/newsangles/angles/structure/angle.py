"""The structure of an article, as the rest of the library knows it."""

from __future__ import annotations

from spacy.tokens import Doc

from newsangles.angles.angle import BY_HAND, Angle, Explanation
from newsangles.angles.structure.article_lines import KINDS, in_words, paragraph_lines
from newsangles.language.structure import READ
from newsangles.show.layers import Layer
from newsangles.tables.schema import Paragraph


def explain(doc: Doc, offset: int) -> list[Explanation]:
    """The kind of the paragraph at a place, and why."""
    rows = [
        (in_words(row.kind), row.speaker or "–", "yes" if row.kind in READ else "no", row.reason)
        for row in doc._.paragraphs
        if row.start <= offset < row.end
    ]
    heard = tuple(_in_a_sentence(*row) for row in rows)
    return [Explanation("What is this paragraph?", ("kind", "speaker", "read", "because"), rows, heard)] if rows else []


def _in_a_sentence(kind: str, speaker: str, read: str, why: str) -> str:
    turn = kind.capitalize() if speaker == "–" else f"{speaker}’s turn"
    return f"{turn}{'' if read == 'yes' else ', which is not read'}: {why}."


ANGLE = Angle(
    name="structure",
    module="newsangles.angles.structure.component",
    tables={"paragraphs": Paragraph},
    ids={"paragraphs": "paragraph_id"},
    letters={"paragraphs": "g"},
    layer=Layer("Paragraphs", "g", "what each paragraph is", KINDS),
    lines={"structure": paragraph_lines},
    consequences={"paragraphs": {"kind": {"reason": BY_HAND}, "speaker": {"reason": BY_HAND}}},
    explain=explain,
)
