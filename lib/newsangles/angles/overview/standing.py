"""Statements that can stand on a page: their nouns and names may be met there for the first time.

A noun that points back (*that attack*, *the similar case*) tells nothing where what it means stands elsewhere, and a
surname alone tells nothing where nobody says whose it is. Such a statement is left out, or the name is put behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from newsangles.angles.overview.lexicon import words
from newsangles.angles.overview.references import has_open_noun, is_told_before, says_this
from newsangles.angles.overview.sentences import Row, Sentences, stems
from newsangles.angles.overview.telling import goes_back, hangs, leans, told_before
from newsangles.angles.overview.voices import Voice, with_role
from newsangles.tables.wording import line

MIN_NAMED = 0.9
"""A surname is told whose it is if the mention's confidence is >= this."""

CORE = frozenset(("nsubj", "nsubjpass", "dobj"))
"""Relations of what a sentence is about."""

MAX_CONTEXT = 38
"""Most words of a sentence that is printed before another."""

_NEAR, _FAR = frozenset(("this", "these")), frozenset(("that", "those"))
_ALIKE = frozenset(("similar", "such"))
_SAID = frozenset(("relcl", "acl", "prep", "appos", "ccomp"))
_WHEN, _OPENING = frozenset("time day moment point year night".split()), 4  # words
_TITLES = frozenset("mr mrs ms miss dr sir lord lady dame mr. mrs. ms. dr.".split())


def stands(page: Sentences, i: int, source: Span | None = None) -> bool:
    """True if what a sentence is about is told there, in the first line, or in a sentence before.

    Args:
        page: The article.
        i: The number of the sentence.
        source: The words for its speaker, whom the page names.
    """
    pointing = [word for word in page.spans[i] if points_back(page, word)]
    if pointing and not (i and can_introduce(page, i - 1)):
        return False
    if any(not stems(word.head.lemma_) & stems(page.printed(i - 1)) for word in pointing):
        return False
    core = [word for word in told_before(page, i, source) if word.dep_ in CORE]
    places = [first_sentence(page, word.lemma_.lower()) for word in core]
    return all(j is not None and can_introduce(page, j) for j in places)


def can_introduce(page: Sentences, j: int) -> bool:
    """True if a sentence can be printed before another: short and whole, no question, and none that leans itself."""
    return (
        page.may_lead(j)
        and page.number_of_words(j) <= MAX_CONTEXT
        and not page.points_elsewhere(j)
        and not page.printed(j).rstrip("”’\"'").endswith("?")
        and not page.goes_on(j)
        and goes_on_from(page, j) is None
        and not any(points_back(page, word) for word in page.spans[j])
        and not has_open_noun(page.spans[j])
        and not says_this(page.spans[j])
    )


def leans_openly(page: Sentences, i: int, source: Span | None = None) -> bool:
    """True if words of a sentence mean what no sentence that can be printed before it tells.

    Args:
        page: The article.
        i: The number of the sentence.
        source: The words for its speaker, whom the page names.
    """
    return not all(any(can_introduce(page, j) for j in told_in(page, i, word)) for word in leans(page, i, source))


def goes_back_openly(page: Sentences, i: int) -> bool:
    """True if a sentence goes on from one before that cannot be printed with it: *by contrast*."""
    return goes_back(page, i) is not None and not (i and can_introduce(page, i - 1))


def goes_on_from(page: Sentences, i: int) -> str | None:
    """The word or phrase by which a sentence begins and goes on from the one before: *however*, *at the time*."""
    first = next((word for word in page.spans[i] if word.is_alpha and word.idx >= page.begins(i)), None)
    alone = first is not None and first.i + 1 < len(page.doc) and first.nbor().lower_ not in ("of", "to", "as")
    if first is not None and alone and first.lower_ in words()["set off"]:
        return first.text
    return goes_back(page, i)


def goes_on_openly(page: Sentences, i: int) -> bool:
    """True if a sentence goes on from one before that cannot be printed with it, or by a word within."""
    opening = goes_on_from(page, i)
    alone = opening is None or (i > 0 and can_introduce(page, i - 1))
    return not alone or any(phrase != opening for phrase in hangs(page, i))


def stands_alone(page: Sentences, i: int, source: Span | None = None) -> bool:
    """True if a sentence needs no other before it.

    Args:
        page: The article.
        i: The number of the sentence.
        source: The words for its speaker, whom the page names.
    """
    pointing = any(points_back(page, word) for word in page.spans[i])
    about = any(word.dep_ in CORE for word in told_before(page, i, source))
    return not (pointing or about or leans(page, i, source) or goes_on_from(page, i))


def told_in(page: Sentences, i: int, word: Token) -> tuple[int, ...]:
    """The sentences that tell whom a pronoun means, or a noun for somebody's name: the one before, or none.

    Args:
        page: The article.
        i: The number of its sentence.
        word: A word of `newsangles.angles.overview.telling.leans`.
    """
    row = next((m for m in page.within("mentions", i) if m["start"] <= word.idx < m["end"]), None)
    if not i or row is None or row["actor_id"] is None:
        return ()
    before = page.within("mentions", i - 1)
    told = any(m["actor_id"] == row["actor_id"] and m["kind"] != "pronoun" for m in before)
    return (i - 1,) if told else ()


def first_sentence(page: Sentences, lemma: str) -> int | None:
    """The number of the first sentence with a noun; None for none."""
    found = page.first_told.get(lemma)
    return found[0] if found is not None else None


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


def points_back(page: Sentences, word: Token) -> bool:
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
