"""Output of the commands: lines for a terminal, a bar of progress, exit codes."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from newsangles.tables.wording import safe

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
