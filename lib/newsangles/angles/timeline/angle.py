"""Times, as the rest of the library knows them."""

from __future__ import annotations

from spacy.tokens import Doc

from newsangles.angles.angle import BY_HAND, Angle, Annotation, Explanation, shortened
from newsangles.angles.timeline import component
from newsangles.angles.timeline.article_lines import KINDS, time_lines
from newsangles.show.layers import Layer
from newsangles.tables.schema import Time
from newsangles.tables.wording import listed


def explain(doc: Doc, offset: int) -> list[Explanation]:
    """Evidence for the value of a temporal expression at a place, and the values that it might have instead."""
    found = []
    for derivation in component.explain(doc, offset):
        row = derivation.row
        rule = f"{derivation.rule}, read as {derivation.reader}"
        rows = [("rule", rule, derivation.line or "")]
        heard: tuple[str, ...] = ()
        if row is None:
            rows.append(("no time", "", derivation.text))
            heard = (f"“{shortened(derivation.text)}” looks like a time and was read as none.",)
        else:
            heard = (f"It might be {listed([*row.alternatives])}.",) if row.alternatives else ()
            rows.append((row.kind, row.value or "unresolved", row.reason))
            rows += [("or", other, "") for other in row.alternatives]
        found.append(Explanation("When is it?", ("", "value", "because"), rows, heard))
    return found


ANGLE = Angle(
    name="times",
    module="newsangles.angles.timeline.component",
    tables={"times": Time},
    ids={"times": "time_id"},
    follows=("predicates",),
    layer=Layer("Times", "t", "when", KINDS),
    lines={"times": time_lines},
    ties={"times": ()},
    annotations={"times": Annotation(("kind",), ("value", "begin", "end_date", "reason"))},
    consequences={"times": {"value": {"reason": BY_HAND, "anchor": None, "anchor_id": None, "alternatives": ()}}},
    explain=explain,
    learn={"times": "newsangles.training.times", "direction": "newsangles.training.directions"},
)
