"""Factuality, as the rest of the library knows it."""

from __future__ import annotations

from spacy.tokens import Doc

from newsangles.angles.angle import Angle, Annotation, Explanation, weights
from newsangles.angles.factuality import component
from newsangles.tables.schema import Predicate
from newsangles.tables.wording import line, listed


def explain(doc: Doc, offset: int) -> list[Explanation]:
    """Evidence for how surely a predicate at a place is put."""
    found = []
    for derivation in component.explain(doc, offset):
        row = derivation.row
        steps = [f"{cue}: {rule}" for cue, rule in zip(row.cues, row.cue_rules, strict=True)]
        shown = f"{row.certainty}, {row.polarity}{', ahead' if row.future else ''}: {row.status}"
        rows = [
            ("presented as", shown, "\n".join([*steps, *derivation.lines]) or "a plain statement"),
            ("factuality", f"{row.factuality:+.2f}", weights(derivation.factuality)),
            ("happened", f"{row.happened:+.2f}", weights(derivation.happened)),
        ]
        found.append(Explanation("How surely is it said?", ("", "value", "because"), rows, (_in_a_sentence(row),)))
    return found


def _in_a_sentence(row: Predicate) -> str:
    """How a predicate is put, and the words that decided."""
    put = [row.certainty, row.polarity, *(["yet to come"] if row.future else [])]
    cues = listed([f"“{line(cue)}” ({rule})" for cue, rule in zip(row.cues, row.cue_rules, strict=True)])
    status = "a plain fact" if row.status == "fact" else row.status
    return f"“{line(row.text)}” is put as {status}: {listed(put)}" + (f"; decided by {cues}." if cues else ".")


ANGLE = Angle(
    name="predicates",
    module="newsangles.angles.factuality.component",
    tables={"predicates": Predicate},
    ids={"predicates": "predicate_id"},
    follows=("quotes",),
    annotations={
        "predicates": Annotation(("status", "certainty", "polarity"), ("factuality", "happened", "quote_id")),
    },
    explain=explain,
    learn={"predicates": "newsangles.training.factuality"},
)
