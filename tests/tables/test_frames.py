"""The tables of some articles as one thing to ask."""

from __future__ import annotations

import pytest

from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse
from newsangles.tables import frames, schema


@pytest.fixture(scope="module")
def found() -> frames.Tables:
    text = 'The harbour is closed, Mayor Ana Ruiz said on Monday. "We open on Friday," Ruiz added.'
    return frames.tables(parse([Article(id="a", text=text)]))


def test_a_table_has_two_ways_to_it(found: frames.Tables) -> None:
    assert found.quotes is found["quotes"] and len(found.quotes) == 2
    assert {"quotes", "events"} <= set(dir(found))


def test_tables_print_as_a_summary(found: frames.Tables) -> None:
    lines = repr(found).splitlines()
    assert [line.split()[0] for line in lines] == list(schema.TABLES)
    assert next(line for line in lines if line.startswith("quotes")).split() == ["quotes", "2", "rows"]


def test_no_such_table_says_which_there_are(found: frames.Tables) -> None:
    with pytest.raises(AttributeError, match="no table 'quote'; there are articles, "):
        _ = found.quote
    with pytest.raises(KeyError, match="no table 'quote'; there are articles, "):
        _ = found["quote"]
    assert not hasattr(found, "_repr_mimebundle_")
