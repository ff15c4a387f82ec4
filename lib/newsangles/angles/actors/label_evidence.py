"""Evidence of the text for a name's label, where the scorer errs most: towns, clubs and firms taken for persons.

The words around a name decide ("born in Wickford", "Oldham beat Preston", "shares of Kosmos"). Lists of towns, clubs
and given names help. Each change of a label gives its reason, which names the list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsangles.angles.actors.gazetteer import is_club, is_town
from newsangles.angles.actors.genders import gender_of_noun, is_given_name, is_kin
from newsangles.angles.actors.names import Name, personal_titles, words
from newsangles.angles.actors.titles import full_forms
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText

MAX_WORDS = 2
"""Limit of words of a name whose label the text may change from person."""

MIN_SPORT_WORDS = 4
"""A text is about sport if it has >= so many words of sport."""

MAX_WORDS_TO_ITS = 8
"""Limit of words between a name and *its* of the same verb: Zentro cut its forecast."""

MAX_AGE = 120

MAX_SHORT_LETTERS = 4
"""A title of > so many letters is no name by itself: Sheriff; Dean may be one."""

TOWNS, CLUBS = " and the list of towns (GeoNames)", " and the list of clubs (openfootball)"
"""An addition to the reason where a list has the name."""

RESULT = re.compile(r"\d{1,2}[-–]\d{1,2}|\d{1,2}")


class Label(NamedTuple):
    """A label that the text gives a name, and the reason in words."""

    sort: str
    reason: str


class Sign(NamedTuple):
    """A sign of a name's sort at one occurrence, with the words that give it."""

    sort: str
    words: str


def relabelled(view: ParsedText, text: str, places: Sequence[Name], sort: str, *, sporting: bool) -> Label | None:
    """The label that the text around a name gives it; None: it agrees with the scorer's.

    Args:
        view: The text.
        text: The name.
        places: Where it stands.
        sort: The scorer's label.
        sporting: True if the text is about sport.
    """
    parts = text.split()
    if sort == "person" and len(parts) <= MAX_WORDS and not _after_title(view, places):
        return _no_person(view, text, places, sporting)
    if sort in ("organisation", "place", "none") and len(parts) > 1:
        return _person(view, text, places, sort)
    if sort == "organisation" and len(parts) == 1 and not text.isupper():
        listed = is_town(text)
        signs = (sign for sign in _signs(view, places, sporting))
        found = next((s for s in signs if s.sort in ("dwelling", "address") or (listed and s.sort == "in")), None)
        return Label("place", f"a place, by “{found.words}”") if found else None
    return None


def _no_person(view: ParsedText, text: str, places: Sequence[Name], sporting: bool) -> Label | None:
    signs = list(_signs(view, places, sporting))
    counts = Counter(sign.sort for sign in signs)
    told = {sign.sort: sign.words for sign in reversed(signs)}
    if counts["person"]:
        return None
    one, given = " " not in text, is_given_name(text.split()[0])
    title = text.lower() in full_forms() and not given
    if one and len(text) > MAX_SHORT_LETTERS and (is_kin(text.lower()) or title):
        return Label("none", "a title or a relative")
    if re.fullmatch(r"[A-Z]{2,}s", text):
        return Label("group", "a plural of initials")
    people = lookup(text)
    if one and people is not None and people.kind == "people" and not given and counts["a"]:
        return Label("group", f"people of {people.name}, by the list of countries")
    if counts["team"] and one and not given:
        return Label("organisation", f"a body, by “{told['team']}”")
    if counts["firm"]:
        return Label("organisation", f"a firm, by “{told['firm']}”")
    if one and not given and counts["its"]:
        return Label("organisation", f"no person, by “{told['its']}”")
    if counts["thing"] == len(places) and one:
        return Label("none", f"a thing, by “{told['thing']}”")
    if counts["play"] and (is_club(text) or (one and not given and counts["play"] > 1)):
        return Label("organisation", f"a team, by “{told['play']}”" + (CLUBS if is_club(text) else ""))
    inside = told.get("dwelling") or told.get("address") or told.get("in") or ""
    if inside and (is_town(text) or (one and not given)):
        return Label("place", f"a place, by “{inside}”" + (TOWNS if is_town(text) else ""))
    if counts["at"] and not given and (is_town(text) or (one and counts["at"] > 1)):
        return Label("place", f"a place, by “{told['at']}”" + (TOWNS if is_town(text) else ""))
    if one and not given and is_club(text) and sporting:
        return Label("organisation", "a club, by the list of clubs (openfootball), in a text about sport")
    return None


def _person(view: ParsedText, text: str, places: Sequence[Name], sort: str) -> Label | None:
    """A person who is introduced by birth or age, or with a title."""
    first, last = text.split()[0], text.split()[-1].lower()
    if last in words("impersonal") or any(last in words(which) for which in ("firm", "team", "school", "event")):
        return None
    given = is_given_name(first)
    for name in places:
        i, j = view.word_at(name.start), view.word_at(name.end - 1)
        title = view.word[i - 1] if i and sort != "none" else ""
        if title[:1].isupper() and title.lower().rstrip(".") in words("address"):
            return Label("person", f"a person, by “{title}”")
        born = _born(view, j) and (given or _called_he_or_she(view, j))
        if born or (given and _aged(view, j)):
            return Label("person", f"a person, by “{_phrase(view, j + 1, j + 2)}”")
    return None


def _born(view: ParsedText, last: int) -> bool:
    """True for a name that "was born" follows."""
    rest = view.lower[last + 1 : last + 4]
    return rest[:2] in (["was", "born"], ["is", "born"], ["(", "born"]) or rest == [",", "born", "in"]


def _aged(view: ParsedText, last: int) -> bool:
    """True for a name that an age follows: Jan Roe, 41, …; Jan Roe, aged 41."""
    if view.word[last + 1 : last + 2] != [","]:
        return False
    k = last + 2 + (view.lower[last + 2 : last + 3] == ["aged"])
    number = view.word[k] if k < view.n else ""
    ends = view.word[k + 1 : k + 2] in ([","], ["."], [")"])
    return number.isascii() and number.isdigit() and 0 < int(number) < MAX_AGE and ends


def _called_he_or_she(view: ParsedText, last: int) -> bool:
    """True where he or she is the next pronoun, within two sentences, before any other name."""
    for k in range(last + 1, min(view.n, last + 40)):
        if view.lower[k] in ("he", "she", "his", "her"):
            return view.sent[k] - view.sent[last] <= 1
        if view.ent[k] == "PERSON" or view.lower[k] in ("it", "its", "they"):
            return False
    return False


def _after_title(view: ParsedText, places: Sequence[Name]) -> bool:
    """True if a title stands before a name anywhere."""
    known = personal_titles()
    starts = (view.word_at(name.start) for name in places)
    return any(i and view.word[i - 1][:1].isupper() and view.lower[i - 1].rstrip(".") in known for i in starts)


def _signs(view: ParsedText, places: Sequence[Name], sporting: bool) -> Iterator[Sign]:
    for name in places:
        i, j = view.word_at(name.start), view.word_at(name.end - 1)
        yield from _before(view, i, j, sporting)
        yield from _after(view, i, j)
        yield from _by_syntax(view, name, (i, j), sporting)


def _before(view: ParsedText, i: int, j: int, sporting: bool) -> Iterator[Sign]:
    """Signs in the words before a name: *in* Ware; *Mill Road*, Ware; *shares of* Kosmos."""
    k = i - 1
    while k >= 0 and view.lower[k] in words("nearby"):
        k -= 1
    if k < 0 or view.sent[k] != view.sent[i]:
        return
    word, earlier = view.lower[k], view.lower[k - 1] if k else ""
    head = _head(view, i, j)
    if view.dep[head] == "pobj" and word in words("inside"):
        yield Sign("in", _phrase(view, k, j))
    elif view.dep[head] == "pobj" and word in words("beside"):
        verb = view.head[view.head[head]]
        lived = view.lemma[verb] in words("dwelling")
        moved = word != "to" or view.lemma[verb] in words("motion")
        if lived or (moved and earlier != "according"):
            yield Sign("dwelling" if lived else "at", _phrase(view, k, j))
    address = word == "," and earlier in words("road")
    aged_of = word in ("of", "from") and k > 1 and earlier == "," and view.word[k - 2].isdigit()
    country = word in ("'s", "’s") and k > 0 and (place := lookup(view.word[k - 1])) is not None
    town = (
        country
        and place is not None
        and place.kind in ("country", "part")
        and is_town(view.text[view.idx[i] : view.end[j]])
    )
    if address or aged_of or town:
        yield Sign("address", _phrase(view, k - 1, j))
    if word == "of" and earlier in ("shares", "stock", "shareholders", "investors"):
        yield Sign("firm", _phrase(view, k - 1, j))
    if word in ("v", "vs", "against", "beat") and sporting:
        yield Sign("play", _phrase(view, k, j))
    if word in words("remedy") and earlier in ("the", "a"):
        yield Sign("thing", _phrase(view, k - 1, j))
    if word in ("a", "an") and i == k + 1:
        yield Sign("a", _phrase(view, k, j))
    if view.lower[i - 1] in words("office") or gender_of_noun(view.lower[i - 1]):
        yield Sign("person", _phrase(view, i - 1, j))


def _after(view: ParsedText, i: int, j: int) -> Iterator[Sign]:
    """Signs in the words after a name: Ware-based, Ware, Kent, Kosmos shares, Oldham striker, Belmarsh prison."""
    rest = view.lower[j + 1 : j + 5]
    rest += [""] * (4 - len(rest))
    if rest[0] == "-" and rest[1] in ("based", "born", "area", "bound"):
        yield Sign("in", _phrase(view, i, j + 2))
    if rest[0] in words("seated") and view.word[j + 1].islower():
        yield Sign("at", _phrase(view, i, j + 1))
    if rest[0] == "," and rest[2] in (",", "."):
        place = lookup(view.word[j + 2])
        if place is not None and place.kind in ("country", "part"):
            yield Sign("in", _phrase(view, i, j + 2))
    if rest[0] in words("player") or rest[0] in ("v", "vs") or RESULT.fullmatch(rest[0]):
        yield Sign("play", _phrase(view, i, j + 1))
    if view.text[view.end[j] : view.end[j] + 1] == ")" and re.search(
        r"\b[A-Z]{3,6}: ?$|\$$", view.text[: view.idx[i]][-9:]
    ):
        yield Sign("firm", view.text[: view.end[j]][-14:].partition("(")[2] or view.text[view.idx[i] : view.end[j]])
    if rest[0] in words("player") | words("captaincy") and j + 2 < view.n and view.word[j + 2][:1].isupper():
        yield Sign("team", _phrase(view, i, j + 1))
    traded = rest[0] in ("shares", "stock", "plc", "inc", "ltd", "executives", "shareholders")
    if traded or (rest[0] in ("'s", "’s") and rest[1] in words("traded")):
        yield Sign("firm", _phrase(view, i, j + 1 + (not traded)))
    if (
        rest[0] in words("thing") | words("remedy")
        and view.word[j + 1].islower()
        and view.dep[_head(view, i, j)] == "compound"
    ):
        yield Sign("thing", _phrase(view, i, j + 1))
    if rest[0] in ("who", "whose") or (rest[0] == "," and rest[1] in ("who", "whose")) or _aged(view, j):
        yield Sign("person", _phrase(view, i, j + 2))


def _by_syntax(view: ParsedText, name: Name, span: tuple[int, int], sporting: bool) -> Iterator[Sign]:
    """Signs of the verb that a name is the subject or object of: Oldham beat Preston; Jan laughed."""
    head = name.head
    verb = view.lemma[view.head[head]]
    if verb in words("plays") and view.dep[head] in ("nsubj", "dobj", "nsubjpass") and sporting:
        yield Sign("play", _phrase(view, *sorted((head, view.head[head]))))
    own = [k for k in range(head + 1, min(view.n, head + MAX_WORDS_TO_ITS)) if view.lower[k] == "its"]
    if view.dep[head] == "nsubj" and own and view.head[view.head[own[0]]] == view.head[head]:
        yield Sign("its", _phrase(view, head, view.head[own[0]]))
    if view.dep[head] == "nsubj" and verb in words("personal"):
        yield Sign("person", _phrase(view, *span))


def _head(view: ParsedText, i: int, j: int) -> int:
    return min(range(i, j + 1), key=lambda k: (view.depth[k], -k))


def about_sport(view: ParsedText) -> bool:
    """True for a text about sport."""
    sport = words("sport")
    return sum(word in sport for word in view.lower) >= MIN_SPORT_WORDS


def _phrase(view: ParsedText, first: int, last: int) -> str:
    return " ".join(view.text[view.idx[max(0, first)] : view.end[min(last, view.n - 1)]].split())
