"""Doubts that an article states itself, and claims of responsibility."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsangles.angles.overview.answers import voice_of
from newsangles.angles.overview.lexicon import words
from newsangles.angles.overview.sentences import Sentences, Statement, children
from newsangles.angles.overview.sides import TOPIC as SIDES
from newsangles.angles.overview.sides import VOICE
from newsangles.angles.overview.standing import stands

TOPIC = "Check first"

NOT_VERIFIED, RESPONSIBILITY = "not verified", "a claim of responsibility"
CLAIMED_BY_NOBODY = "nobody claims it"
"""Notes on these sentences."""

_NOBODY = frozenset(("nobody", "no-one", "none"))
_LEAST_WORDS = 6
_NOT = frozenset(("not", "n't", "n’t", "never", "cannot"))


def unverified(page: Sentences, taken: set[int], limit: int) -> Iterator[Statement]:
    """Sentences that say that something could not be verified: nobody else tells a reader so.

    Args:
        page: The article.
        taken: Numbers of the sentences that are shown already.
        limit: At most so many.
    """
    found = 0
    for i in range(len(page)):
        if found >= limit:
            return
        if (
            i in taken
            or not _may_stand(page, i)
            or not stands(page, i)
            or not any(_is_unverified(word) for word in page.spans[i])
        ):
            continue
        found += 1
        yield page.statement(
            i,
            TOPIC,
            note=NOT_VERIFIED,
            kinds=("not verified",),
        )


def responsibility(page: Sentences, taken: set[int], limit: int) -> Iterator[Statement]:
    """Sentences in which somebody claims responsibility, each with its voice.

    Args:
        page: The article.
        taken: Numbers of the sentences that are shown already.
        limit: At most so many voices.
    """
    heard: set[str] = set()
    for i in range(len(page)):
        if i in taken or not page.may_show(i) or not stands(page, i):
            continue
        verb = next((word for word in page.spans[i] if _claims_responsibility(word)), None)
        if verb is not None and _is_claimed_by_nobody(verb) and "" not in heard and len(heard) < limit:
            heard.add("")
            yield page.statement(i, SIDES, note=CLAIMED_BY_NOBODY, kinds=("not verified",))
            continue
        found = voice_of(page, verb) if verb is not None else None
        if found is None or found[1] in heard:
            continue
        if len(heard) >= limit:
            return
        heard.add(found[1])
        yield page.statement(
            i,
            SIDES,
            lead=found[0].shown,
            added=found[0].shown if found[0].added else None,
            note=RESPONSIBILITY,
            kinds=(VOICE[found[0].kind],),
        )


def _may_stand(page: Sentences, i: int) -> bool:
    """True for a sentence that can stand alone, also with an empty *it*: it was not possible."""
    empty = page.first_word(i) == "it" and any(
        child.dep_ in ("ccomp", "xcomp") for child in page.spans[i].root.children
    )
    return page.may_show(i) or (empty and page.may_answer(i) and page.number_of_words(i) >= _LEAST_WORDS)


def _is_unverified(word: Token) -> bool:
    """True for a verb of verifying that could not be done: could not be confirmed, was unable to verify."""
    if word.pos_ != "VERB" or word.lemma_.lower() not in words()["verify"] or word.tag_ == "VBG":
        return False
    helped = {other.lower_ for other in word.children if other.dep_ in ("neg", "aux")}
    if helped & _NOT and ({"could", "can", "be", "been"} & helped or children(word, ("auxpass",))):
        return True
    if word.dep_ not in ("xcomp", "ccomp", "advcl"):
        return False
    above = [word.head, *children(word.head, ("acomp",))]
    denied = any(other.dep_ == "neg" for verb in (word.head, word.head.head) for other in verb.children)
    return any(other.lemma_.lower() in words()["hindered"] for other in above) or (
        denied and any(other.lemma_.lower() in ("possible", "able") for other in above)
    )


def _claims_responsibility(word: Token) -> bool:
    """True for *claimed responsibility*, affirmed and in the active."""
    if word.pos_ != "VERB" or word.lemma_.lower() != "claim" or children(word, ("neg", "auxpass")):
        return False
    if any(aux.tag_ == "MD" for aux in children(word, ("aux",))):
        return False
    return any(thing.lemma_.lower() == "responsibility" for thing in children(word, ("dobj",)))


def _is_claimed_by_nobody(word: Token) -> bool:
    """True for *no group claimed responsibility*."""
    subjects = children(word, ("nsubj",))
    nobody = any(one.lower_ in _NOBODY or any(d.lower_ == "no" for d in one.children) for one in subjects)
    return nobody and _claims_responsibility(word)
