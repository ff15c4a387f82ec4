"""Signs of firms, papers and places in a name's own words, and in the nouns and verbs right beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsangles.angles.actors.gazetteer import is_club, is_region, is_town
from newsangles.angles.actors.genders import is_given_name
from newsangles.angles.actors.name_matching import full_state
from newsangles.angles.actors.names import Name, words
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText

MAX_PHRASE_WORDS = 8
"""Limit of words between an article and its noun: the long disputed *border*."""

MIN_REGION_LETTERS = 4
"""The name of a region that tells by itself has >= so many letters."""

MAX_FIRM_WORDS = 5
"""Limit of words of a firm that is named after partners: Roe, Poe & Sons."""

MAX_WORDS_TO_CALLED = 5
"""Limit of words between a noun and *called*: a *group* in 2010 called Acme."""

LISTS = {
    "is-body": ("firm", "corporate", "making", "party", "armed"),
    "is-place": ("town", "region", "settled", "landform"),
    "outlet": ("paper",),
}
"""Signs by the lists of nouns that stand right before or behind a name."""


def signs_of_name(
    text: str, parts: Sequence[str], places: Sequence[Name], *, surname: bool, longer: bool
) -> Iterator[str]:
    """Signs in a name's own words, by the lists of towns, regions and landforms.

    Args:
        text: The name.
        parts: Its words.
        places: Where it stands.
        surname: True if it is the surname of a person named in full.
        longer: True if another name of the text begins with it.
    """
    low, given = [part.lower() for part in parts], is_given_name(parts[0])
    if full_state(text) != text:
        yield "region-initials"
    if len(parts) == 1:
        known = not given and not surname and lookup(text) is None
        tagged = {name.found for name in places}
        large = is_town(text) and is_region(text)
        if known and large and not longer and "PERSON" in tagged <= {"PERSON", "GPE", "LOC", "FAC"}:
            yield "bare-town"
        elif known and is_region(text) and len(text) >= MIN_REGION_LETTERS and low[0] not in words("common"):
            yield "region"
        return
    if is_region(text) and not given and not words("common").issuperset(low):
        yield "region"
    if low[0] in words("compass") and _is_place(" ".join(parts[1:])):
        yield "part-of-place"
    if low[-1] in words("landform") and (not given or len(parts) > 2):
        yield "landform"
    couple = given and is_given_name(parts[-1]) and any(name.found != "ORG" for name in places)  # Ann & Jan
    if "&" in parts[1:-1] and not couple and len(parts) <= MAX_FIRM_WORDS:
        yield "ampersand"
    if len(parts) == 2 and low[-1] == "city" and is_town(parts[0]) and is_club(text) and not is_town(text):
        yield "club"


def _is_place(text: str) -> bool:
    place = lookup(text)
    return is_town(text) or (place is not None and place.kind in ("country", "part"))


def signs_beside(
    view: ParsedText, text: str, name: Name, span: tuple[int, int], after: Sequence[str], *, listed: bool
) -> Iterator[str]:
    """Signs in the words right beside one occurrence of a name.

    Args:
        view: The text.
        text: The name.
        name: The occurrence.
        span: Its first and last word.
        after: The four words behind it in small letters, "" where there are fewer.
        listed: True for a country, or a body of the list of countries.
    """
    i, j = span
    before = view.lower[i - 1] if i and view.sent[i - 1] == view.sent[i] else ""
    low, town = text.lower(), is_town(text)
    if low in words("chamber") and before == "the" and after[0] not in ("of", "-"):
        yield "chamber"
    inc = after[1] if after[0] == "," else after[0]
    if inc.rstrip(".") in words("incorporated"):
        yield "short-of-firm"
    if after[0] in words("lawmaker") and (town or is_region(text)):
        yield "local"
    if not listed and not town and follows_at(view, i) == "posted":
        yield "employs"
    given = is_given_name(text.split()[0])
    if not listed and not given:
        yield from _by_noun(view, name, span, before)
        plural = after[0] in words("employed") and after[0].endswith("s") and not after[0].endswith("ss")
        if plural and not town and name.found != "NORP" and lookup(text) is None:
            yield "employs"
        if _published(view, name.head):
            yield "outlet"
    if (
        before in ("to", "from", "near", "between")
        and view.lower[i - 2 : i - 1]
        and view.lower[i - 2] in words("route")
    ):
        yield "is-place"
    if not given and i < j and name.found == "PERSON" and _inside(view, name, before):
        yield "in-it"
    behind = view.head[j + 2] if after[0] in (",", "is", "was") and after[1] in ("a", "an", "the") else -1
    if behind > j + 2 and behind - j < MAX_PHRASE_WORDS and not listed and view.word[behind].islower():
        yield from _by_lists(view, behind)


def _by_lists(view: ParsedText, noun: int) -> Iterator[str]:
    for sign, lists in LISTS.items():
        if view.tag[noun] == "NN" and any(view.lemma[noun] in words(which) for which in lists):
            yield sign


def _by_noun(view: ParsedText, name: Name, span: tuple[int, int], before: str) -> Iterator[str]:
    """Signs of the noun before a name: energy *company* Acme; the *province* of Roe; a *group* called Acme."""
    i = span[0]
    k = i - 1
    if k < 0 or view.sent[k] != view.sent[i]:
        return
    beside = view.head[name.head] == k or view.head[k] == name.head
    if beside and view.word[k].islower() and view.pos[k] == "NOUN" and view.lower[k] not in words("paper"):
        yield from _by_lists(view, k)
    if before == "of" and k and view.lower[k - 1] in words("region") | words("landform") and view.tag[k - 1] == "NN":
        yield "is-place"
    if before in ("called", "named", "dubbed"):
        within = range(k - 1, max(-1, k - 1 - MAX_WORDS_TO_CALLED), -1)
        nouns = [n for n in within if view.sent[n] == view.sent[i] and view.tag[n] == "NN"]
        found = next((signs for n in nouns if (signs := list(_by_lists(view, n)))), [])
        yield from found


def follows_at(view: ParsedText, i: int) -> str:
    """The sort of *at* before what a name is: "posted" in an analyst at investment manager Acme; "": no *at*."""
    k = i - 1
    while k > 0 and view.word[k].islower() and view.pos[k] in ("NOUN", "ADJ"):
        k -= 1
    if not 0 < k < i - 1 or view.lower[k] != "at":
        return ""
    return "posted" if view.lower[k - 1] in words("posted") else "at"


def _published(view: ParsedText, head: int) -> bool:
    """True for what something is published on: articles published on Acme and Roe."""
    while view.dep[head] == "conj" and view.head[head] != head:
        head = view.head[head]
    above = view.head[view.head[head]]
    on = view.dep[head] == "pobj" and view.lower[view.head[head]] == "on"
    return on and view.lemma[above] in words("publishing")


def _inside(view: ParsedText, name: Name, before: str) -> bool:
    """True for what something is in, where nobody trusts or believes in it: a reporter in Roe Sand."""
    if before != "in" or view.dep[name.head] != "pobj":
        return False
    k = view.head[name.head]
    return not {view.lemma[view.head[k]], view.lemma[k - 1]} & words("trusting")
