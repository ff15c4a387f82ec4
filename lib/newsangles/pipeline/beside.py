"""Files beside the documents, or named by the user: aliases, corrections, rules and confidences."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from newsangles.corrections.file import NONE as NO_CORRECTIONS
from newsangles.corrections.file import Corrections, read_corrections
from newsangles.documents import project
from newsangles.documents.aliases import NO_ALIASES, Aliases, read_aliases
from newsangles.documents.article import CORRECTIONS, Article
from newsangles.documents.checks import content, refused
from newsangles.errors import ParameterError
from newsangles.language.rules import SHIPPED, Rules
from newsangles.tables.confidences import LARGEST, Confidences, confidences_in
from newsangles.tables.confidences import NONE as NO_CONFIDENCES

ALIASES = "aliases.yaml"
"""The alias file beside the documents that it is about."""


def aliases_of(article: Article, path: str | Path | None = None) -> Aliases:
    """Aliases for an article: from this file, or else as `newsangles.parse` says.

    Raises:
        DocumentError: The file cannot be read.
        ParameterError: It has an entry that is wrong.
    """
    file = _file(article, path or os.environ.get("NEWSANGLES_ALIASES"), ALIASES)
    return _aliases(file, _changed(file)) if file else NO_ALIASES


def corrections_of(article: Article, given: Corrections | str | Path | None = None) -> Corrections:
    """Corrections of an article: from this file, or else as `newsangles.parse` says.

    Raises:
        DocumentError: The file cannot be read.
        ParameterError: It has a line that is wrong.
    """
    if isinstance(given, Corrections):
        return given.of(article)
    named = given or os.environ.get("NEWSANGLES_CORRECTIONS")
    file = _file(article, named, CORRECTIONS)
    if file is None:
        return NO_CORRECTIONS
    # A notebook is compared with what it showed elsewhere: the file goes by the name that leads to it from the article.
    shown = str(named) if named else (Path(article.path or "").parent / CORRECTIONS).as_posix()
    return _corrections(file, shown, _changed(file)).of(article)


def confidences_of(given: Confidences | str | Path | None = None) -> Confidences:
    """Fitted confidences: of this file, else of the file that ``NEWSANGLES_CONFIDENCES`` names, else none.

    Raises:
        DocumentError: The file cannot be read.
        ParameterError: It is no file of confidences.
    """
    if isinstance(given, Confidences):
        return given
    named = given or os.environ.get("NEWSANGLES_CONFIDENCES")
    if not named:
        return NO_CONFIDENCES
    try:
        return _confidences(Path(named), str(named), str(Path.cwd()), _changed(Path(named)))
    except OSError as error:
        raise refused(str(named), error) from error
    except ValueError as error:  # a path with a null character
        raise ParameterError(str(named), str(error), "name a file of confidences") from error


def rules_of(given: Rules | str | Path | None = None) -> Rules:
    """Rules to read by: those of this folder, else of the folder that ``NEWSANGLES_RULES`` names, else the shipped.

    As long as no file of a folder changes, the same object is returned, by which what was read from it is kept.

    Raises:
        ParameterError: There is no such folder, it cannot be read, or a file in it has a name that no rule file has.
    """
    if isinstance(given, Rules):
        given.check(rule_files())
        return given
    named = given or os.environ.get("NEWSANGLES_RULES")
    if not named:
        return SHIPPED
    folder = Path(named)
    try:
        files = tuple(sorted((f.name, f.stat().st_mtime_ns, f.stat().st_size) for f in os.scandir(folder)))
    except (FileNotFoundError, NotADirectoryError):
        files = ()  # as `Rules.check` says
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        cause = f"cannot be read ({getattr(error, 'strerror', None) or error})"
        raise ParameterError(folder, cause, "name the folder that holds your rule files") from error
    return _rules(folder, str(Path.cwd()), files)


@lru_cache(maxsize=64)
def rules_digest(rules: Rules) -> str:
    """`Rules.digest`, read once.

    Raises:
        ParameterError: A file of the user's cannot be read.
    """
    try:
        return rules.digest
    except OSError as error:
        cause = f"cannot be read ({error.strerror or error})"
        raise ParameterError(error.filename or rules.folder, cause, "give files that you may read") from error


@cache
def rule_files() -> tuple[str, ...]:
    """The names of all rule files, which a user may replace or add to."""
    # A page is read before any rules are given, so its words are no rule file.
    parts = (resources.files("newsangles") / name for name in ("angles", "language"))
    folders = [folder for part in parts for folder in _data_folders(part)]
    return tuple(sorted({f.name for folder in folders for f in folder.iterdir() if f.name.endswith((".txt", ".tsv"))}))


def _data_folders(folder: Traversable) -> Iterator[Traversable]:
    for child in folder.iterdir():
        if child.is_dir() and child.name == "data":
            yield child
        elif child.is_dir():
            yield from _data_folders(child)


def _file(article: Article, named: str | Path | None, name: str) -> Path | None:
    """The file that is named, or that of this name beside an article; None where there is none.

    Relative paths start from the current folder, then from the project's, as for `newsangles.read`.
    """
    if named or not article.path:
        return Path(named) if named else None
    places = [root / Path(article.path).parent / name for root in (Path(), project.root()) if root]
    return next((place for place in places if place.is_file()), None)


def _changed(path: Path) -> int | None:
    """The time of a file's last change; None where it is not there, as reading it will say."""
    return path.stat().st_mtime_ns if path.is_file() else None


@lru_cache(maxsize=64)
def _aliases(path: Path, changed: int | None) -> Aliases:
    """An alias file, read once as long as it does not change."""
    return read_aliases(path)


@lru_cache(maxsize=64)
def _corrections(path: Path, shown: str, changed: int | None) -> Corrections:
    """A file of corrections, read once as long as it does not change."""
    return read_corrections(path, shown)


@lru_cache(maxsize=64)
def _confidences(path: Path, shown: str, start: str, changed: int | None) -> Confidences:
    """A file of confidences, cached until it changes; ``start`` is the folder of a relative path."""
    return confidences_in(content(path, shown, LARGEST), shown)


@lru_cache(maxsize=64)
def _rules(folder: Path, start: str, files: tuple[tuple[str, int, int], ...]) -> Rules:
    """The rules of a folder, cached until a file in it changes; ``start`` is the folder of a relative path."""
    rules = Rules(folder)
    rules.check(rule_files())
    return rules
