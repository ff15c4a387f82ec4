"""Quotes, as the rest of the library knows them."""

from __future__ import annotations

from spacy.tokens import Doc

from newsangles.angles.angle import Angle, Annotation, Explanation, decisions
from newsangles.angles.quotes import component
from newsangles.angles.quotes.article_lines import KINDS, quote_lines
from newsangles.show.layers import Layer
from newsangles.tables.schema import Quote


def explain(doc: Doc, offset: int) -> list[Explanation]:
    """Evidence for and against a quote at a place."""
    found = component.explain(doc, offset)
    heading = "Is it a quote, and whose?"
    if not found:
        return [
            Explanation(heading, ("decision",), [("No word near this place could attribute anything to anybody.",)])
        ]
    return [decisions(heading, found)]


ANGLE = Angle(
    name="quotes",
    module="newsangles.angles.quotes.component",
    tables={"quotes": Quote},
    ids={"quotes": "quote_id"},
    layer=Layer("Quotes", "q", "who says what", KINDS),
    lines={"quotes": quote_lines},
    ties={"quotes": ("actor_id", "joint_actor_ids", "inside")},
    annotations={
        "quotes": Annotation(("kind", "cue_class"), ("source", "actor_id", "joint_actor_ids", "cue", "inside")),
    },
    explain=explain,
    learn={"quotes": "newsangles.training.quotes"},
)
