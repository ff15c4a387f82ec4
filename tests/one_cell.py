"""Single cells of a notebook, run in this process on names that a test gives, without what they show."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from typing import Any

import nbformat

from places import ROOT

Names = dict[str, Any]


def made(notebook: str, *wanted: str, **given: Any) -> Names:
    """All names after the cells that give the wanted ones, one after the other.

    Args:
        notebook: Its name, without ending.
        wanted: Names that its cells give; of each name every cell that gives it is run.
        given: What the cells find; else they find what the notebook imports, and its CONSTANTS.
    """
    cells = sources(notebook)
    names: Names = {}
    for tree in cells:
        execute([node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)], names)
        execute([node for node in tree.body if any(name.isupper() for name in targets(node))], names)
    names |= given
    for name in wanted:
        found = [tree for tree in cells if any(name in targets(node) for node in tree.body)]
        assert found, f"no cell of {notebook} gives {name}"
        for tree in found:
            execute([node for node in tree.body if not _shows(node)], names)
    return names


@cache
def sources(notebook: str) -> list[ast.Module]:
    """The code of a notebook, by cell, without its parameters."""
    cells = nbformat.read(ROOT / "notebooks" / f"{notebook}.ipynb", as_version=4).cells
    return [
        ast.parse(cell.source)
        for cell in cells
        if cell.cell_type == "code" and "parameters" not in cell.metadata.get("tags", ())
    ]


def targets(node: ast.stmt) -> Iterator[str]:
    """The names that a statement gives."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            parts = (part for part in ast.walk(target) if isinstance(part, ast.Name))
            yield from (part.id for part in parts if isinstance(part.ctx, ast.Store))


def execute(body: list[ast.stmt], names: Names) -> None:
    """Run some statements."""
    exec(compile(ast.Module(body, []), "cell", "exec"), names)


def _shows(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) or "show." in ast.unparse(node)
