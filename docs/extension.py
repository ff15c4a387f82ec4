"""Directives that make the documentation's tables from the library: schema, rule files, weights, rows as examples."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

import pandas as pd
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from newsangles.accuracy.parts import parts_of
from newsangles.accuracy.precision import wilson
from newsangles.accuracy.sheets import COLUMNS
from newsangles.corpus.query import MADE
from newsangles.corrections.rows import tables_in_order
from newsangles.tables.schema import KEYS, TABLES, Column, Row, columns

ROOT = Path(__file__).resolve().parents[1]
LIBRARY = ROOT / "lib" / "newsangles"
EXAMPLES = ROOT / "outputs" / "tables"
"""Tables of the seed article, as ``make report`` writes them."""

COMMON = tuple(column.name for column in columns(Row))
"""The columns of every table; *How to read* explains them once."""

TYPES = {
    "str": "text",
    "int64": "whole number",
    "Int64": "whole number",
    "Float64": "number",
    "boolean": "true or false",
    "object": "list",
}
"""pandas' types in a reader's words."""

logger = logging.getLogger(__name__)


class Columns(SphinxDirective):
    """The columns of a table: name, type, meaning and the values that there are, from the schema.

    The argument is the table's name, or ``every`` for the columns that every table has.
    """

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """A sentence on the table's rows, then its columns."""
        (name,) = self.arguments
        if name == "every":
            return [_columns(columns(Row), "")]
        try:
            row_type: type[Any] = {**TABLES, **MADE}[name]
        except KeyError:
            raise self.error(f"no table has the name {name}") from None
        own = [column for column in columns(row_type) if name in MADE or column.name not in COMMON]
        heading = nodes.paragraph("", "", nodes.strong("", name), nodes.Text(f": {_first_sentence(row_type)}"))
        found: list[nodes.Node] = [_columns(own, KEYS.get(name, ""))]
        if name not in MADE:
            found.append(nodes.paragraph("", f"Besides these, as every table: {', '.join(COMMON)}."))
        return [heading, *found]


class RuleFiles(SphinxDirective):
    """The rule files of a folder of the library, each with the comment at its head and its number of entries."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """A paragraph and a comment for each file."""
        found: list[nodes.Node] = []
        for path in sorted(_data(self).glob("*.t[xs][tv]")):
            self.env.note_dependency(str(path))
            lines = path.read_text("utf-8").splitlines()
            comment = [line[1:].removeprefix(" ") for line in lines[: _length_of_head(lines)]]
            entries = sum(bool(line.strip()) and not line.startswith("#") for line in lines)
            counted = f" · {entries:,} {'lines' if entries != 1 else 'line'}"
            found.append(nodes.paragraph("", "", nodes.literal("", path.name), nodes.Text(counted)))
            found.append(nodes.literal_block("", "\n".join(comment), classes=["comment"], language="none"))
        if not found:
            raise self.error(f"{self.arguments[0]} has no rule files")
        return found


class Weights(SphinxDirective):
    """The header of a folder's file of weights: the texts that it was learned from, and the command that made it."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """A table of the header, and one of what was measured by cross-validation."""
        found: list[nodes.Node] = []
        for path in sorted(_data(self).glob("*.json.gz")):
            self.env.note_dependency(str(path))
            content = json.loads(gzip.decompress(path.read_bytes()))
            header = content["header"]
            made_with = ", ".join(f"{name} {number}" for name, number in header["made with"].items())
            scorers = [f"{name} ({len(scorer['features']):,})" for name, scorer in sorted(content["scorers"].items())]
            shown = (
                ("learned from", header["corpus"]),
                ("features", header["features"]),
                ("scorers (features)", ", ".join(scorers)),
                ("made by", nodes.literal("", header["command"])),
                ("made with", made_with),
            )
            found.append(nodes.paragraph("", "", nodes.literal("", path.name)))
            found.append(_table("weights", ("", ""), ((nodes.Text(a), _inline(b)) for a, b in shown), head=False))
            found += list(_measured(header.get("measured", {})))
        if not found:
            raise self.error(f"{self.arguments[0]} has no weights")
        return found


class Example(SphinxDirective):
    """Rows of the seed article's tables: those that begin with a line of the content, else the first three."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {"columns": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """A table of the rows."""
        path = EXAMPLES / f"{self.arguments[0]}.parquet"
        self.env.note_dependency(str(path))
        rows = pd.read_parquet(path)
        beginnings = tuple(line.strip() for line in self.content if line.strip())
        chosen = rows[rows["text"].str.startswith(beginnings)] if beginnings else rows
        names = self.options["columns"].split()
        shown = (chosen if len(chosen) else rows.head(3))[names]
        cells = ([nodes.Text(_cell(value)) for value in row] for row in shown.itertuples(index=False, name=None))
        return [_table("example", names, cells)]


class SheetColumns(SphinxDirective):
    """The columns of a judge sheet, in their order."""

    def run(self) -> list[nodes.Node]:
        """A table of the columns."""
        rows = ([nodes.literal("", name), nodes.Text(meaning)] for name, meaning in COLUMNS.items())
        return [_table("columns", ("column", "meaning"), rows)]


class Parts(SphinxDirective):
    """The parts of each table's rows that can be judged by themselves."""

    def run(self) -> list[nodes.Node]:
        """A table of the parts, each table's name at the first of its own."""
        tables = ((name, parts_of(name)) for name in tables_in_order())
        rows = (
            [nodes.Text(table if part is parts[0] else ""), nodes.literal("", part.name), nodes.Text(part.words)]
            for table, parts in tables
            for part in parts
        )
        return [_table("columns", ("table", "part", "meaning"), rows)]


class Intervals(SphinxDirective):
    """The intervals of shares: a line for each number of judged rows, a column for each share, in percent."""

    required_arguments = 2

    def run(self) -> list[nodes.Node]:
        """A table of the intervals."""
        counts, shares = ([int(number) for number in argument.split(",")] for argument in self.arguments)
        heads = ("judged", *(f"{share} % are right" for share in shares))
        rows = ([nodes.Text(f"{count:,}"), *(nodes.Text(_interval(s, count)) for s in shares)] for count in counts)
        return [_table("example", heads, rows)]


def _interval(percent: int, count: int) -> str:
    low, high = wilson(percent / 100, count)
    return f"{100 * low:.0f} to {100 * high:.0f}"


class Printed(SphinxDirective):
    """The first result of a notebook on the seed article, as plain text."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """A block of text."""
        path = next(EXAMPLES.parent.glob(f"*/{self.arguments[0]}.ipynb"))
        self.env.note_dependency(str(path))
        cells = json.loads(path.read_text("utf-8"))["cells"]
        results = (output.get("data", {}).get("text/plain") for cell in cells for output in cell.get("outputs", ()))
        text = "".join(next(filter(None, results)))
        return [nodes.literal_block("", text, classes=["comment"], language="none")]


def _data(directive: SphinxDirective) -> Path:
    return LIBRARY / directive.arguments[0] / "data"


def _length_of_head(lines: Sequence[str]) -> int:
    """The number of comment lines with which a file begins."""
    return next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))


def _first_sentence(row_type: type[Any]) -> str:
    return " ".join((row_type.__doc__ or "").strip().split("\n\n")[0].split())


def _columns(shown: Iterable[Column], key: str) -> nodes.table:
    """A table of columns; ``key`` is the one that names the table's own rows."""
    return _table("columns", ("column", "meaning"), (_column_row(column, key) for column in shown))


def _column_row(column: Column, key: str) -> list[nodes.Node]:
    """A column as a row: its name and type, then its meaning and values."""
    kind = TYPES.get(column.dtype, column.dtype)
    name = nodes.paragraph("", "", nodes.literal("", column.name))
    about = [kind] if not column.allowed else []
    about += ["may be empty"] if column.optional else []
    if about:
        name += nodes.raw("", f"<br><small>{', '.join(about)}</small>", format="html")
    meaning = nodes.paragraph("", column.meaning)
    details = []
    if column.allowed:
        details.append("one of: " + ", ".join(column.allowed))
    if column.names and column.name != key:
        details.append(f"names a row of {column.names}")
    if column.between:
        details.append(f"from {column.between[0]:g} to {column.between[1]:g}")
    if details:
        meaning += nodes.inline("", "; ".join(details), classes=["values"])
    return [name, meaning]


def _measured(measured: dict[str, dict[str, Any]]) -> Iterator[nodes.Node]:
    """What a header says was measured: each scorer by weights that had not seen what they were tried on."""
    for scorer, figures in measured.items():
        folds = figures["folds"]
        values = ", ".join(
            f"{name} {_figure(value)}"
            for name, value in figures.items()
            if name != "folds" and not isinstance(value, list)
        )
        yield nodes.paragraph("", f"By cross-validation in {folds} folds, {scorer}: {values}.")


def _figure(value: Any) -> str:
    """A figure, or several by name in brackets."""
    several = isinstance(value, dict)
    return f"({', '.join(f'{name} {one}' for name, one in value.items())})" if several else str(value)


def _inline(value: str | nodes.Node) -> nodes.Node:
    return nodes.Text(value) if isinstance(value, str) else value


def _cell(value: Any) -> str:
    """A value of a table for a reader; a dash for one that is missing."""
    if isinstance(value, float):
        return "–" if pd.isna(value) else f"{value:g}"
    if value is None or value is pd.NA:
        return "–"
    return ", ".join(map(str, value)) if not isinstance(value, str) and hasattr(value, "__len__") else str(value)


def _table(kind: str, names: Sequence[str], rows: Iterable[Sequence[nodes.Node]], *, head: bool = True) -> nodes.table:
    group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _ in names), cols=len(names))
    if head:
        group += nodes.thead("", _row([nodes.Text(name) for name in names]))
    group += nodes.tbody("", *map(_row, rows))
    return nodes.table("", group, classes=[kind])


def _row(cells: Sequence[nodes.Node]) -> nodes.row:
    blocks = (cell if isinstance(cell, nodes.paragraph) else nodes.paragraph("", "", cell) for cell in cells)
    return nodes.row("", *(nodes.entry("", block) for block in blocks))


def _without_search(app: Sphinx) -> None:
    """No search page: it would need a script."""
    if app.builder.format == "html":
        app.builder.search = False  # type: ignore[attr-defined]


COLON = "\ue000"
"""Stands for a colon while napoleon reads an attribute's docstring: it would take what is before one for a type."""


def _hide_colons(app: Sphinx, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    if what in ("attribute", "data", "property"):
        lines[:] = [line.replace(":", COLON) for line in lines]


def _show_colons(app: Sphinx, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    lines[:] = [line.replace(COLON, ":") for line in lines]


def setup(app: Sphinx) -> dict[str, Any]:
    """Make the directives known to Sphinx."""
    app.add_directive("columns", Columns)
    app.add_directive("rule-files", RuleFiles)
    app.add_directive("weights", Weights)
    app.add_directive("example", Example)
    app.add_directive("printed", Printed)
    app.add_directive("sheet-columns", SheetColumns)
    app.add_directive("parts", Parts)
    app.add_directive("intervals", Intervals)
    app.connect("builder-inited", _without_search)
    app.connect("autodoc-process-docstring", _hide_colons, priority=400)  # napoleon has 500
    app.connect("autodoc-process-docstring", _show_colons, priority=600)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
