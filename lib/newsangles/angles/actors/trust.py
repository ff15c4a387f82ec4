"""Trust: the confidence of a pronoun's actor, from what the choice of the actor does not see.

A choice is made given all earlier ones, as if these were right. Its confidence also asks how sure those were that it
rests on (*he* after *he* after *he* is as sure as the least sure of them since the name), and how many others were
about.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from newsangles.angles.actors.discourse import Actor, Discourse
from newsangles.language.scorers import Numbers

MAX_ODDS = 6.0
"""Log-odds count up to this, either way."""

MAX_RIVALS = 3
"""More rivals than these count as so many."""

NEAR_SENTENCES = 2
"""A rival is near if it was mentioned at most so many sentences before."""


def weakest(actor: Actor, chance: float, known: Mapping[int, float]) -> float:
    """The least probability among the pronouns back to the last name or noun of an actor."""
    last = actor.last
    return min(chance, known.get(last.word, 1.0)) if last is not None and last.kind == "pronoun" else chance


def trust_numbers(
    discourse: Discourse,
    i: int,
    form: str,
    options: Sequence[Actor],
    found: Sequence[float],
    best: int,
    known: Mapping[int, float],
) -> Numbers:
    """The features of the confidence that *he* or *she* is the likeliest actor.

    Args:
        discourse: The text, read as far as the word.
        i: The pronoun.
        form: Its form.
        options: The candidates.
        found: The probability of none, and of each of them.
        best: The place of the likeliest in `found`.
        known: The weakest probability in the chain of each pronoun before.
    """
    sentence, actor = discourse.view.sent[i], options[best - 1]
    last, other = actor.last, "she" if form == "he" else "he"
    rivals = [
        one.last.word
        for one in options
        if one is not actor
        and one.last is not None
        and sentence - one.last.sentence <= NEAR_SENTENCES
        and one.pronoun != other
        and one.gender[other] <= one.gender[form]
    ]
    since = sum(last is None or word > last.word for word in rivals)
    return [
        ("bias", 1.0),
        ("odds", _odds(found[best])),
        ("odds of the weakest link", _odds(weakest(actor, found[best], known))),
        (f"{min(len(rivals), MAX_RIVALS)} rivals", 1.0),
        (f"{min(since, 2)} rivals since", 1.0),
        (f"named {actor.named is not None}", 1.0),
        (f"quoted {discourse.quote[i] > 0}", 1.0),
        (f"{min(sentence - last.sentence, 3) if last else 'not'} back", 1.0),
    ]


def _odds(chance: float) -> float:
    safe = min(max(chance, 0.001), 0.999)
    return max(-MAX_ODDS, min(MAX_ODDS, math.log(safe / (1 - safe))))
