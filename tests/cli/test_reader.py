"""Documents of a command: each refusal is one line, and those that cannot be read are counted."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from article_files import GERMAN
from command_line import TEXT, WRITTEN, Done

REFUSED: dict[str, tuple[str, bytes | None, str]] = {
    "not found": ("missing.txt", None, "not found"),
    "empty": ("x.txt", b"", "empty"),
    "white space": ("x.txt", b" \n\t\r\n", "empty"),
    "binary": ("x.txt", b"MZ\x00\x01\x02", "binary"),
    "latin-1": ("x.txt", "Café closed.".encode("latin-1"), "not utf-8"),
    "page without text": ("x.html", b"<html><body></body></html>", "main text"),
    "table without text": ("x.jsonl", b'{"id": "a", "body": "b"}\n', "no column named text"),
    "csv without text": ("x.csv", b"id,body\na,b\n", "no column named text"),
    "broken parquet": ("x.parquet", b"PAR1 no", "not readable as Parquet"),
    "broken json": ("x.jsonl", b"{\n", "broken JSON"),
    "German": ("x.txt", GERMAN.encode(), "plainly not English"),
    "another suffix": ("x.docx", b"PK", "not one of those read"),
    "empty folder": ("folder/", None, "no document in this folder"),
    "no match": ("*.nothing", None, "no document matches"),
    "a name with a line break": ("bad\n\x1b[31mname.txt", b"", "empty"),
    "a name with codes": ("a:smile:[bold]b.txt", b"", ":smile:[bold]b.txt: empty"),
}


@pytest.mark.parametrize("command", ["extract", "export", "report", "show"])
@pytest.mark.parametrize("case", REFUSED)
def test_each_refusal_is_one_line_and_exit_code_2(run: Callable[..., Done], case: str, command: str) -> None:
    name, content, words = REFUSED[case]
    if content is not None:
        Path(name).write_bytes(content)
    elif name.endswith("/"):
        Path(name).mkdir()
    done = run(command, name, *(() if command == "show" else ("--out", "out")))
    assert (done.code, done.out) == (2, ""), done
    assert re.fullmatch(r"error: [^\x00-\x1f\x7f]+: [^\x00-\x1f]+; [^\x00-\x1f]+\n", done.err), done
    assert words in done.err
    assert not Path("out").exists()


def test_a_bad_date_costs_the_date_or_if_strict_the_document(
    run: Callable[..., Done], caplog: pytest.LogCaptureFixture
) -> None:
    Path("x.jsonl").write_text('{"text": "Yes.", "published": "7 March"}\n')
    refusal = "x.jsonl line 1: '7 March' is not a date; write published as YYYY-MM-DD, or leave it empty"
    done = run("export", "x.jsonl", "--out", "out")
    assert (done.code, caplog.messages) == (0, [f"{refusal}; it is read without its date"])
    done = run("export", "x.jsonl", "--out", "more", "--strict")
    assert (done.code, done.err) == (2, f"error: {refusal}\n")


@pytest.mark.parametrize("command", ["extract", "export", "show"])
def test_one_bad_document_is_skipped_and_counted(run: Callable[..., Done], command: str) -> None:
    Path("folder").mkdir()
    Path("folder/a.txt").write_text(TEXT)
    Path("folder/b.txt").write_text("")
    done = run(command, "folder", *(() if command == "show" else ("--out", "out")))
    assert done.code == 3, done
    assert done.err == "error: folder/b.txt: empty, or white space only; give a text to read\n"
    if command == "extract":
        assert re.fullmatch(f"{WRITTEN}; 1 of 2 documents skipped\n", done.out)
    if command == "export":
        assert done.out == "out: articles 1; 1 of 2 documents skipped\n"


def test_a_duplicate_id_is_skipped_and_counted(run: Callable[..., Done]) -> None:
    rows = [{"id": "a", "text": "One."}, {"id": "a", "text": "Two."}, {"id": "b", "text": "Three.", "label": 3}]
    Path("t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = run("extract", "t.jsonl", "--out", "out")
    assert done.code == 3, done
    assert re.fullmatch(r"out: articles 2, .*, numbers \d, .*; 1 of 3 documents skipped\n", done.out)
    assert len(done.err.splitlines()) == 1
