"""The code cells of a notebook, run in this process on tables that a test gives."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any
from unittest import mock

import pandas as pd
import spacy
from spacy.tokens import Doc

from newsangles.documents.article import Article
from newsangles.tables import schema
from places import ROOT

frames: Any = importlib.import_module("newsangles.tables.frames")
TOKENIZER = cache(lambda: spacy.blank("en"))
"""Made once: it takes a quarter of the time that most notebooks take on a few rows."""

SHOWN = "shown by the cells"
"""The name under which a run keeps what its cells show."""

Tables = Mapping[str, pd.DataFrame]


def run(
    notebook: str,
    tables: Tables | None = None,
    docs: Iterable[Doc] = (),
    *,
    until: str = "",
    checked: bool = True,
    **parameters: Any,
) -> dict[str, Any]:
    """Everything that a notebook's cells name, and what they show under `SHOWN`.

    Args:
        notebook: Its name, without ending.
        tables: What stands for the tables of the parsed articles; tables that are missing are empty. None: the tables
            of the docs.
        docs: What stands for the parsed articles; none: the texts of the table of articles.
        until: Stop after the cell that gives this name.
        checked: Run the last cell, too; not for rows made by hand, whose texts do not stand in an article.
        parameters: Values of the notebook's parameters.
    """
    path = ROOT / "notebooks" / f"{notebook}.ipynb"
    docs = list(docs)
    if tables is None:
        tables = frames.tables(docs)
    tables = {name: frames.frame(name, []) for name in schema.TABLES} | dict(tables)
    docs = docs or [blank(*pair) for pair in tables["articles"][["article_id", "text"]].itertuples(index=False)]
    names: dict[str, Any] = {SHOWN: []}
    fakes = {"read": lambda *_: docs, "parse": lambda *_, **__: docs, "tables": lambda _: tables}
    with mock.patch.multiple("newsangles", **fakes):
        cells = sources(path)
        for n, source in enumerate(cells[: None if checked else -1]):
            names |= parameters if n == 1 else {}  # the first cell gives the values that they have otherwise
            shown = run_cell(source, names)
            names[SHOWN] += [shown] if shown is not None else []
            if until and until in names:
                break
    return names


@cache
def sources(path: Path) -> tuple[str, ...]:
    """The code of a notebook, by cell."""
    import nbformat

    return tuple(cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code")


def run_cell(source: str, names: dict[str, Any]) -> Any:
    """Run one cell; its last expression is what it shows, as in Jupyter."""
    body, shown = _compiled(source)
    exec(body, names)
    return eval(shown, names) if shown else None


@cache
def _compiled(source: str) -> tuple[CodeType, CodeType | None]:
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    body = compile(tree, "cell", "exec")
    return body, compile(ast.Expression(last.value), "cell", "eval") if last else None


def blank(article_id: str, text: str) -> Doc:
    """A text that nothing was read from."""
    doc = TOKENIZER()(text)
    doc._.article = Article(article_id, text)
    return doc
