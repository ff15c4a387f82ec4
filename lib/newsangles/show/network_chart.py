"""Networks: names with lines between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from newsangles.show.figures import (
    FILL,
    LETTER,
    PAPER,
    SOFT,
    Key,
    arrow,
    check_kinds,
    circle,
    drawn,
    figure,
    rectangle,
    shorten,
    write,
)
from newsangles.show.html import Shown, joined, named_rows, one_line, safe

_STEP = 33  # between two names, one below the other
FEWEST = 6
"""A network of fewer lines than this says no more than their list, which is shown instead."""


def network(
    nodes: pd.Series[Any],
    edges: pd.DataFrame,
    *,
    title: str,
    kinds: Mapping[str, str],
    alt: str | None = None,
    limit: int = 12,
) -> Shown:
    """A network: names, each on a line of its own, with edges between them, drawn as `bars` are.

    networkx places the nodes (spring layout with a fixed seed), so that neighbours stand together; they are then spread
    out evenly, across and down, so that no name covers another. Fewer lines than `FEWEST` are listed instead.

    Args:
        nodes: A weight for each name, which sets the size of its dot; names may not be repeated.
        edges: A row a line: ``who``, ``whom``, ``kind`` and ``times``. Those of other nodes are not drawn.
        title: The figure's title.
        kinds: The meaning of each kind; at most three: a solid arrow, a dashed arrow, a thin line without direction.
        alt: The figure in words; None: the title and every line.
        limit: Draw at most so many nodes, from the first, and state the number left out.

    Raises:
        ParameterError: More than three kinds, or a kind that is not in ``kinds``.

    Example:
        >>> pairs = pd.DataFrame({"who": ["Ruiz"], "whom": ["Holt"], "kind": ["acts"], "times": [2]})
        >>> show.network(pd.Series({"Ruiz": 2, "Holt": 1}), pairs, title="Actors", kinds={"acts": "acts on"})
        Actors
          (acts on)
          Ruiz → Holt: acts, 2
    """
    check_kinds(title, kinds, set(edges["kind"]))
    order = list(kinds)
    shown = nodes.head(limit)
    names = [str(name) for name in shown.index]
    lines = [e for e in named_rows(edges) if e.who in names and e.whom in names and e.who != e.whom]
    tied = [name for name in names if any(name in (e.who, e.whom) for e in lines)]
    alone = [one_line(name) for name in names if name not in tied]
    between = [" – " if order.index(e.kind) == 2 else " → " for e in lines]
    told = [
        f"{one_line(e.who)}{way}{one_line(e.whom)}: {one_line(e.kind)}, {e.times:,}"
        for e, way in zip(lines, between, strict=True)
    ]
    words = one_line(alt) if alt is not None else f"Network. {one_line(title)}. {'; '.join(told)}."
    notes = [f"The first {len(names):,} of {len(nodes):,} names." if len(nodes) > len(names) else ""]
    notes.append(f"Not connected: {', '.join(alone)}." if alone and tied else "")
    rest = " ".join(note for note in notes if note) if tied else "Nothing to draw."
    used = [kind for kind in order if any(e.kind == kind for e in lines)]
    if tied and len(lines) < FEWEST:
        items = [
            Markup("<li>{}{}{}: {}{}</li>").format(
                safe(e.who), way, safe(e.whom), safe(kinds[e.kind] or e.kind), f" ({e.times:,}×)" if e.times > 1 else ""
            )
            for e, way in zip(lines, between, strict=True)
        ]
        svg = Markup('<ul class="na notes">{}</ul>').format(joined(items))
    else:
        svg = _Drawing(shown, tied, lines, kinds, used).svg(words) if tied else Markup("")
    return figure(title, svg, told, rest, words=[kinds[kind] or kind for kind in used])


class _Drawing:
    """A network as drawn: the place of each name, its dot, and its edges."""

    def __init__(
        self,
        nodes: pd.Series[Any],
        tied: Sequence[str],
        lines: Sequence[Any],
        kinds: Mapping[str, str],
        used: Sequence[str],
    ) -> None:
        self._tied, self._lines, self._kinds, self._used = tied, lines, kinds, used
        self._order = list(kinds)
        self._places = _layout(tied, lines, self._order)
        largest = max(float(nodes.max()), 1e-9)
        self._size = {str(name): 3 + 6 * max(0.0, float(value) / largest) ** 0.5 for name, value in nodes.items()}

    def svg(self, words: str) -> Markup:
        """The network as SVG; ``words`` are its description for readers who do not see it."""
        return drawn(self._layout, words, salt=f"{words}{list(self._tied)}")

    def _layout(self, width: int) -> tuple[float, Callable[[Any], None]]:
        key = Key([self._kinds[kind] or kind for kind in self._used], width, 30)
        at = _spread(self._places, self._tied, width, key.height)
        return key.height + _STEP * len(self._tied), lambda axes: self._draw(axes, width, key, at)

    def _draw(self, axes: Any, width: int, key: Key, at: Mapping[str, tuple[float, float]]) -> None:
        key.draw(axes, lambda x, y, n: _tie(axes, (x, y), (x + 23, y), self._order.index(self._used[n]), 1.3, (0, 0)))
        for e in sorted(self._lines, key=lambda e: -self._order.index(e.kind)):
            ends = (self._size[e.who] + 1, self._size[e.whom] + 2)
            _tie(axes, at[e.who], at[e.whom], self._order.index(e.kind), 0.9 + 0.5 * min(e.times, 5), ends)
        for name in self._tied:
            circle(axes, *at[name], self._size[name], facecolor=FILL, edgecolor=PAPER, linewidth=1.5)
        for name in self._tied:
            self._name(axes, name, at[name], width)

    def _name(self, axes: Any, name: str, at: tuple[float, float], width: int) -> None:
        """A name beside its dot, on the side of the middle, on a translucent patch."""
        (x, y), text = at, shorten(name, 44)
        length = (LETTER - 0.2) * len(one_line(text))
        gap = self._size[name] + 4
        to_right = x < width / 2
        start = x + gap if to_right else x - gap - length
        start = min(max(start, 1), width - 1 - length)
        rectangle(axes, start - 2, y - 7, length + 4, 14, facecolor=PAPER, alpha=0.82, linewidth=0)
        write(axes, start if to_right else start + length, y + 4, text, ha="left" if to_right else "right")


def _tie(
    axes: Any, begin: tuple[float, float], end: tuple[float, float], kind: int, width: float, ends: tuple[float, float]
) -> None:
    """A line of a kind, by its number: a solid arrow, a dashed arrow, or a thin line without direction."""
    arrow(
        axes,
        begin,
        end,
        arrowstyle="-" if kind == 2 else "-|>",
        connectionstyle="arc3,rad=0" if kind == 2 else f"arc3,rad={0.14 if kind == 0 else -0.14}",
        mutation_scale=9,
        linestyle=(0, (4, 2.5)) if kind == 1 else "solid",
        linewidth=0.7 if kind == 2 else width,
        color=SOFT if kind == 2 else FILL,
        shrinkA=ends[0],
        shrinkB=ends[1],
    )


def _layout(tied: Sequence[str], lines: Sequence[Any], order: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Positions by a spring layout, which puts neighbours together."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(tied)
    for e in lines:
        weight = e.times * (0.3 if order.index(e.kind) == 2 else 1)
        known = graph.get_edge_data(e.who, e.whom, {"weight": 0})["weight"]
        graph.add_edge(e.who, e.whom, weight=known + weight)
    layout = nx.spring_layout(graph, seed=7, iterations=200)
    # Rounded, so that a machine's last digit does not change the picture.
    return {name: (round(float(x), 3), round(float(y), 3)) for name, (x, y) in layout.items()}


def _spread(
    places: Mapping[str, tuple[float, float]], tied: Sequence[str], width: int, top: float
) -> dict[str, tuple[float, float]]:
    """The same places spread out evenly, across and down, so that no name covers another."""
    across = {name: n for n, name in enumerate(sorted(tied, key=lambda name: (places[name][0], tied.index(name))))}
    down = {name: n for n, name in enumerate(sorted(tied, key=lambda name: (-places[name][1], tied.index(name))))}
    step = (width - 24) / max(1, len(tied) - 1)
    return {name: (12 + step * across[name], top + _STEP * down[name] + 16) for name in tied}
