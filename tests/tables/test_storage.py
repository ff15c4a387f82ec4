from __future__ import annotations

import csv
import importlib
import itertools
import json
import re
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pandas as pd
import pyarrow.parquet as pq
import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsangles.documents.article import Article
from newsangles.documents.read import read
from newsangles.errors import OutputError, ParameterError
from newsangles.tables import schema
from places import ROOT

frames: Any = importlib.import_module("newsangles.tables.frames")
module: Any = importlib.import_module("newsangles.tables.storage")  # `newsangles.tables` itself is the function
parse = importlib.import_module("newsangles.pipeline.parse").parse

TOKENIZER = spacy.blank("en")
FORMATS = get_args(module.Format)
SPEECH = (
    'The mayor ‘Ana Ruiz’ said|“We tested it,”|she said.|"No," he said|according to officials|, |. |\n\n'
    "|\r\n|\r|“|”|\"|'|It was closed, Tom Hale told reporters|reportedly|accused him of lying|: |🙂|\u200b|\x00|=1+1"
    "|—|Sen. Ruiz|U.S. |; "
).split("|")
TEXTS = st.lists(st.sampled_from(SPEECH) | st.text(max_size=5), max_size=14).map(" ".join)


def documents(*articles: Article) -> Iterator[Doc]:
    return parse(articles)  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def seed() -> list[Doc]:
    return list(parse(read(ROOT / "seeds" / "us-ukraine-minerals-deal.txt")))


def blank(text: str, name: str = "a") -> Doc:
    """A Doc without any rows, at no cost."""
    doc = TOKENIZER(text)
    doc._.article = Article(name, text)
    return doc


def plain(value: Any) -> Any:
    """A value of a table in plain Python: missing as None, spans as tuples."""
    if isinstance(value, list | tuple) or hasattr(value, "tolist"):
        return tuple(item if isinstance(item, str) else tuple(map(int, item)) for item in value)
    return None if pd.isna(value) else value


def values(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(k): plain(v) for k, v in row.items()} for row in frame.to_dict("records")]


# --- In memory ---


@pytest.mark.parametrize(
    "docs", [[], [blank("")], [blank("Nothing is said here.")]], ids=["none", "empty", "no quotes"]
)
def test_columns_and_dtypes_do_not_depend_on_the_rows(docs: list[Doc], seed: list[Doc]) -> None:
    full, found = frames.tables(seed), frames.tables(docs)
    assert list(found) == list(schema.TABLES)
    for name, frame in found.items():
        assert list(frame.columns) == [c.name for c in schema.columns(schema.TABLES[name])]
        assert dict(frame.dtypes) == dict(full[name].dtypes)
        for column in schema.columns(schema.TABLES[name]):
            assert str(frame[column.name].dtype) == column.dtype, column.name
    assert len(found["articles"]) == len(docs)
    assert found["quotes"].empty


def test_values_stay_within_what_the_schema_allows(seed: list[Doc]) -> None:
    for name, frame in frames.tables(seed).items():
        for column in schema.columns(schema.TABLES[name]):
            if column.allowed:
                assert set(frame[column.name].dropna()) <= set(column.allowed)


def check_offsets(tables: dict[str, pd.DataFrame], texts: dict[str, str]) -> None:
    for frame in tables.values():
        for row in values(frame):
            text = texts[row["article_id"]]
            assert 0 <= row["start"] <= row["end"] <= len(text)
            assert text[row["start"] : row["end"]] == row["text"]
            for name in ("cue", "source"):
                if f"{name}_start" in row:
                    a, b = row[f"{name}_start"], row[f"{name}_end"]
                    assert (a is None) == (b is None) == (row[name] is None)
                    assert a is None or text[a:b] == row[name] != ""
            if "parts" in row:
                edges = [edge for part in row["parts"] for edge in part]
                assert edges == sorted(edges)
                assert (edges[0], edges[-1]) == (row["start"], row["end"])
                assert all(a < b for a, b in row["parts"])
    quotes = tables["quotes"]
    for _, own in quotes.groupby("article_id"):
        assert own["quote_id"].is_unique
        assert set(own["inside"].dropna()) <= set(own["quote_id"])


@settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(TEXTS)
def test_every_row_stands_at_its_offsets(parse_text: Callable[[str], Doc], text: str) -> None:
    doc = parse_text(text)
    doc._.article = Article("a", text)
    check_offsets(frames.tables([doc]), {"a": text})


def test_the_seeds_rows_stand_at_their_offsets(seed: list[Doc]) -> None:
    tables = frames.tables(seed)
    assert len(tables["quotes"]) > 10
    check_offsets(tables, {doc._.article.id: doc.text for doc in seed})


def test_the_row_of_an_article() -> None:
    article = Article(
        "n1", "Two words.", "Title", "Outlet", "https://x.example", date(2025, 3, 7), "given", "n1.txt", "n1.txt"
    )
    (row,) = values(frames.tables(documents(article))["articles"])
    assert row["published"] == "2025-03-07"
    assert (row["words"], row["characters"], row["path"], row["language"]) == (2, 10, "n1.txt", "en")
    assert row["sha256"] == article.sha256


# --- On disk ---


def back(folder: Path, name: str, format: str) -> list[dict[str, Any]]:
    """A table's rows as they were before they were written, read by somebody who knows the schema."""
    path = folder / f"{name}.{format}"
    if format == "parquet":
        return values(pd.read_parquet(path))
    if format == "jsonl":
        lines = path.read_text("utf-8").split("\n")
        assert lines.pop() == ""
        return [{k: plain(v) if isinstance(v, list) else v for k, v in json.loads(line).items()} for line in lines]
    rows = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        for row in reader:
            types = {c.name: c.dtype for c in schema.columns(schema.TABLES[name])}
            rows.append({k: _from_csv(v, types[k]) for k, v in row.items()})
    return rows


def _from_csv(cell: str, dtype: str) -> Any:
    if cell == "":
        return None
    if dtype == "object":
        return plain(json.loads(cell))
    if dtype in ("int64", "Int64", "Float64"):
        return float(cell) if dtype == "Float64" else int(cell)
    if dtype == "boolean":
        return {"True": True, "False": False}[cell]
    return cell[1:] if re.match(r"'[=+\-@＝＋－＠\t\r\n]", cell) else cell


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_written_is_what_was_there(tmp_path: Path, seed: list[Doc], format: str) -> None:
    awkward = 'a,b\r"c"\n\r\nd\re;\tf\u2028g\x85h 🙂 “No,” Ana Ruiz said. "Yes\r=1," he said.'
    docs = [*seed, *documents(Article("x/y #1", awkward, title="=cmd()", outlet="@x"), Article("-2", "One."))]
    counts = module.write(docs, tmp_path / "new" / "folder", format)
    tables = frames.tables(docs)
    assert counts == {name: len(frame) for name, frame in tables.items()}
    for name, frame in tables.items():
        assert back(tmp_path / "new" / "folder", name, format) == values(frame)
    assert sorted(p.name for p in (tmp_path / "new" / "folder").iterdir()) == sorted(f"{n}.{format}" for n in tables)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"])
def test_csv_guards_what_a_spreadsheet_would_run(tmp_path: Path, cell: str) -> None:
    doc = blank(cell, cell)
    module.write([doc], tmp_path, "csv")
    with (tmp_path / "articles.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["text"] == row["article_id"] == "'" + cell
    assert row["start"] == "0"


@pytest.mark.parametrize("format", FORMATS)
def test_a_table_without_rows_keeps_its_columns(tmp_path: Path, format: str) -> None:
    module.write([blank("Nothing.")], tmp_path, format)
    names = [c.name for c in schema.columns(schema.TABLES["quotes"])]
    if format == "parquet":
        table = pq.read_table(tmp_path / "quotes.parquet")
        assert [(f.name, f.type) for f in table.schema] == [(c.name, c.arrow) for c in schema.columns(schema.Quote)]
    elif format == "csv":
        assert (tmp_path / "quotes.csv").read_text("utf-8-sig").strip().split(",") == names
    else:
        assert (tmp_path / "quotes.jsonl").read_bytes() == b""


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_rows_give_the_same_bytes(tmp_path: Path, seed: list[Doc], format: str) -> None:
    for folder in ("a", "b"):
        module.write(seed, tmp_path / folder, format)
    for name in schema.TABLES:
        first, second = ((tmp_path / folder / f"{name}.{format}").read_bytes() for folder in "ab")
        assert first == second


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("error", [ZeroDivisionError, KeyboardInterrupt, OSError(28, "No space left on device")])
def test_a_run_that_breaks_off_leaves_the_old_files(tmp_path: Path, format: str, error: Any) -> None:
    module.write([blank("Old.")], tmp_path, format)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def breaking() -> Iterator[Doc]:
        yield from [blank("New.")] * 3
        raise error

    with pytest.raises(OutputError if isinstance(error, OSError) else error):
        module.write(breaking(), tmp_path, format)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("format", FORMATS)
def test_memory_does_not_grow_with_the_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str) -> None:
    monkeypatch.setattr(module, "MAX_HELD_CHARS", 100_000)
    doc = blank("word " * 2_000)
    peaks = []
    for many in (20, 20, 200):  # the first run also pays for what is made once
        tracemalloc.start()
        module.write(itertools.repeat(doc, many), tmp_path, format)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] < peaks[1] + 50_000  # rows that pile up take twice that
    if format == "parquet":
        assert pq.ParquetFile(tmp_path / "articles.parquet").num_row_groups > 10
        assert pq.read_table(tmp_path / "articles.parquet").num_rows == 200


def test_only_the_tables_asked_for(tmp_path: Path) -> None:
    assert module.write([blank("One.")], tmp_path, names=["quotes", "quotes"]) == {"quotes": 0}
    assert [p.name for p in tmp_path.iterdir()] == ["quotes.parquet"]


@pytest.mark.parametrize(
    ("options", "words"),
    [({"format": "xlsx"}, "parquet, jsonl, csv"), ({"names": ["quote"]}, "the tables are articles, paragraphs")],
)
def test_unknown_names_list_the_valid_ones(tmp_path: Path, options: dict[str, Any], words: str) -> None:
    with pytest.raises(ParameterError, match=words):
        module.write([], tmp_path / "out", **options)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "taken" / "quotes.parquet").mkdir(parents=True)
    for place in ("file", "file/below", "taken"):
        with pytest.raises(OutputError, match="cannot be written to") as caught:
            module.write([blank("One.")], tmp_path / place)
        assert len(str(caught.value).splitlines()) == 1
    assert [p.name for p in (tmp_path / "taken").iterdir() if p.name.startswith(".")] == []
