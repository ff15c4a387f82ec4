"""Articles from a text or from files: any text comes back, and a bad document loses no other."""

from __future__ import annotations

import csv
import json
import logging
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from article_files import GERMAN, TEXT, put
from newsangles.documents.article import Article
from newsangles.documents.read import documents, read
from newsangles.errors import DocumentError, NewsanglesError

# --- a text given itself ---


def test_a_text_given_itself() -> None:
    text = "\ufeff=\r\n The mayor\u202e said\x1b so.\r"
    (article,) = read(text=text)
    assert article == Article("pasted", text)
    (article,) = read(text=TEXT, title=" Harbour ", published="2025-03-07")
    assert (article.title, article.published, article.published_source) == ("Harbour", date(2025, 3, 7), "given")
    assert (article.path, article.source, article.url, article.outlet) == (None, None, None, None)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"text": " \r\n\t"}, "pasted: empty, or white space only; give a text to read"),
        ({"text": ""}, "pasted: empty, or white space only; give a text to read"),
        ({"text": "a\0b"}, "pasted: binary (it holds NUL); give a text, or, if it is UTF-16, give encoding="),
        ({"text": "a\ud800"}, "pasted: half a character (U+D800) at offset 1; write the text anew in valid Unicode"),
        (
            {"text": TEXT, "limit": 9},
            "pasted: 61 characters is over the limit of 9 characters; split it or raise limit",
        ),
        ({"text": TEXT, "title": 7}, "pasted: its title is not a string but int; write the title in quotation marks"),
        ({"text": TEXT, "published": "7 March"}, "published: '7 March' is not a date; give YYYY-MM-DD"),
        ({"text": b"One."}, "text: it is not a string but bytes; give the article's text"),
        ({"text": TEXT, "source": "a.txt"}, "text: there is a source too; give one of them"),
        ({"text": "", "source": "a.txt"}, "text: there is a source too; give one of them"),
        ({"source": "a.txt", "title": "T"}, "title: it goes with a text only; write it into the document's sidecar"),
        ({}, "source: there is none, and no text; give a file, a folder, a glob, or text="),
    ],
)
def test_a_text_that_is_refused(options: dict[str, object], message: str) -> None:
    put("a.txt")
    with pytest.raises(NewsanglesError) as caught:
        read(**options)  # type: ignore[arg-type]
    assert str(caught.value).startswith(message)
    assert len(str(caught.value).splitlines()) == 1


def test_the_language_and_the_limit_of_a_text_given_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DocumentError, match="pasted: plainly not English"):
        read(text=GERMAN)
    assert read(text=GERMAN, any_language=True)[0].text == GERMAN
    monkeypatch.setenv("NEWSANGLES_LIMIT", "9")
    with pytest.raises(DocumentError, match="pasted: 61 characters is over the limit"):
        read(text=TEXT)


# --- several ---


def test_bad_ones_do_not_lose_the_others(caplog: pytest.LogCaptureFixture) -> None:
    put("docs/a.txt", "")
    put("docs/b.txt")
    put("docs/b.json", "[")
    put("docs/c.txt")
    with caplog.at_level(logging.WARNING):
        assert [a.id for a in read(["gone.txt", "docs"])] == ["c"]
    assert [r.message.split(":")[0] for r in caplog.records] == ["gone.txt", "docs/a.txt", "docs/b.json"]
    with pytest.raises(DocumentError, match=r"^gone\.txt: not found; "):
        read(["gone.txt", "docs/a.txt"])


# --- any text ---

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(
    lambda text: text.strip() != ""
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(TEXTS)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    Path("t.txt").write_bytes(text.encode("utf-8-sig"))
    Path("t.jsonl").write_bytes((json.dumps({"text": text}, ensure_ascii=False) + "\n").encode())
    with Path("t.csv").open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([["text", "id"], [text, "x"]])
    pq.write_table(pa.table({"text": [text]}), "t.parquet")
    for suffix in ("txt", "jsonl", "csv", "parquet"):
        assert [a.text for a in read(f"t.{suffix}", any_language=True)] == [text]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["txt", "html", "jsonl", "csv", "parquet"]))
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    Path(f"t.{suffix}").write_bytes(data)
    for document in documents(f"t.{suffix}"):
        assert isinstance(document, Article | NewsanglesError)
        assert "\n" not in str(document) or isinstance(document, Article)
