from __future__ import annotations

import csv
import errno
import json
import logging
import os
import sys
import tracemalloc
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsangles.documents.article import Article, hidden_characters
from newsangles.documents.checks import MIN_ENGLISH_SHARE, english_share
from newsangles.documents.read import documents, read
from newsangles.errors import DocumentError, NewsanglesError, ParameterError

TEXT = "The harbour will close on Monday, said Ana Brož, who runs it."
GERMAN = (
    "Der Hafen wird am Montag geschlossen, wie die Leiterin gestern mitteilte. Was danach kommt, ist noch offen, und "
    "so warten die Fischer in der Stadt auf eine Antwort. Man habe lange genug geredet, sagte einer von ihnen, also "
    "müsse nun etwas geschehen, und zwar bald, denn an den Kosten werde es am Ende nicht liegen."
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def put(name: str, content: str | bytes | dict[str, object] = TEXT) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    data = json.dumps(content) if isinstance(content, dict) else content
    Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return name


def lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def ids(source: object, **options: object) -> list[str]:
    return [a.id for a in documents(source, **options) if isinstance(a, Article)]  # type: ignore[arg-type]


def errors(source: object, **options: object) -> list[str]:
    return [str(e) for e in documents(source, **options) if isinstance(e, DocumentError)]  # type: ignore[arg-type]


# --- texts ---


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"One.\r\nTwo.\rThree.\n", "utf-8", "One.\r\nTwo.\rThree.\n"),
        (b"\xef\xbb\xbfOne.", "utf-8", "One."),
        (b"\xef\xbb\xbf\xef\xbb\xbfOne.", "UTF8", "\ufeffOne."),
        ("One \u2014 two.".encode("utf-16"), "utf-16", "One \u2014 two."),
        (b"caf\xe9", "latin-1", "café"),
        (b"a\xe2\x80\x8bb\xe2\x80\xaec", "utf-8", "a\u200bb\u202ec"),
        (b"<p>Not a page.</p>", "utf-8", "<p>Not a page.</p>"),
        (b" \n One. \x0c\x85"[:9], "utf-8", " \n One. \x0c"),
    ],
)
def test_text_is_exactly_what_was_decoded(data: bytes, encoding: str, text: str) -> None:
    (article,) = read(put("a.txt", data), encoding=encoding)
    assert article.text == text
    assert (article.id, article.path, article.source) == ("a", "a.txt", "a.txt")


def test_hidden_characters_are_kept() -> None:
    (article,) = read(put("a.md", "a\u200bb"))
    assert hidden_characters(article.text) == [(1, "U+200B ZERO WIDTH SPACE")]


def test_nothing_is_known_without_a_sidecar() -> None:
    (a,) = read(Path(put("a.TXT")))
    assert (a.title, a.outlet, a.url, a.published, a.published_source) == (None, None, None, None, "none")


# --- what is refused ---

UTF16 = 'say how it is encoded with --encoding utf-16 (encoding="utf-16")'
NAME = 'say how it is encoded with --encoding NAME (encoding="NAME")'
BINARY = "binary (it holds NUL); give a text; one in UTF-16 is read with --encoding utf-16"
END = ".txt, .md, .html, .htm, .jsonl, .csv, .parquet"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", "", "a.txt: empty, or white space only; give a text to read"),
        ("a.txt", " \r\n\u2003", "a.txt: empty, or white space only; give a text to read"),
        (
            "a.txt",
            b"\x89PNG\0",
            "a.txt: binary (it holds NUL); give a text; one in UTF-16 is read with --encoding utf-16",
        ),
        ("a.txt", TEXT.encode("utf-16"), f"a.txt: NUL bytes and a utf-16 byte order mark; {UTF16}"),
        ("a.txt", b"\xff\xfe-N", f"a.txt: not utf-8 (byte 0xff at offset 0); {UTF16}"),
        ("a.txt", b"caf\xe9 au lait", f"a.txt: not utf-8 (byte 0xe9 at offset 3); {NAME}"),
        (
            "a.html",
            b"<html><meta charset='cp1252'>\xe9",
            f"a.html: not utf-8 (byte 0xe9 at offset 29); {NAME.replace('NAME', 'cp1252')}",
        ),
        ("a.pdf", "x", f"a.pdf: suffix '.pdf' is not one of those read; allowed are {END}"),
        ("a", "x", f"a: a file without a suffix is not one of those read; allowed are {END}"),
        ("a.json", "{}", f"a.json: suffix '.json' is not one of those read; allowed are {END}"),
        (
            "a.html",
            "<html><body><script>1</script></body></html>",
            "a.html: no main text found in this page; save the page anew, or its text as .txt",
        ),
        (
            "a.html",
            "<html><body><nav>Home</nav></body></html>",
            "a.html: no main text found in this page; save the page anew, or its text as .txt",
        ),
        (
            "a.txt",
            GERMAN,
            "a.txt: plainly not English (function words are 2% of its words; in English, 8% or more); "
            "to read it all the same, give --any-language (any_language=True)",
        ),
        ("a.jsonl", "", "a.jsonl: a table without rows; check that it was written completely"),
        ("a.csv", "", "a.csv: a table without rows; check that it was written completely"),
        (
            "a.csv",
            "id;text\n1;x\n",
            "a.csv: no column named text (it has id;text); name the column of the article's text so; CSV needs commas",
        ),
        (
            "a.jsonl",
            lines({"body": 1}, {"id": 2}),
            "a.jsonl: no column named text; name the column of the article's text so; CSV needs commas",
        ),
        ("a.jsonl", lines(1), 'a.jsonl line 1: not a JSON object; write it as in {"id": "…", "text": "…"}'),
        ("a.jsonl", lines({"text": None}), "a.jsonl line 1: no text; write the article's text in the column text"),
        (
            "a.jsonl",
            lines({"text": 5}),
            "a.jsonl line 1: its text is not a string but int; write the text as a string",
        ),
        (
            "a.jsonl",
            lines({"text": "a\ud800"}),
            "a.jsonl line 1: half a character (U+D800) at offset 1; write the text anew in valid Unicode",
        ),
        (
            "a.jsonl",
            lines({"text": "a\0"}),
            f"a.jsonl line 1: {BINARY}",
        ),
        (
            "a.jsonl",
            lines({"text": "x", "published": "7 March"}),
            "a.jsonl line 1: '7 March' is not a date; write published as YYYY-MM-DD, or leave it empty",
        ),
        (
            "a.jsonl",
            lines({"text": "x", "title": 7}),
            "a.jsonl line 1: its title is not a string but int; write the title in quotation marks, or leave it out",
        ),
        ("a.jsonl", b'{"text": "caf\xe9"}\n', f"a.jsonl line 1: not utf-8 (byte 0xe9); {NAME}"),
        (
            "a.jsonl",
            "{text\n",
            "a.jsonl line 1: broken JSON (Expecting property name enclosed in double quotes: line 1 column 2 (char 1))"
            "; correct or remove this line",
        ),
        (
            "a.csv",
            "id,text\n1,One, two\n",
            "a.csv row 1: 3 cells where the header has 2; put a text with commas in quotation marks",
        ),
        (
            "a.csv",
            'id,text\n1,"never closed\n',
            "a.csv line 2: broken CSV (unexpected end of data), so the rest is not read; check its quotation marks",
        ),
    ],
)
def test_refusals(name: str, content: str | bytes, message: str) -> None:
    put(name, content)
    with pytest.raises(DocumentError) as caught:
        read(name)
    assert str(caught.value) == message


def test_refusals_of_places() -> None:
    Path("empty").mkdir()
    put("other/a.pdf")
    Path("loop.txt").symlink_to("loop.txt")
    os.mkfifo("pipe.txt")
    where = "check the path and the folder that it starts from"
    for source, message in [
        ("none.txt", f"none.txt: not found; {where}"),
        ("a.txt/b.txt", f"a.txt/b.txt: not found; {where}"),
        ("a\0.txt", f"a\\x00.txt: not found; {where}"),
        ("t.jsonl#1", f"t.jsonl#1: not found; {where}"),
        ("none-*.md", f"none-*.md: no document matches the pattern; check the pattern; documents end in {END}"),
        ("empty", f"empty: no document in this folder; put files there that end in {END}"),
        ("other", f"other: no document in this folder; put files there that end in {END}"),
        ("loop.txt", "loop.txt: a symbolic link that leads back to itself; remove or correct the link"),
        ("pipe.txt", f"pipe.txt: not a regular file; give a file that ends in {END}"),
    ]:
        assert errors(source) == [message]


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(errno.EACCES, "no"), "a.txt: permission denied; allow reading it"),
        (
            OSError(errno.EIO, "Input/output error"),
            "a.txt: Input/output error; check the file and the disk that it is on",
        ),
    ],
)
def test_what_the_system_refuses(monkeypatch: pytest.MonkeyPatch, error: OSError, message: str) -> None:
    put("a.txt")

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    assert errors("a.txt") == [message]


def test_limit() -> None:
    put("a.txt", "ééé")
    assert read("a.txt", limit=3)[0].text == "ééé"
    rest = "is over the limit of 2 characters; split it or raise limit"
    assert errors("a.txt", limit=2) == [f"a.txt: 3 characters {rest}"]
    put("b.txt", "é" * 100)
    assert errors("b.txt", limit=2) == [f"b.txt: 200 bytes {rest}"]
    with Path("huge.txt").open("wb") as stream:
        stream.truncate(10**10)  # sparse: it must be refused without being read
    assert errors("huge.txt") == [
        "huge.txt: 10,000,000,000 bytes is over the limit of 5,000,000 characters; split it or raise limit"
    ]
    put("t.jsonl", lines({"text": "abc"}, {"text": "x" * 10_000_100}, {"text": "ab"}))
    assert errors("t.jsonl", limit=2) == [
        f"t.jsonl line 1: 3 characters {rest}",
        f"t.jsonl line 2: more than 10,000,024 characters {rest}",
    ]
    assert ids("t.jsonl", limit=2) == ["t-3"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"published": "7 March"}, "published: '7 March' is not a date; give YYYY-MM-DD, as in 2025-03-07"),
        ({"published": "2025-02-30"}, "published: '2025-02-30' is not a date; give YYYY-MM-DD, as in 2025-03-07"),
        ({"published": "20250307"}, "published: '20250307' is not a date; give YYYY-MM-DD, as in 2025-03-07"),
        ({"published": 20250307}, "published: 20250307 is not a date; give YYYY-MM-DD, as in 2025-03-07"),
        ({"encoding": "utf-9"}, "encoding: 'utf-9' is unknown; give one such as utf-8, utf-16 or cp1252"),
        ({"encoding": "rot13"}, "encoding: 'rot13' is unknown; give one such as utf-8, utf-16 or cp1252"),
        ({"limit": 0}, "limit: 0 is not a number of characters; give 1 or more"),
        ({"source": ""}, "source: '' names no document; give a file, a folder, a glob or a list of them"),
        ({"source": []}, "source: [] names no document; give a file, a folder, a glob or a list of them"),
    ],
)
def test_wrong_parameters(options: dict[str, object], message: str) -> None:
    with pytest.raises(ParameterError) as caught:
        documents(**{"source": "a.txt", **options})  # type: ignore[arg-type]
    assert str(caught.value) == message


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are Unicode there")
def test_a_name_that_is_no_unicode_spoils_no_other() -> None:
    for name in (b"folder/a\xff.txt", b"folder/b\xfe/c.txt", b"folder/d.txt"):
        put(os.fsdecode(name))
    assert ids("folder") == ["d"]
    refused = errors("folder")
    assert len(refused) == 2 and all("half a character in its name; rename the file" in line for line in refused)


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
        ({"text": "a\0b"}, "pasted: binary (it holds NUL); give a text; one in UTF-16 is read with --encoding utf-16"),
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


def test_language() -> None:
    put("a.txt", GERMAN)
    assert read("a.txt", any_language=True)[0].text == GERMAN
    put("b.txt", " ".join(GERMAN.split()[:20]))
    assert read("b.txt")  # too short to tell
    share = english_share("The mayor of the town said that they had been told by nobody when it would be ready. " * 4)
    assert share is not None and share > 4 * MIN_ENGLISH_SHARE
    assert (
        english_share(
            "港口将于星期一关闭，负责人昨天表示，此后的安排仍未确定，城里的渔民正在等待答复，大家都很担心，也很生气。"
        )
        == 0
    )


# --- dates and sidecars ---


def test_sidecar() -> None:
    put("a.txt")
    put(
        "a.json",
        {"title": " Harbour ", "outlet": None, "url": "https://example.org/a", "published": "2025-03-07", "note": 1},
    )
    (a,) = read("a.txt")
    assert (a.title, a.outlet, a.url, a.published) == ("Harbour", None, "https://example.org/a", date(2025, 3, 7))
    assert a.published_source == "sidecar"
    put("a.json", {"published": "2025-03-07T23:00:00Z", "published_source": "inferred"})
    assert read("a.txt")[0].published_source == "inferred"
    for given_date in ("2024-01-02", date(2024, 1, 2), datetime(2024, 1, 2, 3)):
        (a,) = read("a.txt", given_date)
        assert (a.published, a.published_source) == (date(2024, 1, 2), "given")
    assert read("a.txt", "")[0].published_source == "inferred"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[]", 'a.json: not a JSON object; write it as in {"title": "…", "published": "2025-03-07"}'),
        (b"\xff", "a.json: not valid JSON ("),
        ("{", "a.json: not valid JSON ("),
        ('{"published": "soon"}', "a.json: 'soon' is not a date; write published as YYYY-MM-DD, or leave it empty"),
        ('{"published": 2025}', "a.json: 2025 is not a date; write published as YYYY-MM-DD, or leave it empty"),
        (
            '{"title": []}',
            "a.json: its title is not a string but list; write the title in quotation marks, or leave it out",
        ),
        ('{"title": "\\ud800"}', "a.json: half a character in its title; write it anew in valid Unicode"),
        (
            '{"published_source": "page"}',
            'a.json: published_source \'page\' is unknown; write "sidecar" or "inferred", or leave it out',
        ),
    ],
)
def test_bad_sidecar(content: str | bytes, message: str) -> None:
    put("a.txt")
    put("a.json", content)
    (error,) = errors("a.txt")
    assert error.startswith(message)
    assert "; " in error


# --- pages ---

PAGE = """<!DOCTYPE html><html><head><title>Harbour - The Quay</title>{head}</head><body><nav><a href="/">Home</a></nav>
<article><h1>Harbour to close</h1>{byline}
<p>The harbour will close on 5 June 2019, the council said after a long debate.</p>
<p>“We have waited,” said Ana Brož, who runs the harbour and wants it open.</p></article>
<div id="comments"><p>A comment that nobody asked for, and that is no part of the article.</p></div></body></html>"""
LINK = '<link rel="canonical" href="https://example.org/2019/01/02/harbour">'


def json_ld(*items: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(item)}</script>' for item in items)


ARTICLE = {"@type": "NewsArticle", "datePublished": "2025-03-07T23:30:00-05:00"}


@pytest.mark.parametrize(
    ("head", "byline", "published"),
    [
        ("", "", None),
        (LINK, "<p>2 January 2019</p>", None),
        (LINK, '<time datetime="2019-01-02">2 January</time>', None),
        (
            '<meta name="date" content="2019-01-02"><meta property="article:modified_time" content="2019-01-02">',
            "",
            None,
        ),
        ('<meta property="article:published_time" content="2025-03-07T10:00:00Z">', "", date(2025, 3, 7)),
        ('<meta itemprop="datePublished" content="Fri, 07 Mar 2025 10:00:00 GMT">', "", date(2025, 3, 7)),
        ("", '<time class="entry-date published" datetime="2025-03-07">7 March</time>', date(2025, 3, 7)),
        (json_ld(ARTICLE), "", date(2025, 3, 7)),
        (json_ld({"@graph": [{"@type": "WebPage"}, ARTICLE]}), "", date(2025, 3, 7)),
        (json_ld([ARTICLE, {**ARTICLE, "datePublished": "2025-03-08"}]), "", None),
        (json_ld({"@type": "ItemList", "itemListElement": [ARTICLE]}), "", None),
        ('<script type="application/ld+json">{broken</script>', "", None),
    ],
)
def test_page_date_is_stated_or_unknown(head: str, byline: str, published: date | None) -> None:
    (a,) = read(put("a.html", PAGE.format(head=head, byline=byline)))
    assert a.published == published
    assert a.published_source == ("page" if published else "none")


def test_page() -> None:
    head = (
        LINK + '<meta property="og:site_name" content="The Quay"><meta property="og:title" content="Harbour to close">'
    )
    markup = '<?xml version="1.0" encoding="iso-8859-1"?>\n' + PAGE.format(head=head + json_ld(ARTICLE), byline="")
    first, second = read(
        [put("a.html", markup), put("b.htm", markup)]
    )  # the same again: nothing is dropped as a repetition
    assert first.text == second.text
    assert first.text.endswith(
        "The harbour will close on 5 June 2019, the council said after a long debate.\n"
        "“We have waited,” said Ana Brož, who runs the harbour and wants it open."
    )
    assert "comment" not in first.text
    assert (first.title, first.outlet) == ("Harbour to close", "The Quay")
    assert first.url == "https://example.org/2019/01/02/harbour"
    put("a.json", {"title": "Mine", "published": "2025-03-09"})
    assert read("a.html")[0].title == "Mine"
    assert read("a.html")[0].published_source == "sidecar"


# --- folders, globs, several ---


def test_folder() -> None:
    for name in ("b.txt", "a.txt", "a.md", "B.txt", "sub/a.txt", ".hidden.txt", ".git/x.txt", "note.json", "x.pdf"):
        put(f"docs/{name}")
    put("docs/p.html", PAGE)
    put("docs/p_files/frame.html", "")
    got = read("docs/")
    assert [a.id for a in got] == ["B", "a.md", "a.txt", "b", "p", "sub/a"]
    assert [a.path for a in got][-1] == "docs/sub/a.txt" == got[-1].source
    assert read(got[-1].source or "")[0].text == got[-1].text
    assert ids(".") == [f"docs/{name}" for name in ("B", "a.md", "a.txt", "b", "p", "sub/a")]


def test_links_in_a_folder() -> None:
    put("docs/a.txt")
    Path("docs/up").symlink_to("..")
    Path("docs/self").symlink_to("../docs")
    Path("docs/b.txt").symlink_to("gone.txt")
    assert ids("docs") == ["a"]
    assert errors("docs") == [
        "docs/b.txt: not found; check the path and the folder that it starts from",
        "docs/self: a symbolic link that leads back to itself; remove or correct the link",
        "docs/up/docs: a symbolic link that leads back to itself; remove or correct the link",
    ]


def test_globs() -> None:
    for name in ("a.txt", "b.md", "a.json", "sub/a.txt", "sub/.c.txt"):
        put(f"docs/{name}", "{}" if name.endswith("json") else TEXT)
    assert ids("docs/*") == ["a", "b"]
    assert ids("docs/**/*.txt") == ["a", "sub/a"]
    assert ids(str(Path("docs/*.md").absolute())) == ["b"]
    assert ids(put("docs/[x].txt")) == ["[x]"]  # a file of that name goes first


def test_several() -> None:
    put("one/x.txt")
    put("two/x.txt")
    put("two/y.txt")
    put("t.jsonl", lines({"id": "y", "text": "From a table."}, {"id": "z", "text": "From a table."}))
    assert ids(["one", "two", "t.jsonl"]) == ["one/x", "two/x", "y", "t/y", "z"]
    assert ids(["one/x.txt", "one", "one/*.txt", "./one/x.txt"]) == ["x"]
    assert ids(["t.jsonl#z", "t.jsonl"]) == ["y", "z"]
    assert ids(["t.jsonl#z", "t.jsonl#y", "t.jsonl#z"]) == ["z", "y"]


def test_relative_paths_start_from_here_and_then_from_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    put("project/seeds/a.txt", "From the project.")
    put("project/lib/newsangles/__init__.py", "")
    monkeypatch.setattr("newsangles.documents.project.root", Path("project").absolute)
    for source in ("seeds/a.txt", "seeds", "seeds/*.txt"):
        (a,) = read(source)
        assert (a.text, a.id, a.path, a.source) == ("From the project.", "a", "seeds/a.txt", "seeds/a.txt")
    put("seeds/a.txt", "From here.")
    for source in ("seeds/a.txt", "seeds", "seeds/*.txt"):
        assert read(source)[0].text == "From here."


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


# --- tables ---

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
    assert ids("t.jsonl") == ["t-1", "a", "t-12"]
    got = errors("t.jsonl")
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
