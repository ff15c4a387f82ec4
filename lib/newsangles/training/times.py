"""Measurement of the rules for times on annotated text, for the column `confidence`.

A value is right where the annotators gave the same, or one that covers the same days, to an expression that overlaps.
A row that they have nothing for is wrong, unless they left out all times of its kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from newsangles.angles.timeline.calendar import cover
from newsangles.angles.timeline.component import times
from newsangles.pipeline.parse import load
from newsangles.pipeline.versions import DEFAULT_MODEL
from newsangles.tables.schema import Time
from newsangles.training.cards import as_comments, card, fingerprint
from newsangles.training.loop import lines, refuse

MIN_COUNT = 10
"""Rules that were met less often than this are counted together, as "other"."""


def learn(
    data: str | Path,
    *,
    corpus: str,
    model: str = DEFAULT_MODEL,
    texts: str | Path | None = None,
    happened: str | Path | None = None,
) -> str:
    """Measure the rules, and make the file that the library reads.

    Args:
        data: Annotated articles, JSON Lines: ``text``, ``published``, ``timexes`` (each ``span``, ``type``, ``value``).
        corpus: What they are and under which licence.
        model: The spaCy model.
        texts: Not taken.
        happened: Not taken.

    Returns:
        The contents of ``data/times_measured.tsv``.

    Raises:
        DocumentError: No article has times.
        ParameterError: A file is given that is not taken.
    """
    refuse("times", texts=texts, happened=happened)
    articles = lines(data, "timexes", unit="article", fields="text and timexes")
    nlp = load(model)
    judged: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for article in articles:
        doc = nlp(article["text"])
        for row, right in judge(times(doc, _day(article.get("published"))), article["timexes"]):
            if row.anchor == "list":  # its dates are ours, which no annotator gave
                continue
            judged[row.rule or "", "narrative" if row.anchor == "narrative" else "news"].append(right)
    command = f"newsangles train times {Path(data).name}"
    return table(judged, corpus, command=command, files=[(Path(data).name, len(articles))])


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


def table(
    judged: Mapping[tuple[str, str], Sequence[bool]], corpus: str, *, command: str, files: Sequence[tuple[str, int]]
) -> str:
    """The figures as a file, one line a rule, smoothed by Laplace's rule; rare rules are pooled."""
    pooled: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for (rule, anchor), marks in judged.items():
        pooled[rule if len(marks) >= MIN_COUNT else "other", anchor] += marks
    rows = [
        f"{rule}\t{anchor}\t{len(marks)}\t{(sum(marks) + 1) / (len(marks) + 2):.2f}"
        for (rule, anchor), marks in sorted(pooled.items())
    ]
    return "\n".join([*head(rows, corpus, command=command, files=files), *rows, ""])


def head(rows: Sequence[str], corpus: str, *, command: str, files: Sequence[tuple[str, int]]) -> list[str]:
    """The comment lines above the figures: what a line is, and the data card."""
    found = card("times", fingerprint=fingerprint(list(rows)), corpus=corpus, files=files, command=command, measured={})
    return [
        "# How often the rules for times were right. One a line, tab separated: rule, whether the anchor was the",
        "# date that an account had reached (narrative) or not (news), how often it was met, the share right.",
        f"# Measured on: {corpus}",
        *as_comments(found),
    ]
