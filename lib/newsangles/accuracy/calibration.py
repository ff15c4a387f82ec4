"""Calibration: confidences fitted to judged rows, and the file that they are kept in.

A curve leads from the confidence that a row has to the share of such rows that were right: Platt's logistic, on the
log-odds of the confidence, or from 1,000 rows on an isotonic one. Whether it is better than the confidences as they are
is asked by cross-validation over articles, and where it is not, there is none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from newsangles.accuracy.parts import part_names
from newsangles.accuracy.reliability import calibration_error, measured
from newsangles.accuracy.sheets import SHEET
from newsangles.errors import ParameterError
from newsangles.pipeline.versions import versions
from newsangles.tables.confidences import SAYS, Knots, value_at
from newsangles.tables.unfinished import save

MIN_ROWS = 200
"""Rows of a table with a confidence: with fewer, no curve is fitted."""

MIN_ARTICLES = 10
"""Articles that they are from: with fewer, nothing tells how the curve does on another one."""

MIN_ISOTONIC = 1000
"""Rows from which on the curve is isotonic: one that may bend anywhere needs many."""

FOLDS = 10
"""Parts of the articles; the curve that is asked about each is fitted to the others."""

KNOTS = 25
"""Limit of the knots of a logistic curve."""


@dataclass(frozen=True)
class Fitted:
    """The curve of one table.

    Attributes:
        table: The table.
        part: The part that its confidences are about, or parts, with commas between; empty: all of the row.
        method: ``logistic`` or ``isotonic``.
        rows: The judged rows.
        articles: How many articles they are from.
        error_before: The expected calibration error of the confidences as they are.
        error_after: That of the curve, by cross-validation over articles.
        knots: The curve: pairs of a confidence and the share right.
    """

    table: str
    part: str
    method: str
    rows: int
    articles: int
    error_before: float
    error_after: float
    knots: Knots


@dataclass(frozen=True)
class Declined:
    """A table for which no curve is given, and why."""

    table: str
    reason: str


def fit(sheet: pd.DataFrame, parts: Mapping[str, str] | None = None) -> list[Fitted | Declined]:
    """Fit a curve to the judged rows of each table in some sheets.

    Args:
        sheet: Lines of sheets.
        parts: By table, the part that its confidences shall be about, or parts, as in ``{"events": "event, class"}``;
            empty: all of the row. A table that is not named: what they are about already.

    Raises:
        ParameterError: There is no such part, or scikit-learn is not installed.
    """
    wanted = {**SAYS, **(parts or {})}
    tables = sorted(sheet.loc[(sheet["asks"] == "row") & (sheet["verdict"] != ""), "table"].unique())
    for table, given in (parts or {}).items():
        for part in [name.strip() for name in given.split(",") if name.strip()]:
            if part not in part_names(table):
                known = ", ".join(part_names(table))
                raise ParameterError(f"{table}={part}", "no such part", f"the parts of {table} are {known}")
    return [_fit(table, measured(sheet, table, wanted.get(table, "")), wanted.get(table, "")) for table in tables]


def _fit(table: str, rows: pd.DataFrame, part: str) -> Fitted | Declined:
    articles = rows["article_id"].nunique()
    if len(rows) < MIN_ROWS:
        return Declined(table, f"{len(rows):,} judged rows with a confidence; it takes {MIN_ROWS}")
    if articles < MIN_ARTICLES:
        return Declined(table, f"its judged rows are from {articles} articles; it takes {MIN_ARTICLES}")
    said, right, weights = (rows[name].to_numpy(float) for name in ("said", "right", "weight"))
    method = "isotonic" if len(rows) >= MIN_ISOTONIC else "logistic"
    learn = _METHODS[method]
    after = np.empty(len(rows))
    folds = _folds(rows["article_id"])
    for fold in range(FOLDS):
        away = folds == fold
        after[away] = _values(learn(said[~away], right[~away], weights[~away]), said[away])
    # In the same groups: by what is fitted, rows would be sorted by fold, and a fold that is worse is promised more.
    before_error, after_error = (calibration_error(x, right, weights, said) for x in (said, after))
    if after_error >= before_error:
        errors = f"error {before_error:.3f} as they are, {after_error:.3f} fitted, by cross-validation"
        return Declined(table, f"fitting makes its confidences no better ({errors})")
    knots = learn(said, right, weights)
    return Fitted(table, part, method, len(rows), articles, before_error, after_error, knots)


def _folds(articles: pd.Series) -> np.ndarray:
    """The fold of each row, by its article: articles with the most rows first, each to the emptiest fold."""
    counts = articles.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    held = dict.fromkeys(range(FOLDS), 0)
    fold: dict[str, int] = {}
    for article, count in counts.items():
        fold[str(article)] = min(held, key=held.__getitem__)
        held[fold[str(article)]] += int(count)
    return articles.map(fold).to_numpy(int)


def _values(knots: Knots, said: np.ndarray) -> np.ndarray:
    return np.array([value_at(knots, value) for value in said])


def _log_odds(share: np.ndarray) -> np.ndarray:
    clipped = np.clip(share, 0.005, 0.995)
    odds: np.ndarray = np.log(clipped / (1 - clipped))
    return odds


def _logistic(said: np.ndarray, right: np.ndarray, weights: np.ndarray) -> Knots:
    """Platt's curve (1999), with his targets, so that rows that are all right promise nothing for certain."""
    linear = _learner("linear_model").LogisticRegression(C=1e6)
    weights = weights / weights.mean()
    yes, no = weights @ right, weights @ (1 - right)
    target = np.where(right > 0, (yes + 1) / (yes + 2), 1 / (no + 2))
    x = np.tile(_log_odds(said), 2)[:, None]
    y = np.repeat([1, 0], len(said))
    linear.fit(x, y, sample_weight=np.concatenate([weights * target, weights * (1 - target)]))
    slope, start = max(float(linear.coef_[0, 0]), 0.0), float(linear.intercept_[0])
    if not slope:  # rows that say more are right less often: the confidence tells nothing
        return ((0.5, round(float(yes + 1) / float(yes + no + 2), 4)),)
    places = np.unique(np.round(np.linspace(said.min(), said.max(), KNOTS), 4))
    return _rising(places, 1 / (1 + np.exp(-(slope * _log_odds(places) + start))))


def _isotonic(said: np.ndarray, right: np.ndarray, weights: np.ndarray) -> Knots:
    """The rising curve with the least squared error; never 0 or 1, which no number of rows shows."""
    least = 1 / (len(said) + 2)
    curve = _learner("isotonic").IsotonicRegression(y_min=least, y_max=1 - least, out_of_bounds="clip")
    curve.fit(said, right, sample_weight=weights)
    return _rising(curve.X_thresholds_, curve.y_thresholds_)


_METHODS: Mapping[str, Callable[[np.ndarray, np.ndarray, np.ndarray], Knots]] = {
    "logistic": _logistic,
    "isotonic": _isotonic,
}


def _rising(said: np.ndarray, share: np.ndarray) -> Knots:
    """Knots with four decimals, one for each confidence, none lower than that before it."""
    found = dict(zip(np.round(said, 4).tolist(), np.maximum.accumulate(np.round(share, 4)).tolist(), strict=True))
    return tuple(sorted(found.items()))


def _learner(name: str) -> Any:
    """A module of scikit-learn."""
    import importlib

    try:
        return importlib.import_module(f"sklearn.{name}")
    except ImportError as error:
        remedy = "install it with `pip install 'newsangles[accuracy]'`"
        raise ParameterError("calibrate", "needs scikit-learn, which is not installed", remedy) from error


def content(sheet: pd.DataFrame, found: Sequence[Fitted | Declined], made: str) -> dict[str, Any]:
    """The content of the file.

    Args:
        sheet: The sheets that were fitted to.
        found: What `fit` gave.
        made: The day, YYYY-MM-DD.

    Raises:
        ParameterError: No table has a curve; the message says why.
    """
    fitted = [one for one in found if isinstance(one, Fitted)]
    if not fitted:
        why = "; ".join(f"{one.table}: {one.reason}" for one in found if isinstance(one, Declined))
        raise ParameterError("calibrate", f"nothing is fitted ({why or 'no row was judged'})", "judge more rows")
    judged = sheet[(sheet["verdict"] != "") & sheet["table"].isin([one.table for one in fitted])]
    return {
        "made": made,
        "version": versions()["newsangles"],
        "judged": {
            "rows": sum(one.rows for one in fitted),
            "articles": int(judged["article_id"].nunique()),
            "judges": sorted(set(judged["judge"]) - {""}),
            "sheets": _digests(judged),
        },
        "tables": {one.table: _entry(one) for one in fitted},
    }


def _entry(one: Fitted) -> dict[str, Any]:
    return {
        "part": one.part,
        "method": one.method,
        "rows": one.rows,
        "articles": one.articles,
        "error_before": round(one.error_before, 4),
        "error_after": round(one.error_after, 4),
        "knots": [list(knot) for knot in one.knots],
    }


def _digests(judged: pd.DataFrame) -> dict[str, str]:
    """SHA-256 of each sheet, by its file's name."""
    if SHEET not in judged:
        return {}
    paths = [Path(path) for path in sorted(judged[SHEET].unique())]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths if path.is_file()}


def write(said: Mapping[str, Any], path: Path) -> None:
    """Write the file.

    Raises:
        OutputError: It cannot be written.
    """
    text = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
    save(path, text.encode())
