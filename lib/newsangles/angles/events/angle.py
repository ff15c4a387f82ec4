"""Events, as the rest of the library knows them."""

from __future__ import annotations

from spacy.tokens import Doc

from newsangles.angles.angle import BY_HAND, Angle, Annotation, Explanation, shortened, weights
from newsangles.angles.events import component
from newsangles.angles.events.article_lines import KINDS, event_lines
from newsangles.show.layers import Layer
from newsangles.tables.schema import Event


def explain(doc: Doc, offset: int) -> list[Explanation]:
    """Evidence for an event at a place, its participants, class and date."""
    return [_explained(derivation) for derivation in component.explain(doc, offset)]


def _explained(derivation: component.Derivation) -> Explanation:
    row = derivation.row
    rows = [("an event", f"{derivation.chance:.0%}", weights(derivation.reasons))]
    for role in ("source", "object"):
        names = [f"{c.chance:4.0%} {shortened(c.text)} ({c.rule})" for c in derivation.considered if c.role == role]
        chosen = getattr(row, role) if row else None
        rows.append((role, shortened(chosen) if chosen else "–", "\n".join(names) or "nobody proposed"))
    if row:
        rows.append(("target", shortened(row.target) if row.target else "–", row.target_rule or ""))
        rows.append(("class", row.class_ or "–", "\n".join(filter(None, [row.class_rule, *derivation.lines]))))
        days = " to ".join(dict.fromkeys(day for day in (row.begin, row.end_date) if day))
        rows.append(("date", f"{row.dating} {days}".strip(), row.date_reason or ""))
    heading = "Is it an event, and who takes part?"
    if row is None:
        none = f"No event was read here: the chance is {derivation.chance:.0%}."
        return Explanation(heading, ("", "value", "because"), rows, (none,))
    why = (f"{days or 'No date'}: {row.date_reason}.",) if row.date_reason else ()
    return Explanation(heading, ("", "value", "because"), rows, why)


_REFERENCES = ("source_actor_id", "target_actor_id", "asserted_by", "time_id", "quote_id", "claim_id", "merged_with")

ANGLE = Angle(
    name="events",
    module="newsangles.angles.events.component",
    tables={"events": Event},
    ids={"events": "event_id"},
    follows=("quotes", "actors", "predicates", "claims", "times"),
    layer=Layer("Events", "e", "who did what", KINDS),
    lines={"events": event_lines},
    ties={"events": _REFERENCES},
    annotations={
        "events": Annotation(
            ("class", "status"), ("trigger", "source", "object", "matter", "target", "dating", "begin", "end_date")
        ),
    },
    consequences={
        "events": {
            "class": {"class_rule": BY_HAND, "mode": None},
            "source_start": {"source_rule": BY_HAND, "source_joint_ids": (), "doer": "named"},
            "object_start": {"object_rule": BY_HAND},
            "matter_start": {"matter_rule": BY_HAND},
            "target_start": {"target_rule": BY_HAND, "target_joint_ids": ()},
            "time_id": {"date_reason": BY_HAND},
            "begin": {"date_reason": BY_HAND},
            "end_date": {"date_reason": BY_HAND},
            "merged_with": {"merge_reason": BY_HAND},
        },
    },
    explain=explain,
    learn={
        "events": "newsangles.training.events",
        "occurrences": "newsangles.training.occurrences",
        "event_times": "newsangles.training.event_times",
    },
)
