"""Output of the commands: lines for a terminal, a bar of progress, exit codes."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from newsangles.tables.wording import safe

if TYPE_CHECKING:
    import pandas as pd

BAD_INPUT = 2
"""Exit code where nothing could be done: the input, an option or the output folder is at fault."""

SOME_FAILED = 3
"""Exit code where some documents or pages failed and the rest is done."""

INTERRUPTED = 130
"""Exit code after Ctrl-C; what was finished is kept."""

TERMINATED = 143
"""Exit code where the system, or a service's manager, asked the program to end; the same is kept."""

out = Console()
err = Console(stderr=True, soft_wrap=True)


def say(line: str) -> None:
    """Print a line of the answer."""
    out.print(_one_line(line), markup=False, highlight=False, emoji=False, soft_wrap=True)


def say_error(line: str) -> None:
    """Print a line about what went wrong, to standard error."""
    err.print(_one_line(f"error: {line}"), markup=False, highlight=False, emoji=False, style="red")


def _one_line(text: str) -> str:
    """The text with line breaks made visible: a name that holds one could forge a line of its own."""
    return safe(text).replace("\n", "\\n")


def progress_bar() -> Progress:
    """A bar on standard error, where that is a terminal."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=err, transient=True, disable=not err.is_terminal)


def print_answer(answer: pd.DataFrame, format: str) -> None:
    """Print a table: for people, as CSV (guarded as for spreadsheets) or as JSON Lines."""
    from rich.table import Column, Table

    from newsangles.tables.storage import guard

    if format == "csv":
        guarded = answer.astype(object).map(lambda value: safe(cell) if isinstance(cell := guard(value), str) else cell)
        sys.stdout.write(guarded.to_csv(index=False, lineterminator="\n"))
    elif format == "jsonl":
        for record in answer.astype(object).where(answer.notna(), None).to_dict("records"):
            sys.stdout.write(json.dumps(record, default=_plain) + "\n")  # in ASCII: it may be a terminal
    else:
        shown = Table(*(Column(Text(safe(str(name)))) for name in answer.columns))
        for row in answer.astype(object).where(answer.notna(), "").itertuples(index=False):
            shown.add_row(*(Text(safe(str(value))) for value in row))
        out.print(shown)
        say(f"{len(answer):,} row{'s' * (len(answer) != 1)}")


def _plain(value: object) -> object:
    """A value of a query's answer as JSON has it."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.tolist() if hasattr(value, "tolist") else str(value)
