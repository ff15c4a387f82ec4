"""Bearers of one surname: what titles, kinship and gender tell of a person, and whom a surname alone means.

"Mrs Lund" is no man, "Dr Lund" is the one introduced as Dr Ida Lund, and a bare surname of two people is decided by the
text (headline, order of introduction, frequency) or stays open.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from newsangles.angles.actors.genders import (
    gender_of,
    gender_of_noun,
    gender_of_title,
    is_given_name,
    is_kin,
)
from newsangles.angles.actors.name_matching import generation, person_parts
from newsangles.angles.actors.names import Name, Named, personal_titles, words
from newsangles.angles.actors.syntax import one_of_them
from newsangles.angles.actors.titles import before_a_title, in_full
from newsangles.language.parsed_text import ParsedText

Fits = list[tuple[Named, str]]
"""Actors that a name may mean, each with the reason."""

MAX_HEADLINE = 300
"""Limit of characters of a first line that is looked at."""

MAX_WORDS_TO_NOUN = 5
"""Limit of words between a name and the noun that says what its bearer is."""

DECIDED, GUESSED = 0.8, 0.6
"""Factors of confidence: a rule decides whose a surname of several is, or it goes to the likeliest."""


class Meant(NamedTuple):
    """The persons that a surname may mean.

    Attributes:
        fits: The actors left; one, where it is decided.
        doubt: The factor of the confidence, 1 where nobody else bears the name.
    """

    fits: Fits
    doubt: float


def title_before(view: ParsedText, name: Name) -> tuple[str, ...]:
    """The words of the title before a name, or at its start, in full: Det Supt Boyd gives detective, superintendent."""
    known, more = personal_titles(), before_a_title()
    k = first = view.word_at(name.start)
    while first < view.word_at(name.end - 1) and view.lower[first].rstrip(".") in known:
        first += 1
    while k > 0 and view.sent[k - 1] == view.sent[first]:
        word = view.lower[k - 1].rstrip(".")
        if not (view.word[k - 1][:1].isupper() or word in words("courtesy")):  # madam Roe
            break
        if word not in known and not (k < first and word in more):
            break
        k -= 1
    found = [view.lower[j].rstrip(".") for j in range(k, first)]
    generations = {"younger": "junior", "elder": "senior"}
    before = view.lower[k - 1] if k else ""
    found += [generations[sort] for sort in generations if before in words(sort)]  # the younger Roe
    found += [age for age in (generation(name.text),) if age is not None]
    return in_full(found)


def couples(view: ParsedText, names: Sequence[tuple[Name, str, float]]) -> dict[int, str]:
    """Given names that share the surname of the next name, with it, by their start: [Paul] and Eva Lund."""
    found: dict[int, str] = {}
    full = [parts for name, label, _ in names if label == "person" and len(parts := person_parts(name.text)) > 1]
    surnames = {parts[-1] for parts in full}
    for (name, _, _), (after, label, _) in itertools.pairwise(names):
        between = view.text[name.end : after.start].strip().lower()
        one = label == "person" and " " not in name.text and len(person_parts(after.text)) > 1
        given = is_given_name(name.text) and not surnames.intersection(person_parts(name.text))
        given = given and not _is_told_apart(view, view.word_at(name.start))
        if one and given and between in ("and", "&"):
            found[name.start] = f"{name.text} {after.text.split()[-1]}"
    for (owner, owned, _), (name, label, _) in itertools.pairwise(names):  # Jan Roe's brother Ned
        one = owned == label == "person" and " " not in name.text and len(person_parts(owner.text)) > 1
        if one and name.text.lower() not in surnames and _KIN_BETWEEN.fullmatch(view.text[owner.end : name.start]):
            found[name.start] = f"{name.text} {owner.text.split()[-1]}"
    return found


def _is_told_apart(view: ParsedText, first: int) -> bool:
    """True for a given name after a title that takes no surname, or after a by-name: Prince Ned, Mad Ned."""
    before = first - 1
    if before < 0 or view.sent[before] != view.sent[first] or not view.word[before][:1].isupper():
        return False
    title = view.lower[before].rstrip(".") in personal_titles()
    by_name = view.pos[before] == "PROPN" and before > view.bounds[view.sent[first]][0] and not view.opens[before - 1]
    return view.lower[before] in words("title in name") | words("before a given name") or (by_name and not title)


_KIN_BETWEEN = re.compile(r"[’']s? (?:\w+ )?(?:brother|sister|son|daughter|father|wife|husband|widow),? ")
"""Words between a person's full name and a relative of the same surname."""


def is_family(view: ParsedText, name: Name) -> bool:
    """True for a surname that means several persons: the Lund family, the Lund brothers, Mr and Mrs Lund."""
    k = view.word_at(name.end - 1) + 1
    if k < view.n and view.lower[k] in words("family"):
        return True
    first = view.word_at(name.start)
    low = [word.rstrip(".") for word in view.lower[max(0, first - 3) : first]]
    both = len(low) == 3 and low[1] in ("and", "&") and {gender_of_title([low[0]]), gender_of_title([low[2]])}
    return both == {"man", "woman"}


def note_words_beside(view: ParsedText, actor: Named, places: Sequence[Name]) -> None:
    """Note what the places of a person's name say of the person, and the gender."""
    about = actor.about
    for name in places:
        about.titles.update(title_before(view, name))
        among = one_of_them(view, name.head)
        if among >= 0 and gender_of_noun(view.lemma[among]):  # is one of the first women
            about.nouns.append(view.lemma[among])
        if len(person_parts(name.text)) < 2 and not any(text.split()[0] == name.text for text in about.also):
            continue
        for noun, mine in (*_nouns_before(view, name), *_nouns_after(view, name)):
            about.nouns.append(noun)
            about.kin |= is_kin(noun)
            about.mine |= mine
            if noun in ("wife", "widow"):
                about.titles.add("mrs")
    longest = max((*actor.spellings, *about.also), key=lambda text: len(person_parts(text)))
    about.gender = gender_of(titles=sorted(about.titles), nouns=about.nouns, name=plain_name(longest))


def plain_name(text: str) -> str:
    """A name without titles."""
    return " ".join(person_parts(text)) if "-" not in text else text


def _nouns_before(view: ParsedText, name: Name) -> list[tuple[str, bool]]:
    """The noun of one gender before a name, and whether it is *my*: her [father], the publisher, Jan Roe."""
    first = view.word_at(name.start)
    while first and view.lower[first - 1].rstrip(".") in personal_titles() and view.word[first - 1][:1].isupper():
        first -= 1
    apposed = view.dep[name.head] in ("appos", "conj")
    for k in range(first - 1, max(-1, first - 1 - MAX_WORDS_TO_NOUN), -1):
        if view.sent[k] != view.sent[first]:
            break
        if gender_of_noun(view.lower[k]):
            near = apposed or k == first - 1 or (k == first - 2 and view.word[k + 1] == ",")
            return [(view.lower[k], "my" in view.lower[max(0, k - 2) : k])] if near else []
        if not (view.word[k] == "," or view.pos[k] in ("DET", "ADJ", "NOUN")):
            break
    return []


def _nouns_after(view: ParsedText, name: Name) -> list[tuple[str, bool]]:
    """The noun of kin after a name and a comma: Jan Roe, her late *father*."""
    k = view.word_at(name.end - 1) + 1
    if k >= view.n or view.word[k] != ",":
        return []
    for j in range(k + 1, min(view.n, k + MAX_WORDS_TO_NOUN)):
        if view.sent[j] != view.sent[k] or view.pos[j] not in ("DET", "ADJ", "PRON", "NOUN", "PROPN", "PART", "NUM"):
            break
        if is_kin(view.lower[j]):
            following = view.lower[j + 1] if j + 1 < view.n else ""
            ends = following in (",", ".", "of", "who", "and", "to", "said", "says", "-", "–", "—", ")")
            return [(view.lower[j], view.lower[j - 1] == "my")] if ends else []
    return []


def agreeing(fits: Fits, title: Sequence[str]) -> Fits:
    """The actors whose gender and titles do not contradict a title before their surname; best ones first found."""
    value = gender_of_title(title)
    if value is not None:
        fits = [fit for fit in fits if fit[0].about.gender.value in (None, value)]
        fits = [fit for fit in fits if fit[0].about.gender.value == value] or fits
        if value == "woman":  # Mrs is not Miss
            other = {"mrs": "miss", "miss": "mrs"}.get(title[-1], "")
            fits = [fit for fit in fits if other not in fit[0].about.titles] or fits
    ages = _AGES.intersection(title)
    if ages:  # the elder of George Roe and George Roe Jr.
        own = [(fit, {generation(text) for text in fit[0].spellings}) for fit in fits]
        rest = _AGES - ages
        fits = [fit for fit, found in own if found & ages] or [fit for fit, found in own if not found & rest] or fits
    ranks = set(title) - _ADDRESSES - _AGES
    if ranks:
        return [fit for fit in fits if ranks & fit[0].about.titles] or fits
    return [fit for fit in fits if set(title) & fit[0].about.titles] or fits


_ADDRESSES = frozenset(("mr", "mrs", "ms", "miss"))
_AGES = frozenset(("junior", "senior"))


def of_another_generation(actor: Named, text: str) -> bool:
    """True for a name with Jr. where the actor's has Sr."""
    ages = {age for other in actor.spellings if (age := generation(other)) is not None}
    age = generation(text)
    return age is not None and bool(ages) and age not in ages


def beside_each_other(view: ParsedText, actor: Named, places: Sequence[Name]) -> bool:
    """True if names stand in one sentence with the actor's: John Roe and his son, John Roe Jr."""
    sentences = {view.sent[name.head] for name in actor.names}
    return any(view.sent[name.head] in sentences for name in places)


def known_at(actor: Named) -> int:
    """The character where a text first names an actor."""
    return min(name.start for name in actor.names)


def bearer(view: ParsedText, fits: Fits, places: Sequence[Name], title: Sequence[str]) -> Meant:
    """The person that a surname means, of those who bear it.

    Args:
        view: The text.
        fits: Those who bear it.
        places: Where the surname stands, with this title.
        title: The words of the title before it, in full.
    """
    first = places[0].start
    related = [fit for fit in fits if fit[0].about.kin]
    if related and any(_nouns_after(view, name) for name in places):  # Mr Roe, the older brother of the minister
        fits = related
    if not title:  # a relative introduced later is not the person whom the text called so before
        later = [fit for fit in fits if fit[0].about.kin and known_at(fit[0]) > first]
        fits = [fit for fit in fits if fit not in later or "given name" in fit[1]]  # his wife, Eva; Eva Lund
    if len(fits) < 2 and not title:
        return Meant(fits, 1.0)
    fits = agreeing(fits, title)
    if title or len(fits) < 2:
        return _most_often(fits, 1.0) if title else Meant(fits, 1.0)
    headed = {id(actor) for actor, _ in in_headline(view, fits)}
    tests: tuple[Callable[[Named], bool], ...] = (
        lambda actor: any(
            len(person_parts(text)) > 1 for text in actor.spellings
        ),  # not "Mr Roe", told from her by title
        lambda actor: id(actor) in headed,
        lambda actor: not actor.about.kin,
        lambda actor: known_at(actor) < first,
    )
    for test in tests:
        passing = [fit for fit in fits if test(fit[0])]
        if len(passing) == 1:
            return Meant(passing, DECIDED)
        fits = passing or fits
    return _most_often(fits, DECIDED)


def in_headline(view: ParsedText, fits: Fits) -> Fits:
    """Those whom the first line names."""
    line = (view.text[:MAX_HEADLINE] + "\n").find("\n")
    return [fit for fit in fits if known_at(fit[0]) < line]


def _most_often(fits: Fits, doubt: float) -> Meant:
    """The one named twice as often as any other; else all of them."""
    if len(fits) < 2:
        return Meant(fits, doubt)
    order = sorted(fits, key=lambda fit: (-len(fit[0].names), known_at(fit[0])))
    if len(order[0][0].names) >= 2 * len(order[1][0].names):
        return Meant(order[:1], GUESSED)
    return Meant(order, GUESSED)


def in_full_by_sentence(view: ParsedText, fits: Fits) -> dict[int, list[tuple[Named, Name]]]:
    """The full names of persons, each with its bearer, by their sentence."""
    found: dict[int, list[tuple[Named, Name]]] = {}
    for actor, _ in fits:
        for name in actor.names:
            if _in_full(name):
                found.setdefault(view.sent[name.head], []).append((actor, name))
    return found


def near(view: ParsedText, full: Mapping[int, Sequence[tuple[Named, Name]]], name: Name) -> Named | None:
    """The only one of several bearers who is named in full just before, at most a sentence back.

    A relative who is introduced there does not count: "Her father, Jan Roe, drank. In 1990 Roe left for Rome."
    """
    sentence = view.sent[name.head]
    for back in (0, 1):
        named = {
            actor.names[0].start: (actor, other)
            for actor, other in full.get(sentence - back, ())
            if other.start < name.start
        }
        if named:
            actor, other = next(iter(named.values()))
            introduced = other is actor.names[0] and actor.about.kin
            return actor if len(named) == 1 and not introduced else None
    return None


def _in_full(name: Name) -> bool:
    return len(person_parts(name.text)) > 1
