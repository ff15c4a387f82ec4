"""Checks of what is read: each refusal is one line that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from article_files import END, GERMAN, TEXT, errors, ids, lines, put
from newsangles.documents.checks import MIN_ENGLISH_SHARE, english_share
from newsangles.documents.read import documents, read
from newsangles.errors import DocumentError, ParameterError

UTF16 = 'give encoding="utf-16" to read(), or --encoding utf-16 in a terminal'
NAME = 'give encoding="NAME" to read(), or --encoding NAME in a terminal'
CP1252 = NAME.replace("NAME", "cp1252")
BINARY = f"binary (it holds NUL); give a text, or, if it is UTF-16, {UTF16}"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", "", "a.txt: empty, or white space only; give a text to read"),
        ("a.txt", " \r\n\u2003", "a.txt: empty, or white space only; give a text to read"),
        (
            "a.txt",
            b"\x89PNG\0",
            f"a.txt: {BINARY}",
        ),
        ("a.txt", TEXT.encode("utf-16"), f"a.txt: NUL bytes and a utf-16 byte order mark; {UTF16}"),
        ("a.txt", b"\xff\xfe-N", f"a.txt: not utf-8 (byte 0xff at offset 0), but looks like utf-16; {UTF16}"),
        ("a.txt", b"caf\xe9 au lait", f"a.txt: not utf-8 (byte 0xe9 at offset 3), but looks like cp1252; {CP1252}"),
        ("a.txt", b"\xe9\xe8\xe7", f"a.txt: not utf-8 (byte 0xe9 at offset 0); {NAME}"),
        (
            "a.html",
            b"<html><meta charset='cp1252'>\xe9",
            f"a.html: not utf-8 (byte 0xe9 at offset 29), but looks like cp1252; {CP1252}",
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
            "to read it all the same, give any_language=True to read(), or --any-language in a terminal",
        ),
        ("a.jsonl", "", "a.jsonl: a table without rows; check that it was written completely"),
        ("a.csv", "", "a.csv: a table without rows; check that it was written completely"),
        (
            "a.csv",
            "id,body\n1,x\n",
            "a.csv: no column named text (it has id, body); name the column of the article's text so",
        ),
        (
            "a.jsonl",
            lines({"body": 1}, {"id": 2}),
            "a.jsonl: no column named text; name the column of the article's text so",
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
        ("a.csv", "text,id,text\nx,1,\n", "a.csv: two columns named text; rename or remove one of them"),
        ("a.csv", "text\nx\n".encode("utf-16"), f"a.csv: NUL bytes and a utf-16 byte order mark; {UTF16}"),
        (
            "a.csv",
            'id,text\n1,"never\n3,closed\n',
            "a.csv line 2: broken CSV up to line 3 (unexpected end of data), so the rest is not read; "
            "check the quotation marks of the row that begins there",
        ),
        (
            "a.jsonl",
            lines({"text": "x", "title": 7}),
            "a.jsonl line 1: its title is not a string but int; write the title in quotation marks, or leave it out",
        ),
        (
            "a.jsonl",
            b'{"text": "caf\xe9"}\n',
            f"a.jsonl line 1: not utf-8 (byte 0xe9), but looks like cp1252; {CP1252}",
        ),
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
            "a.csv line 2: broken CSV (unexpected end of data), so the rest is not read; "
            "check the quotation marks of the row that begins there",
        ),
    ],
)
def test_refusals(name: str, content: str | bytes, message: str) -> None:
    put(name, content)
    with pytest.raises(DocumentError) as caught:
        read(name)
    assert str(caught.value) == message


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


def test_results_of_a_match_are_not_taken_for_another_language() -> None:
    rows = [
        f"{name} {n}-{n + 7} {n % 3} {n + 1}" for n, name in enumerate("Orr Adeyemi Voss Lund Birch Okoro".split() * 9)
    ]
    assert (
        english_share("Corran 90, Aldham 84\n" + "\n".join(rows) + "\nTotal fouls 14, 18. Attendance 19,156.") is None
    )
    names = "\n".join(f"Orr, Adeyemi ({town}) Voss def. Lund, Birch" for town in ("Aldham", "Corran") * 9)
    assert english_share(names) is None
    for text in (GERMAN, GERMAN.upper()):
        assert (english_share(text) or 0) < MIN_ENGLISH_SHARE and english_share(text) is not None
