"""Framing, as the rest of the library knows it."""

from __future__ import annotations

from newsangles.angles.angle import Angle, Annotation
from newsangles.angles.framing.article_lines import KINDS, framing_lines
from newsangles.show.layers import Layer
from newsangles.tables.framing_rows import Judgement, Naming, Portrayal, Wording

ANGLE = Angle(
    name="framing",
    module="newsangles.angles.framing.component",
    tables={"judgements": Judgement, "portrayals": Portrayal, "wordings": Wording, "namings": Naming},
    ids={
        "judgements": "judgement_id",
        "portrayals": "portrayal_id",
        "wordings": "wording_id",
        "namings": "naming_id",
    },
    letters={"portrayals": "r"},
    follows=("quotes", "actors", "predicates", "claims"),
    learn={"tone": "newsangles.training.tone"},
    layer=Layer("Framing", "j", "who is judged, and words that colour", KINDS),
    lines={"framing": framing_lines},
    ties={"framing": ("target_actor_id", "by_actor_id", "quote_id", "claim_id")},
    annotations={
        "judgements": Annotation(("kind", "voice"), ("target", "by", "about")),
        "wordings": Annotation(("kind", "voice"), ("target", "plainer")),
    },
)
