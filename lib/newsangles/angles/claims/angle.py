"""Claims, as the rest of the library knows them."""

from __future__ import annotations

from newsangles.angles.angle import Angle, Annotation
from newsangles.angles.claims import findings
from newsangles.angles.claims.article_lines import claim_lines
from newsangles.show.layers import Layer
from newsangles.tables.schema import Claim, Number

ANGLE = Angle(
    name="claims",
    module="newsangles.angles.claims.component",
    tables={"claims": Claim, "numbers": Number},
    ids={"claims": "claim_id"},
    follows=("quotes", "actors", "predicates"),
    layer=Layer("Claims", "c", "what is put forward, and on whose word", findings.VOICES),
    lines={"claims": claim_lines},
    ties={"claims": ("actor_id", "quote_id", "chain")},
    annotations={
        "claims": Annotation(("kind", "status", "voice"), ("source", "actor_id", "certainty", "polarity", "quote_id")),
        "numbers": Annotation(("approximate",), ("value", "high", "unit")),
    },
    consequences={"claims": {"stance": {"stance_cue": None}}},
    learn={"checkworthiness": "newsangles.training.checkworthiness"},
)
