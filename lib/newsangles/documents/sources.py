"""Files that a source names: paths, folders, globs and rows of tables, each with an id."""

from __future__ import annotations

import errno
import glob
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path, PurePath

from newsangles.documents import project
from newsangles.documents.article import CORRECTIONS, JUDGEMENTS
from newsangles.documents.checks import not_found, refused
from newsangles.documents.own_output import OwnOutput
from newsangles.errors import DocumentError

TEXT_SUFFIXES = (".txt", ".md")
PAGE_SUFFIXES = (".html", ".htm")
TABLE_SUFFIXES = (".jsonl", ".csv", ".parquet")
NO_DOCUMENTS = (CORRECTIONS, JUDGEMENTS)
ABOUT = "give the documents that they are about"
_INVALID_NAME = 123  # the error of Windows for a path with a sign that no name can have, such as the * of a pattern
ALLOWED = ", ".join((*TEXT_SUFFIXES, *PAGE_SUFFIXES, *TABLE_SUFFIXES))


@dataclass(frozen=True)
class Entry:
    """A file to read: its path, the user's spelling of it, possible ids, and the wanted row."""

    path: Path
    shown: str
    names: tuple[str, ...]
    row: str | None = None

    @property
    def is_table(self) -> bool:
        """True if it holds an article a row."""
        return self.path.suffix.lower() in TABLE_SUFFIXES


def entries_of(source: str) -> Iterator[Entry | DocumentError]:
    """The files that a source names; where it names none, the error in their place."""
    try:
        place = _find(source)
        if place is not None and place.is_dir():
            yield from _folder(place, source)
        elif place is not None:
            yield _file(place, source)
        elif (picked := _picked(source)) is not None:
            yield picked
        elif glob.has_magic(source):
            yield from _glob(source)
        else:
            raise not_found(source, *_roots())
    except DocumentError as error:
        yield error
    except OSError as error:
        yield refused(source, error)


def _roots() -> list[Path]:
    """The folders where relative paths start: the current one, then the project's."""
    return [Path(), *([root] if (root := project.root()) else [])]


def _find(source: str) -> Path | None:
    """The file or folder at a path; None where there is none; an OSError where the system does not tell."""
    for root in _roots():
        place = root / (Path(source).expanduser() if source.startswith("~/") else source)
        try:
            place.stat()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except ValueError:  # a NUL or a lone surrogate in the name
            return None
        except OSError as error:
            if getattr(error, "winerror", None) != _INVALID_NAME:
                raise
            continue
        return place
    return None


def _file(place: Path, source: str) -> Entry:
    """A file that the user named."""
    if place.name in NO_DOCUMENTS:
        what = PurePath(place.name).stem
        raise DocumentError(source, f"{what}, not documents", ABOUT)
    if place.suffix.lower() not in (*TEXT_SUFFIXES, *PAGE_SUFFIXES, *TABLE_SUFFIXES):
        what = f"suffix {place.suffix!r}" if place.suffix else "a file without a suffix"
        raise DocumentError(source, f"{what} is not one of those read", f"allowed are {ALLOWED}")
    shown = Path(source).as_posix()
    return Entry(place, shown, _names(PurePath(place.name), place.absolute().parent.name, shown))


def _picked(source: str) -> Entry | None:
    """One row of a table, ``table.jsonl#ID``; None where no part before a # is a table."""
    for match in re.finditer("#", source):
        table, row = source[: match.start()], source[match.end() :]
        if PurePath(table).suffix.lower() in TABLE_SUFFIXES and (place := _find(table)) is not None:
            return replace(_file(place, table), row=row)
    return None


def _glob(source: str) -> Iterator[Entry]:
    """The documents that a pattern matches, ids as in a folder that is the pattern's fixed part."""
    fixed = Path(*takewhile(lambda part: not glob.has_magic(part), PurePath(source).parts))
    made = OwnOutput()
    for root in _roots():
        # Path.glob refuses absolute patterns and finds hidden files.
        matches = [Path(match) for match in glob.glob(source, root_dir=root, recursive=True)]  # noqa: PTH207
        wanted = (m for m in matches if _wanted(m) and (root / m).is_file())
        found = [m for m in sorted(wanted, key=lambda m: m.parts) if not made.holds(root / fixed, m.relative_to(fixed))]
        for match in found:
            shown = match.as_posix()
            names = _names(match.relative_to(fixed), (root / fixed).resolve().name, shown)
            yield Entry(root / match, shown, names)
        if found:
            return
    raise DocumentError(source, "no document matches the pattern", f"check the pattern; documents end in {ALLOWED}")


def _folder(place: Path, source: str) -> Iterator[Entry | DocumentError]:
    """The documents of a folder and of the folders in it."""
    found, made = False, OwnOutput()
    for relative, error in sorted(_walk(place, PurePath(), {os.path.realpath(place)}), key=lambda item: item[0].parts):
        if made.holds(place, relative):
            continue
        found = True
        shown = (Path(source) / relative).as_posix()
        if error is not None:
            yield refused(shown, error)
        else:
            yield Entry(place / relative, shown, _names(relative, place.resolve().name, shown))
    if not found:
        raise DocumentError(source, "no document in this folder", f"put files there that end in {ALLOWED}")


def _walk(folder: Path, relative: PurePath, above: set[str]) -> Iterator[tuple[PurePath, OSError | None]]:
    """Paths of the documents below a folder; a path that the system refuses comes with its error."""
    try:
        with os.scandir(folder) as listing:
            items = [item for item in listing if not item.name.startswith(".")]
    except OSError as error:
        yield relative, error
        return
    # A browser saves the parts of page.html (frames, advertisements) in a folder page_files: not documents.
    parts = {
        PurePath(item.name).stem + "_files" for item in items if PurePath(item.name).suffix.lower() in PAGE_SUFFIXES
    }
    for item in items:
        path = relative / item.name
        try:
            if item.is_dir():
                real = os.path.realpath(item.path)
                if real in above:
                    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
                if item.name not in parts:
                    yield from _walk(folder / item.name, path, above | {real})
            elif _wanted(path) and (item.is_file() or item.is_symlink()):  # a broken link is told when it is opened
                yield path, None
        except OSError as error:
            yield path, error


def _wanted(path: PurePath) -> bool:
    """True if a file has a document's suffix, is not hidden and is no file about documents."""
    return (
        path.suffix.lower() in (*TEXT_SUFFIXES, *PAGE_SUFFIXES, *TABLE_SUFFIXES)
        and not path.name.startswith(".")
        and path.name not in NO_DOCUMENTS
    )


def _names(relative: PurePath, folder: str, shown: str) -> tuple[str, ...]:
    """Names for a document, from the shortest to one that no other has."""
    full, short = relative.as_posix(), relative.with_suffix("").as_posix()
    return (short, full, f"{folder}/{short}", f"{folder}/{full}", shown)


def without_repeats(entries: Iterable[Entry | DocumentError]) -> list[Entry | DocumentError]:
    """The same entries, each file once, and no row of a table that is named as a whole."""
    kept: dict[object, Entry | DocumentError] = {}
    for entry in entries:
        key = (_real(entry), entry.row) if isinstance(entry, Entry) else str(entry)
        kept.setdefault(key, entry)
    return [e for e in kept.values() if isinstance(e, DocumentError) or e.row is None or (_real(e), None) not in kept]


def _real(entry: Entry) -> str:
    return os.path.realpath(entry.path)


def ids_of(entries: list[Entry]) -> dict[Entry, str]:
    """An id for each document: its shortest name, or where several have the same, the next longer one for each."""
    level = dict.fromkeys(entries, 0)
    while True:
        ids = {entry: entry.names[min(n, len(entry.names) - 1)] for entry, n in level.items()}
        shared = {name for name, n in Counter(ids.values()).items() if n > 1}
        longer = [entry for entry in entries if ids[entry] in shared and level[entry] < len(entry.names) - 1]
        if not longer:
            return ids
        for entry in longer:
            level[entry] += 1
