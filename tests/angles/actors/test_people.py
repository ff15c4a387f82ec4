from __future__ import annotations

import itertools

import pytest

from newsangles.angles.actors.name_matching import grouping_reason
from newsangles.angles.actors.names import Name, Named
from newsangles.angles.actors.people import People, reason_of
from newsangles.documents.aliases import NO_ALIASES, Aliases

NAMES = (
    "Ida Holm",
    "Holm",
    "Ida",
    "Holm Ida",
    "Ida Marie Holm",
    "Ida Marie",
    "Dr Holm",
    "I. Holm",
    "Philip Zelenkov",
    "Phil",
    "Phil Zelenkow",
    "Phil Zelenkov",
    "Zelenkow",
    "Bob",
    "Robert Vik",
    "Vik Jr.",
    "Abu Roe",
    "Sadeq Abu Roe",
    "Marie",
    "Eva Roe-Sand",
    "Roe",
)
"""Names of which many may be one person's, for each of the reasons."""


def _person(text: str, start: int = 0) -> Named:
    actor = Named("person", 1.0)
    actor.add([Name(start, start + len(text), text, 0, "PERSON")], "named so")
    return actor


def test_whom_a_name_fits_is_found_among_all() -> None:
    people, actors = People(NO_ALIASES), [_person(text) for text in NAMES]
    for actor in actors:
        people.note(actor)
    for text in (*NAMES, "Zelenkoff", "Ida Holt", ""):
        right = [(actor, reason) for actor in actors if (reason := reason_of(actor, "person", text, NO_ALIASES))]
        assert people.fitting(text, NO_ALIASES) == right
    reasons = {grouping_reason("person", a, b) for a, b in itertools.permutations(NAMES, 2)}
    assert {"surname", "given name", "short given name", "spelling", "order of the names", "initials"} <= reasons


def test_a_name_that_a_person_gets_later_is_known_too() -> None:
    people, actor = People(NO_ALIASES), _person("Ida Holm")
    people.note(actor)
    actor.about.also.append("Eva Vik")
    assert not people.fitting("Vik", NO_ALIASES)
    people.note(actor)
    assert people.fitting("Vik", NO_ALIASES) == [(actor, "surname")]


def test_the_users_aliases_join_names_without_a_common_word() -> None:
    aliases = Aliases(names={"Ida Holm": "Ida Holm", "The Fox": "Ida Holm"})
    people, actor = People(aliases), _person("Ida Holm")
    people.note(actor)
    assert people.fitting("The Fox", aliases) == [(actor, "alias file")]


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        ([(0, 8), (4, 8), (10, 14)], [(0, 8), (10, 14)]),
        ([(4, 8), (0, 8), (4, 8)], [(4, 8), (0, 8)]),
        ([(20, 30), (0, 8), (2, 9), (1, 9), (2, 9), (21, 25)], [(20, 30), (0, 8), (2, 9), (1, 9)]),
    ],
)
def test_a_name_within_another_one_of_the_actor_is_not_added(
    spans: list[tuple[int, int]], kept: list[tuple[int, int]]
) -> None:
    actor = Named("person", 1.0)
    for start, end in spans:
        actor.add([Name(start, end, "x", 0, "PERSON")], "named so")
    assert [(name.start, name.end) for name in actor.names] == kept
    actor.names = actor.names[1:]
    actor.add([Name(*kept[0], "x", 0, "PERSON")], "named so")  # taken away, so that it may come again
