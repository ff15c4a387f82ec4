"""Other names of one actor: a short name in brackets after the long one, a pseudonym after *known as*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsangles.angles.actors.genders import is_given_name
from newsangles.angles.actors.name_candidates import name_from
from newsangles.angles.actors.name_matching import acronym
from newsangles.angles.actors.names import Name, Named, words
from newsangles.documents.aliases import NO_ALIASES, Aliases
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText

KNOWN_AS = re.compile(
    r"\b(?:(?:official|full|formal|legal|real|birth|old|former) name (?:of|for)"
    r"|known(?: \w+)? (?:as|by (?:his|her|the) (?:\w+ ){1,2})|alias|a\.?k\.?a\.?"
    r"|(?:[,—–] |\b(?:is|was|been) )(?:nicknamed|dubbed)"
    r"|, (?:which|who|whom) (?:[\w’'-]+ ){1,4}calls?)\s*(?:the\s+)?[\"“'‘]?$",
    re.I,
)
"""Patterns before an actor's other name: Ana Ruiz, better known as Ana Sol; … by her pseudonym Ana Sol."""


OTHERS_CALL = re.compile(r", wh\w+ .*calls?", re.I | re.S)
"""The words before a name that others use of a place: the Tarn Islands, *which Norland calls* Verna."""

OR = ", or "
"""The text between a name and another one of the same."""

IN_BRACKETS = re.compile(r" ?\((?P<short>[A-Z]{2,6})\)")
"""Initials in brackets behind a name: Norland Air Corps (NAC)."""

BEFORE_BRACKET = re.compile(r"(?: (?P<noun>group|islands|chain|archipelago|atoll|reef|shoal|river))? ?\($")
"""The text between a place and its other name in brackets."""

MAX_BEFORE_BRACKET = 15
"""Limit of letters of it."""


def bracketed_initials(view: ParsedText, names: Sequence[tuple[Name, str, float]]) -> Iterator[tuple[Name, str, float]]:
    """Initials in brackets right behind a body's name, where no name was found."""
    have = {k for name, _, _ in names for k in range(view.word_at(name.start), view.word_at(name.end - 1) + 1)}
    for name, label, chance in names:
        match = IN_BRACKETS.match(view.text, name.end) if label == "organisation" and " " in name.text else None
        if match is None or match["short"].lower() in words("agency") or match["short"][0] != name.text[0]:
            continue
        first, last = view.word_at(match.start("short")), view.word_at(match.end("short") - 1)
        if first == last and first not in have:
            have.add(first)
            yield name_from(view, first, last, "ORG"), label, chance


def kept_apart(one: Named, other: Named, aliases: Aliases) -> bool:
    """True if the user's aliases keep two actors apart."""
    left, right = ({aliases.names.get(text, text) for text in actor.spellings} for actor in (one, other))
    return any(frozenset((a, b)) in aliases.apart for a in left for b in right)


def group_bracketed(view: ParsedText, actors: list[Named], aliases: Aliases = NO_ALIASES) -> None:
    """Group a short name in brackets with the long name before it: the Alternative for Germany (AfD)."""
    ends = {name.end: actor for actor in actors for name in actor.names}
    text = view.text
    for short in list(actors):
        for name in list(short.names):
            full = ends.get(name.start - 2)
            otherwise = ends.get(name.start - len(OR)) if text.endswith(OR, 0, name.start) else None
            if otherwise is not None and " " not in name.text:  # the Sons of Norland, or SoN
                full = otherwise if any(acronym(name.text.upper(), other) for other in otherwise.spellings) else None
            elif text[name.start - 1 : name.start] != "(" or text[name.end : name.end + 1] != ")":
                continue
            brief = len(name.text) < 8 and " " not in name.text and sum(map(str.isupper, name.text)) > 1
            if full is not None and name.text.isalpha():  # Nato, Unesco
                brief = brief or any(acronym(name.text.upper(), other) for other in full.spellings)
            if not brief or full is None or full is short or full not in actors or short not in actors:
                continue
            if name.text.lower() in words("agency") and not any(acronym(name.text, other) for other in full.spellings):
                continue  # HAMILTON (AP)
            fits = full.label == short.label or "organisation" in (full.label, short.label)
            if full.label == "place":  # MUMBAI (AP): an agency, unless the letters are the place's own
                fits = any(acronym(name.text, other) or other.count(" ") > 1 for other in full.spellings)
            if "person" in (full.label, short.label) and full.label != short.label:  # Jan Roe (BBC)
                fits = any(_is_of(name.text, other) for other in full.spellings)
            if fits and not kept_apart(full, short, aliases):
                full.add(short.names, f"short name in brackets: {full.names[0].text}")
                full.undecided += short.undecided
                actors.remove(short)
                break


def group_lands(view: ParsedText, actors: list[Named], aliases: Aliases = NO_ALIASES) -> None:
    """Group two names of one island or river, the second one in brackets: Tarn Island (Verna Island)."""
    ends = {name.end: actor for actor in actors for name in actor.names}
    for other in list(actors):
        if other.label != "place" or not all(" " in text and _is_land(text) for text in other.spellings):
            continue
        for name in other.names:
            before = BEFORE_BRACKET.search(view.text, max(0, name.start - MAX_BEFORE_BRACKET), name.start)
            full = ends.get(before.start()) if before else None
            if full is None or full is other or full.label != "place" or kept_apart(full, other, aliases):
                continue
            if before is not None and (before["noun"] or any(map(_is_land, full.spellings))):
                full.called = full.called or full.names[0].text
                full.add(other.names, f"other name in brackets: {full.names[0].text}")
                full.undecided += other.undecided
                actors.remove(other)
                break


def _is_land(text: str) -> bool:
    """True for the name of an island, river or mountain, by its first or last word."""
    ends = {text.split()[0].lower(), text.split()[-1].lower()}
    return bool(ends & (words("landform") | words("island group") | {"island"})) and lookup(text) is None


def _is_of(short: str, full: str) -> bool:
    """True for the initials of a person with a given name."""
    return acronym(short, full) and is_given_name(full.split()[0]) and "&" not in full


_THINGS = {"place", "organisation", "group"}
"""Labels of actors that are no persons."""


def group_pseudonyms(view: ParsedText, actors: list[Named], aliases: Aliases = NO_ALIASES) -> None:
    """Group a pseudonym with the name before it: Shawn Carter, known as Jay-Z."""
    for other in list(actors):
        for name in other.names:
            sentence = view.idx[view.bounds[view.sent[name.head]][0]]
            cue = KNOWN_AS.search(view.text, sentence, name.start)
            if cue is None:
                continue
            before = [
                (earlier.end, full)
                for full in actors
                for earlier in full.names
                if full is not other and sentence < earlier.end <= cue.start()
            ]
            end, full = max(before, key=lambda x: x[0], default=(0, other))
            if OTHERS_CALL.match(cue.group()):
                fits = end == cue.start() and {full.label, other.label} <= _THINGS
            else:
                fits = full.label == other.label
            if full is not other and fits and not kept_apart(full, other, aliases):
                full.add(other.names, f"known as: {full.names[0].text}")
                full.undecided += other.undecided
                actors.remove(other)
                break
