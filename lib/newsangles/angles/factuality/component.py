"""The component that stores the predicates of a Doc, and the explanation of one predicate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from newsangles.angles.factuality.clauses import lemma_of, part_of
from newsangles.angles.factuality.embedding import Presentations, presentations_of
from newsangles.angles.factuality.features import features
from newsangles.angles.factuality.lexicon import MAIN
from newsangles.angles.factuality.predicates import find
from newsangles.angles.factuality.scorers import scorers
from newsangles.angles.shell import Component, offer
from newsangles.language.parsed_text import parsed_text_of
from newsangles.language.rules import Given
from newsangles.language.scorers import explain as strongest
from newsangles.language.word_vectors import vectors_of
from newsangles.tables.schema import Predicate, Row


@Language.factory(
    "newsangles_predicates",
    assigns=["doc._.predicates"],
    requires=["token.dep", "token.lemma", "doc._.quotes"],
    default_config={"rules": None},
)
def create_predicates(nlp: Language, name: str, rules: Given = None) -> Predicates:
    """Make the component; it belongs after the quotes.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        rules: A folder with rule files of the user's, lines to add to ``embedding.tsv``, or lines by the name of the
            file; None: the rule files in use.
    """
    return Predicates(rules)


class Predicates(Component):
    """Finds the predicates of a Doc, for ``doc._.predicates``."""

    main = MAIN

    def read(self, doc: Doc) -> Mapping[str, Iterable[Row]]:
        """Predicates of one parsed Doc."""
        return {"predicates": predicates(doc)}


offer("predicates")


def predicates(doc: Doc) -> list[Predicate]:
    """The predicates of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with sentences, tags, lemmas and dependencies; with its quotes, each row says in which it stands.

    Returns:
        One row a predicate; start, end and text are the word's. ``confidence`` is missing for verbs; for an event noun
        it is how likely the noun means an event.
    """
    if not len(doc) or not doc.has_annotation("DEP"):
        return []
    return list(find(parsed_text_of(doc), doc._.quotes, scorers(), vectors_of(doc)))


@dataclass(frozen=True, slots=True)
class Derivation:
    """The derivation of a predicate: its row, and the strongest features of its two scores.

    Attributes:
        row: Its row.
        factuality: Features of the text's commitment to it, as (feature, log-odds added).
        happened: Features of its having happened by now, in the same form.
        lines: The places of the user's lines of ``embedding.tsv`` that applied.
    """

    row: Predicate
    factuality: tuple[tuple[str, float], ...]
    happened: tuple[tuple[str, float], ...]
    lines: tuple[str, ...] = ()


def explain(doc: Doc, offset: int, *, limit: int = 8) -> list[Derivation]:
    """Explain the predicate at a place; empty where there is none.

    Args:
        doc: A parsed document with its quotes.
        offset: A character of the text.
        limit: How many features to name.
    """
    view, weights = parsed_text_of(doc), scorers().weights
    context = presentations_of(view, doc._.quotes)
    found = []
    for row in predicates(doc):
        if row.start <= offset < row.end:
            i = view.word_at(row.start)
            names = features(context, i)
            factuality, happened = (
                tuple(strongest(weights[which], names, limit=limit)) for which in ("factuality", "happened")
            )
            found.append(Derivation(row, factuality, happened, tuple(_lines(context, i))))
    return found


def _lines(context: Presentations, i: int) -> Iterator[str]:
    """The places of the user's lines among the rules that applied to a word, each once."""
    seen = set()
    for word, name in context.of(i).cues:
        key = part_of(context, word), lemma_of(context, word)
        for (part, lemma, _), rule in context.rules.items():
            if rule.where and (part, lemma) == key and rule.name == name and rule.where not in seen:
                seen.add(rule.where)
                yield rule.where
