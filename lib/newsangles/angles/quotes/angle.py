"""Quotes, as the rest of the library knows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from newsangles.angles.angle import LIKELY, Angle, Annotation, Explanation, decisions, others
from newsangles.angles.quotes import component
from newsangles.angles.quotes.article_lines import KINDS, quote_lines
from newsangles.show.layers import Layer
from newsangles.tables.schema import Quote


def explain(doc: Doc, offset: int) -> list[Explanation]:
    """Evidence for and against a quote at a place."""
    found = component.explain(doc, offset)
    heading = "Is it a quote, and whose?"
    if not found:
        none = "No word near this place could attribute anything to anybody."
        return [Explanation(heading, ("decision",), [(none,)], (none,))]
    quoted = any(quote.start <= offset < quote.end for quote in doc._.quotes)
    return [decisions(heading, found, tuple(_in_sentences(found, quoted)))]


OTHERWISE = {"start": "It might begin with", "end": "It might end with", "source": "It might be said by"}
"""The beginning of a sentence about the other candidates of a decision."""


def _in_sentences(found: Sequence[component.Decision], quoted: bool) -> Iterator[str]:
    """Sentences for readers: why no quote was read, or what else it might be."""
    if not quoted:
        cue, chance = found[0].candidates[0]
        least = f"; “{cue}” tells what somebody says with a chance of {chance:.0%}" if chance >= LIKELY else ""
        yield f"No quote was read here{least}."
        return
    for step in found:
        if step.name in OTHERWISE and (rest := others(step)):
            yield f"{OTHERWISE[step.name]} {rest}."


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
