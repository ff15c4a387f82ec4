"""Tables to judge: read from a folder as they were written, and rows told apart as corrections tell them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsangles.accuracy import sampling
from newsangles.accuracy.tables import Judged, is_folder_of_tables, table_names, tables_in
from newsangles.errors import DocumentError, ParameterError
from newsangles.tables import storage
from newsangles.tables.frames import named_records


def written(judged: Judged, folder: Path, format: storage.Format) -> Path:
    storage.write_records([{name: list(named_records(rows)) for name, rows in judged.tables.items()}], folder, format)
    return folder


@pytest.mark.parametrize("format", ["parquet", "jsonl"])
def test_a_folder_of_tables_gives_the_same_sheet(judged: Judged, tmp_path: Path, format: storage.Format) -> None:
    folder = written(judged, tmp_path, format)
    assert is_folder_of_tables(folder)
    found = tables_in(folder, ("quotes", "edges"))
    for name in ("quotes", "edges"):
        assert sampling.sample(found, name, 0).equals(sampling.sample(judged, name, 0))


def test_a_folder_without_a_table_or_with_a_broken_one_is_named(judged: Judged, tmp_path: Path) -> None:
    assert not is_folder_of_tables(tmp_path)
    folder = written(judged, tmp_path, "parquet")
    (folder / "quotes.parquet").unlink()
    with pytest.raises(DocumentError, match="no table of quotes as Parquet or JSON Lines"):
        tables_in(folder, ("quotes",))
    (folder / "quotes.jsonl").write_text("{}\n")
    with pytest.raises(DocumentError, match="not readable as a table of quotes"):
        tables_in(folder, ("quotes",))


def test_tables_as_csv_are_told_from_documents(judged: Judged, tmp_path: Path) -> None:
    folder = written(judged, tmp_path, "csv")
    assert is_folder_of_tables(folder)
    with pytest.raises(DocumentError, match="no table of articles as Parquet or JSON Lines"):
        tables_in(folder, ("quotes",))


def test_tables_by_name() -> None:
    assert table_names(["quotes", "claims", "quotes"]) == ("quotes", "claims")
    assert "events" in table_names(["all"]) and "articles" not in table_names(["all"])
    for name in ("articles", "kwotes"):
        with pytest.raises(ParameterError, match="no table whose rows are judged"):
            table_names([name])


def test_rows_at_one_place_are_told_apart(judged: Judged) -> None:
    place = next((r for r in judged.rows("edges", "harbour") if r["kind"] == "acts"), None)
    assert place is not None
    assert judged.where("edges", place) == {"kind": "acts"}
    assert judged.where("quotes", judged.rows("quotes", "harbour")[0]) == {}
