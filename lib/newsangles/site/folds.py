"""Parts of a page that are folded: a heading or a sentence stays, and what was found below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import nbformat

TAG = "folded"
"""The tag of the Markdown cell that heads such a part.

A part ends before the next heading of its rank; one without a heading before the next Markdown cell.
"""

_HEADING = re.compile(r"(#+)\s.*")
_FINDING = re.compile(r'<p class="na finding">(.*?)</p>', re.DOTALL)


@dataclass(frozen=True)
class Fold:
    """The start of a folded part: what stands there, as Markdown, and what was found, as HTML."""

    title: str
    finding: str


def fold(notebook: nbformat.NotebookNode) -> None:
    """Mark in a notebook's cells where a folded part begins and how many end before a cell.

    The heading, or the whole text where there is none, and the first finding go from the cells to the fold. A cell's
    metadata get ``newsangles_fold``, a `Fold` or None, ``newsangles_ends``, and ``newsangles_in_fold``: whether it
    stands in one. The notebook gets the number of those that end with it, in its own metadata.
    """
    open_ranks: list[int] = []
    for n, cell in enumerate(notebook.cells):
        ends = _ending(open_ranks, cell)
        del open_ranks[len(open_ranks) - ends :]
        cell.metadata["newsangles_ends"], cell.metadata["newsangles_fold"] = ends, None
        if cell.cell_type == "markdown" and TAG in cell.metadata.get("tags", ()):
            title, _, rest = cell.source.partition("\n") if _rank(cell) else (cell.source, "", "")
            cell.source = rest.strip()
            open_ranks.append(_rank(cell, title) or _TEXT)
            cell.metadata["newsangles_fold"] = Fold(title, _finding(notebook.cells[n + 1 :]))
        cell.metadata["newsangles_in_fold"] = bool(open_ranks)
    notebook.metadata["newsangles_ends"] = len(open_ranks)


def join_code(notebook: nbformat.NotebookNode) -> None:
    """Join code cells in a row that show nothing, so that a page names code once.

    Cells with tags, such as the parameters, stay by themselves.
    """
    kept: list[nbformat.NotebookNode] = []
    for cell in notebook.cells:
        if kept and _is_silent(kept[-1]) and _is_silent(cell):
            kept[-1].source += f"\n\n{cell.source}"
        else:
            kept.append(cell)
    notebook.cells = kept


def _is_silent(cell: nbformat.NotebookNode) -> bool:
    """True for a code cell without output and without tags."""
    return bool(cell.cell_type == "code" and not cell.outputs and not cell.metadata.get("tags"))


_TEXT = 9
"""The rank of a text without a heading, below that of all headings."""


def _rank(cell: nbformat.NotebookNode, text: str | None = None) -> int:
    """The rank of the heading that a cell begins with, 1 to 6; 0 where it begins with none."""
    heading = _HEADING.match(cell.source if text is None else text)
    return len(heading.group(1)) if heading else 0


def _ending(open_ranks: Sequence[int], cell: nbformat.NotebookNode) -> int:
    """The number of open parts that end before a cell: those whose rank is not above that of its heading."""
    if cell.cell_type != "markdown":
        return 0
    rank = _rank(cell) or _TEXT
    return sum(open_rank >= rank for open_rank in open_ranks)


def _finding(cells: Sequence[nbformat.NotebookNode]) -> str:
    """The finding at the start of the next output, taken out of it; empty where there is none."""
    for cell in cells:
        if cell.cell_type == "markdown":
            return ""
        for output in cell.outputs:
            html = str(output.get("data", {}).get("text/html", ""))
            found = _FINDING.search(html)
            if found is None:
                return ""
            output.data["text/html"] = html[: found.start()] + html[found.end() :]
            return found.group(1)
    return ""
