"""Sides of a game: the teams of a result, and towns that stand for their team.

A result tells its two sides whatever they are called: Larks 4, Red Owls 3. In a text about sport that has a team's own
name as well, its town is the team, unless something happens in the town.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from newsangles.angles.actors.name_candidates import name_from
from newsangles.angles.actors.name_matching import teams_of
from newsangles.angles.actors.names import Name
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText

SIDE = r"[A-Z][\w.’'&-]*(?: (?:[A-Z0-9][\w.’'&-]*|of|and|de|la)){0,3}"
"""The name of a side, up to its score."""

AWAY = r"[A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*){0,2}"
"""The name of a side behind the score."""

ENDS = r"(?=\s*(?:[:.;(\n]|$))"
"""The end of a result: a colon, a stop, a bracket or a line."""

RESULT = re.compile(
    rf"(?<![\w,]\s)(?<!\S)(?P<one>{SIDE}) \d{{1,3}}, (?P<other>{SIDE}) \d{{1,3}}{ENDS}"
    rf"|(?<!\S)(?P<home>{SIDE}) \d{{1,2}}[-–]\d{{1,2}} (?P<away>{AWAY}){ENDS}",
    re.MULTILINE,
)
"""A result before a colon or at an end: Larks 4, Red Owls 3; Larks 4-3 Red Owls."""


def sides(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The two sides of each result in a text, as offsets."""
    for match in RESULT.finditer(text):
        one, other = ("one", "other") if match["one"] else ("home", "away")
        yield match.span(one), match.span(other)


def with_sides(view: ParsedText, found: Mapping[str, list[Name]]) -> dict[str, list[Name]]:
    """The names, those of the sides of a result without its numbers and in whole."""
    spans = [span for pair in sides(view.text) for span in pair]
    if not spans:
        return dict(found)
    whole: dict[str, list[Name]] = {}
    for places in found.values():
        for name in places:
            if not any(name.start < end and start < name.end for start, end in spans):
                whole.setdefault(name.text, []).append(name)
    for start, end in spans:
        name = name_from(view, view.word_at(start), view.word_at(end - 1), "ORG")
        name = replace(name, start=start, end=end, text=view.text[start:end])
        whole.setdefault(name.text, []).append(name)
    return {text: sorted(places, key=lambda name: name.start) for text, places in whole.items()}


def teams_by_result(view: ParsedText, decided: Mapping[str, tuple[str, float]]) -> frozenset[str]:
    """The sides of results that are teams: no countries, and not two players."""
    teams: set[str] = set()
    for pair in sides(view.text):
        names = [view.text[start:end] for start, end in pair]
        if all(decided.get(name, ("none", 0.0))[0] == "person" for name in names):
            continue
        teams.update(name for name in names if name in decided and not _is_country(name))
    return frozenset(teams)


def teams_by_names(found: Mapping[str, Sequence[Name]]) -> frozenset[str]:
    """Names of a listed team of which the text has two: its town and its own name."""
    lines: dict[int, set[str]] = {}
    for text in found:
        if not _is_country(text):
            for line in teams_of(text):
                lines.setdefault(line, set()).add(text)
    return frozenset(text for names in lines.values() if len(names) > 1 for text in names)


def _is_country(text: str) -> bool:
    """True for a country, whose team goes by its name."""
    place = lookup(text)
    return place is not None and place.kind == "country"
