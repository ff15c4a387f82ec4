"""Drawing rows to judge and mending what was judged, from the terminal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from command_line import Done
from newsangles.accuracy import sheets

MENDED = "corrections.jsonl: 2 lines added: 1 kept, 1 dropped\n"


def test_sample_and_mend(run: Callable[..., Done]) -> None:
    Path("corrections.jsonl").write_text("")
    done = run("sample", ".", "--table", "quotes,claims", "--rows", "0", "--missing", "1", "--out", "out/judge.csv")
    assert done.code == 0, done
    assert done.out.endswith("judge.csv: 3 rows, 2 sentences to judge; write right, edge or wrong under verdict\n"), (
        done
    )
    found = sheets.read("out")
    assert list(found["table"]) == ["quotes", "claims", "claims", "quotes", "claims"]
    sheets.write(found.assign(verdict=["wrong", "right", "", "", ""], judge="Kim"), "out/judge.csv")
    again = run("sample", ".", "--out", "out/judge.csv")
    assert (again.code, again.out) == (2, "")
    assert "out/judge.csv: it holds judgements, or is no sheet: it is not overwritten; name another file" in again.err
    assert run("mend", "out/judge.csv", "--out", "corrections.jsonl").out == MENDED
    assert [json.loads(line)["do"] for line in Path("corrections.jsonl").read_text().splitlines()] == ["drop", "keep"]
    assert "0 lines added, 2 were there already" in run("mend", "out", "--out", "corrections.jsonl").out
    assert "quotes 0" in run("extract", "good.txt", "--out", "tables").out
    Path("out/judge.csv").unlink()
    assert run("sample", "good.txt", "--rows", "0", "--out", "out/judge.csv").code == 0
    assert len(sheets.read("out/judge.csv")) == 1  # what the program reads, without the corrections


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sample", "good.txt", "--table", "kwotes"], "kwotes: no table whose rows are judged; use some of paragraphs"),
        (["sample", "good.txt", "--table", ","], "--table: no table is named"),
        (["sample", "good.txt", "--by", "weather"], "--by: weather is nothing to draw by; use one of confidence"),
        (["sample", "good.txt", "--out", "good.txt"], "it holds judgements, or is no sheet"),
        (["sample", "none.txt"], "none.txt: not found"),
        (["mend", "good.txt", "--out", "c.jsonl"], "good.txt: no judge sheet"),
        (["mend", "none.csv", "--out", "c.jsonl"], "none.csv: not found"),
    ],
)
def test_what_does_not_fit_is_one_line(run: Callable[..., Done], arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err and done.err.count("\n") == 1
    assert not Path("judge.csv").exists() and not Path("c.jsonl").exists()
