"""Rows of parsed articles as records and as pandas DataFrames."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

import pandas as pd
from spacy.tokens import Doc

from newsangles.errors import ParameterError
from newsangles.tables.schema import TABLES, ArticleRow, Row, columns, plain

Record = dict[str, Any]
"""One row as column → value, ``article_id`` first."""


class Tables(dict[str, pd.DataFrame]):
    """DataFrames by the name of their table: ``found["quotes"]``, or ``found.quotes``.

    A notebook and a terminal show how many rows each has, not the rows.
    """

    def __getattr__(self, name: str) -> pd.DataFrame:
        try:
            return self[name]
        except KeyError as error:
            raise AttributeError(error.args[0]) from None

    def __missing__(self, name: str) -> pd.DataFrame:
        raise KeyError(f"no table {name!r}; there are {', '.join(self)}")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self]

    def __repr__(self) -> str:
        width = max(map(len, self), default=0)
        return "\n".join(f"{name:{width}}  {len(rows):7,} rows" for name, rows in self.items()) or "no tables"


def tables(docs: Iterable[Doc]) -> Tables:
    """All tables of some parsed articles.

    Args:
        docs: What `newsangles.parse` yields.

    Returns:
        A DataFrame for each name in `newsangles.tables.schema.TABLES`, with that table's columns and dtypes even where
        it has no rows. Offsets are characters into the article's text; missing values are pandas' own.
    """
    records: dict[str, list[Record]] = {name: [] for name in TABLES}
    for doc in docs:
        for name, rows in document_records(doc).items():
            records[name] += rows
    return Tables({name: frame(name, rows) for name, rows in records.items()})


def frame(name: str, records: Sequence[Record]) -> pd.DataFrame:
    """Records of one table as a DataFrame with the table's columns and dtypes."""
    cells = {c.name: _cells([r[c.name] for r in records], c.dtype) for c in columns(row_type(name))}
    return pd.DataFrame(cells, copy=False)  # each array is made here, so nobody else can change it


def _cells(values: list[Any], dtype: Any) -> Any:
    """Values as an array of a dtype; tuples stay one cell each. An array costs half of what a Series does."""
    return pd.Series(values, dtype=dtype) if dtype == "object" else pd.array(values, dtype=dtype)


def document_records(doc: Doc) -> dict[str, list[Record]]:
    """The rows of one parsed article, by table."""
    article_id = doc._.article.id
    rows: dict[str, Iterable[Row]] = {
        name: (article_row(doc),) if name == "articles" else getattr(doc._, name) for name in TABLES
    }
    return {name: [{"article_id": article_id, **plain(row)} for row in group] for name, group in rows.items()}


def article_row(doc: Doc) -> ArticleRow:
    """The row of the ``articles`` table for a parsed article."""
    article = doc._.article
    return ArticleRow(
        start=0,
        end=len(article.text),
        text=article.text,
        title=article.title,
        author=article.author or getattr(doc._, "author", None),
        outlet=article.outlet,
        url=article.url,
        published=article.published.isoformat() if article.published else None,
        published_source=article.published_source,
        characters=len(article.text),
        words=sum(not (token.is_punct or token.is_space) for token in doc),
        sha256=article.sha256,
        path=article.path,
    )


def row_type(name: str) -> type[Row]:
    """The dataclass of a table's rows.

    Raises:
        ParameterError: There is no such table.
    """
    try:
        return TABLES[name]
    except KeyError:
        raise ParameterError(name, "no such table", f"the tables are {', '.join(TABLES)}") from None


def records(frame: pd.DataFrame) -> list[dict[Hashable, Any]]:
    """The rows as dicts whose empty values are None, whatever pandas keeps there."""
    cells = frame.to_numpy(object, copy=True)  # several times faster than pandas on the few rows that an article has
    cells[frame.isna().to_numpy()] = None
    return [dict(zip(frame, row, strict=True)) for row in cells.tolist()]


def named_records(frame: pd.DataFrame) -> Iterator[Record]:
    """Rows as `records` gives them, for a table all of whose columns have names."""
    return ({str(name): value for name, value in row.items()} for row in records(frame))
