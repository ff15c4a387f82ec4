"""The commands on judged rows: figures and fitted confidences, what they print, and exit codes."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from command_line import Done
from newsangles.accuracy import sheets


def judge(path: str, *lines: dict[str, Any]) -> None:
    """Write a judged sheet; what is left out is a quote judged right."""
    usual = {"table": "quotes", "asks": "row", "verdict": "right", "text": "it rains", "rule": "=clause", "share": 1.0}
    told = [
        {**usual, "article_id": f"a{n % 20}", "start": 9 * n, "end": 9 * n + 8, **line} for n, line in enumerate(lines)
    ]
    sheets.write(sheets.frame(told), path)


@pytest.fixture
def judged() -> str:
    """The sheet of ten quotes, nine of them right."""
    judge("judge.csv", *[{"verdict": "wrong", "part": "source", "confidence": 0.8}], *[{"confidence": 0.9}] * 9)
    return "judge.csv"


def test_figures_for_people(run: Callable[..., Done], judged: str) -> None:
    done = run("evaluate", judged, "--by", "rule", "--part")
    assert (done.code, done.err) == (0, "")
    assert re.search(r"quotes +│ =clause +│ all +│ 10 +│ 90 \(60–98\)", done.out), done.out
    assert "reliability\n" in done.out
    assert done.out.endswith(
        "quotes: Between 60 and 98 of 100 rows are right (10 rows judged). 30 more would halve the interval.\n"
    )


def test_figures_for_scripts(run: Callable[..., Done], judged: str) -> None:
    done = run("evaluate", judged, "--by", "rule", "--format", "csv")
    first, *_, last = csv.DictReader(done.out.splitlines())
    assert (first["figure"], first["table"], first["rule"], first["judged"]) == (
        "precision",
        "quotes",
        "'=clause",
        "10",
    )
    assert (last["figure"], last["band"]) == ("reliability", "all")
    done = run("evaluate", judged, "--format", "jsonl")
    rows = list(map(json.loads, done.out.splitlines()))
    assert rows[0]["share_right"] == 0.9 and rows[0]["figure"] == "precision"


@pytest.mark.parametrize(
    ("least", "code", "err"),
    [
        ("quotes=0.59", 0, ""),
        ("quotes=0.6", 1, "error: quotes: 0.900, interval 0.596 to 0.982; its lower end is below 0.6\n"),
        ("quotes.words=0.7", 0, ""),
        ("quotes.source=0.7", 1, "error: quotes.source: 0.900, interval 0.596 to 0.982; its lower end is below 0.7\n"),
        ("times=0.5", 2, "error: --min times: no judged row of this table; judge some, or leave it out\n"),
        ("quotes", 2, "error: --min quotes: half of it is missing; write it as TABLE=SHARE\n"),
        ("quotes=1.2", 2, "error: --min quotes=1.2: not a share; write a number from 0 to 1, as in 0.85\n"),
    ],
)
def test_a_script_asks_for_the_least(run: Callable[..., Done], judged: str, least: str, code: int, err: str) -> None:
    done = run("evaluate", judged, "--min", least, "--format", "jsonl")
    assert (done.code, done.err) == (code, err)
    assert bool(done.out) == (code != 2)


@pytest.mark.parametrize(
    ("arguments", "err"),
    [
        ([], "evaluate: nothing to evaluate; give judged sheets, or --gold and --tables"),
        (["gone.csv"], "gone.csv: not found; check the path"),
        (["empty.csv"], "empty.csv: no row has a verdict; write right, edge or wrong into the column verdict"),
        (["judge.csv", "--by", "weather"], "weather: rows cannot be grouped by this; use some of table, rule"),
        (["judge.csv", "--format", "pdf"], "pdf: no such format; use one of table, csv, jsonl"),
        (["judge.csv", "--gold", "gold.jsonl"], "--gold: it is not for judged sheets; evaluate one after the other"),
        (["--gold", "gold.jsonl"], "--gold: there is nothing to compare it with; give a folder of tables"),
    ],
)
def test_bad_input_is_one_line(run: Callable[..., Done], judged: str, arguments: list[str], err: str) -> None:
    judge("empty.csv", {"verdict": ""})
    done = run("evaluate", *arguments)
    assert (done.code, done.out) == (2, "") and done.err.startswith(f"error: {err}")
    assert len(done.err.splitlines()) == 1


def test_gold_and_corrections_give_the_same_figures(run: Callable[..., Done]) -> None:
    assert run("extract", "good.txt", "--out", "out", "--format", "jsonl").code == 0
    (quote,) = map(json.loads, Path("out/quotes.jsonl").read_text().splitlines())
    place = {name: quote[name] for name in ("start", "end")}
    gold = {"article_id": "good", "table": "quotes", **place, "source": "Ana Ruiz", "actor": "Tom Hale"}
    Path("gold.jsonl").write_text(json.dumps(gold))
    done = run("evaluate", "--gold", "gold.jsonl", "--tables", "out", "--format", "jsonl")
    assert (done.code, done.err) == (0, "")
    rows = {
        (row["figure"], row["measure"] or row["band"], row["part"]): row
        for row in map(json.loads, done.out.splitlines())
    }
    assert rows["precision", None, "all"]["share_right"] == 0
    assert rows["gold", "exact", None]["f1"] == 1
    assert [rows["gold", "part", part]["share_right"] for part in ("source", "speaker")] == [1, 0]
    line = {"article": "good", "table": "quotes", **place, "text": quote["text"], "where": {}, "why": "wrong one"}
    Path("corrections.jsonl").write_text(json.dumps({**line, "do": "change", "set": {"actor": None}, "who": "Ana"}))
    done = run("evaluate", "corrections.jsonl", "--tables", "out", "--by", "rule", "--format", "jsonl")
    first = json.loads(done.out.splitlines()[0])
    assert (first["rule"], first["wrong"]) == (quote["rule"], 1)


def test_confidences_are_fitted_and_dated(run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch) -> None:
    judge("judge.csv", *({"confidence": 0.9, "verdict": "right" if n % 3 else "wrong"} for n in range(200)))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    done = run("calibrate", "judge.csv", "--out", "new/fitted.json")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "quotes: 200 rows of 20 articles, logistic; error 0.235 as they are, 0.000 fitted, by cross-validation\n"
        "new/fitted.json: 1 table; read with --confidences new/fitted.json\n"
    )
    assert json.loads(Path("new/fitted.json").read_text())["made"] == "1970-01-02"
    run("calibrate", "judge.csv", "--date", "2026-11-30", "--part", "quotes=all")
    said = json.loads(Path("confidences.json").read_text())
    assert (said["made"], said["tables"]["quotes"]["part"]) == ("2026-11-30", "")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert run("calibrate", "judge.csv").err == "error: SOURCE_DATE_EPOCH: soon is no time; unset it, or give seconds\n"


def test_too_few_rows_are_declined_with_the_reason(run: Callable[..., Done], judged: str) -> None:
    done = run("calibrate", judged)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "error: calibrate: nothing is fitted (quotes: 10 judged rows with a confidence; it takes 200); "
        "judge more rows\n"
    )
    assert not Path("confidences.json").exists()
