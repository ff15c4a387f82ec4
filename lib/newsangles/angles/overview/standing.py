"""Statements that can stand on a page: their nouns and names may be met there for the first time.

A noun that points back (*that attack*, *the similar case*) tells nothing where what it means stands elsewhere, and a
surname alone tells nothing where nobody says whose it is. Such a statement is left out, or the name is put behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from newsangles.angles.overview.lexicon import words
from newsangles.angles.overview.references import is_told_before
from newsangles.angles.overview.sentences import Row, Sentences
from newsangles.angles.overview.telling import told_before
from newsangles.angles.overview.voices import Voice, with_role
from newsangles.tables.wording import line

MIN_NAMED = 0.9
"""A surname is told whose it is if the mention's confidence is >= this."""

_NEAR, _FAR = frozenset(("this", "these")), frozenset(("that", "those"))
_ALIKE = frozenset(("similar", "such"))
_SAID = frozenset(("relcl", "acl", "prep", "appos", "ccomp"))
_WHEN, _OPENING = frozenset("time day moment point year night".split()), 4  # words
_CORE = frozenset(("nsubj", "nsubjpass", "dobj"))
_TITLES = frozenset("mr mrs ms miss dr sir lord lady dame mr. mrs. ms. dr.".split())


def stands(page: Sentences, i: int, source: Span | None = None) -> bool:
    """True if the nouns that a sentence is about are told there or in the first line.

    Args:
        page: The article.
        i: The number of the sentence.
        source: The words for its speaker, whom the page names.
    """
    if any(_points_back(page, word) for word in page.spans[i]):
        return False
    return not any(word.dep_ in _CORE for word in told_before(page, i, source))


def whom_it_names(page: Sentences, i: int, known: set[object], speaker: str) -> tuple[str, str] | None:
    """The note that tells whose a surname is, with the name in brackets; None for none.

    Args:
        page: The article.
        i: The number of the sentence.
        known: Actors that the page names before it.
        speaker: The name that stands before it, which needs no note.
    """
    for mention, actor in _surnames(page, i):
        sure = (mention["confidence"] or 0) >= MIN_NAMED and is_full(actor["name"])
        if sure and actor["actor_id"] not in known and _bare(mention["text"]) not in speaker:
            name = with_role(page, Voice(actor["name"], "surname", True), actor, i).put_in
            return f"“{line(mention['text'])}” is {name}", str(name)
    return None


def named_in(page: Sentences, i: int) -> set[object]:
    """The actors that a sentence names."""
    return {row["actor_id"] for row in page.within("mentions", i) if row["kind"] == "name" and row["actor_id"]}


def _points_back(page: Sentences, word: Token) -> bool:
    """True for *that*, *this*, *such* or *similar* before a noun whose meaning stands in no clause before it."""
    if word.lower_ not in _NEAR | _FAR | _ALIKE or word.dep_ not in ("det", "predet", "amod"):
        return False
    noun = word.head
    lemma = noun.lemma_.lower()
    if noun.pos_ not in ("NOUN", "PROPN") or noun.i < word.i or word.nbor().lower_ in ("as", "a", "an"):
        return False
    if any(child.dep_ in _SAID and child.i > noun.i for child in noun.children) or any(
        child.lower_ in ("to", "as") for child in word.children
    ):
        return False
    if word.lower_ in _NEAR and (lemma in words()["here and now"] | page.first_words or noun.ent_type_ == "DATE"):
        return False
    if word.lower_ == "that" and lemma in _WHEN and word.i - word.sent.start >= _OPENING:
        return False
    same = any(other.lemma_.lower() == lemma for other in page.doc[word.sent.start : word.i])
    return not same and not is_told_before(noun)


def _surnames(page: Sentences, i: int) -> Iterator[tuple[Row, Row]]:
    """People whom a sentence names by one name alone, and the first line not at all."""
    full: set[object] = set()
    for row in page.within("mentions", i):
        actor = page.actors.get(row["actor_id"])
        if row["kind"] != "name" or actor is None or actor["label"] != "person":
            continue
        if not is_full(row["text"]) and actor["actor_id"] not in page.first_actors | full:
            yield row, actor
        full.add(actor["actor_id"])


def is_full(name: object) -> bool:
    """True for a name of two words or more, beside titles."""
    return len(_bare(name).split()) > 1


def _bare(name: object) -> str:
    return " ".join(word for word in line(str(name)).split() if word.lower() not in _TITLES)
