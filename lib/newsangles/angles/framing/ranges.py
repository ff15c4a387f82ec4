"""Mean tones with their ranges, by drawing the rows, or whole articles, again and again."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
import pandas as pd

from newsangles.angles.framing.findings import MIN_SENTENCES

DRAWS = 1000
"""How often rows are drawn anew."""

_EDGES = (2.5, 97.5)  # percentiles: 95 of 100 means lie between them
_SEED = 1
_AT_ONCE = 1_000_000  # numbers drawn, so that memory stays small whatever the number of articles


def with_ranges(rows: pd.DataFrame, by: Sequence[str], *, within: Sequence[str] = ()) -> pd.DataFrame:
    """The mean tone of each group with the range that 95 of 100 redrawn samples lie in.

    Rows of one article are alike: across articles give the columns of an article as ``within``, and whole articles are
    drawn. The same rows give the same range.

    Args:
        rows: Portrayals, with ``score``.
        by: The columns of a group.
        within: The columns of what is drawn as a whole; empty: each row by itself.

    Returns:
        A row a group, in the order of their first rows: its columns, ``sentences``, ``score``, ``low``, ``high`` and
        ``units``, how many were drawn from. Groups of fewer than `MIN_SENTENCES`, or of one article of several, have
        no range and no mean.
    """
    found: list[tuple[Hashable, ...]] = []
    for key, group in rows.groupby(list(by), sort=False, dropna=False):
        scores = group["score"].to_numpy(float)
        unit = group.groupby(list(within), sort=False).ngroup().to_numpy() if within else np.arange(len(scores))
        units = int(unit.max()) + 1
        low = mean = high = None
        if len(scores) >= MIN_SENTENCES and units > 1:
            mean, (low, high) = float(scores.mean()), _range(scores, unit, units)
            low, high = min(low, mean), max(high, mean)
        found.append((*key, len(scores), mean, low, high, units))
    table = pd.DataFrame(found, columns=[*by, "sentences", "score", "low", "high", "units"])
    return table.astype({"sentences": "int64", "units": "int64"} | dict.fromkeys(["score", "low", "high"], "Float64"))


def _range(scores: np.ndarray, unit: np.ndarray, units: int) -> tuple[float, float]:
    sums = np.bincount(unit, scores, units)
    sizes = np.bincount(unit, minlength=units)
    numbers, means, left = np.random.Generator(np.random.PCG64(_SEED)), [], DRAWS
    while left:
        some = min(left, max(1, _AT_ONCE // units))
        chosen = numbers.integers(0, units, (some, units))
        means.append(sums[chosen].sum(axis=1) / sizes[chosen].sum(axis=1))
        left -= some
    low, high = np.percentile(np.concatenate(means), _EDGES)
    return float(low), float(high)
