"""Measurement of the rules for times on annotated text, for the column `confidence`.

A value is right where the annotators gave the same, or one that covers the same days, to an expression that overlaps.
A row that they have nothing for is wrong, unless they left out all times of its kind.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from newsangles.angles.timeline.calendar import cover
from newsangles.angles.timeline.component import times
from newsangles.pipeline.parse import load
from newsangles.pipeline.versions import DEFAULT_MODEL
from newsangles.tables.schema import Time

MIN_COUNT = 10
"""Rules that were met less often than this are counted together, as "other"."""


def learn(path: Path, *, corpus: str, model: str = DEFAULT_MODEL) -> str:
    """Measure the rules, and make the file that the library reads.

    Args:
        path: Annotated articles, JSON Lines: ``text``, ``published``, ``timexes`` (each ``span``, ``type``, ``value``).
        corpus: What they are and under which licence.
        model: The spaCy model.

    Returns:
        The contents of ``data/times_measured.tsv``.
    """
    articles = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    nlp = load(model)
    judged: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for article in articles:
        doc = nlp(article["text"])
        for row, right in judge(times(doc, _day(article.get("published"))), article["timexes"]):
            if row.anchor == "list":  # its dates are ours, which no annotator gave
                continue
            judged[row.rule or "", "narrative" if row.anchor == "narrative" else "news"].append(right)
    return table(judged, corpus)


def judge(rows: Iterable[Time], gold: list[dict[str, Any]]) -> Iterable[tuple[Time, bool]]:
    """Each row with whether the annotation agrees; rows of a kind that it leaves out altogether are passed over."""
    kinds = {timex["type"] for timex in gold} or {"DATE", "TIME"}
    for row in rows:
        same = [t for t in gold if t["span"][0] < row.end and row.start < t["span"][1]]
        if same or row.kind in kinds:
            yield row, any(_agrees(row.value, timex["value"]) for timex in same)


def _agrees(value: str | None, gold: str | None) -> bool:
    if not value or not gold:
        return False
    return value.upper() == gold.upper() or (cover(value) is not None and _days(value) == _days(gold))


def _days(value: str) -> tuple[date, date] | None:
    covered = cover(value)
    return covered and (covered.begin, covered.end)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def table(judged: dict[tuple[str, str], list[bool]], corpus: str) -> str:
    """The figures as a file, one line a rule, smoothed by Laplace's rule; rare rules are pooled."""
    pooled: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for (rule, anchor), marks in judged.items():
        pooled[rule if len(marks) >= MIN_COUNT else "other", anchor] += marks
    lines = [
        f"{rule}\t{anchor}\t{len(marks)}\t{(sum(marks) + 1) / (len(marks) + 2):.2f}"
        for (rule, anchor), marks in sorted(pooled.items())
    ]
    return "\n".join(
        [
            "# How often the rules for times were right. One a line, tab separated: rule, whether the anchor was the",
            "# date that an account had reached (narrative) or not (news), how often it was met, the share right.",
            "# Made by: newsangles train times DATA --corpus …",
            f"# Measured on: {corpus}",
            *lines,
            "",
        ]
    )
