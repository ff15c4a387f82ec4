"""Epithets: whom an age, a trade or a nation means, as the 56-year-old, the former midfielder, the Norwegian."""

from __future__ import annotations

from collections.abc import Sequence

from newsangles.angles.actors.discourse import Actor, Discourse
from newsangles.angles.actors.floor import acted_last, spoke_last
from newsangles.angles.actors.names import words
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText

TRADES = ("player", "known for")
"""Lists of nouns of what somebody is known for, which a text calls them by instead of the name."""


def epithet_meant(discourse: Discourse, i: int, options: Sequence[Actor]) -> Actor | None:
    """The one person on the floor that a trade or a nation means as a source."""
    if discourse.learning or i not in discourse.speaking or discourse.quote[i] or not _is_epithet(discourse.view, i):
        return None
    acted = acted_last(discourse, i)
    floor = acted if acted is not None and acted.named is not None else spoke_last(discourse, i)
    if floor not in options or floor is None or floor.label != "person" or floor.named is None or floor.last is None:
        return None
    since = range(floor.last.word + 1, i)
    others = {actor for k in since if (actor := discourse.who(k)) is not None and actor.label == "person"}
    return floor if others <= {floor} else None


def _is_epithet(view: ParsedText, i: int) -> bool:
    """True for *the Norwegian*, and for a trade with a word before it: *the former Leeds midfielder*."""
    before = [k for k in view.children[i] if k < i]
    if not any(view.lower[k] == "the" for k in before) or any(k > i for k in view.children[i]):
        return False
    known = lookup(view.word[i])
    if known is not None and known.kind == "people" and view.tag[i] != "NNPS" and len(before) == 1:
        return True
    described = any(view.dep[k] in ("amod", "compound", "nmod") for k in before)
    return described and view.tag[i] == "NN" and any(view.lemma[i] in words(trade) for trade in TRADES)


def is_aged(view: ParsedText, i: int) -> bool:
    """True for a person by the age: the 56-year-old; not for the 56-year-old driver."""
    if view.lower[i] != "old" or i < 5 or view.lower[i - 5] not in ("the", "this"):
        return False
    return view.lower[i - 3 : i] == ["-", "year", "-"] and view.dep[i] not in ("amod", "compound", "nmod")


def aged_meant(discourse: Discourse, i: int, options: Sequence[Actor]) -> Actor | None:
    """The one person that an age can mean: whose age it is, else the one that the text is about."""
    view = discourse.view
    if not is_aged(view, i):
        return None
    persons = [actor for actor in options if actor.label == "person" and actor.named is not None]
    age = view.word[i - 4]
    told = [actor for actor in persons if any(age in view.word[h + 1 : h + 4] for h in actor.heads)]
    if not told and any(view.word[k] == age and view.word[k - 1] == "," for k in range(1, view.n)):
        return None  # somebody else's age
    floor = spoke_last(discourse, i) or acted_last(discourse, i) if i in discourse.speaking and not told else None
    if floor in persons:
        return floor
    known = told or [actor for actor in persons if actor.lead] or persons
    known = sorted(known, key=lambda actor: -len(actor.mentions))
    if len(known) > 1 and len(known[0].mentions) < 2 * len(known[1].mentions):
        return None  # the text is about several
    return known[0] if known else None
