"""Tables of any number of articles: the same whoever makes them, by month or whole, and mended where damaged."""

from __future__ import annotations

import dataclasses
import errno
import json
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

import blank_run
from newsangles.corpus import extract as extracting
from newsangles.corpus import workers
from newsangles.corpus.extract import extract
from newsangles.corpus.workers import FOLDER
from newsangles.documents.article import Article
from newsangles.errors import DocumentError, OutputError, ParameterError
from newsangles.tables.schema import TABLES
from tables_of_a_run import COUNT, contents, forked, told

pytestmark = pytest.mark.usefixtures("blank")


@forked
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_tables_do_not_depend_on_how_many_make_them(tmp_path: Path, undisturbed: dict[str, bytes], jobs: int) -> None:
    run = extract(blank_run.articles(COUNT), tmp_path, jobs=jobs)
    assert contents(tmp_path) == undisturbed
    assert set(undisturbed) == {f"{name}.parquet" for name in TABLES}
    assert (run.done, run.failed, run.rows["articles"]) == (COUNT, {}, COUNT)
    assert (told(tmp_path)["state"], told(tmp_path)["articles"]) == ("done", {"done": COUNT, "failed": 0})
    assert set(told(tmp_path)["versions"]) == {"newsangles", "spacy", "model"}


@forked
def test_tables_by_month_hold_the_same_rows(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    documents = [dataclasses.replace(a, published=day(n)) for n, a in enumerate(blank_run.articles(COUNT))]
    extract(documents, tmp_path / "whole")
    for folder in (tmp_path / "months", tmp_path / "again"):
        run = extract(documents, folder, by_month=True, jobs=2)
        assert run.rows["articles"] == COUNT and not list(folder.glob("*.parquet"))
    months = files(tmp_path / "months")
    assert months == files(tmp_path / "again")
    assert {name.split("/")[0] for name in months} == set(TABLES)
    for name in TABLES:
        whole = pd.read_parquet(tmp_path / "whole" / f"{name}.parquet")
        parts = pd.read_parquet(tmp_path / "months" / name).drop(columns=["year", "month"])
        assert sorted(map(str, whole.to_numpy().tolist())) == sorted(map(str, parts.to_numpy().tolist()))
    march = pd.read_parquet(tmp_path / "months" / "articles" / "year=2025" / "month=3")
    assert list(march["published"].str[:7].unique()) == ["2025-03"]
    assert march["article_id"].tolist() == [a.id for a in documents if a.published and a.published.month == 3]


@forked
def test_a_layout_takes_the_place_of_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = blank_run.articles(40)
    for by_month in (False, True, False):
        run = extract(documents, tmp_path, by_month=by_month)
        assert bool(list(tmp_path.glob("*.parquet"))) != by_month
        assert bool(list(tmp_path.glob("*/year=*/month=*/*.parquet"))) == by_month
        assert run.rows["articles"] == 40
        monkeypatch.setattr(extracting, "join", None)  # it is not put together again
        assert extract(documents, tmp_path, by_month=by_month).rows == run.rows
        monkeypatch.undo()
        monkeypatch.setattr(workers, "parse", blank_run.parse)
        monkeypatch.setattr(workers, "load", lambda model: None)
    with pytest.raises(ParameterError, match="is not for csv"):
        extract(documents, tmp_path, "csv", by_month=True)


def day(n: int) -> date | None:
    return None if n % 7 == 0 else date(2024, 11, 1) + timedelta(days=n)


def files(folder: Path) -> dict[str, bytes]:
    found = folder.glob("*/year=*/month=*/*.parquet")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_problems_of_reading_are_told_and_counted(tmp_path: Path) -> None:
    lines: list[str] = []
    problem = DocumentError("b.txt", "empty", "give a text")
    run = extract([*blank_run.articles(2), problem], tmp_path, tell=lines.append)
    assert (run.done, run.failed, lines) == (2, {"b.txt": "empty; give a text"}, ["b.txt: empty; give a text"])
    assert told(tmp_path)["failed"] == [{"document": "b.txt", "cause": "empty; give a text"}]


@forked
def test_a_damaged_shard_is_told_and_made_again(tmp_path: Path) -> None:
    first = extract(blank_run.articles(100), tmp_path, jobs=1)
    before = contents(tmp_path)
    path, *others = (tmp_path / FOLDER).glob("*/quotes.parquet")
    path.write_bytes(b"")
    (tmp_path / "quotes.parquet").unlink()
    with pytest.raises(OutputError, match="a shard is damaged"):
        extract(blank_run.articles(100), tmp_path, jobs=1)
    assert others and all(other.exists() for other in others) and not path.exists(), "the others are kept"
    assert extract(blank_run.articles(100), tmp_path, jobs=1) == first
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (MemoryError(), "do not fit into memory; make memory free and start again"),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), "do not fit into memory; make memory free and start again"),
        (OSError("Detail: [errno 12] Cannot allocate memory"), "do not fit into memory; make memory free"),
        (OSError(errno.EMFILE, "Too many open files"), "Too many open files"),
    ],
)
def test_what_the_system_refuses_deletes_no_shard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    monkeypatch.setattr(pq.ParquetFile, "__init__", lambda *given, **more: (_ for _ in ()).throw(error))
    with pytest.raises(OutputError, match=told):
        extract([Article("one", "The bridge is closed.")], tmp_path)
    assert list((tmp_path / ".shards").glob("*/articles.parquet"))


def test_a_name_that_is_no_unicode_is_told_in_the_record(tmp_path: Path) -> None:
    odd = DocumentError("a\udcff.txt", "half a character in its name", "rename it")
    assert list(extract([odd, Article("one", "The bridge is closed.")], tmp_path).failed) == ["a\udcff.txt"]
    assert json.loads((tmp_path / "run.json").read_text("utf-8"))["failed"][0]["document"] == "a\udcff.txt"
