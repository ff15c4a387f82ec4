"""Timelines: their events, their lanes, their axis and their bounds."""

from __future__ import annotations

import itertools
import re

import pandas as pd
import pytest

from html_reader import Reader
from newsangles import show
from newsangles.errors import ParameterError
from shown import EVENTS

MORE = [*EVENTS, "follows", "bounded"]
LANES = {"dated": "on a day", "bounded": "before or after", "undated": "", "possible": "or not"}
TOLD = {"fact": "as fact", "word": "on somebody’s word", "open": ""}
HAPPENED = [
    ("possible", "Hale resigns", "planned", "2025-03-08", "2025-03-08", "open"),
    ("dated", "Ruiz sacked Hale for $5 to $3", "4 Mar 2025", "2025-03-04", "2025-03-04", "fact"),
    ("dated", "Hale protested", "3–9 Mar 2025", "2025-03-03", "2025-03-09", "word"),
    ("bounded", "Ruiz wrote", "from 4 Mar 2025", "2025-03-04", None, "fact"),
    ("bounded", "Hale wrote", "by 4 Mar 2025", None, "2025-03-04", "word"),
    ("undated", "Oslo waited", None, None, None, "fact"),
]


def test_a_timeline_keeps_its_text_and_lanes() -> None:
    frame = pd.DataFrame([(*row, None, row[0] == "bounded") for row in HAPPENED], columns=MORE)
    frame.loc[2, "follows"] = "after “Ruiz sacked Hale”"
    shown = show.timeline(frame, title="When", lanes=LANES, kinds=TOLD, now="2025-03-07")
    html = str(shown.html)
    text = Reader(html).text
    assert all(row[1] in text and (row[2] or "") in text for row in HAPPENED)
    assert all(word in text for word in ("Dated: on a day", "Undated", "as fact", "open", "day of publication"))
    assert "currentColor" in html and "var(--na-bar" in html and "var(--na-paper" in html
    assert "#0102" not in html and "DejaVu" not in html and "clip-path" not in html
    assert html == str(show.timeline(frame, title="When", lanes=LANES, kinds=TOLD, now="2025-03-07").html)
    assert repr(shown).splitlines() == [
        "When",
        "  (as fact; on somebody’s word; open)",
        "  dated: Ruiz sacked Hale for $5 to $3 (4 Mar 2025); Hale protested (3–9 Mar 2025, after “Ruiz sacked Hale”)",
        "  bounded: Ruiz wrote (from 4 Mar 2025); Hale wrote (by 4 Mar 2025)",
        "  undated: Oslo waited",
        "  possible: Hale resigns (planned)",
    ]
    assert 'aria-label="Timeline. When. dated: Ruiz sacked' in html
    inferred = str(show.timeline(frame.assign(inferred=True), title="When", lanes=LANES, kinds=TOLD).html)
    stated = str(show.timeline(frame.assign(inferred=False), title="When", lanes=LANES, kinds=TOLD).html)
    assert inferred.count("stroke-dasharray") > stated.count("stroke-dasharray")
    assert "a day that is inferred" in Reader(inferred).text and "a day that is inferred" not in Reader(stated).text


def test_forty_events_of_a_timeline_stand_apart() -> None:
    rows = [("dated", f"A rather long name of event {n}", "x", f"20{n:02}-03-04", None, "fact") for n in range(40)]
    html = str(show.timeline(pd.DataFrame(rows, columns=EVENTS), title="t", lanes=LANES, kinds=TOLD).html)
    html = html.split("</svg>")[0]
    heights = [float(y) for y in re.findall(r"<text[^>]*? y=\"([\d.]+)\"[^>]*>A rather", html)]
    assert len(heights) == 40 and min(b - a for a, b in itertools.pairwise(heights)) > 18
    assert len(html) < 60_000


def test_long_empty_and_impossible_timelines() -> None:
    frame = pd.DataFrame([("undated", "x", None, None, None, "fact")] * 70, columns=EVENTS)
    shown = show.timeline(frame, title="t", lanes=LANES, kinds=TOLD, now="2025-03-07")
    assert repr(shown).endswith("The first 60 of 70 events.")
    assert "day of publication" not in shown.html, "no axis, so no day on it"
    empty = show.timeline(frame.iloc[:0], title="t", lanes=LANES, kinds=TOLD)
    assert repr(empty) == "t\nNothing to draw."
    assert "<svg" not in empty.html
    for bad, message in (({"lane": "x"}, "no such lane"), ({"kind": "x"}, "no such kind")):
        with pytest.raises(ParameterError, match=message):
            show.timeline(frame.assign(**bad), title="t", lanes=LANES, kinds=TOLD)
    with pytest.raises(ParameterError, match="4 kinds"):
        show.timeline(frame, title="t", lanes=LANES, kinds=TOLD | {"x": ""})
