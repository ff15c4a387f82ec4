"""Lists of names share a label: towns after *between* or *in*, clubs that somebody played for.

A name whose spelling tells nothing is what the others of its list are, where none of them is surely a person's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsangles.angles.actors.gazetteer import is_club, is_town
from newsangles.angles.actors.genders import is_given_name
from newsangles.angles.actors.label_evidence import CLUBS, TOWNS, Label
from newsangles.angles.actors.names import Name, words
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText

JOINTS = frozenset((",", "and", ", and", "or", ", or", "&"))
"""Words between the names of a list."""

MIN_CLUBS = 2
"""A list in a text about anything is one of clubs if >= so many of it surely are."""

MIN_BODIES = 4
"""A list tells the label of the others by its bodies if it has >= so many names."""

MAX_LIST_WORDS = 3
"""Limit of words of a name whose label its list may change."""


def labels_of_lists(
    view: ParsedText, found: Mapping[str, Sequence[Name]], decided: Mapping[str, tuple[str, float]], *, sporting: bool
) -> dict[str, Label]:
    """The labels that the lists of a text give to names of which nothing else tells a label."""
    given: dict[str, Label] = {}
    for names in _lists(view, found):
        texts = [name.text for name in names]
        if any(_is_person(text, decided) for text in texts):
            continue
        weak = [text for text in texts if decided[text][0] in ("person", "organisation", "place", "none")]
        clubs = sum(_is_club(text, decided) for text in texts)
        if (sporting or clubs >= MIN_CLUBS) and _of_clubs(view, names, decided):
            for text in weak:
                named_so = is_club(text) or (text.count(" ") == 1 and is_town(text.split()[0]))
                if named_so and decided[text][0] != "organisation":
                    given[text] = Label("organisation", f"a club, by its list: {_shown(texts)}{CLUBS}")
            continue
        if _of_bodies(texts, decided):
            for text in weak:
                unknown = lookup(text) is None and not (decided[text][0] == "place" and is_town(text))
                if unknown and decided[text][0] != "organisation":
                    given[text] = Label("organisation", f"a body, by its list: {_shown(texts)}")
            continue
        if _of_towns(view, names, decided):
            for text in weak:
                if is_town(text) and decided[text][0] != "place":
                    given[text] = Label("place", f"a place, by its list: {_shown(texts)}{TOWNS}")
    return given


def _lists(view: ParsedText, found: Mapping[str, Sequence[Name]]) -> Iterator[list[Name]]:
    """Names that commas and *and* join within a sentence, two or more."""
    run: list[Name] = []
    for name in sorted((name for places in found.values() for name in places), key=lambda name: name.start):
        between = view.text[run[-1].end : name.start].strip() if run else ""
        near = run and name.start >= run[-1].end and "\n" not in view.text[run[-1].end : name.start]
        way = near and between == "to" and view.text[: run[0].start].endswith("from ")
        if near and (between in JOINTS or way):
            run.append(name)
            continue
        if len(run) > 1:
            yield run
        run = [name]
    if len(run) > 1:
        yield run


def _is_person(text: str, decided: Mapping[str, tuple[str, float]]) -> bool:
    full = " " in text and is_given_name(text.split()[0])
    return decided[text][0] == "person" and (full and not is_club(text))


def _of_clubs(view: ParsedText, names: Sequence[Name], decided: Mapping[str, tuple[str, float]]) -> bool:
    """True for a list with a club that is surely one, or that somebody played for or managed."""
    sure = any(_is_club(name.text, decided) for name in names)
    k = view.word_at(names[0].start) - 1
    after = view.lower[view.word_at(names[-1].end - 1) + 1 :][:3]
    as_player = after[:1] == ["as"] or (k > 0 and view.lower[k] in ("at", "to", "for") and view.lower[k - 1] in PLAYING)
    return sure or as_player


def _is_club(text: str, decided: Mapping[str, tuple[str, float]]) -> bool:
    """True for a body that is surely a club."""
    named_so = is_club(text) or text.split()[-1].lower() in words("club") | words("team")
    return decided[text][0] == "organisation" and named_so


PLAYING = frozenset(
    "career him manager managed play played player signed spells stints transferred moved loaned".split()
)
"""Words before the clubs of a player: spells at …"""


def _of_bodies(texts: Sequence[str], decided: Mapping[str, tuple[str, float]]) -> bool:
    """True for a long list of which at least a third are bodies, without places and persons."""
    bodies = sum(decided[text][0] == "organisation" for text in texts)
    places = sum(decided[text][0] == "place" for text in texts)
    listed = len(texts) >= MIN_BODIES and 3 * bodies >= len(texts) and bodies > 1
    return listed and not places and not any(is_given_name(text.split()[0]) for text in texts)


def _of_towns(view: ParsedText, names: Sequence[Name], decided: Mapping[str, tuple[str, float]]) -> bool:
    """True for a list after a preposition of place, or of which at least half are surely places."""
    k = view.word_at(names[0].start) - 1
    before = view.lower[k] if k >= 0 else ""
    here = before in words("inside") | {"between", "from", "towards", "via"}
    here = here or (before == "of" and view.lemma[k - 1] in words("town") | words("region"))
    known = [name.text for name in names if decided[name.text][0] == "place" or lookup(name.text) is not None]
    towns = all(is_town(name.text) or name.text in known for name in names)
    return (here and towns) or (towns and 2 * len(known) >= len(names) and len(known) > 0)


def _shown(texts: Sequence[str]) -> str:
    return ", ".join(texts[:MAX_LIST_WORDS])
