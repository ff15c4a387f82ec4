"""Framing: how the story is told, about whom, and in whose words; it shows words, not attitudes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.language import Language
from spacy.tokens import Doc

from newsangles.angles.framing.judgements import judgements
from newsangles.angles.framing.namings import namings
from newsangles.angles.framing.portrayals import portrayals
from newsangles.angles.framing.wordings import wordings
from newsangles.angles.shell import Component, offer
from newsangles.language.rules import Given
from newsangles.tables.schema import Row

JUDGING = "judging.tsv"
"""The rule file with the words that blame and praise."""

REQUIRES = ["token.tag", "token.dep", "token.lemma", "doc._.quotes", "doc._.actors", "doc._.mentions"]
REQUIRES += ["doc._.predicates", "doc._.claims", "doc._.events"]
"""What the component reads."""

ASSIGNS = ["doc._.judgements", "doc._.portrayals", "doc._.wordings", "doc._.namings"]
"""The tables that it gives."""


@Language.factory("newsangles_framing", assigns=ASSIGNS, requires=REQUIRES, default_config={"rules": None})
def create_framing(nlp: Language, name: str, rules: Given = None) -> Framing:
    """Make the component; it belongs after the events.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        rules: A folder with rule files, lines to add to ``judging.tsv``, or lines by the name of the file; None: the
            rules in use.
    """
    return Framing(rules)


class Framing(Component):
    """Finds judgements, portrayals, wordings and namings of a Doc."""

    main = JUDGING

    def read(self, doc: Doc) -> Mapping[str, Iterable[Row]]:
        """Framing rows of one parsed Doc, by table."""
        if not len(doc) or not doc.has_annotation("DEP"):
            return {"judgements": [], "portrayals": [], "wordings": [], "namings": []}
        judged = judgements(doc)
        return {
            "judgements": judged,
            "portrayals": portrayals(doc, judged),
            "wordings": wordings(doc),
            "namings": namings(doc),
        }


offer("judgements", "portrayals", "wordings", "namings")
