"""Sources that are two at once without a name: *both men said*, *the two leaders warned*."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from newsangles.language.parsed_text import ParsedText

PAIRS = frozenset(("pair", "couple", "duo"))
BOTH = frozenset(("both", "two"))
DEFINITE = frozenset(("the", "these", "those", "both"))
BODIES = frozenset(
    """country nation state government side company firm party club team union council ministry city group bank
    airline agency carrier retailer university school hospital charity paper newspaper broadcaster network""".split()
)
"""Nouns for two that are no persons."""

MAX_SENTENCES_BACK = 3
"""Limit of the sentences before a pair in which its two are looked for."""

A = TypeVar("A", bound=Hashable)


def is_pair(view: ParsedText, head: int) -> bool:
    """True if a word stands for two who were named before, and not for two named beside it."""
    below = view.children[head]
    if any(view.dep[k] in ("conj", "appos", "prep", "relcl") for k in below):
        return False  # both Ruiz and Pell; the two men in the car
    before = {view.lower[k] for k in below if k < head}
    if view.lemma[head] in PAIRS:
        return "the" in before and len(before) == 1
    if view.lower[head] == "both":
        return view.dep[head] in ("nsubj", "pobj")
    return view.tag[head] == "NNS" and not BOTH.isdisjoint(before) and not DEFINITE.isdisjoint(before)


def pair_before(
    view: ParsedText, head: int, actor_of: Callable[[int], A | None], label_of: Callable[[A], str]
) -> tuple[A, ...]:
    """The two that a pair stands for; () where the sentences before do not name just two.

    Args:
        view: The text.
        head: A word for which `is_pair` holds.
        actor_of: The actor that a word names; None for a word that names none.
        label_of: The label of an actor.
    """
    bodies = view.lemma[head] in BODIES
    sentence = view.sent[head]
    found: dict[A, int] = {}
    last = head - 1
    for s in range(sentence, max(-1, sentence - MAX_SENTENCES_BACK - 1), -1):
        first = view.bounds[s][0]
        for k in range(first, last + 1):
            actor = actor_of(k)
            person = actor is not None and label_of(actor) == "person"
            if actor is None or person == bodies or (bodies and label_of(actor) == "group"):
                continue
            if view.dep[k] in ("poss", "compound", "nmod", "amod") or view.inside[k]:
                continue  # Ruiz's bridge
            found[actor] = min(found.get(actor, k), k)
        together = _two_subjects(view, range(first, last + 1), actor_of) if len(found) > 2 else ()
        if together and all(actor in found for actor in together):
            return together  # Roe and Pell have a son, Ned, and a daughter
        last = first - 1
        if len(found) >= 2:
            break
    return tuple(sorted(found, key=found.__getitem__)) if len(found) == 2 else ()


def _two_subjects(view: ParsedText, words: range, actor_of: Callable[[int], A | None]) -> tuple[A, ...]:
    """The two that are the one joint subject among some words; () where there are several, or none."""
    found: list[tuple[A, ...]] = []
    for k in words:
        if view.dep[k] == "nsubj" and not view.inside[k]:
            joined = [k, *(m for m in view.children[k] if view.dep[m] == "conj")]
            both = [actor for m in joined if (actor := actor_of(m)) is not None]
            found += [tuple(both)] if len(both) == len(joined) == 2 else []
    return found[0] if len(found) == 1 else ()
