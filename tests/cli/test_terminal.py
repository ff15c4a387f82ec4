"""An article in a terminal: its quotes numbered, nothing that steers the terminal, and the reasons of its rows."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from command_line import TEXT, Done
from newsangles.cli.terminal import reading


def test_show(run: Callable[..., Done]) -> None:
    done = run("show", "good.txt", "--published", "2025-03-07")
    assert (done.code, done.err) == (0, ""), done
    assert "7 March 2025" in done.out
    assert "[q1]" in done.out and "Ana Ruiz" in done.out
    assert "\x1b" not in done.out, "no colours where there is no terminal"


def test_show_gives_attitudes_on_request(run: Callable[..., Done]) -> None:
    Path("plan.txt").write_text("The mayor opposes the plan. The council said that it will vote on Monday.\n")
    first, all_of_it = run("show", "plan.txt").out, run("show", "plan.txt", "--attitudes").out
    assert "opposes" not in first.split("Who says what")[1] and "said" in first.split("Who says what")[1]
    assert "not shown: 1 (--attitudes shows them)" in first
    assert "opposes" in all_of_it.split("Who says what")[1]


def test_show_neutralises_what_could_steer_a_terminal(run: Callable[..., Done]) -> None:
    hostile = "\x1b]0;owned\x07\x1b[2J\u202e\x9b31m\u200b:smile: [red]x[/red]"
    Path("x.txt").write_bytes(f"“We {hostile} won,” Ana {hostile} Ruiz said.\r\nNo.\rYes.\n".encode())
    Path("x.json").write_text(json.dumps({"title": f"T {hostile}", "outlet": hostile}))
    done = run("show", "x.txt")
    assert done.code == 0
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\u200b]", done.out)
    assert "\\u001b" in done.out and ":smile: [red]x[/red]" in done.out
    assert "\\u000d" not in done.out, "a line end is no hidden character"
    assert {"No.", "Yes."} <= {line.strip() for line in done.out.splitlines()}


def test_each_quote_is_numbered_in_the_text(parse_text: Callable[[str], Any]) -> None:
    from newsangles.documents.article import Article

    doc = parse_text(TEXT)
    doc._.article = Article("a", TEXT)
    _, text, table, _ = reading(doc).renderables
    assert str(text).count("[q") == len(doc._.quotes) == table.row_count  # type: ignore[union-attr]


def test_explain_answers_in_sentences_and_gives_the_evidence_on_request(run: Callable[..., Done]) -> None:
    place = str(TEXT.index("tested"))
    done = run("explain", "good.txt", place)
    assert done.code == 0
    for words in ("Is it a quote, and whose?", "Ruiz said (direct): ", ", on US political news", "on the word of"):
        assert words in " ".join(done.out.split())
    assert "log-odds" not in done.out
    done = run("explain", "good.txt", place, "--evidence")
    assert done.code == 0
    for words in ("cue", "said", "source", "Ruiz", "log-odds"):
        assert words in done.out
    assert "No quote was read here" in run("explain", "good.txt", "0").out
    Path("none.txt").write_text("…\n")
    assert "No word near" in run("explain", "none.txt", "0", "--any-language").out
