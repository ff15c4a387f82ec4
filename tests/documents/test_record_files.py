"""Tables of articles: the same rows from each kind of file, streamed."""

from __future__ import annotations

import csv
import tracemalloc
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from article_files import errors, ids, lines, put
from newsangles.documents.article import Article
from newsangles.documents.read import documents, read

ROWS = [
    {
        "id": "a",
        "text": "One,\r\n“two”.",
        "title": "T",
        "outlet": "O",
        "url": "https://example.org",
        "published": "2025-03-07",
    },
    {
        "id": "7",
        "text": 'She said "no".',
        "title": "",
        "outlet": "",
        "url": "",
        "published": "2025-03-07T10:00:00+01:00",
    },
    {"id": "", "text": " x ", "title": "", "outlet": "", "url": "", "published": ""},
]


def test_tables_of_all_kinds_are_equal() -> None:
    put("t.jsonl", lines(*({**row, "quotes": [{"x": 1}]} for row in ROWS)))
    pd.DataFrame(ROWS).assign(more=1).to_csv("t.csv", index=False)
    pd.DataFrame(ROWS).assign(more=1).to_parquet("t.parquet")
    tables = [
        [(a.id, a.text, a.title, a.outlet, a.url, a.published) for a in read(f"t.{k}")]
        for k in ("jsonl", "csv", "parquet")
    ]
    assert tables[0] == tables[1] == tables[2]
    assert tables[0] == [
        ("a", "One,\r\n“two”.", "T", "O", "https://example.org", date(2025, 3, 7)),
        ("7", 'She said "no".', None, None, None, date(2025, 3, 7)),
        ("t-3", " x ", None, None, None, None),
    ]
    for suffix in ("jsonl", "csv", "parquet"):
        articles = read(f"t.{suffix}")
        assert [a.source for a in articles] == [f"t.{suffix}#a", f"t.{suffix}#7", f"t.{suffix}#t-3"]
        assert [read(a.source or "") for a in articles] == [[a] for a in articles]
        assert [a.published_source for a in articles] == ["given", "given", "none"]


def test_one_row() -> None:
    put("t.jsonl", "{broken\n" + lines({"id": "a#b*", "text": "One."}, {"id": 3, "text": ""}))
    assert read("t.jsonl#a#b*")[0].text == "One."
    assert errors("t.jsonl#3") == ["t.jsonl line 3: empty, or white space only; give a text to read"]
    assert errors("t.jsonl#4") == ["t.jsonl#4: no row has this id; check the table's id column"]
    assert read(put("t.jsonl#3.txt", "A file of this name."))[0].text == "A file of this name."


def test_typed_columns_of_parquet() -> None:
    stamps = [datetime(2025, 3, 7, 23), None]
    table = pa.table(
        {"id": [1.0, None], "text": ["One.", "Two."], "published": pa.array(stamps, pa.timestamp("ns", "UTC"))}
    )
    pq.write_table(table, "t.parquet")
    assert [(a.id, a.published) for a in read("t.parquet")] == [("1", date(2025, 3, 7)), ("t-2", None)]
    pq.write_table(table.set_column(2, "published", pa.array([date(2025, 3, 7), None])), "t.parquet")
    assert read("t.parquet")[0].published == date(2025, 3, 7)
    pq.write_table(table.drop_columns("text"), "t.parquet")
    assert errors("t.parquet")[0].startswith("t.parquet: no column named text (it has id, published); ")
    put("t.parquet", b"PAR1 not really")
    assert errors("t.parquet")[0].startswith("t.parquet: not readable as Parquet (")
    broken = pa.Array.from_buffers(pa.string(), 2, [None, *pa.array([b"\xff", b"ok"], pa.binary()).buffers()[1:]])
    pq.write_table(pa.table({"text": broken}), "t.parquet")
    assert errors("t.parquet")[0].startswith("t.parquet row 1: a value cannot be read (")
    assert ids("t.parquet") == ["t-2"]


def test_bad_rows_do_not_lose_the_others() -> None:
    good = {"text": "One."}
    rows = lines(
        good, {"id": "x"}, {**good, "id": True}, {**good, "id": "a"}, {**good, "id": "a"}, {**good, "published": "x"}
    )
    put("t.jsonl", rows.encode() + b'{"text": "\xff"}\n{\n[[\n\n' + b"[" * 100_000 + b"\n" + lines(good).encode())
    assert ids("t.jsonl") == ["t-1", "a", "t-6", "t-12"]
    assert ids("t.jsonl", strict=True) == ["t-1", "a", "t-12"]
    got = errors("t.jsonl", strict=True)
    assert [e.split(":")[0] for e in got] == [f"t.jsonl line {n}" for n in (2, 3, 5, 6, 7, 8, 9, 11)]
    assert got[2] == "t.jsonl line 5: the id 'a' is that of line 4 too; give each row an id of its own"
    put("t.csv", b"id,text\na,One.\nb\nc,\xff\nd,Two.\n\na,Three.\n")
    assert ids("t.csv") == ["a", "d"]
    assert [e.split(";")[0] for e in errors("t.csv")] == [
        "t.csv row 2: 1 cells where the header has 2",
        "t.csv row 3: not utf-8 (byte 0xff)",
        "t.csv row 5: the id 'a' is that of row 1 too",
    ]


def test_tables_in_another_encoding() -> None:
    Path("t.csv").write_text("text\nOne.\n", encoding="utf-16")
    assert read("t.csv", encoding="utf-16")[0].text == "One."
    assert errors("t.csv")
    put("t.jsonl", b"\xef\xbb\xbf" + lines({"text": "One."}).encode())
    assert read("t.jsonl")[0].text == "One."


def test_long_cells_and_the_csv_limit() -> None:
    before = csv.field_size_limit()
    put("t.csv", "text\n" + "word " * 100_000 + "\n")
    assert len(read("t.csv", any_language=True)[0].text) == 500_000
    assert csv.field_size_limit() == before


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "parquet"])
def test_tables_are_streamed(suffix: str) -> None:
    frame = pd.DataFrame({"text": ["the " * 5_000] * 1_000})  # 20 MB
    match suffix:
        case "jsonl":
            frame.to_json("t.jsonl", orient="records", lines=True)
        case "csv":
            frame.to_csv("t.csv", index=False)
        case "parquet":
            frame.to_parquet("t.parquet", row_group_size=100)
    del frame
    next(documents(f"t.{suffix}", any_language=True))  # imports and caches are not the table's
    tracemalloc.start()
    assert sum(isinstance(a, Article) for a in documents(f"t.{suffix}", any_language=True)) == 1_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_the_sign_between_the_cells_is_that_of_the_header(separator: str) -> None:
    pd.DataFrame(ROWS).to_csv("t.csv", index=False, sep=separator)
    assert [a.text for a in read("t.csv")] == [row["text"] for row in ROWS]
    put("u.csv", Path("t.csv").read_bytes().decode().encode("utf-16"))
    assert [a.text for a in read("u.csv", encoding="utf-16")] == [row["text"] for row in ROWS]


def test_missing_values_of_other_programs() -> None:
    put("t.jsonl", '{"id": NaN, "text": "One.", "title": NaN, "published": NaN}\n')
    frame = pd.DataFrame({"id": [1.0, float("nan")], "text": pd.Categorical(["One.", "Two."]), "published": pd.NaT})
    frame.to_parquet("t.parquet")
    assert [(a.id, a.title, a.published) for a in read("t.jsonl")] == [("t-1", None, None)]
    assert [(a.id, a.text) for a in read("t.parquet")] == [("1", "One."), ("t-2", "Two.")]


def test_a_zone_that_nobody_knows() -> None:
    zone = pa.array([datetime(2025, 3, 7, 23)], pa.timestamp("us", "Nowhere/Land"))
    pq.write_table(pa.table({"text": ["One."], "published": zone}), "t.parquet")
    assert read("t.parquet")[0].published == date(2025, 3, 7)


def test_a_row_of_another_encoding_is_told_which_it_looks_like() -> None:
    put("t.csv", b"id,text\n1,The caf\xe9 \x93closed\x94 on Monday.\n2,One.\n")
    (error,) = errors("t.csv")
    assert error.startswith("t.csv row 1: not utf-8 (byte 0xe9), but looks like cp1252; give encoding=")
    assert [a.text for a in read("t.csv", encoding="cp1252")] == ["The café “closed” on Monday.", "One."]
