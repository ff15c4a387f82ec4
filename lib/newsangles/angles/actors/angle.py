"""Actors, as the rest of the library knows them."""

from __future__ import annotations

from spacy.tokens import Doc

from newsangles.angles.actors import component, findings
from newsangles.angles.actors.article_lines import actor_lines, mention_lines
from newsangles.angles.angle import BY_HAND, Angle, Annotation, Explanation, decisions, others
from newsangles.documents.aliases import NO_ALIASES
from newsangles.language.document_context import aliases_of
from newsangles.show.layers import Layer
from newsangles.tables.schema import ActorRow, Edge, Mention, Role


def explain(doc: Doc, offset: int) -> list[Explanation]:
    """Evidence for the actor that a name, pronoun or noun at a place means."""
    found = component.explain(doc, offset, aliases=aliases_of(doc, NO_ALIASES))
    might = {True: "It might be", False: "It might mean"}  # a name's candidates are sorts of actor, others' are actors
    heard = tuple(f"{might[step.name.startswith('name of')]} {rest}." for step in found if (rest := others(step)))
    return [decisions("Whom does it mean?", found, heard)] if found else []


ANGLE = Angle(
    name="actors",
    module="newsangles.angles.actors.component",
    tables={"actors": ActorRow, "mentions": Mention, "roles": Role, "edges": Edge},
    ids={"actors": "actor_id"},
    follows=("quotes",),
    layer=Layer("Actors", "m", "who is named or meant", findings.KINDS),
    lines={"actors": mention_lines, "cast": actor_lines},
    ties={"actors": ("actor_id",), "cast": ("acts_for",)},
    annotations={"mentions": Annotation(("label", "kind"), ("actor_id", "perhaps", "reason"))},
    consequences={
        "mentions": {"actor_id": {"reason": BY_HAND, "perhaps": None}},
        "actors": {
            "acts_for": {"acts_for_reason": BY_HAND},
            "gender": {"gender_from": BY_HAND, "gender_reason": BY_HAND},
        },
    },
    explain=explain,
    learn={"actors": "newsangles.training.actors"},
)
