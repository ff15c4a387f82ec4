"""Framing, as the rest of the library knows it."""

from __future__ import annotations

from newsangles.angles.angle import Angle, Annotation
from newsangles.angles.framing.article_lines import KINDS, PATTERNS, framing_lines
from newsangles.show.layers import Layer
from newsangles.tables.framing_rows import Judgement, Naming, Portrayal, Wording

_SHOWN = {"shown": True}
_VOICE = ("voice", "by_actor_id")

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
    follows=("quotes", "actors", "predicates", "claims", "events"),
    learn={"tone": "newsangles.training.tone"},
    layer=Layer("Framing", "j", "who is judged, and words that colour", KINDS, PATTERNS),
    lines={"framing": framing_lines},
    ties={"framing": ("target_actor_id", "by_actor_id", "quote_id", "claim_id")},
    annotations={
        "judgements": Annotation(("kind", "voice"), ("target", "by", "about")),
        "portrayals": Annotation(("voice",), ("tone", "mention", "cues")),
        "wordings": Annotation(("kind", "voice"), ("target", "plainer")),
    },
    consequences={  # what somebody has looked at may be shown
        "judgements": dict.fromkeys(
            ("kind", "target_start", "target_actor_id", "by_start", "polarity", "certainty", *_VOICE), _SHOWN
        ),
        "portrayals": {"tone": _SHOWN | {"cue_spans": ()}} | dict.fromkeys(("actor_id", *_VOICE), _SHOWN),
        "wordings": dict.fromkeys(("kind", "target_start", "target_actor_id", *_VOICE), _SHOWN),
    },
)
