"""Rule files: those that are shipped, and those that a user puts in their place or adds to them.

Each angle keeps its words and rules in text files of its folder ``data/``: a line an entry, ``#`` begins a comment.
A user replaces a file by one of the same name, or adds to it by lines of the same form, which are read before the
shipped ones, so that the user's entry holds where both have one.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from importlib import resources
from pathlib import Path
from typing import NamedTuple, ParamSpec, TypeVar, cast

from newsangles.errors import ParameterError

P = ParamSpec("P")
T = TypeVar("T")

MORE = ".more"
"""Before a file's ending: ``claim_words.more.txt`` holds lines that are added to ``claim_words.txt``."""


class RuleLine(NamedTuple):
    """A line of a rule file.

    Attributes:
        text: The line, without its end.
        file: The file's name for a reader: its own for a shipped one, the path for a user's.
        number: The line's number in it, from 1; 0 where it was given in a component's config.
        shipped: Whether the library brought it.
    """

    text: str
    file: str
    number: int
    shipped: bool

    @property
    def where(self) -> str:
        """The place, for a reader: ``claim_words.txt, line 4``."""
        return f"{self.file}, line {self.number}" if self.number else self.file

    def error(self, cause: str, remedy: str) -> ParameterError:
        """The error that this line is wrong, to be raised."""
        return ParameterError(self.where, cause, remedy)


class Rules:
    """A set of rule files: the shipped ones, but for what the user replaced or added.

    Args:
        folder: Where the user's files are; None: nowhere. A name that no angle has is an error, told by `check`.
        added: Lines to add, by the name of the file.
    """

    def __init__(self, folder: str | Path | None = None, added: Mapping[str, Sequence[str]] | None = None) -> None:
        self.folder = Path(folder) if folder else None
        self.added = {name: tuple(lines) for name, lines in (added or {}).items()}

    def lines(self, package: str, name: str, *, header: bool = False) -> list[RuleLine]:
        """The entries of a rule file, the user's before the shipped; no comments, no blank lines.

        Args:
            package: The folder below ``newsangles`` that holds ``data/``: ``angles/quotes``.
            name: The file's name.
            header: Whether the first entry of a file names its columns; it is left out.

        Raises:
            ParameterError: A user's file cannot be read as UTF-8.
        """
        found = [RuleLine(line, "the component's config", 0, False) for line in self.added.get(name, ())]
        path = Path(name)
        for user, replaces in ((f"{path.stem}{MORE}{path.suffix}", False), (name, True)):
            if self.folder and (self.folder / user).is_file():
                found += _entries(_text(self.folder / user), str(self.folder / user), False, header)
                if replaces:
                    return found
        shipped = (resources.files("newsangles") / package / "data" / name).read_text("utf-8")
        return found + _entries(shipped, name, True, header)

    def check(self, known: Sequence[str]) -> None:
        """See that the user's folder is there and that each file in it has a name that is known.

        Args:
            known: The names of all rule files.

        Raises:
            ParameterError: It is not there, or a file replaces and adds to none.
        """
        if self.folder is None:
            return
        if not self.folder.is_dir():
            raise ParameterError(self.folder, "no such folder", "name the folder that holds your rule files")
        for path in sorted(self.folder.iterdir()):
            name = path.name.replace(MORE + path.suffix, path.suffix)
            if path.is_file() and not path.name.startswith(".") and name not in known:
                raise ParameterError(path, "no rule file has this name", f"use one of {', '.join(sorted(known))}")

    @property
    def digest(self) -> str:
        """SHA-256 over what the user replaced or added; "" where that is nothing."""
        files = sorted(p for p in self.folder.iterdir() if p.is_file()) if self.folder else []
        own = [(path.name, path.read_bytes()) for path in files]
        own += [(name, "\n".join(lines).encode()) for name, lines in sorted(self.added.items())]
        return hashlib.sha256(repr(own).encode()).hexdigest() if own else ""


SHIPPED = Rules()
"""The rule files as the library brings them."""

_ACTIVE: ContextVar[Rules] = ContextVar("rules", default=SHIPPED)


@functools.cache
def _made(folder: str | None, added: tuple[tuple[str, tuple[str, ...]], ...]) -> Rules:
    return Rules(folder, dict(added)) if folder or added else SHIPPED


Given = str | list[str] | dict[str, list[str]] | None
"""Rules as a component's config gives them: a folder, lines for the main file, or lines by file name."""


def made(given: str | Path | Sequence[str] | Mapping[str, Sequence[str]] | None, main: str) -> Rules:
    """Rules as a component's config gives them.

    Args:
        given: None: the shipped ones. A path: a folder with files of the user's. A list: lines to add to the angle's
            main file. A mapping: lines to add, by the name of the file.
        main: The name of the angle's main file.
    """
    if given is None or isinstance(given, str | Path):
        return _made(str(given) if given else None, ())
    by_name = given if isinstance(given, Mapping) else {main: given}
    return _made(None, tuple((name, tuple(lines)) for name, lines in sorted(by_name.items())))


@contextlib.contextmanager
def using(rules: Rules) -> Iterator[None]:
    """Read by these rules until the block ends (in this thread)."""
    token = _ACTIVE.set(rules)
    try:
        yield
    finally:
        _ACTIVE.reset(token)


def rule_lines(package: str, name: str, *, header: bool = False) -> list[RuleLine]:
    """The entries of a rule file by the rules in use; as `Rules.lines`."""
    return _ACTIVE.get().lines(package, name, header=header)


def in_use() -> Rules:
    """The rules in use."""
    return _ACTIVE.get()


def per_rules(load: Callable[P, T]) -> Callable[P, T]:
    """Cache a function of rule files for each set of rules, as `functools.cache` does for each argument."""
    kept: dict[object, T] = {}
    active = _ACTIVE.get

    @functools.wraps(load)
    def cached(*args: P.args, **kwargs: P.kwargs) -> T:
        key = (active(), *args)
        try:
            return kept[key]
        except KeyError:
            value = kept[key] = load(*args, **kwargs)
            return value

    @functools.wraps(load)
    def cached_alone() -> T:  # without arguments to pack: some are asked for at every word
        try:
            return kept[active()]
        except KeyError:
            value = kept[active()] = cast(Callable[[], T], load)()
            return value

    return cached if inspect.signature(load).parameters else cast(Callable[P, T], cached_alone)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise ParameterError(f"{path}, line {line}", "not UTF-8", "save the file as UTF-8") from error
    except OSError as error:
        raise ParameterError(path, f"cannot be read ({error.strerror or error})", "check the path") from error


def _entries(text: str, file: str, shipped: bool, header: bool) -> list[RuleLine]:
    lines = [
        RuleLine(line, file, number, shipped)
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    return lines[1:] if header else lines
