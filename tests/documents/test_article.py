from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsangles.documents.article import slug


@pytest.mark.parametrize("name", ["seed", "us-ukraine-minerals-deal", "a_b.c-1", "7", "a" * 80])
def test_a_plain_id_is_its_own_folder(name: str) -> None:
    assert slug(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../x",
        "a/b",
        "a\\b",
        "C:",
        "CON",
        "con",
        "con.txt",
        "nul",
        "index.html",
        "A",
        "a.",
        "-a",
        "é",
        "a b",
        "a" * 81,
        "x\x00y",
        "\ud800",
        "a-0123456789",
        ".hidden",
    ],
)
def test_any_other_id_gets_a_hash(name: str) -> None:
    made = slug(name)
    assert made != name
    assert len(made) <= 80
    assert slug(made) != made  # so nobody else can have it


@given(st.lists(st.text(st.characters(codec=None, exclude_categories=()), max_size=100), unique=True, max_size=6))
def test_folders_never_clash(names: list[str]) -> None:
    slugs = [slug(name) for name in names]
    assert len({s.casefold() for s in slugs}) == len(names)
    for one in slugs:
        assert 0 < len(one) <= 80
        assert set(one) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
        assert one[0] not in ".-"
        assert not one.endswith(".")
