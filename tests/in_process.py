"""Notebooks run in this process, for checks that need many pages: a kernel costs seconds, a page made so a fraction."""

from __future__ import annotations

import ast
import contextlib
import threading
from typing import Any

import nbformat
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

_ALONE = threading.Lock()
"""The current folder, the style of figures and the filter of warnings are this process's: one notebook at a time."""


def execute_notebook(
    source: str, target: str, parameters: dict[str, Any], cwd: str | None = None, **options: Any
) -> None:
    """What papermill's function of this name does with a notebook whose outputs are its cells' last values.

    An error is raised as it is: no page of a site that is made so may lack a cell. Options are for kernels.
    """
    notebook = parameterize_notebook(load_notebook_node(source), parameters)
    names: dict[str, Any] = {}
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    with _ALONE, contextlib.chdir(cwd or "."):
        for n, cell in enumerate(cells, 1):
            tree = ast.parse(cell.source)
            last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
            exec(compile(tree, source, "exec"), names)
            code = compile(ast.Expression(last.value), source, "eval") if isinstance(last, ast.Expr) else None
            value = eval(code, names) if code else None
            cell.execution_count, cell.outputs = n, [] if value is None else [_output(value, n)]
    nbformat.write(notebook, target)


def _output(value: Any, n: int) -> nbformat.NotebookNode:
    data = {"text/plain": repr(value)}
    if hasattr(value, "_repr_html_"):
        data["text/html"] = value._repr_html_()
    return nbformat.v4.new_output("execute_result", data, execution_count=n)
