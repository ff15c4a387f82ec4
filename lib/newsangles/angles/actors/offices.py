"""Offices right before a person's name, which are nobody by themselves: Fulham *manager* Mark Hughes."""

from __future__ import annotations

from newsangles.angles.actors.discourse import Actor, Discourse
from newsangles.angles.actors.names import words


def offices_before_names(discourse: Discourse) -> dict[int, Actor]:
    """Nouns of office, or of people, that stand right before a person's full name without an article, with that person.

    They are the person's title, whatever the parser makes of them. With an article ("the artist Jane Roe") the noun is
    a description, which is a mention.
    """
    view, found = discourse.view, {}
    nouns = words("office") | words("player") | words("people")
    for actor in discourse.actors:
        for name in actor.named.names if actor.named and actor.label == "person" else ():
            k = view.word_at(name.start) - 1
            if k < 0 or " " not in name.text or view.sent[k] != view.sent[name.head] or discourse.covered[k]:
                continue
            single = view.pos[k] in ("NOUN", "PROPN") and view.tag[k] not in ("NNS", "NNPS")
            if single and view.lower[k] in nouns and not _described(discourse, k):
                found[k] = actor
    return found


def _described(discourse: Discourse, k: int) -> bool:
    """True for a noun whose phrase begins with an article or a possessive."""
    view, first = discourse.view, k
    while first > 0 and view.pos[first - 1] in ("NOUN", "PROPN", "ADJ"):
        first -= 1
        if view.lower[first] in words("opening"):  # the day | president Roe left
            return False
    return first > 0 and view.pos[first - 1] in ("DET", "PRON")
