"""Training: one loop for all angles, one module an angle that names its candidates and their features, data cards."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from newsangles.errors import ParameterError

if TYPE_CHECKING:
    from newsangles.language.scorers import Model

MEASURED = "times_measured.tsv"
"""The file of what is measured, not learned."""


def trainers() -> dict[str, str]:
    """Functions that learn, as ``module:function``, by the name of the weights, in the order of the angles."""
    from newsangles.angles.angle import angles

    return {name: f"{module}:learn" for angle in angles() for name, module in angle.learn.items()}


def trainer(name: str) -> Callable[..., Model | str]:
    """The function that learns, by the name of the weights or as ``module:function``.

    Raises:
        ParameterError: There is none of this name.
    """
    known = trainers()
    module, colon, function = known.get(name, name).partition(":")
    if not colon:
        raise ParameterError(name, "this angle has no weights to learn", "use one of these: " + ", ".join(known))
    found: Callable[..., Model | str] = getattr(importlib.import_module(module), function)
    return found


def run(
    name: str,
    data: Path,
    out: Path | None = None,
    *,
    corpus: str,
    model: str = "en_core_web_md",
    texts: Path | None = None,
    happened: Path | None = None,
) -> Path:
    """Learn, and write the file.

    Args:
        name: The name of the weights, or ``module:function``.
        data: Annotated texts, JSON Lines.
        out: The file to write; None: the library's own.
        corpus: What the texts are, and under which licence.
        model: A spaCy model for English.
        texts: Articles without annotation (actors alone).
        happened: Sentences judged by what has happened (predicates alone; needed there).

    Returns:
        The file written: weights, or as text the shares that were measured (times).

    Raises:
        ParameterError: There is no such angle, or it does not learn from a file that is given.
        DocumentError: A file cannot be read, or holds no annotation.
        NewsanglesError: SciPy is not installed.
    """
    from newsangles.language import scorers

    learned = trainer(name)(data, corpus=corpus, model=model, texts=texts, happened=happened)
    if isinstance(learned, str):
        path = out or own_data(MEASURED)
        path.write_text(learned, "utf-8")
    else:
        path = out or own_data(f"{learned.angle}.json.gz")
        scorers.save(path, learned)
    return path


def own_data(name: str) -> Path:
    """The library's own file of data."""
    package = Path(__file__).parents[1]
    return next(package.glob(f"angles/*/data/{name}"), package / "data" / name)
