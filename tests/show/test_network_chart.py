"""Networks: their names, their lines and their bounds."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from html_reader import Reader
from newsangles import show
from newsangles.errors import ParameterError
from shown import TIES

KINDS = {"acts": "acts on", "about": "speaks about", "together": "in one sentence"}
EDGES = [("Hale", "acts", "Ruiz", 2), ("Ruiz", "about", "Hale", 1), ("Hale", "together", "Oslo", 3)]


def test_a_network_keeps_its_text_and_lines() -> None:
    nodes = pd.Series([0.9, 0.5, 0.1, 0.0], index=["Hale", "Ruiz", "Oslo", "Lund"])
    edges = pd.DataFrame(EDGES, columns=TIES)
    shown = show.network(nodes, edges, title="Who", kinds=KINDS)
    html = str(shown.html)
    text = Reader(html).text
    assert all(word in text for word in ("Hale", "Ruiz", "Oslo", *KINDS.values()))
    assert "<svg" not in html and "Hale → Ruiz: acts on (2×)" in text and "Ruiz → Hale: speaks about" in text
    assert "Not connected: Lund." in text
    assert html == str(show.network(nodes, edges, title="Who", kinds=KINDS).html)
    assert repr(shown).splitlines()[2:] == [
        "  Hale → Ruiz: acts, 2",
        "  Ruiz → Hale: about, 1",
        "  Hale – Oslo: together, 3",
        "Not connected: Lund.",
    ]


def test_no_name_of_a_network_covers_another() -> None:
    names = [f"A rather long name of {n}" for n in range(12)]
    edges = pd.DataFrame([(a, "about", b, 1) for n, a in enumerate(names) for b in names[n + 1 : n + 4]], columns=TIES)
    html = str(show.network(pd.Series(1.0, index=names), edges, title="t", kinds=KINDS).html).split("</svg>")[0]
    assert "currentColor" in html and "stroke-dasharray" in html and "Network. t. A rather" in html
    assert "#0102" not in html and "DejaVu" not in html and "clip-path" not in html
    heights = [float(y) for y in re.findall(r"<text[^>]*? y=\"([\d.]+)\"[^>]*>A rather", html)]
    assert len(heights) == 12 and min(b - a for a, b in zip(sorted(heights), sorted(heights)[1:], strict=False)) > 20


@pytest.mark.parametrize(
    ("many", "rows", "expected"),
    [
        (0, [], "t\nNothing to draw."),
        (2, [], "t\nNothing to draw."),
        (2, [("n0", "acts", "n0", 1)], "t\nNothing to draw."),
        (2, [("n0", "acts", "gone", 1)], "t\nNothing to draw."),
        (2, [("n0", "acts", "n1", 1)], "t\n  (acts on)\n  n0 → n1: acts, 1"),
        (
            14,
            [("n0", "acts", "n1", 1), ("n0", "acts", "n13", 1)],
            "t\n  (acts on)\n  n0 → n1: acts, 1\nThe first 12 of 14 names. Not connected: "
            + ", ".join(f"n{n}" for n in range(2, 12))
            + ".",
        ),
    ],
)
def test_what_a_network_draws(many: int, rows: list[tuple[str, str, str, int]], expected: str) -> None:
    nodes = pd.Series(1.0, index=[f"n{n}" for n in range(many)])
    assert repr(show.network(nodes, pd.DataFrame(rows, columns=TIES), title="t", kinds=KINDS)) == expected


def test_impossible_networks() -> None:
    edges = pd.DataFrame([("a", "x", "b", 1)], columns=TIES)
    with pytest.raises(ParameterError, match="no such kind"):
        show.network(pd.Series([1.0], index=["a"]), edges, title="t", kinds=KINDS)
    with pytest.raises(ParameterError, match="4 kinds"):
        show.network(pd.Series([1.0], index=["a"]), edges, title="t", kinds=KINDS | {"x": ""})
