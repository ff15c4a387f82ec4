"""Names of one word that an actor's full name holds, taken from it again where the text speaks against them.

Two names that share one word are one person's only as long as nothing contradicts it. Each actor is looked at once
more at the end: a place that is somebody else's begins an actor of its own, since two people shown as one are the worst
fault.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsangles.angles.actors.bearers import title_before
from newsangles.angles.actors.genders import gender_of_noun, is_given_name
from newsangles.angles.actors.name_candidates import name_from
from newsangles.angles.actors.name_matching import may_be_spellings, person_parts
from newsangles.angles.actors.names import Name, Named, personal_titles, words
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText

GIVEN = ("given name", "short given name")
"""Reasons of a given name alone."""

MIN_PARAGRAPHS_BEFORE = 3
"""A given name alone that stands >= so many paragraphs before the full one is another's."""

MIN_IN_FULL = 2
"""Whoever is named in full >= so many times is told so from another of the same surname."""

MIN_LETTERS = 3
"""A word before a name with fewer letters may be an initial."""

BEFORE_SURNAMES = ("office", "occupation", "player", "captaincy", "people", "officeholder", "parties", "status", "kin")
"""Lists of words that stand before a surname without being a part of the name."""


def split_contradicted(view: ParsedText, actors: Sequence[Named]) -> list[Named]:
    """New actors for the places of persons' names that are others', which are taken from their actors."""
    found: list[Named] = []
    for actor in actors:
        if actor.label != "person" or len(actor.names) < 2:
            continue
        for test in (_by_title, _before_introduction, _spoken_of):
            found += _split(actor, test(view, actor))
        for place in _within_longer(view, actor):
            found += _split(actor, [place], _with_word_before(view, place))
    return _joined(found)


def _joined(found: Sequence[Named]) -> list[Named]:
    """The new actors, those of one name in one."""
    by_name: dict[str, Named] = {}
    for actor in found:
        own = by_name.setdefault(actor.names[0].text, actor)
        if own is not actor:
            own.add(actor.names, "same name")
    return list(by_name.values())


def _split(actor: Named, places: Sequence[Name], whole: Name | None = None) -> list[Named]:
    """A new actor with some places of another; none where nothing is taken or nothing would be left."""
    taken = {name.start for name in places}
    kept = [k for k, name in enumerate(actor.names) if name.start not in taken]
    if not taken or not kept:
        return []
    other = Named("person", actor.chance)
    other.add([whole] if whole is not None else places, "named so")
    actor.names = [actor.names[k] for k in kept]
    actor.reasons = [actor.reasons[k] for k in kept]
    actor.doubts = [actor.doubts[k] for k in kept]
    actor.spellings = list(dict.fromkeys(name.text for name in actor.names))
    return [other]


def _called(actor: Named, reasons: Sequence[str]) -> list[Name]:
    """The places of a name of one word that are an actor's for one of these reasons."""
    pairs = zip(actor.names, actor.reasons, strict=True)
    return [name for name, reason in pairs if reason.partition(":")[0] in reasons and " " not in name.text]


def _by_title(view: ParsedText, actor: Named) -> list[Name]:
    """Places of a given name behind *Mr* or *Mrs*, of somebody with a surname."""
    given = _called(actor, GIVEN)
    if not given or not _called(actor, ("surname",)):
        return []
    titled = {name.text for name in given if words("address").intersection(title_before(view, name)) - {"sir", "dame"}}
    return [name for name in given if name.text in titled]


def _before_introduction(view: ParsedText, actor: Named) -> list[Name]:
    """Places of a given name long before the full name: who is meant was never introduced."""
    given = _called(actor, GIVEN)
    full = [view.word_at(name.start) for name in actor.names if len(person_parts(name.text)) > 1]
    if not given or not full:
        return []
    first = view.para[min(full)]
    starts = [view.word_at(name.start) for name in given]
    early = all(first - view.para[i] >= MIN_PARAGRAPHS_BEFORE and view.para[i] > 0 for i in starts)
    return given if early and not any(_is_introduced(view, i) for i in starts) else []


def _spoken_of(view: ParsedText, actor: Named) -> list[Name]:
    """Places of a surname behind the title of an office, in words of whom it is the surname of.

    Nobody calls oneself so: Eva Lund praised *President* [Lund]'s plan.
    """
    full = [name for name in actor.names if len(person_parts(name.text)) > 1]
    ends = {person_parts(name.text)[-1] for name in full}
    offices: dict[str, list[Name]] = {}
    for name in actor.names:
        own = set(title_before(view, name)) - words("courtesy") - words("younger") - words("elder")
        for title in own & words("office"):
            offices.setdefault(title, []).append(name)
    for places in offices.values():
        if not all(person_parts(name.text) in {(end,) for end in ends} for name in places):
            continue
        if any(_is_subject_over(view, one, name) for one in full for name in places):
            always = len(full) >= MIN_IN_FULL  # called in full each time, to be told from the other one
            return _called(actor, ("surname",)) if always else places
    return []


def _is_subject_over(view: ParsedText, one: Name, name: Name) -> bool:
    """True for a name whose verb governs another name of its sentence: Principle C of binding (Chomsky 1981)."""
    if view.sent[one.head] != view.sent[name.head] or not one.end <= name.start:
        return False
    verb = view.head[one.head]
    return view.dep[one.head] == "nsubj" and view.head[verb] != one.head and view.dominates(verb, name.head)


def _is_introduced(view: ParsedText, i: int) -> bool:
    """True for a given name that may stand alone: of a relative, in a quotation, in capitals."""
    before = [view.lower[k] for k in range(max(0, i - 2), i) if view.sent[k] == view.sent[i]]
    related = any(gender_of_noun(word) or word in words("kin") or word in words("people") for word in before)
    return related or view.stretch[i] >= 0 or view.word[i].isupper()


def _within_longer(view: ParsedText, actor: Named) -> list[Name]:
    """Places of one word that end a longer name, which is not the actor's: Little Nutbrown [Hare]."""
    own = {part for text in (*actor.spellings, *actor.about.also) for part in person_parts(text)}
    found: list[Name] = []
    if not any(len(person_parts(text)) > 1 for text in actor.spellings):
        return found
    given = {name.start for name in _called(actor, GIVEN) if is_given_name(name.text)}
    for name in actor.names:
        i = view.word_at(name.start)
        if " " in name.text or (name.start in given and i and not is_given_name(view.word[i - 1])):  # Mad Ana
            continue
        before = view.lower[_first_of_name(view, i) : i]
        if not all(word in own or any(may_be_spellings(word, part) for part in own) for word in before):
            found.append(name)
    return found


def _is_of_name(view: ParsedText, k: int) -> bool:
    """True for a word that begins the longer name of which the next word is a part."""
    word, low = view.word[k], view.lower[k].rstrip(".")
    near = view.text[view.end[k] : view.idx[k + 1]] == " " and view.sent[k] == view.sent[k + 1]
    if (
        not near
        or not word.istitle()
        or len(word) < MIN_LETTERS
        or view.tag[k] != "NNP"
        or view.bounds[view.sent[k]][0] == k
    ):
        return False
    if low in personal_titles() or any(low in words(which) for which in BEFORE_SURNAMES) or gender_of_noun(low):
        return False
    place = lookup(word)
    return place is None and view.ent[k] in ("PERSON", "") and (is_given_name(word) or view.dep[k] == "compound")


def _with_word_before(view: ParsedText, name: Name) -> Name:
    """A name with the words of it before."""
    return name_from(view, _first_of_name(view, view.word_at(name.start)), view.word_at(name.end - 1), "PERSON")


def _first_of_name(view: ParsedText, i: int) -> int:
    """The first word of the name that a word ends; the word itself, if none is before it."""
    while i and _is_of_name(view, i - 1):
        i -= 1
    return i
