"""Who is linked across articles, who is not, and what is said of it."""

from __future__ import annotations

import itertools
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsangles.corpus.people import ACTORS, Person, people

ARTICLES = pd.DataFrame(
    [
        ("a", "Echo", "2025-01-01"),
        ("b", "Echo", "2025-01-09"),
        ("c", "Argus", "2025-02-01"),
        ("d", "Argus", None),
    ],
    columns=["article_id", "outlet", "published"],
)


def linked(*actors: tuple[str, str, str | None, str | None]) -> list[tuple[str, str]]:
    """Whom each actor (article, name, role, country) is, by the name and the article where it is named first."""
    table = frame(
        {"article_id": article, "name": name, "role": role, "country": country}
        for article, name, role, country in actors
    )
    rows = people(table, ARTICLES).itertuples()
    found = {(row.article_id, row.actor_id): (row.name, row.person_id.split("/")[0]) for row in rows}
    return [found.get((row.article_id, row.actor_id), ("", "")) for row in table.itertuples()]


def frame(rows: Any) -> pd.DataFrame:
    known = {"label": "person", "named": True}
    return pd.DataFrame(
        [known | {"actor_id": f"a{n}", "start": n} | row for n, row in enumerate(rows)], columns=list(ACTORS)
    )


ONE, TWO = ("Ana Ruiz", "a"), ("Ana Ruiz", "b")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("Ana Ruiz", None, None), ("Ana Ruiz", None, None), [ONE, ONE]),
        (("Ana Ruiz", "mayor", None), ("Ana Ruiz", None, None), [ONE, ONE]),
        (("Ana Ruiz", "the mayor of Aldham", None), ("Ana Ruiz", "Mayor", None), [ONE, ONE]),
        (("Ana Ruiz", "former nurse", "es"), ("Ana Ruiz", "goalkeeper", "es"), [ONE, ONE]),
        (("Ana Ruiz", "senator", "us"), ("Ana Ruiz", "governor", "us-ny"), [ONE, ONE]),
        (("Ana Ruiz", "the acting mayor", None), ("Ana Ruiz", "acting coach of the team", None), [ONE, TWO]),
        (("Ana Ruiz", "mayor", "es"), ("Ana Ruiz", "goalkeeper", "mx"), [ONE, TWO]),
        (("Ana Ruiz", "president", "es"), ("Ana Ruiz", "president", "mx"), [ONE, TWO]),
        (("Ana Ruiz", "president", "es"), ("Ruiz", "president", "mx"), [ONE, ("", "")]),
        (("Ana Ruiz", "professor at the University of Oslo", None), ("Ana Ruiz", "student", None), [ONE, TWO]),
        (("Ana Ruiz", "head of police", "es"), ("Ana Ruiz", "a suspect of the police", "mx"), [ONE, TWO]),
        (("Ana Ruiz", "mayor", None), ("Mayor Ana Ruiz", "mayor", None), [ONE, ONE]),
        (("Ana Ruiz", "mayor", None), ("Ana Maria Ruiz", "mayor", None), [ONE, ONE]),
        (("Ana Ruiz", "mayor", None), ("A. Ruiz", "mayor", None), [ONE, ("", "")]),
        (("Ana Ruiz", "mayor", None), ("Ruiz", "mayor", None), [ONE, ONE]),
        (("Ana Ruiz", None, None), ("Ruiz", None, None), [ONE, ONE]),
        (("Ana Ruiz", "mayor", None), ("Ana", "mayor", None), [ONE, ("", "")]),
        (("Ana Ruiz", "mayor", None), ("Ana Ruis", "goalkeeper", None), [ONE, ("Ana Ruis", "b")]),
        (("Leo Zelenskyy", "mayor", None), ("Leo Zelensky", "the mayor", None), [("Leo Zelenskyy", "a")] * 2),
        (
            ("Robert Hall Jr.", "coach", None),
            ("Robert Hall", "coach", None),
            [("Robert Hall Jr.", "a"), ("Robert Hall", "b")],
        ),
    ],
)
def test_two_articles(
    first: tuple[str, str | None, str | None],
    second: tuple[str, str | None, str | None],
    expected: list[tuple[str, str]],
) -> None:
    assert linked(("a", *first), ("b", *second)) == expected


def test_a_surname_needs_the_outlet_and_the_month_where_nothing_else_is_known() -> None:
    assert linked(("a", "Ana Ruiz", None, None), ("c", "Ruiz", None, None)) == [ONE, ("", "")]


def test_a_surname_that_two_can_mean_is_left_out() -> None:
    found = linked(("a", "Ana Ruiz", "mayor", None), ("b", "Leo Ruiz", "mayor", None), ("c", "Ruiz", "mayor", None))
    assert found[2] == ("", "")
    found = linked(("a", "Ana Ruiz", "mayor", None), ("b", "Leo Ruiz", "coach", None), ("c", "Ruiz", "mayor", None))
    assert found[2] == ONE


def test_who_can_be_either_of_two_is_left_out() -> None:
    found = linked(
        ("a", "Ana Ruiz", "mayor", "es"), ("b", "Ana Ruiz", "goalkeeper", "mx"), ("c", "Ana Ruiz", None, None)
    )
    assert found == [ONE, TWO, ("", "")]


def test_somebody_else_whom_both_articles_name_speaks_for_it() -> None:
    actors = [("a", "Ana Ruiz", "mayor", None), ("b", "Ana Ruiz", "author", None), ("b", "Leo Marsh", None, None)]
    assert linked(*actors)[:2] == [ONE, TWO]
    assert linked(*actors, ("a", "Leo Marsh", None, None))[:2] == [ONE, ONE]


def test_whoever_is_tied_to_two_of_one_name_ties_them_unless_they_differ() -> None:
    def tied(*country: str | None) -> list[tuple[str, str]]:
        one, other = country
        return linked(
            ("a", "Ana Ruiz", "mayor", one),
            ("b", "Ana Ruiz", "author", other),
            ("b", "Leo Marsh", None, None),
            ("c", "Leo Marsh", None, None),
            ("c", "Ana Ruiz", "mayor", None),
        )

    assert [tied(None, None)[n] for n in (0, 1, 4)] == [ONE, ONE, ONE]
    assert [tied("es", "mx")[n] for n in (0, 1, 4)] == [ONE, TWO, ("", "")]


def test_somebody_whom_many_articles_name_speaks_for_nobody() -> None:
    many = pd.DataFrame([(f"x{n}", "Echo", "2025-01-01") for n in range(60)], columns=list(ARTICLES))
    rows = [{"article_id": f"x{n}", "name": "The President", "role": None, "country": None} for n in range(60)]
    rows += [{"article_id": f"x{n}", "name": "Leo Marsh", "role": None, "country": None} for n in range(60)]
    rows += [
        {"article_id": f"x{n}", "name": "Ana Ruiz", "role": role, "country": None}
        for n, role in enumerate(["mayor", "author"])
    ]
    found = people(frame(rows), many)
    assert found.loc[found["name"] == "Ana Ruiz", "person_id"].nunique() == 2


def test_two_actors_of_one_article_stay_two() -> None:
    table = frame({"article_id": "a", "name": "Ana Ruiz", "role": "mayor", "country": None} for _ in range(2))
    assert people(table, ARTICLES)["person_id"].nunique() == 2


def test_bodies_places_and_the_nameless_are_no_persons() -> None:
    rows = [{"label": "organisation", "name": "Holt Marine"}, {"named": False, "name": "two officials"}]
    assert people(frame({"article_id": "a", "role": None, "country": None} | row for row in rows), ARTICLES).empty


def test_each_link_says_why() -> None:
    table = frame(
        {"article_id": article, "name": name, "role": "mayor", "country": None}
        for article, name in [("a", "Ana Ruiz"), ("b", "Ana Ruiz"), ("c", "Ruiz")]
    )
    assert people(table, ARTICLES)["reason"].tolist() == [
        "named in full",
        "same name; both roles say mayor",
        "surname, the only one; both roles say mayor",
    ]


def test_no_actors_no_persons() -> None:
    assert list(people(frame([]), ARTICLES).columns) == list(Person.__dataclass_fields__)


NAMES = st.sampled_from(["Ana Ruiz", "Ruiz", "Ana", "A. Ruiz", "Leo Ruiz", "Jr.", "the", "Ána  Ruiz", "李 明"])
ROLES = st.sampled_from([None, "mayor", "mayor of Aldham", "coach"])
ACTOR = st.tuples(st.sampled_from("abcd"), NAMES, ROLES, st.sampled_from([None, "es", "mx"]))


@given(st.lists(ACTOR, max_size=12))
def test_an_actor_is_one_person_and_a_person_is_once_in_an_article(actors: list[Any]) -> None:
    table = frame(
        {"article_id": article, "name": name, "role": role, "country": country}
        for article, name, role, country in actors
    )
    found = people(table, ARTICLES)
    assert not found.duplicated(["article_id", "actor_id"]).any()
    assert not found.duplicated(["person_id", "article_id"]).any()
    assert found["reason"].str.len().gt(0).all()
    shuffled = people(table.iloc[::-1], ARTICLES)
    assert found.equals(shuffled), list(itertools.chain(found["reason"], shuffled["reason"]))
