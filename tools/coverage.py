"""How often intervals of precision hold the true share, by simulation.

    python tools/coverage.py [--samples 1000] [--seed 1]

Rows are drawn from a large population of strata whose shares of right rows differ, from each stratum about equally
many, and weighted back. A line of the output is a design and a number of judged rows: the percentage of samples whose
interval of 95 % holds the true share, over the true shares .5, .7, .8, .9 and .95, and the range over these; for the
library's intervals, and for others that it does without.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Mapping

import numpy as np

from newsangles.accuracy.precision import estimate, wilson

SHARES = (0.5, 0.7, 0.8, 0.9, 0.95)
SIZES = (50, 100, 200)

Interval = tuple[float, float]


def skewed(count: int, power: float) -> np.ndarray:
    """Sizes of strata of which the first are by far the largest, as those of rules are."""
    sizes = np.arange(1, count + 1) ** -power
    return sizes / sizes.sum()


DESIGNS: Mapping[str, tuple[np.ndarray, float]] = {
    "plain random": (np.array([1.0]), 0.0),
    "4 strata, all the same": (np.array([0.1, 0.2, 0.3, 0.4]), 0.0),
    "4 bands, the largest the best": (np.array([0.1, 0.2, 0.3, 0.4]), 1.5),
    "4 bands, one of 70 %, the best": (np.array([0.03, 0.07, 0.2, 0.7]), 1.2),
    "4 bands, one of 70 %, the worst": (np.array([0.7, 0.2, 0.07, 0.03]), 1.2),
    "8 kinds, the largest the best": (np.array([0.5, 0.2, 0.1, 0.08, 0.06, 0.03, 0.02, 0.01]), -1.0),
    "25 rules of one size": (np.full(25, 0.04), 0.8),
    "25 rules, few of them large": (skewed(25, 1.2), -0.8),
}
"""The strata's sizes, and how far the log-odds of the last lie above the mean (of the first, below)."""


def rates(sizes: np.ndarray, spread: float, share: float) -> np.ndarray:
    """Shares of right rows of the strata which together give this share."""
    offsets = np.linspace(-spread, spread, len(sizes)) if len(sizes) > 1 else np.zeros(1)
    low, high = -12.0, 12.0
    for _ in range(60):
        middle = (low + high) / 2
        found = 1 / (1 + np.exp(-(middle + offsets)))
        low, high = (middle, high) if found @ sizes < share else (low, middle)
    return found


def library(right: np.ndarray, rows: np.ndarray, sizes: np.ndarray, _: np.random.Generator) -> Interval:
    """The library's interval."""
    strata = np.repeat(np.arange(len(rows)), rows)
    judged = (np.arange(rows.sum()) - np.repeat(np.cumsum(rows) - rows, rows) < np.repeat(right, rows)).astype(float)
    found = estimate(judged, (sizes / rows)[strata], strata)
    return found.low, found.high


def kish(right: np.ndarray, rows: np.ndarray, sizes: np.ndarray, _: np.random.Generator) -> Interval:
    """Wilson's on Kish's effective number of rows, which sees the weights alone."""
    return wilson(float(sizes @ (right / rows)), 1 / float(sizes @ (sizes / rows)))


def observed(right: np.ndarray, rows: np.ndarray, sizes: np.ndarray, _: np.random.Generator) -> Interval:
    """Wilson's on the effective number of rows by the observed variance, as in Korn and Graubard (1998)."""
    rate = right / rows
    share, variance = float(sizes @ rate), float(sizes**2 @ (rate * (1 - rate) / rows))
    return wilson(share, share * (1 - share) / variance if variance else float(rows.sum()))


def unweighted(right: np.ndarray, rows: np.ndarray, sizes: np.ndarray, _: np.random.Generator) -> Interval:
    """Wilson's on the rows as if they were drawn at random."""
    return wilson(right.sum() / rows.sum(), float(rows.sum()))


def bootstrap(right: np.ndarray, rows: np.ndarray, sizes: np.ndarray, random: np.random.Generator) -> Interval:
    """Percentiles of 400 samples drawn anew within the strata."""
    again = random.binomial(rows, right / rows, size=(400, len(rows))) / rows @ sizes
    low, high = np.quantile(again, (0.025, 0.975))
    return float(low), float(high)


METHODS: Mapping[str, Callable[..., Interval]] = {
    "library": library,
    "Kish": kish,
    "observed": observed,
    "bootstrap": bootstrap,
    "unweighted": unweighted,
}


def covered(method: str, design: str, rows: int, share: float, samples: int, seed: int) -> float:
    """The share of simulated samples whose interval holds the true share."""
    sizes, spread = DESIGNS[design]
    random = np.random.Generator(np.random.PCG64([seed, list(DESIGNS).index(design), rows, round(share * 1000)]))
    drawn = np.full(len(sizes), rows // len(sizes))
    drawn[: rows - drawn.sum()] += 1
    samples_right = random.binomial(drawn, rates(sizes, spread, share), size=(samples, len(sizes)))
    held = (METHODS[method](right, drawn, sizes, random) for right in samples_right)
    return sum(low <= share + 1e-12 and share - 1e-12 <= high for low, high in held) / samples


def main() -> None:
    """Print a line for each design and number of rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--samples", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(f"{'design':32} rows  " + "  ".join(f"{name:>18}" for name in METHODS))
    every: dict[str, list[float]] = {name: [] for name in METHODS}
    for design in DESIGNS:
        for rows in SIZES:
            cells = []
            for name in METHODS:
                found = [100 * covered(name, design, rows, share, options.samples, options.seed) for share in SHARES]
                every[name].append(sum(found) / len(found))
                cells.append(f"{every[name][-1]:5.1f} ({min(found):4.1f}–{max(found):4.1f})")
            print(f"{design:32} {rows:4}  " + "  ".join(f"{cell:>18}" for cell in cells))
    for name, found in every.items():
        off = max(abs(value - 95) for value in found)
        print(f"{name}: {math.fsum(found) / len(found):.1f} % on average, at most {off:.1f} points off in a line")


if __name__ == "__main__":
    main()
