"""Corrections made by hand: the file, which is kept beside the documents and applied at every reading.

The file is JSON Lines, one correction a line::

    {"article": "harbour", "table": "quotes", "do": "change", "start": 31, "end": 47, "text": "the quay is safe",
     "set": {"source_start": 0, "source_end": 8}, "who": "Ana Ruiz", "why": "the mayor says it, not the pilot"}

``article`` is the article's id, the SHA-256 of its text, or the end of its file's path without suffix; each line says
itself what it is about, however many documents are put beside it later. ``do`` is *change*, *add*, *drop* or *keep*
(which does nothing: `draft.lines` writes it for each row). ``start``, ``end`` and ``text`` name a row as it is read
without corrections; where several rows stand there, ``where`` gives columns that tell them apart. ``set`` holds
columns of the schema; a value that the row has without corrections is no change. Since ids count anew in every reading,
a row that an id would name is named by its place, ``{"start": 31, "end": 47}``, and an actor by its name: ``actor``
stands for ``actor_id``, ``quote`` for ``quote_id``. An actor is merged into another by ``{"actor": "its name"}``, and
added by a mention of it.

What cannot be applied any more is told, never guessed at: ``doc._.corrections_left``.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any

from spacy.tokens import Doc

from newsangles.corrections.validation import (
    check_value,
    columns_by_key,
    given_by_default,
    is_whole,
    one_of,
    shortened,
    unknown_column,
)
from newsangles.documents.article import Article
from newsangles.documents.checks import content, not_found
from newsangles.errors import DocumentError, ParameterError
from newsangles.tables.schema import TABLES, columns

KEY = "newsangles.corrections.file"
"""The key of what was not applied to a Doc: which of its corrections, and why (``doc.user_data``)."""

KEYS = ("article", "table", "do", "start", "end", "text", "where", "set", "who", "why")
ACTIONS = ("keep", "change", "add", "drop")

LARGEST = 100_000_000
"""Bytes; a longer file is not one that somebody wrote by hand."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A line of the file, checked as far as that is possible without its article."""

    line: int
    article: str
    table: str
    do: str
    start: int
    end: int
    text: str
    where: Mapping[str, Any]
    set: Mapping[str, Any]
    who: str
    why: str

    @property
    def note(self) -> str:
        """By whom and why, as rows say it."""
        return f"{self.who}: {self.why}"


@dataclass(frozen=True)
class Corrections:
    """Corrections of one file: all, or those that are about one article (`of`).

    Attributes:
        path: The file, as messages name it.
        lines: The corrections, in the order of the file.
    """

    path: str = ""
    lines: tuple[Correction, ...] = ()

    @cached_property
    def digest(self) -> str:
        """Hexadecimal SHA-256 of what they say, for caches; empty where there are none."""
        said = [[getattr(c, key) for key in KEYS if key != "article"] for c in self.lines]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest() if said else ""

    @cached_property
    def _by_article(self) -> dict[str, list[Correction]]:
        found: dict[str, list[Correction]] = {}
        for correction in self.lines:
            found.setdefault(correction.article, []).append(correction)
        return found

    def about(self, article: Article) -> list[Correction]:
        """All lines about an article, those too that do nothing."""
        if not self.lines:
            return []
        names = {article.id, article.sha256}
        if article.path and article.source == article.path:  # not a row of a table
            parts = PurePath(article.path).with_suffix("").parts
            names |= {"/".join(parts[n:]) for n in range(len(parts))}
        found = [c for name in names for c in self._by_article.get(name, ())]
        return sorted(found, key=lambda c: c.line)

    def of(self, article: Article) -> Corrections:
        """Those about an article that do something."""
        return Corrections(self.path, tuple(c for c in self.about(article) if c.do != "keep"))

    def unapplied(self, doc: Doc) -> tuple[str, ...]:
        """Corrections that were not applied to a Doc of the article that these are about: a line of text each."""
        return tuple(
            str(DocumentError(f"{self.path}, line {self.lines[n].line}", cause, remedy))
            for n, cause, remedy in doc.user_data.get(KEY, ())
        )


NONE = Corrections()
"""No corrections."""


def read_corrections(path: str | Path, shown: str | None = None) -> Corrections:
    """Read a file of corrections.

    Args:
        path: JSON Lines in UTF-8; empty lines are passed over.
        shown: What messages call it; None: its path.

    Raises:
        DocumentError: The file is missing, too large, not UTF-8, or a line is not a JSON object.
        ParameterError: A line says something that makes no sense. Both name the file, the line and the remedy.
    """
    shown = str(path) if shown is None else shown
    try:
        data = content(Path(path), shown, LARGEST)
    except FileNotFoundError:
        raise not_found(shown) from None
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        cause = getattr(error, "strerror", None) or str(error)
        raise DocumentError(shown, f"cannot be read ({cause})", "give a file that you may read") from error
    if len(data) > LARGEST:
        raise DocumentError(shown, "longer than 100 megabytes", "split it, and name one file with --corrections")
    found = []
    for n, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            found.append(read_line(line, n, f"{shown}, line {n}"))
    return Corrections(shown, tuple(found))


def read_line(data: bytes, line: int, where: str) -> Correction:
    """Read a line and check all of it that can be checked without its article.

    Args:
        data: The line.
        line: Its number.
        where: Its file and number, as messages say it.

    Raises:
        DocumentError: It is not UTF-8, or not a JSON object.
        ParameterError: It says something that makes no sense.
    """
    said = _json_object(data, where)
    for key in said:
        if key not in KEYS:
            allowed = f"allowed are {', '.join(KEYS)}"
            raise ParameterError(where, f"{shortened(key)} is not a key of a correction", allowed)
    do = one_of(where, "do", said.get("do"), ACTIONS)
    table = one_of(where, "table", said.get("table"), tuple(TABLES))
    _check_correctable(where, table, do)
    texts = _texts(where, said, do)
    start, end = (said[key] if is_whole(said.get(key)) else -1 for key in ("start", "end"))
    if not 0 <= start < end:
        cause = "start and end are not the offsets of a text"
        raise ParameterError(where, cause, "write two whole numbers, the first the smaller")
    conditions, values = (_object(where, said, key) for key in ("where", "set"))
    for name in conditions:
        if name not in columns_by_key(table) and name not in {c.name for c in columns(TABLES[table])}:
            raise ParameterError(where, *unknown_column(table, name))
    for name, value in values.items():
        check_value(where, table, name, value)
    if do == "add":
        _check_complete(where, table, values)
    who, why = (" ".join(texts[key].split()) for key in ("who", "why"))
    return Correction(line, texts["article"], table, do, start, end, texts["text"], conditions, values, who, why)


def _json_object(data: bytes, where: str) -> dict[str, Any]:
    try:
        said = json.loads(data.decode("utf-8"), parse_constant=float, object_pairs_hook=_unique_keys)
        json.dumps(said, ensure_ascii=False).encode("utf-8")  # half a character (a lone surrogate) fails here
    except UnicodeError as error:
        raise DocumentError(where, "not UTF-8", "save the file in the encoding UTF-8") from error
    except (ValueError, RecursionError) as error:
        cause = f"not JSON ({str(error).splitlines()[0]})"
        raise DocumentError(where, cause, "write one object in braces a line, texts in double quotes") from error
    if not isinstance(said, dict):
        raise DocumentError(where, "not an object", "write one object in braces a line")
    return said


def _check_correctable(where: str, table: str, do: str) -> None:
    if table == "articles" and do != "keep":
        remedy = "write title, outlet, url and published in the .json file beside the document"
        raise ParameterError(where, "what is known of a document is not corrected here", remedy)
    if table == "actors" and do == "add":
        remedy = 'add a mention of it: "table": "mentions" with "actor" in set'
        raise ParameterError(where, "an actor is where it is mentioned", remedy)


def _texts(where: str, said: Mapping[str, Any], do: str) -> dict[str, str]:
    needed = ("article", "text", "who", "why") if do != "keep" else ("article", "text")
    texts = {key: said.get(key, "") for key in ("article", "text", "who", "why")}
    for key, value in texts.items():
        if not isinstance(value, str) or (key in needed and not value.strip()):
            raise ParameterError(where, f"no {key}", f'write "{key}" with a text in double quotes')
    return texts


def _object(where: str, said: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = said.get(key, {})
    if not isinstance(value, dict):
        raise ParameterError(where, f"{key} is not an object", f'write columns and values, as in "{key}": {{}}')
    return value


def _check_complete(where: str, table: str, values: Mapping[str, Any]) -> None:
    needed = [key for key, c in columns_by_key(table).items() if c.needed and not c.derived and key not in values]
    missing = [key for key in needed if key not in (*given_by_default(table), "start", "end")]
    if missing:
        raise ParameterError(where, f"a new row of {table} needs {', '.join(missing)}", 'write that into "set"')


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, n in Counter(key for key, _ in pairs).items() if n > 1)
        raise ValueError(f"a second {shortened(twice)} in one object")
    return found
