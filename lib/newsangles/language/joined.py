"""Participants named together: *Ruiz and Pell said*, *the mayor, along with the bishop*.

A row keeps the first of them as its source or target; the others are found here, for quotes and events alike.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import TypeVar

from newsangles.language.parsed_text import ParsedText

JOINS = frozenset(("and", "&", "as", "well", "plus"))
"""Conjunctions between those who do something together; *as* and *well*: of *as well as*."""

WITH = frozenset(("along", "together", "jointly"))
"""Words before *with* where somebody does the same."""

NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
OWN = frozenset(("det", "poss", "nummod"))
"""Relations of a singular noun that is somebody else: *the mayor and the bishop*, not *the founder and chief*."""

MAX_JOINED = 20
"""Limit of those named together."""

A = TypeVar("A", bound=Hashable)


def joined_actors(view: ParsedText, head: int, actor_of: Callable[[int], A | None]) -> tuple[A, ...]:
    """The actors named together with another, in the order of the text, each once, without the other.

    Args:
        view: The text.
        head: The head of the words that name the other, as a row has it.
        actor_of: The actor that a word means, or its id; None for a word that means none.
    """
    own = actor_of(head)
    found = dict.fromkeys(actor_of(k) for k in joined_words(view, head))
    return tuple(actor for actor in found if actor is not None and actor != own)


def joined_words(view: ParsedText, head: int) -> list[int]:
    """The heads of the phrases joined to a word by *and* or *along with*, in the order of the text.

    Each comes with the names in apposition to it, since either may be the mention of the actor. None are joined by
    *or*, *nor* or *but*; and *the founder and chief executive* is one person.
    """
    top = first_joined(view, head)
    chain = _coordination(view, top)
    if any(view.dep[k] == "cc" and view.lower[k] not in JOINS for i in chain for k in view.children[i]):
        return []
    others = [k for k in chain[1:] if not _same_person(view, top, k) and not _one_name(view, top, k)]
    phrases = [(i, *_appositions(view, i)) for i in (top, *others, *_attached_below(view, top), *_with(view, top))]
    own = next((phrase for phrase in phrases if head in phrase), phrases[0])
    return sorted({k for phrase in phrases if phrase is not own for k in phrase} - {head})


def first_joined(view: ParsedText, head: int) -> int:
    """The first of those named together with a word, which may be the word itself.

    A later one of them may be meant, or a name in apposition to one.
    """
    for _ in range(MAX_JOINED):
        above = view.head[head]
        if view.dep[head] not in ("conj", "appos") or above == head or view.pos[above] not in NOMINAL or above > head:
            break
        head = above
    return head


def _coordination(view: ParsedText, top: int) -> list[int]:
    """The words of a coordination, beginning with its first."""
    found = [top]
    for i in found:
        if len(found) > MAX_JOINED:
            break
        found += [k for k in view.children[i] if view.dep[k] == "conj" and k > i and view.pos[k] in NOMINAL]
    return sorted(found)


def _same_person(view: ParsedText, top: int, k: int) -> bool:
    """True if a noun only describes the other: *her lawyer and friend*, *director and economist Tom Pell*."""
    bare = [view.tag[i] == "NN" and not any(view.dep[c] in OWN for c in view.children[i]) for i in (top, k)]
    return bare[0] != bare[1] and (bare[1] or view.pos[k] == "PROPN")


def _one_name(view: ParsedText, top: int, k: int) -> bool:
    """True if both stand in one name: *Ruiz & Pell*."""
    return all(view.continues_name[i] for i in range(top + 1, k + 1))


def _attached_below(view: ParsedText, top: int) -> list[int]:
    """Persons whom the parser joined to a place or office of the first: *Ruiz of Denby and Tom Pell*."""
    if view.ent[top] != "PERSON":
        return []
    below = [k for k in view.children[top] if k > top and view.dep[k] in ("prep", "appos")]
    nouns = [x for k in below for x in ([k] if view.dep[k] == "appos" else view.children[k])]
    return [
        k
        for x in nouns
        if view.ent[x] != "PERSON"
        for k in _coordination(view, x)[1:]
        if view.ent[k] == "PERSON" and view.pos[k] == "PROPN"
    ]


def _with(view: ParsedText, top: int) -> Iterator[int]:
    """Those who do the same: *along with the bishop*, *together with Pell*."""
    for k in view.children[top]:
        if view.dep[k] != "prep" or k < top:
            continue
        preposition = k
        if view.lower[k] in WITH:
            preposition = next((x for x in view.children[k] if view.lower[x] == "with"), -1)
        elif view.lower[k] != "with" or view.lower[k - 1] not in WITH:
            continue
        if preposition >= 0:
            for x in view.children[preposition]:
                if view.dep[x] == "pobj":
                    yield from _coordination(view, x)


def _appositions(view: ParsedText, i: int) -> list[int]:
    """The names that stand in apposition to a noun: the bishop, Tom *Pell*."""
    return [k for k in view.children[i] if view.dep[k] == "appos" and view.pos[k] == "PROPN" and k > i]
