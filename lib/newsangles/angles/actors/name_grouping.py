"""Name grouping: names that the recogniser missed, names within names, and the names of each actor.

Each rule that groups two names gives its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from newsangles.angles.actors.bearers import (
    GUESSED,
    Fits,
    bearer,
    beside_each_other,
    couples,
    in_full_by_sentence,
    in_headline,
    is_family,
    known_at,
    near,
    note_words_beside,
    of_another_generation,
    title_before,
)
from newsangles.angles.actors.branches import is_branch, split_at_words, split_joined, without_verbs
from newsangles.angles.actors.chooser import Chooser
from newsangles.angles.actors.clubs import club, dense_sport
from newsangles.angles.actors.common_words import is_common, without_common_words
from newsangles.angles.actors.described_names import without_descriptions
from newsangles.angles.actors.gazetteer import is_club, is_region, is_town
from newsangles.angles.actors.genders import gender_of_title
from newsangles.angles.actors.headline_names import without_headline_words
from newsangles.angles.actors.label_evidence import (
    Label,
    about_sport,
    add_authors,
    add_datelines,
    author,
    in_dateline,
    relabelled,
)
from newsangles.angles.actors.label_words import (
    about_sky,
    by_bodies,
    by_longer_names,
    by_noun_behind,
    by_words,
    short_of_airlines,
    surname_of_person,
)
from newsangles.angles.actors.lists_of_names import labels_of_lists
from newsangles.angles.actors.name_candidates import candidates, name_from
from newsangles.angles.actors.name_matching import (
    OF_COUNTRY,
    full_state,
    generation,
    parts_of,
    person_parts,
)
from newsangles.angles.actors.name_signs import decide
from newsangles.angles.actors.names import Name, Named, surnames, words
from newsangles.angles.actors.no_actors import without_actors, without_things
from newsangles.angles.actors.no_names import no_name
from newsangles.angles.actors.other_names import bracketed_initials, group_bracketed, group_lands, group_pseudonyms
from newsangles.angles.actors.owners import nearest_owned, of_another, owned_alike, owner_beside, show_owners
from newsangles.angles.actors.people import People, reason_of
from newsangles.angles.actors.person_evidence import without_evidence
from newsangles.angles.actors.pieces import without_pieces
from newsangles.angles.actors.shared_words import split_contradicted
from newsangles.angles.actors.sides import teams_by_names, teams_by_result, with_sides
from newsangles.angles.actors.whole_names import whole_names
from newsangles.documents.aliases import NO_ALIASES, Aliases
from newsangles.language.countries import lookup
from newsangles.language.metonyms import metonym
from newsangles.language.parsed_text import ParsedText
from newsangles.language.structure import Structure

PLACE_IN_BODY = re.compile(
    r"(?:University|College|Government|Republic|State|Parliament|City|County|Embassy) of (?:the )?"
    r"(?P<of>[A-Z][\w.]+(?: [A-Z][\w.]+)*)"
    r"|(?P<before>[A-Z][\w.]+(?: [A-Z][\w.]+)?) (?:University|Police|County|Airport|High School|Festival)\b"
)
"""Patterns of place names within the names of bodies: University of [Texas]."""

EXACT = frozenset(("same name", "surname", "alias file"))
"""Reasons of a name that is whole in the other one."""

MAX_TOLD_PROBABILITY = 0.85
"""A name whose label the text around it changed is an actor with a probability <= this."""


def find(
    view: ParsedText,
    vectors: Callable[[str, Sequence[Name]], np.ndarray],
    chooser: Chooser,
    aliases: Aliases = NO_ALIASES,
    structure: Structure | None = None,
) -> list[Named]:
    """The named actors of a text, in the order of their first place.

    Args:
        view: A parsed document.
        vectors: Gives the word vector of a name.
        chooser: Chooses the sort of a name.
        aliases: The user's aliases.
        structure: The parts of the text, of which a by-line names its author; None: not known.
    """
    plain = without_things(view, without_common_words(view, without_headline_words(view, candidates(view))))
    whole = whole_names(view, without_verbs(view, split_lists(view, plain)))
    found = with_sides(view, without_descriptions(view, whole))
    if structure is not None:
        add_authors(view, found, structure)
        add_datelines(view, found, structure)
    known = {text: vectors(text, places) for text, places in found.items()}
    decided = decide(view, found, known, chooser)
    told = relabel(view, found, decided, structure)
    surname_of_person(view, found, decided)
    for text in found:
        label = aliases.labels.get(aliases.names.get(text, text))
        if label is not None:
            decided[text] = (label, 1.0)
            told.pop(text, None)
    for text, reason in told.items():
        found[text] = [replace(name, told=reason) for name in found[text]]
    names = [(n, *decided[text]) for text, places in found.items() if decided[text][0] != "none" for n in places]
    names += list(bracketed_initials(view, names))
    names += missed_names(view, names, aliases)
    names += nested_names(view, found, decided, names)
    actors = group(view, names, aliases)
    other = without_evidence(view, actors, found, known, chooser)
    if not other:
        return actors
    names = [(n, other.get(n.text, label) if label == "person" else label, chance) for n, label, chance in names]
    return group(view, [named for named in names if named[1] != "none"], aliases)


def split_lists(view: ParsedText, found: dict[str, list[Name]]) -> dict[str, list[Name]]:
    """Split names joined by commas where the text has each of them elsewhere: a headline's "Ruiz, Lund to testify"."""
    found = split_joined(view, found)
    found = split_at_words(view, found)
    lists = [text for text in found if ", " in text]
    if not lists:
        return found
    alone = {text for text in found if ", " not in text}
    known = alone | {text.split()[-1] for text in alone if " " in text}
    split: dict[str, list[Name]] = {}
    for text, places in found.items():
        pieces = re.split(r",\s+", text)
        if len(pieces) < 2 or not known.issuperset(pieces):
            split.setdefault(text, []).extend(places)
            continue
        for name in places:
            for match in re.finditer(r"[^,\s][^,]*", name.text):
                first = view.word_at(name.start + match.start())
                last = view.word_at(name.start + match.end() - 1)
                split.setdefault(match.group(), []).append(name_from(view, first, last, ""))
    return {text: sorted(places, key=lambda name: name.start) for text, places in split.items()}


def relabel(
    view: ParsedText,
    found: Mapping[str, Sequence[Name]],
    decided: dict[str, tuple[str, float]],
    structure: Structure | None = None,
) -> dict[str, str]:
    """Change labels that the text around a name contradicts; return the reason for each name changed."""
    lasts, sporting, told, sky = surnames(found), about_sport(view), {}, about_sky(view)
    listed = labels_of_lists(view, found, decided, sporting=sporting)
    longer = by_longer_names(found) | short_of_airlines(view, found)
    playing = sporting and dense_sport(view)
    teams = teams_by_names(found) if playing else frozenset()
    winners = teams_by_result(view, decided) if sporting else frozenset()
    for text, places in found.items():
        sort, chance = decided[text]
        label = relabelled(view, text, places, sort, sporting=sporting) if text not in lasts else None
        if playing and text not in lasts and (label is None or label.sort in ("place", "person", "none")):
            label = club(view, text, places, sort if label is None else label.sort, named=text in teams) or label
        if text in listed and text not in lasts and (label is None or label.sort == sort):
            label = listed[text]
        label = by_words(view, text, places, sort, sky=sky) or label
        if text not in lasts and (label is None or label.sort == sort):
            label = by_noun_behind(view, text, places, sort) or label
        label = without_actors(view, text, places, sort if label is None else label.sort) or label
        label = no_name(view, text, places, sort if label is None else label.sort) or label
        if (
            text in longer
            and sort != longer[text].sort
            and not (sort == "none" and longer[text].reason[:7] == "a party")
        ):
            label = longer[text] if sort in ("person", "none", "group") or longer[text].sort == "place" else label
        if text in winners and text not in lasts:
            label = Label("organisation", "a team, by its result")
        if structure is not None and in_dateline(view, text, places, structure):
            label = label if label is not None and label.sort == "none" else Label("place", "a place, by the dateline")
        if sort != "person" and structure is not None and (by_line := author(view, text, places, structure)):
            label = by_line
        if label is not None:
            decided[text] = (label.sort, min(max(chance, 0.5), MAX_TOLD_PROBABILITY))
            told[text] = label.reason
    for text, label in by_bodies(found, decided, lasts).items():
        decided[text], told[text] = (label.sort, decided[text][1]), label.reason
    return told


def missed_names(
    view: ParsedText, names: Sequence[tuple[Name, str, float]], aliases: Aliases = NO_ALIASES
) -> list[tuple[Name, str, float]]:
    """Occurrences of known names that the recogniser missed, also in a headline's capitals."""
    known: dict[str, tuple[str, float]] = {}
    used = [False] * view.n
    for name, label, chance in names:
        for k in range(view.word_at(name.start), view.word_at(name.end - 1) + 1):
            used[k] = True
        if len(name.text) > 2:
            known.setdefault(name.text, (label, chance))
    for name, label, chance in names:
        if label == "person" and " " in name.text:
            known.setdefault(name.text.split()[-1], (label, chance))
    for text, preferred in aliases.names.items():
        known.setdefault(text, (aliases.labels.get(preferred, "person"), 1.0))
    by_first: dict[str, list[tuple[list[str], str, float]]] = {}
    for text, (label, chance) in known.items():
        pieces = re.findall(r"[\w.’'-]+|\S", text)
        by_first.setdefault(pieces[0], []).append((pieces, label, chance))
        if len(text) > 3:
            by_first.setdefault(pieces[0].upper(), []).append(([p.upper() for p in pieces], label, chance))
    again = []
    for i in range(view.n):
        for pieces, label, chance in by_first.get(view.word[i], ()):
            j = i + len(pieces)
            dated = view.ent[i] == "DATE" and view.lower[i] in words("month")  # in May, not Mrs May
            if view.word[i:j] != pieces or any(used[i:j]) or (j == i + 1 and (dated or is_common(view, i))):
                continue
            if view.pos[j - 1] == "PROPN" or len(pieces) > 1 or view.word[i].isupper() or capitalised(view, i):
                again.append((name_from(view, i, j - 1, ""), label, chance))
                for k in range(i, j):
                    used[k] = True
    return again


def capitalised(view: ParsedText, i: int) -> bool:
    """True if a word has a capital that is not due to the start of a sentence."""
    if not view.word[i][:1].isupper():
        return False
    starts = view.bounds[view.sent[i]][0] == i or view.opens[i - 1]
    return not starts or (view.pos[i] == "NOUN" and view.lower[i] not in view.small)


def _is_known_place(part: str, *, firm: bool, of: bool) -> bool:
    """True for a place by the lists; behind *of* also a region."""
    if full_state(part) != part or lookup(part) is not None:
        return True
    return (is_town(part) and (of or not firm)) or (of and is_region(part))


def nested_names(
    view: ParsedText,
    found: Mapping[str, Sequence[Name]],
    decided: Mapping[str, tuple[str, float]],
    names: Sequence[tuple[Name, str, float]],
) -> list[tuple[Name, str, float]]:
    """Names within the names of bodies and other things: University of [Texas], the [Biden] plan."""
    have = {(name.start, name.end) for name, _, _ in names}
    labels = {name.text: label for name, label, _ in names}
    inner: list[tuple[Name, str, float]] = []

    def take(first: int, last: int, label: str) -> bool:
        name = name_from(view, first, last, "")
        if (name.start, name.end) in have:
            return False
        have.add((name.start, name.end))
        inner.append((name, label, 0.8))
        return True

    for text, places in found.items():
        ends, body = text.split()[-1].lower(), decided[text][0] == "organisation"
        if not (body or decided[text][0] == "none") or ends in words("law") | words("competition"):
            continue
        for name in places:
            first, last = view.word_at(name.start), view.word_at(name.end - 1)
            if first == last or (body and is_club(text)):  # Roe County, the club
                continue
            paper, firm = ends in words("press"), ends in words("legal") | words("trade") | {"services"}
            if view.word[last - 1][:1].isupper() and body == (last == first + 1):
                branch = lookup(view.word[last])  # Acme Canada, whose branch is no country; Good Day Norland
                if branch is not None and branch.kind == "country":
                    continue
            done: set[int] = set()
            if match := PLACE_IN_BODY.match(text):
                a, b = match.span("of" if match["of"] else "before")
                i, j = view.word_at(name.start + a), view.word_at(name.start + b - 1)
                part = text[a:b]
                if (
                    (part in labels or _is_known_place(part, firm=firm, of=bool(match["of"])))
                    and part.lower() not in ("state", "national", "technical", "high", "open")
                    and take(i, j, labels.get(part, "place"))
                ):
                    done.update(range(i, j + 1))
            for size in range(min(3, last - first), 0, -1):
                for i in range(first, last + 2 - size):
                    j = i + size - 1
                    part = view.text[view.idx[i] : view.end[j]]
                    if any(0 <= k < view.n and view.word[k] in ("-", "‑") for k in (i - 1, j + 1)):
                        continue  # Agence France-Presse
                    if done.intersection(range(i, j + 1)) or len(part) < 2 or not part[0].isupper():
                        continue
                    place = lookup(part)
                    country = place is not None and place.kind == "country" and not place.ambiguous and not paper
                    country |= " and " in part and is_region(part)
                    known = labels.get(part)
                    named_elsewhere = known and view.pos[i] == "PROPN" and part.lower() not in words("common")
                    if (country or named_elsewhere) and take(i, j, "place" if country else str(known)):
                        done.update(range(i, j + 1))
    return inner


def group(view: ParsedText, names: Sequence[tuple[Name, str, float]], aliases: Aliases = NO_ALIASES) -> list[Named]:
    """Names grouped into actors, long names first, of surnames those with a title first, each with its reason."""
    by_name: dict[tuple[str, str, tuple[str, ...]], list[tuple[Name, float]]] = {}
    ordered = sorted(names, key=lambda x: (x[0].start, x[0].end))
    towns = {name.end: name.text for name, label, _ in ordered if label == "place"}
    whose: dict[int, int] = {}
    shared = couples(view, ordered)
    families: list[tuple[Name, str]] = []
    full = [parts for name, label, _ in ordered if label == "person" and len(parts := person_parts(name.text)) > 1]
    lasts = {parts[-1] for parts in full}
    for name, label, chance in ordered:
        text = shared.get(name.start, name.text)
        alone = label == "person" and len(person_parts(text)) == 1
        if alone and (is_family(view, name) or _are_several(view, name, lasts)):
            families.append((name, text))
            continue
        told = title_before(view, name) if alone else ()
        if label == "organisation" and owned_alike(text):
            owner, whose[name.start] = owner_beside(view, name, towns)
            told = (owner,) if owner else ()
        by_name.setdefault((label, text, told), []).append((name, chance))

    def rank(key: tuple[str, str, tuple[str, ...]]) -> tuple[int, bool, int, tuple[str, str, tuple[str, ...]]]:
        parts = person_parts if key[0] == "person" else parts_of
        return -len(parts(key[1])), not key[2], by_name[key][0][0].start, key

    actors: list[Named] = []
    people = People(aliases)
    for key in sorted(by_name, key=rank):
        label, text, _ = key
        places = [name for name, _ in by_name[key]]
        chance = by_name[key][0][1]
        if label == "person":
            _group_person(view, actors, people, _Person(text, key[2], chance), places, aliases)
            continue
        _group_other(view, actors, _Other(label, text, "".join(key[2]), chance, whose), places, aliases)
    for name, text in families:
        _leave_open(actors, people, name, text, chance=0.5)
    group_bracketed(view, actors, aliases)
    group_lands(view, actors, aliases)
    group_pseudonyms(view, actors, aliases)
    show_owners(view, actors)
    actors += split_contradicted(view, actors)
    return sorted(without_pieces(actors), key=lambda actor: min(name.start for name in actor.names))


class _Other(NamedTuple):
    """A name that is no person's: label, name as written, owner, P(an actor), starts with the owner by name."""

    label: str
    text: str
    owner: str
    chance: float
    whose: Mapping[int, int]


def _group_other(
    view: ParsedText, actors: list[Named], other: _Other, places: Sequence[Name], aliases: Aliases
) -> None:
    """Add the places of a name to its actor, or to a new one; bodies of different owners are two."""
    label, text = other.label, other.text
    fits = [
        (actor, reason)
        for actor in actors
        if (reason := reason_of(actor, label, text, aliases)) and not of_another(actor, other.owner)
    ]
    if label == "organisation":
        fits = [fit for fit in fits if fit[1] != "short name" or not is_branch(view, fit[0], text, places)]
        of_country = [fit for fit in fits if fit[1] == OF_COUNTRY]
        if len(of_country) > 1:  # the Norlandic Guard and the Utopian Guard
            fits = [fit for fit in fits if fit not in of_country]
    if not fits and label == "organisation":
        fits = [fit for fit in body_of_common_noun(text, actors) if not of_another(fit[0], other.owner)]
    owned = [fit for fit in fits if fit[0].owner and fit[0].owner == other.owner]
    fits = owned or fits
    owners = {actor.owner for actor, _ in fits} - {""}
    if not other.owner and len(owners) > 1:
        places = _share_bodies(view, [fit for fit in fits if fit[0].owner], places)
        if not places:
            return
        fits = [fit for fit in fits if not fit[0].owner]
    if not fits:
        actor = Named(label, other.chance)
        actor.add(places, "named so")
        actors.append(actor)
    elif len(fits) == 1:
        actor, reason = fits[0]
        actor.add(places, f"{reason}: {actor.names[0].text}" if reason != "same name" else reason)
    else:  # several bodies of one name: the one that is named most often
        actor, reason = max(fits, key=lambda fit: (len(fit[0].names), -known_at(fit[0])))
        actor.add(places, _several(reason, actor, fits, "named most often"), GUESSED)
    actor.owner = actor.owner or other.owner
    actor.whose.update({name.start: other.whose[name.start] for name in places if name.start in other.whose})


def _share_bodies(view: ParsedText, fits: Fits, places: Sequence[Name]) -> list[Name]:
    """Give the places of a name of several bodies to that of the owner named last; else leave them open.

    Returns:
        Nothing: all places are given or left open.
    """
    for name in places:
        actor = nearest_owned(view, [fit[0] for fit in fits], name)
        if actor is None:
            max((fit[0] for fit in fits), key=lambda one: (len(one.names), -known_at(one))).undecided.append(name)
        else:
            reason = next(reason for other, reason in fits if other is actor)
            actor.add([name], _several(reason, actor, fits, "its owner is named just before"), GUESSED)
    return []


class _Person(NamedTuple):
    """A person's name to be grouped: as written (with a surname that it shares), its title in full, P(an actor)."""

    text: str
    title: tuple[str, ...]
    chance: float


def _group_person(
    view: ParsedText, actors: list[Named], people: People, person: _Person, places: Sequence[Name], aliases: Aliases
) -> None:
    """Add the places of a person's name to its actor, or to a new one."""
    fits = [fit for fit in people.fitting(person.text, aliases) if not _others(view, fit[0], person.text, places)]
    alone = len(person_parts(person.text)) == 1
    if alone:
        fits = _not_of_others(fits, person)
    elif any(reason in EXACT for _, reason in fits):  # Abu Roe is Sadeq Abu Roe, not Abu Hassan Roe
        fits = [fit for fit in fits if fit[1] != "given name and surname"]
    bearers = [fit for fit in fits if fit[1] != "alias file"]
    relative = any(actor.about.kin for actor, _ in bearers)
    if alone and (len(bearers) > 1 or person.title or relative) and len(bearers) == len(fits):
        if not person.title and len(in_headline(view, fits)) != 1:
            places = _share_out(view, fits, places)
            for actor, _ in fits:
                people.note(actor)
            if not places:
                return
        meant = bearer(view, fits, places, person.title)
        if len(meant.fits) > 1:
            likely = max((fit[0] for fit in meant.fits), key=lambda actor: (len(actor.names), -known_at(actor)))
            likely.undecided += places
            return
        rivals, fits, doubt = fits, meant.fits, meant.doubt
    else:
        rivals, doubt = fits, 1.0
    if not fits:
        actor = Named("person", person.chance)
        actor.add(places, "named so")
        actors.append(actor)
    else:
        actor, reason = fits[0]
        if len(fits) > 1:
            actor, reason = max(fits, key=lambda fit: (len(fit[0].names), -known_at(fit[0])))
            doubt = GUESSED
        told = f"{reason}: {actor.names[0].text}" if reason != "same name" else reason
        if doubt < 1:
            how = "its main bearer" if doubt > GUESSED else "named in full most often"
            told = _several(reason, actor, rivals, how)
        elif person.title and len(rivals) > 1:
            told += f", by the title {person.title[-1]}"
        actor.add(places, told, doubt)
    if person.text not in actor.spellings:
        actor.about.also.append(person.text)
        if not fits:  # Piers Roe, for Jan Roe's brother Piers
            actor.called = person.text
    people.note(actor)
    note_words_beside(view, actor, places)


def _not_of_others(fits: Fits, person: _Person) -> Fits:
    """Those whom one word can mean, by the bearer of that very surname and by the gender told.

    Roe is Jan Roe, not his daughter Eva Roe-Sand; Madam Roes is not President Roe, spelt otherwise.
    """
    exact = [fit for fit in fits if fit[1] in ("surname", "same name")]
    if exact:
        fits = [fit for fit in fits if fit[1] != "part of the name" or not any("-" in t for t in fit[0].spellings)]
    value = gender_of_title(person.title)
    if value is not None:
        fits = [fit for fit in fits if "spelling" not in fit[1] or _is_known_as(fit[0], value)]
    return fits


def _is_known_as(actor: Named, value: str) -> bool:
    """True for a person of this gender by the titles or the name."""
    return value in (gender_of_title(sorted(actor.about.titles)), actor.about.gender.value)


def _others(view: ParsedText, actor: Named, text: str, places: Sequence[Name]) -> bool:
    """True if a full name like an actor's is another's: a father and son of one name."""
    if len(person_parts(text)) < 2:
        return False
    if of_another_generation(actor, text):
        return True
    ages = {generation(other) for other in actor.spellings}
    return generation(text) not in ages and beside_each_other(view, actor, places)


def _share_out(view: ParsedText, fits: Fits, places: Sequence[Name]) -> list[Name]:
    """Give places of a surname of several to the one named in full just before; return the other places."""
    left, full = [], in_full_by_sentence(view, fits)
    for name in places:
        actor = near(view, full, name)
        if actor is None:
            left.append(name)
        else:
            reason = next(reason for other, reason in fits if other is actor)
            actor.add([name], _several(reason, actor, fits, "named in full just before"), GUESSED)
    return left


def _are_several(view: ParsedText, name: Name, lasts: set[str]) -> bool:
    """True for the plural of a surname: the Turpins, the Hodges of Hodge."""
    one, first = person_parts(name.text)[-1], view.word_at(name.start)
    if not first or view.lower[first - 1] not in ("the", "both"):
        return False
    return one not in lasts and one[-1:] == "s" and (one[:-1] in lasts or (one[-2:] == "es" and one[:-2] in lasts))


def _leave_open(actors: list[Named], people: People, name: Name, text: str, chance: float) -> None:
    """Leave the surname of a family open, or begin an actor where nobody is named so."""
    bearers = [actor for actor, _ in people.fitting(text, NO_ALIASES)]
    if bearers:
        max(bearers, key=lambda actor: (len(actor.names), -known_at(actor))).undecided.append(name)
        return
    family = Named("group", chance)
    family.add([name], "named so")
    actors.append(family)


def _several(reason: str, actor: Named, fits: Fits, how: str) -> str:
    others = [fit[0].names[0].text for fit in fits if fit[0] is not actor]
    return f"{reason}: {actor.names[0].text}, {how} (may be {', '.join(others)})"


def has_head(name: Sequence[str], noun: str) -> bool:
    """True if a noun heads a name of several words: Supreme Court, Court of Appeal, but not Court Records."""
    governed = len(name) > 2 and name[-2] in ("of", "for", "to", "in", "the")  # the State Opening of Parliament
    return len(name) > 1 and ((name[-1] == noun and not governed) or name[:2] == (noun, "of"))


def body_of_common_noun(text: str, actors: Sequence[Named]) -> list[tuple[Named, str]]:
    """The one body that a capitalised common noun can mean: the Court, where one name has it as its head.

    A seat is no such body: in a text that names the White House, the House means another.
    """
    one = parts_of(text)
    if len(one) != 1 or one[0] not in words("common"):
        return []
    bodies = [a for a in actors if a.label == "organisation" and not any(map(metonym, a.spellings))]
    fits = [a for a in bodies if any(has_head(parts_of(s), one[0]) for s in a.spellings)]
    return [(fits[0], "short name")] if len(fits) == 1 else []
