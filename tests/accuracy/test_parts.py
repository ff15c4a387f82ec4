"""Parts of rows: each names columns that its table has, and that corrections may set."""

from __future__ import annotations

import pytest

from newsangles.accuracy.parts import part_names, parts_of
from newsangles.corrections.validation import columns_by_key
from newsangles.errors import ParameterError
from newsangles.tables.schema import TABLES


@pytest.mark.parametrize("table", TABLES)
def test_parts_name_columns_of_their_table(table: str) -> None:
    parts = parts_of(table)
    assert len(set(part_names(table))) == len(parts) > 0
    for part in parts:
        assert set(part.columns) <= columns_by_key(table).keys(), part.name
        assert part.words and part.question.endswith("?")
        assert part.name.islower() and " " not in part.name


def test_a_table_without_a_list_has_a_part_for_each_column_that_can_be_set() -> None:
    assert {"title", "outlet", "published"} <= set(part_names("articles"))
    assert "rule" not in part_names("articles")


def test_a_table_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ParameterError, match="no such table"):
        parts_of("kwotes")
