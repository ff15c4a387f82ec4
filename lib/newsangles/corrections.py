"""Where does an expert know better? Corrections by hand, kept beside the documents and applied at every reading.

The file is JSON Lines, one correction a line::

    {"article": "harbour", "table": "quotes", "do": "change", "start": 31, "end": 47, "text": "the quay is safe",
     "set": {"source_start": 0, "source_end": 8}, "who": "Ana Ruiz", "why": "the mayor says it, not the pilot"}

``article`` is the article's id, the SHA-256 of its text, or the end of its file's path without suffix; each line says
itself what it is about, however many documents are put beside it later. ``do`` is *change*, *add*, *drop* or *keep*
(which does nothing: `lines` writes it for each row as it is read). ``start``, ``end`` and ``text`` name a row as it is
read without corrections; where several rows stand there, ``where`` gives columns that tell them apart. ``set`` holds
columns of the schema; a value that the row has without corrections is no change. Since ids count anew in every reading,
a row that an id would name is named by its place, ``{"start": 31, "end": 47}``, and an actor by its name: ``actor``
stands for ``actor_id``, ``quote`` for ``quote_id``. An actor is merged into another by ``{"actor": "its name"}``, and
added by a mention of it.

What cannot be applied any more is told, never guessed at: ``doc._.corrections_left``.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import math
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path, PurePath
from typing import Any

from spacy.tokens import Doc

from newsangles import actors, checkworthiness, claims, events, predicates, project, quotes, times
from newsangles.article import CORRECTIONS, Article
from newsangles.calendar_values import cover
from newsangles.errors import DocumentError, OutputError, ParameterError
from newsangles.linking import role_of
from newsangles.schema import TABLES, Column, Role, columns, plain, rows
from newsangles.view import View, view_of

KEY = "newsangles.corrections"
"""Where a Doc keeps what was not applied: which of its corrections, and why (``doc.user_data``)."""

KEYS = ("article", "table", "do", "start", "end", "text", "where", "set", "who", "why")
DEEDS = ("keep", "change", "add", "drop")

BY_HAND = "by hand"
"""The rule of a row that was added, and the reason of a value that was changed."""

LARGEST = 100_000_000
"""Bytes; a longer file is not one that somebody wrote by hand."""

STEPS = {
    "quotes": ("quotes",),
    "actors": ("actors", "mentions", "roles", "edges"),
    "predicates": ("predicates",),
    "claims": ("claims", "numbers"),
    "times": ("times",),
    "events": ("events",),
}
"""The tables that each angle writes, in the order in which they are corrected."""

FOLLOWING: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    "mentions": {"actor_id": {"reason": BY_HAND, "perhaps": None}},
    "actors": {"acts_for": {"acts_for_reason": BY_HAND}},
    "claims": {"stance": {"stance_cue": None}},
    "times": {"value": {"reason": BY_HAND, "anchor": None, "anchor_id": None, "alternatives": ()}},
    "events": {
        "class": {"class_rule": BY_HAND, "mode": None},
        "source_start": {"source_rule": BY_HAND},
        "object_start": {"object_rule": BY_HAND},
        "target_start": {"target_rule": BY_HAND},
        "time_id": {"date_reason": BY_HAND},
        "begin": {"date_reason": BY_HAND},
        "end_date": {"date_reason": BY_HAND},
        "merged_with": {"merge_reason": BY_HAND},
    },
}
"""By table and column: what a change makes of the columns that tell why, unless they are set too."""

MEANT = {"claims": (("source", "actor_id"),), "events": (("source", "source_actor_id"), ("target", "target_actor_id"))}
"""By table: columns of words, and of the actor that these words mean."""

_PLACES = {
    "quotes": quotes.KEY,
    "predicates": predicates.KEY,
    "claims": claims.KEY,
    "numbers": claims.NUMBERS,
    "times": times.KEY,
    "events": events.KEY,
}

PlainRow = dict[str, Any]


# --- the file


@dataclass(frozen=True, slots=True)
class Correction:
    """A line of the file, looked at as far as that is possible without its article."""

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

    def left(self, doc: Doc) -> tuple[str, ...]:
        """What was not applied to a Doc of the article that these are about: a line of text each."""
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
        with Path(path).open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise DocumentError(shown, "not found", "check the path and the folder that it starts from") from None
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        cause = getattr(error, "strerror", None) or str(error)
        raise DocumentError(shown, f"cannot be read ({cause})", "give a file that you may read") from error
    if len(data) > LARGEST:
        raise DocumentError(shown, "longer than 100 megabytes", "split it, and name one file with --corrections")
    found = []
    for n, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            found.append(_correction(line, n, f"{shown}, line {n}"))
    return Corrections(shown, tuple(found))


def _correction(data: bytes, line: int, where: str) -> Correction:
    """A line, read and looked at."""
    try:
        said = json.loads(data.decode("utf-8"), parse_constant=float, object_pairs_hook=_object)
        json.dumps(said, ensure_ascii=False).encode("utf-8")  # half a character (a lone surrogate) fails here
    except UnicodeError as error:
        raise DocumentError(where, "not UTF-8", "save the file in the encoding UTF-8") from error
    except (ValueError, RecursionError) as error:
        cause = f"not JSON ({str(error).splitlines()[0]})"
        raise DocumentError(where, cause, "write one object in braces a line, texts in double quotes") from error
    if not isinstance(said, dict):
        raise DocumentError(where, "not an object", "write one object in braces a line")
    for key in said:
        if key not in KEYS:
            raise ParameterError(where, f"{_short(key)} is not a key of a correction", f"allowed are {', '.join(KEYS)}")
    do = _one_of(where, "do", said.get("do"), DEEDS)
    table = _one_of(where, "table", said.get("table"), tuple(TABLES))
    if table == "articles" and do != "keep":
        remedy = "write title, outlet, url and published in the .json file beside the document"
        raise ParameterError(where, "what is known of a document is not corrected here", remedy)
    if table == "actors" and do == "add":
        remedy = 'add a mention of it: "table": "mentions" with "actor" in set'
        raise ParameterError(where, "an actor is where it is mentioned", remedy)
    needed = ("article", "text", "who", "why") if do != "keep" else ("article", "text")
    texts = {key: said.get(key, "") for key in ("article", "text", "who", "why")}
    for key, value in texts.items():
        if not isinstance(value, str) or (key in needed and not value.strip()):
            raise ParameterError(where, f"no {key}", f'write "{key}" with a text in double quotes')
    start, end = (said[key] if _whole(said.get(key)) else -1 for key in ("start", "end"))
    if not 0 <= start < end:
        cause = "start and end are not the offsets of a text"
        raise ParameterError(where, cause, "write two whole numbers, the first the smaller")
    maps = {key: said.get(key, {}) for key in ("where", "set")}
    for key, value in maps.items():
        if not isinstance(value, dict):
            raise ParameterError(where, f"{key} is not an object", f'write columns and values, as in "{key}": {{}}')
    for name in maps["where"]:
        if name not in _keys(table) and name not in {c.name for c in columns(TABLES[table])}:
            raise ParameterError(where, *_unknown(table, name))
    for name, value in maps["set"].items():
        _check(where, table, name, value)
    if do == "add":
        missing = [key for key, c in _keys(table).items() if c.needed and not c.derived and key not in maps["set"]]
        missing = [key for key in missing if key not in (*_made(table), "start", "end")]
        if missing:
            raise ParameterError(where, f"a new row of {table} needs {', '.join(missing)}", 'write that into "set"')
    who, why = (" ".join(texts[key].split()) for key in ("who", "why"))
    return Correction(
        line, texts["article"], table, do, start, end, texts["text"], maps["where"], maps["set"], who, why
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, n in Counter(key for key, _ in pairs).items() if n > 1)
        raise ValueError(f"a second {_short(twice)} in one object")
    return found


def _one_of(where: str, key: str, value: object, allowed: Sequence[str]) -> str:
    if value not in allowed or not isinstance(value, str):
        cause = f"{_short(value)} is no {key}" if key != "do" else f"{_short(value)} is nothing that can be done"
        raise ParameterError(where, cause, f'write "{key}" with one of {", ".join(allowed)}')
    return value


@cache
def _keys(table: str) -> Mapping[str, Column]:
    """The columns of a table by what the file calls them: ids go without _id, where that is no other column."""
    found = columns(TABLES[table])[1:]
    names = {c.name for c in found}
    short = {c.name: c.name.removesuffix("_id") if c.names else c.name for c in found}
    return {c.name if short[c.name] in names else short[c.name]: c for c in found}


def _own(table: str) -> str:
    """The column that names a table's rows; empty where nothing names them."""
    return next((c.name for c in columns(TABLES[table]) if c.names == table and c.derived), "")


def _repeats(table: str, name: str) -> bool:
    """Whether a column repeats what stands in the text between two others."""
    return f"{name}_start" in _keys(table)


def _made(table: str) -> tuple[str, ...]:
    """What a new row gets where nothing is set, beside the schema's defaults; see `_Hand._blank`."""
    return {
        "mentions": ("label", "reason"),
        "quotes": ("kind", "parts"),
        "predicates": ("clause_start", "clause_end", "quote", "cue_spans", "cue_rules"),
        "claims": ("predicate", "voice", "checkworthiness"),
        "events": ("predicate", "trigger"),
    }.get(table, ())


def _unknown(table: str, name: str) -> tuple[str, str]:
    allowed = [key for key, c in _keys(table).items() if not c.derived and not _repeats(table, c.name)]
    full = next((key for key, c in _keys(table).items() if c.name == name), None)
    if full is not None:
        return f"{_short(name)} counts anew in every reading", f'write "{full}" and name the row that is meant'
    return f"{table} has no column {_short(name)}", f"allowed are {', '.join(allowed)}"


def _check(where: str, table: str, name: str, value: object) -> None:
    """Refuse what can never be a value of a column.

    Raises:
        ParameterError: There is no such column, it follows from others, or the value does not fit.
    """
    column = _keys(table).get(name)
    if column is None:
        raise ParameterError(where, *_unknown(table, name))
    merging = (table, name) == ("actors", "actor")
    source = column.derived or (f"{name}_start and {name}_end" if _repeats(table, column.name) else "")
    if source and not merging:
        raise ParameterError(where, f"{name} cannot be set: it follows from {source}", "correct that, or leave it out")
    fits, wanted = _wanted(column)
    if not (fits(value) or (value is None and column.optional)):
        wanted += ", or null" * column.optional
        raise ParameterError(where, f"{_short(value)} is no value of {name}", f"write {wanted}")


def _wanted(column: Column) -> tuple[Callable[[Any], bool], str]:
    """Whether a value fits a column, and what fits, in words."""
    several = column.dtype == "object"
    if column.names:
        place = 'a place as in {"start": 3, "end": 9}'
        what = f"an actor's name, or {place} of a mention of it" if column.names == "actors" else place
        fits = _is_actor if column.names == "actors" else _is_place
        return (_each(fits), f"a list, each item {place}") if several else (fits, what)
    if column.allowed:
        return lambda v: isinstance(v, str) and v in column.allowed, f"one of {', '.join(column.allowed)}"
    if several and "list<item: list" in str(column.arrow).replace("element", "item"):
        return _is_spans, "places in the order of the text, as in [[3, 9], [12, 20]]"
    if several:
        return _each(lambda v: isinstance(v, str)), 'a list of texts, as in ["could", "if"]'
    if column.day:
        return _is_day, "a day as in 2025-03-07"
    if column.dtype == "boolean":
        return lambda v: isinstance(v, bool), "true or false"
    if column.dtype in ("Int64", "int64"):
        return _whole, "a whole number, 0 or more"
    if column.dtype == "Float64":
        low, high = column.between or (-math.inf, math.inf)
        number = f"a number from {low} to {high}" if column.between else "a number"
        return lambda v: _is_number(v) and low <= v <= high, number
    return lambda v: isinstance(v, str) and bool(v.strip()), "a text in double quotes"


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300  # false for nan


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_place(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == {"start", "end"} and all(map(_whole, value.values()))


def _is_actor(value: object) -> bool:
    return _is_place(value) or (isinstance(value, str) and bool(value.strip()))


def _each(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(fits, value))


def _is_spans(value: object) -> bool:
    if not isinstance(value, list) or not all(
        isinstance(s, list) and len(s) == 2 and all(map(_whole, s)) for s in value
    ):
        return False
    return all(start < end for start, end in value)


def _short(value: object) -> str:
    """A value as a message shows it."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"


# --- starting a file


def lines(doc: Doc, tables: Sequence[str] = ()) -> Iterator[str]:
    """A line for each row of a Doc, with its values as they are, ready to be edited: set ``do`` to change.

    Args:
        doc: What `newsangles.parse` yields, read without corrections.
        tables: The tables; () for all that can be corrected.

    Raises:
        ParameterError: There is no such table, or it cannot be corrected.
    """
    known = [table for step in STEPS.values() for table in step]
    for table in tables:
        if table not in known:
            raise ParameterError(table, "no table that can be corrected", f"use some of {', '.join(known)}")
    written = _written(doc)
    for table in known:
        if tables and table not in tables:
            continue
        settable = [key for key, c in _keys(table).items() if not c.derived and not _repeats(table, c.name)]
        several = Counter((row["start"], row["end"]) for row in written[table])
        for row in written[table]:
            line = {"article": doc._.article.id, "table": table, "do": "keep"}
            line |= {key: row[key] for key in ("start", "end", "text")}
            given = {key: row[key] for key in settable if key not in ("start", "end")}
            if several[row["start"], row["end"]] > 1:
                line["where"] = given
            yield json.dumps({**line, "set": given, "who": "", "why": ""}, ensure_ascii=False)


def start(article: Article, written: Iterable[str], path: Path | None = None) -> tuple[Path, int]:
    """Put lines about an article into a file of corrections, after those about others.

    Args:
        article: The article.
        written: What `lines` gives.
        path: The file, in a folder that is made if it is not there; None: the one beside the article.

    Returns:
        The file, and how many lines were written.

    Raises:
        DocumentError: What stands in the file already cannot be read.
        ParameterError: It is about the article already: no line of it is touched; or the article has no folder.
        OutputError: The file cannot be written.
    """
    if path is None and article.path is None:
        raise ParameterError(article.id, "the article comes from no file", "name one with --out")
    if path is None:
        places = [root / str(article.path) for root in (Path(), project.root()) if root]
        path = next((place for place in places if place.exists()), places[0]).parent / CORRECTIONS
    before = b""
    if path.exists():
        found = read_corrections(path).about(article)
        if found:
            cause = f"line {found[0].line} is about {article.id} already"
            raise ParameterError(path, cause, "edit that file, or name another with --out")
        before = path.read_bytes()
    new = [line + "\n" for line in written]
    gap = b"\n" if before and not before.endswith(b"\n") else b""
    temporary = path.with_name(f".writing-{os.getpid()}-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(before + gap + "".join(new).encode("utf-8"))
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        cause = f"cannot be written ({error.strerror or error})"
        raise OutputError(path, cause, "choose another file with --out, or make room there") from error
    return path, len(new)


# --- applying them


def apply(doc: Doc, angles: Mapping[str, Callable[[Doc], Doc]], corrections: Corrections) -> Doc:
    """Read a parsed Doc, and correct it: each correction is applied before the angles that build on its table.

    Args:
        doc: A Doc without the angles' rows.
        angles: The component of each angle, in their order.
        corrections: Those about this article that do something (`Corrections.of`).

    Returns:
        The Doc with its rows. Which corrections were not applied, and why, is kept with it (`Corrections.left`).
    """
    for read in angles.values():
        doc = read(doc)
    if not corrections.lines:
        return doc
    # Once more: what a row was without corrections tells what a line changes.
    hand = _Hand(doc, corrections)
    for key in (*_PLACES.values(), actors.KEY):
        doc.user_data.pop(key, None)
    for angle, read in angles.items():
        doc = read(doc)
        hand.correct(STEPS[angle])
    doc.user_data[KEY] = sorted(hand.left)
    return doc


class _Left(Exception):
    """Why a correction is not applied, and what can be done."""

    def __init__(self, cause: str, remedy: str) -> None:
        super().__init__(cause, remedy)
        self.cause, self.remedy = cause, remedy


def _stored(doc: Doc, table: str) -> list[PlainRow]:
    """The rows of a table where the Doc keeps them; they are changed in place."""
    found: list[PlainRow] = (
        doc.user_data.get(actors.KEY, {}).get(table, [])
        if table in actors.TABLES
        else doc.user_data.get(_PLACES[table], [])
    )
    return found


def _written(doc: Doc) -> dict[str, list[PlainRow]]:
    """All rows of a Doc as the file writes them."""
    names = _Names()
    for table in (t for step in STEPS.values() for t in step):
        names.enter(table, _stored(doc, table))
    return {t: [names.written(t, row) for row in _stored(doc, t)] for step in STEPS.values() for t in step}


class _Names:
    """How rows are named in the file: actors by their names, others by their places.

    Attributes:
        at: By table and id, the place of a row, as it was read.
        called: By name, the ids of the actors that had it when they were read, or have it now.
        name: By id, the name that an actor had when it was read.
    """

    def __init__(self) -> None:
        self.at: dict[str, dict[str, tuple[int, int]]] = {}
        self.called: dict[str, list[str]] = {}
        self.name: dict[str, str] = {}

    def enter(self, table: str, found: Sequence[PlainRow]) -> None:
        """Note the rows of a table."""
        own = _own(table)
        if not own:
            return
        self.at[table] = {row[own]: (row["start"], row["end"]) for row in found}
        if table == "actors":
            for row in found:
                self.call(row["actor_id"], row["name"])
                self.name[row["actor_id"]] = row["name"]

    def call(self, actor_id: str, name: str) -> None:
        """Note that an actor goes by a name."""
        ids = self.called.setdefault(_form(name), [])
        if actor_id not in ids:
            ids.append(actor_id)

    def renumber(self, table: str, new: Mapping[str, str | None]) -> None:
        """Give the rows of a table their new ids; what is gone loses its own."""
        places = self.at.get(table, {})
        self.at[table] = {i: place for old, place in places.items() if (i := new.get(old)) is not None}
        if table == "actors":
            self.called = {
                name: list(dict.fromkeys(i for old in ids if (i := new.get(old)) is not None))
                for name, ids in self.called.items()
            }
            self.name = {i: name for old, name in self.name.items() if (i := new.get(old)) is not None}

    def written(self, table: str, row: PlainRow) -> PlainRow:
        """A row as the file writes it."""
        return {key: self._value(c, row[c.name]) for key, c in _keys(table).items()}

    def _value(self, column: Column, value: Any) -> Any:
        if isinstance(value, list | tuple):
            return [self._value(column, item) for item in value]
        if not column.names or value is None:
            return value
        name = self.name.get(value)
        if column.names == "actors" and name is not None and self.called.get(_form(name)) == [value]:
            return name
        start, end = self.at.get(column.names, {}).get(value, (None, None))
        return {"start": start, "end": end}


def _form(name: str) -> str:
    """A name as it is compared."""
    return " ".join(name.split())


@dataclass
class _Hand:
    """Corrects the rows of one Doc, table by table, as the angles write them.

    Attributes:
        doc: The Doc, with all its rows as they are read without corrections.
        corrections: What is to be applied.
        left: Which corrections were not, and why: number, cause, remedy.
        was: The rows without corrections, as the file writes them.
        later: Actors of quotes, which are known after the quotes: a correction, its quote's id, the actor.
        met: The places of mentions that were corrected.
    """

    doc: Doc
    corrections: Corrections
    left: list[tuple[int, str, str]] = field(default_factory=list)
    was: dict[str, list[PlainRow]] = field(init=False)
    names: _Names = field(default_factory=_Names)
    later: list[tuple[int, Correction, str, PlainRow]] = field(default_factory=list)
    met: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.was = _written(self.doc)
        self.text = self.doc.text
        self.new = 0
        self.unsure: set[str] = set()  # actors to count anew
        self.titled: set[str] = set()  # actors whose roles were corrected

    @property
    def view(self) -> View:
        return view_of(self.doc)

    def correct(self, tables: Sequence[str]) -> None:
        """Correct these tables, which were just written."""
        for table in tables:
            self._enter(table)
        for table in tables:
            for n, correction in enumerate(self.corrections.lines):
                if correction.table == table:
                    self._try(n, self._apply, n, correction)
            if table != "actors":
                self._number(table)
            if table == "claims":  # each number names the claim that states it
                numbers = claims.numbers(self.doc, self.doc._.claims)
                _stored(self.doc, "numbers")[:] = [plain(row) for row in numbers]
                self._enter("numbers")
            if table == "roles":  # and edges are between actors
                self._count()
                self._quoted()
                found = actors.edges(self.view, self.doc._.mentions, self.doc._.quotes)
                _stored(self.doc, "edges")[:] = [plain(row) for row in found]
                self._enter("edges")
        for table in tables:
            stored = _stored(self.doc, table)
            stored[:] = [{key: value for key, value in row.items() if key[0] != "_"} for row in stored]

    def _enter(self, table: str) -> None:
        found = _stored(self.doc, table)
        for row in found:
            row["_at"] = (row["start"], row["end"])
        self.names.enter(table, found)

    def _try(self, n: int, do: Callable[..., None], *arguments: Any) -> None:
        try:
            do(*arguments)
        except _Left as left:
            self.left.append((n, left.cause, left.remedy))

    def _apply(self, n: int, correction: Correction) -> None:
        self._stands(correction)
        table, row = correction.table, None if correction.do == "add" else self._find(correction)
        if row is not None and correction.do == "drop":
            self._drop(correction, row)
            return
        was = self._was(correction) or self.names.written(table, row) if row is not None else {}
        changed = {key: value for key, value in correction.set.items() if key not in was or value != was[key]}
        speaker = {key: changed.pop(key) for key in ("actor",) if table == "quotes" and key in changed}
        if row is None:
            row = self._add(correction, changed)
        elif changed:
            self._change(correction, row, changed)
        if speaker:
            self.later.append((n, correction, row["quote_id"], speaker))

    def _stands(self, correction: Correction) -> None:
        """Make sure that the text still stands where the correction says."""
        start, end, text = correction.start, correction.end, correction.text
        if self.text[start:end] == text and end <= len(self.text):
            return
        there = self.text.find(text)
        if there < 0:
            raise _Left(f"{_short(text)} no longer stands in the article", "correct the line, or take it out")
        if self.text.find(text, there + 1) >= 0:
            raise _Left(f"{_short(text)} no longer stands at {start} to {end}", "correct start and end")
        now = f"it now stands at {there} to {there + len(text)}"
        raise _Left(f"{_short(text)} no longer stands at {start} to {end}; {now}", "correct start and end")

    def _find(self, correction: Correction) -> PlainRow:
        """The row that a correction names."""
        table, place = correction.table, (correction.start, correction.end)
        stored = _stored(self.doc, table)
        here = [row for row in stored if row["_at"] == place]
        here = here or [row for row in stored if (row["start"], row["end"]) == place]
        found = [row for row in here if self._fits(correction, self.names.written(table, row))]
        if len(found) == 1:
            return found[0]
        if found:
            each = [self.names.written(table, row) for row in found]
            apart = [key for key in each[0] if not all(row[key] == each[0][key] for row in each)]
            apart = [key for key in apart if key != _own(table)]
            raise _Left(
                f"{len(found)} rows of {table} stand at {place[0]} to {place[1]}",
                f'tell them apart in "where" by {", ".join(apart)}',
            )
        cause = f"no row of {table} stands at {place[0]} to {place[1]}" + " that fits where" * bool(here)
        raise _Left(cause, "correct the line, or take it out")

    def _was(self, correction: Correction) -> PlainRow | None:
        """The row that a correction names, as it is read without corrections."""
        place = (correction.start, correction.end)
        found = [row for row in self.was[correction.table] if (row["start"], row["end"]) == place]
        return next((row for row in found if self._fits(correction, row)), None)

    def _fits(self, correction: Correction, row: PlainRow) -> bool:
        by_name = {c.name: key for key, c in _keys(correction.table).items()}
        return all(row[by_name.get(key, key)] == value for key, value in correction.where.items())

    # --- values

    def _meant(self, column: Column, value: Any) -> Any:
        """A value of the file as the row keeps it."""
        if isinstance(value, list) and column.names:
            return tuple(self._meant(column, item) for item in value)
        if isinstance(value, list):
            return tuple(tuple(item) if isinstance(item, list) else item for item in value)
        if value is None or not column.names:
            return float(value) if column.dtype == "Float64" and value is not None else value
        if isinstance(value, str):
            return self._actor(value)
        return self._at(column.names, value["start"], value["end"])

    def _actor(self, name: str) -> str:
        """The id of the actor of this name."""
        found = self.names.called.get(_form(name)) or [
            row["actor_id"] for row in _stored(self.doc, "actors") if name in row["aliases"]
        ]
        if len(found) > 1:
            raise _Left(f"{len(found)} actors are called {_short(name)}", "name a mention of it by start and end")
        if not found:
            raise _Left(
                f"no actor is called {_short(name)}", "correct the name, or change or add a mention of it first"
            )
        return found[0]

    def _at(self, table: str, start: int, end: int) -> str:
        """The id of the row that stands at a place; of an actor, the one that is mentioned there."""
        for name, place in self.names.at.get(table, {}).items():
            if place == (start, end):
                return name
        own = _own(table)
        for row in _stored(self.doc, "mentions" if table == "actors" else table):
            if (row["start"], row["end"]) == (start, end) and row[own] is not None:
                return str(row[own])
        raise _Left(f"none of the {table} stands at {start} to {end}", "correct the place")

    def _values(self, table: str, given: Mapping[str, Any]) -> PlainRow:
        return {c.name: self._meant(c, given[key]) for key, c in _keys(table).items() if key in given}

    def _settle(self, table: str, row: PlainRow, changed: PlainRow) -> PlainRow:
        """A row with its changed values and all that follows from them."""
        row = {**row, **changed}
        for name in changed:
            row |= {k: v for k, v in FOLLOWING.get(table, {}).get(name, {}).items() if k not in changed}
        if "parts" in row:
            self._span_parts(row, changed)
        names = _keys(table)
        edges = [(name[:-6], name, f"{name[:-6]}_end") for name in names if name.endswith("_start")]
        for name, first, last in (("text", "start", "end"), *edges):
            start, end = row[first], row[last]
            if (start is None) != (end is None):
                raise _Left(f"of {first} and {last} only one is set", "set both, or both to null")
            if start is not None and not start < end <= len(self.text):
                raise _Left(f"{first} and {last} are not the offsets of a text", "correct the two")
            if name in row:
                row[name] = self.text[start:end] if start is not None else None
        if "cue_spans" in row:
            if any(end > len(self.text) for _, end in row["cue_spans"]):
                raise _Left("cue_spans are not within the text", "correct them")
            row["cues"] = tuple(self.text[a:b] for a, b in row["cue_spans"])
            if len(row["cue_rules"]) != len(row["cues"]):
                row["cue_rules"] = (BY_HAND,) * len(row["cues"])
        if table != "predicates" and "predicate_id" in changed:
            head = next(p for p in _stored(self.doc, "predicates") if p["predicate_id"] == row["predicate_id"])
            row |= {c.name: head[c.name] for c in names.values() if c.derived == "its predicate"}
        if table == "times" and "value" in changed:
            covered = cover(row["value"]) if row["value"] and row["kind"] in ("DATE", "TIME") else None
            days = (covered.begin.isoformat(), covered.end.isoformat()) if covered else (None, None)
            follow = {"begin": days[0], "end_date": days[1], "granularity": covered.granularity if covered else None}
            row |= {key: value for key, value in follow.items() if key not in changed}
        for words, actor in MEANT.get(table, ()):
            if f"{words}_start" in changed and actor not in changed:
                row[actor] = self._said(row[f"{words}_start"], row[f"{words}_end"])
        if table == "claims" and {"source_start", "actor_id"} & changed.keys():
            span = (row["source_start"], row["source_end"]) if row["source_start"] is not None else None
            who = next((a for a in self.doc._.actors if a.actor_id == row["actor_id"]), None)
            if span or who:
                kind = claims.kind_of_source(self.view, span, who)
                row |= {"voice": "attributed", "source_kind": kind} | changed
        if table == "events" and changed.get("time_id") is not None:
            when = next(t for t in _stored(self.doc, "times") if t["time_id"] == row["time_id"])
            row |= {"begin": when["begin"], "end_date": when["end_date"], "dating": "stated"} | changed
        elif table == "events" and {"begin", "end_date"} & changed.keys():
            row |= {"dating": "stated" if row["begin"] or row["end_date"] else "undated"} | changed
        return row

    def _span_parts(self, row: PlainRow, changed: PlainRow) -> None:
        """A quote goes from its first part to its last."""
        parts = [list(part) for part in row["parts"]]
        if "parts" not in changed:
            parts[0][0], parts[-1][1] = row["start"], row["end"]
        flat = [edge for part in parts for edge in part]
        if not flat or flat != sorted(set(flat)) or flat[-1] > len(self.text):
            raise _Left("parts are not places in the order of the text", "correct parts, or start and end")
        row["parts"] = tuple((a, b) for a, b in parts)
        row["start"], row["end"] = flat[0], flat[-1]
        if "kind" not in changed and {"parts", "start", "end"} & changed.keys():
            row["kind"] = quotes.kind(self.view, row["parts"])

    def _said(self, start: int | None, end: int | None) -> str | None:
        """The actor that some words mean: by their head, else by the person's name that is nearest to the root."""
        if start is None or end is None:
            return None
        view = self.view
        first, last = view.word_at(start), view.word_at(end - 1)
        top = view.at[view.top(first, last)]
        within = [m for m in _stored(self.doc, "mentions") if m["start"] < end and start < m["end"] and m["actor_id"]]
        heads = [m for m in within if m["start"] <= top < m["end"]]
        persons = [m for m in within if m["kind"] == "name" and m["label"] == "person"]
        if heads:
            return str(min(heads, key=lambda m: (m["kind"] != "name", m["end"] - m["start"]))["actor_id"])
        found = min(persons, key=lambda m: view.depth[self._head(m)], default=None)
        return str(found["actor_id"]) if found else None

    def _head(self, row: PlainRow) -> int:
        """The word of a row that says what it is about; see `newsangles.actors.head_of`."""
        last = self.view.word_at(row["end"] - 1)
        anaphor = row.get("kind") in ("nominal", "pronoun")
        return last if anaphor else self.view.top(self.view.word_at(row["start"]), last)

    # --- change, add, drop

    def _change(self, correction: Correction, row: PlainRow, changed: Mapping[str, Any]) -> None:
        table = correction.table
        if table == "actors" and "actor" in changed:
            self._merge(row, self._values(table, {"actor": changed["actor"]})["actor_id"], correction.note)
            return
        if table == "mentions" and isinstance(changed.get("actor"), str):
            self._ensure(changed["actor"], {**row, **{k: v for k, v in changed.items() if k == "label"}})
        values = self._values(table, changed)
        before = row.get("actor_id")
        new = self._settle(table, row, values) | {"corrected": correction.note, "confidence": None}
        if table == "mentions":
            self._mentioned(row, new)
        row.update(new)
        if table == "actors":
            if "name" in values:
                self.names.call(row["actor_id"], row["name"])
                row["_named"] = True
            if "role" in values:
                row["_role"] = True
            if "label" in values:
                for mention in _stored(self.doc, "mentions"):
                    if mention["actor_id"] == row["actor_id"]:
                        mention["label"] = row["label"]
            self.unsure.add(row["actor_id"])
        if table == "roles":
            self.titled |= {row["actor_id"], str(before)}

    def _add(self, correction: Correction, given: PlainRow) -> PlainRow:
        table = correction.table
        stored = _stored(self.doc, table)
        place = (correction.start, correction.end)
        if table != "edges" and any((row["start"], row["end"]) == place for row in stored):
            raise _Left(f"a row of {table} stands at {place[0]} to {place[1]} already", "change that one instead")
        row = self._blank(correction)
        if table == "mentions" and isinstance(given["actor"], str):
            self._ensure(given["actor"], row | {key: given[key] for key in ("label",) if key in given})
        values = self._values(table, given)
        start = {"start": correction.start, "end": correction.end}
        new = self._settle(table, row, self._defaults(table, row, values) | start | values)
        new |= {"rule": BY_HAND, "corrected": correction.note, "confidence": None, "_at": place, "_new": True}
        own = _own(table)
        if own:
            self.new += 1
            new[own] = f"new{self.new}"
        if table == "mentions":
            self._mentioned(None, new)
        if table == "roles":
            self.titled.add(new["actor_id"])
        stored.append(new)
        return new

    def _blank(self, correction: Correction) -> PlainRow:
        """A new row with the schema's defaults."""
        defaults = {f.name: f.default for f in dataclasses.fields(TABLES[correction.table])}
        row: PlainRow = {
            c.name: None if defaults[c.field] is dataclasses.MISSING else defaults[c.field]
            for c in columns(TABLES[correction.table])[1:]
        }
        place = (correction.start, correction.end)
        row |= {"start": place[0], "end": place[1], "text": correction.text}
        made: Mapping[str, PlainRow] = {
            "quotes": {"parts": (place,)},
            "mentions": {"reason": BY_HAND},
            "predicates": {"cue_spans": (), "cue_rules": ()},
        }
        return row | made.get(correction.table, {})

    def _defaults(self, table: str, row: PlainRow, values: PlainRow) -> PlainRow:
        """What a new row gets that was not set, as its angle would find it."""
        view = self.view
        first, last = view.word_at(row["start"]), view.word_at(row["end"] - 1)
        found: PlainRow = {}
        if table == "predicates":
            a, b = view.bounds[view.sent[first]]
            found = {"clause_start": view.at[a], "clause_end": view.end[b]}
            found["quote_id"] = predicates.innermost(view, self.doc._.quotes)[first]
        if table in ("claims", "events") and "predicate_id" not in values:
            within = [
                p for p in _stored(self.doc, "predicates") if row["start"] <= p["start"] and p["end"] <= row["end"]
            ]
            head = min(within, key=lambda p: view.depth[self._head(p)], default=None)
            if head is None:
                raise _Left("no predicate stands there", "add one to predicates first")
            found["predicate_id"] = head["predicate_id"]
        if table == "claims":
            worth = checkworthiness.scorer().read(self.doc, view).of_claim(first, last)
            found["checkworthiness"] = round(worth, 2)
            found["voice"] = "outlet"
        if table == "events":
            found["trigger"] = view.lemma[self._head(row)]
        if table == "mentions" and values["actor_id"] is not None and "label" not in values:
            actor = next(a for a in _stored(self.doc, "actors") if a["actor_id"] == values["actor_id"])
            found["label"] = actor["label"]
        if table == "mentions" and values["actor_id"] is None and "label" not in values:
            raise _Left("a mention of nobody known has no label", 'write "label" into "set"')
        return found

    def _drop(self, correction: Correction, row: PlainRow) -> None:
        table = correction.table
        if table == "actors":
            self._merge(row, None, correction.note)
            return
        if table == "mentions":
            self._mentioned(row, None)
        if table == "roles":
            self.titled.add(row["actor_id"])
        stored = _stored(self.doc, table)
        stored[:] = [other for other in stored if other is not row]
        if table == "quotes":  # what it held is now held by what held it
            for other in stored:
                if other["inside"] == row["quote_id"]:
                    other["inside"] = row["inside"]

    # --- actors

    def _ensure(self, name: str, mention: PlainRow) -> None:
        """Make an actor for a name that nobody has."""
        known = any(name in row["aliases"] for row in _stored(self.doc, "actors"))
        if known or self.names.called.get(_form(name)):
            return
        if mention["label"] is None:
            raise _Left(f"nobody is called {_short(name)}, and a new actor has no label", 'write "label" into "set"')
        self.new += 1
        row: PlainRow = {c.name: None for c in columns(TABLES["actors"])[1:]}
        row |= {"actor_id": f"new{self.new}", "name": _form(name), "label": mention["label"], "named": False}
        row |= {"aliases": (), "lead": False, "subject_share": 0.0, "salience": 0.0, "rule": BY_HAND}
        row |= {key: mention[key] for key in ("start", "end", "text")}
        row |= {"_at": (row["start"], row["end"]), "_named": True}
        self.unsure.add(row["actor_id"])
        _stored(self.doc, "actors").append(row)
        self.names.call(row["actor_id"], name)

    def _mentioned(self, old: PlainRow | None, new: PlainRow | None) -> None:
        """Note that a mention was corrected."""
        for row in (old, new):
            if row is not None:
                self.met.append((row["start"], row["end"]))
                self.unsure |= {row["actor_id"]} - {None}
        if new is None or new["actor_id"] is None:
            return
        for actor in _stored(self.doc, "actors"):
            if actor["actor_id"] == new["actor_id"]:
                new["label"] = actor["label"]
                if actor["rule"] == BY_HAND:
                    actor["corrected"] = actor["corrected"] or new["corrected"]

    def _merge(self, row: PlainRow, into: str | None, note: str) -> None:
        """Make an actor the same as another; None: nobody, so that its names go, and its other mentions stay open."""
        gone = row["actor_id"]
        if into == gone:
            return
        mentions, every = _stored(self.doc, "mentions"), _stored(self.doc, "actors")
        other = next((a for a in every if a["actor_id"] == into), None)
        if other is None:
            mentions[:] = [m for m in mentions if m["actor_id"] != gone or m["kind"] != "name"]
        for mention in mentions:
            if mention["actor_id"] == gone:
                mention |= {"actor_id": into, "confidence": None, "reason": BY_HAND, "corrected": note}
                mention["label"] = other["label"] if other else mention["label"]
        if other is not None:
            more = {key: other[key] or row[key] for key in ("country", "role", "lead")}
            other |= {**more, "salience": max(row["salience"], other["salience"]), "corrected": note}
            self.unsure.add(other["actor_id"])
        every[:] = [a for a in every if a is not row]
        ids = {a["actor_id"]: a["actor_id"] for a in every}
        self._rename("actors", {**ids, gone: into})

    def _count(self) -> None:
        """The actors as their mentions now tell; those that nothing mentions any more are gone."""
        every = _stored(self.doc, "actors")
        for row in every:
            if row["actor_id"] in self.titled and "_role" not in row:
                given = [r for r in _stored(self.doc, "roles") if r["actor_id"] == row["actor_id"]]
                role = actors.fullest(tuple(rows(Role, given)))
                row["role"] = role.text if role else None
        if not self.unsure and all(row["actor_id"] == f"a{n}" for n, row in enumerate(every, 1)):
            return
        mentions = _stored(self.doc, "mentions")
        for row in [a for a in every if a["actor_id"] in self.unsure]:
            own = [m for m in mentions if m["actor_id"] == row["actor_id"]]
            if own:
                self._recount(row, own)
            else:
                every[:] = [a for a in every if a is not row]
        firsts = {m["actor_id"]: m for m in reversed(mentions)}
        every.sort(key=lambda row: self._begins(firsts[row["actor_id"]]))
        self._number("actors")

    def _begins(self, mention: PlainRow) -> int:
        """Where the word that mentions an actor begins: a name's first, a noun's own."""
        return int(mention["start"]) if mention["kind"] == "name" else self.view.at[self._head(mention)]

    def _recount(self, row: PlainRow, own: Sequence[PlainRow]) -> None:
        kinds = Counter(m["kind"] for m in own)
        named = kinds["name"] > 0
        texts = [m["text"] for m in own if m["kind"] == ("name" if named else "nominal")]
        spelt = Counter(texts)
        written = any(m["text"] == row["name"] for m in self.was["mentions"])
        if written and texts and row["name"] not in spelt and "_named" not in row:
            row["name"] = max(spelt, key=lambda t: (len(t.split()), spelt[t], len(t), t)) if named else texts[0]
        subjects = sum(role_of(self.view, self._head(m)) == "subject" for m in own)
        row |= {"start": own[0]["start"], "end": own[0]["end"], "text": own[0]["text"], "named": named}
        row |= {"aliases": tuple(t for t in spelt if t != row["name"]), "mentions": len(own), "names": kinds["name"]}
        row |= {"nominals": kinds["nominal"], "pronouns": kinds["pronoun"]}
        row["subject_share"] = round(subjects / len(own), 2)

    def _quoted(self) -> None:
        """Give quotes their actors: those whose source is a mention that was corrected, and those that are set."""
        for row in _stored(self.doc, "quotes"):
            start, end = row["source_start"], row["source_end"]
            if start is not None and any(a < end and start < b for a, b in self.met):
                row["actor_id"] = self._said(start, end)
        for n, correction, quote_id, speaker in self.later:
            self._try(n, self._speaker, correction, quote_id, speaker)

    def _speaker(self, correction: Correction, quote_id: str, speaker: PlainRow) -> None:
        row = next(q for q in _stored(self.doc, "quotes") if q["quote_id"] == quote_id)
        row |= self._values("quotes", speaker) | {"corrected": correction.note, "confidence": None}

    # --- ids

    def _number(self, table: str) -> None:
        """Put the rows of a table in the order of the text, and number them."""
        stored, own = _stored(self.doc, table), _own(table)
        moved = any("_new" in row or row["_at"] != (row["start"], row["end"]) for row in stored)
        if moved and table != "actors":
            wide = 1 if table == "edges" else -1
            stored.sort(key=lambda row: (row["start"], wide * row["end"]))
        if not own:
            return
        new = {row[own]: f"{table[0]}{n}" for n, row in enumerate(stored, 1)}
        for row in stored:
            self.names.at[table].setdefault(row[own], row["_at"])
            row[own] = new[row[own]]
        self._rename(table, new)
        if table == "quotes":
            self.later = [(n, c, new.get(q, q), v) for n, c, q, v in self.later if q in new]

    def _rename(self, table: str, new: Mapping[str, str | None]) -> None:
        """Let every other row call the rows of a table by their new ids; rows that need one that is gone go too."""
        self.names.renumber(table, new)
        if table == "actors":
            self.unsure, self.titled = ({i for old in ids if (i := new.get(old))} for ids in (self.unsure, self.titled))
        for other in (t for step in STEPS.values() for t in step):
            refs = [c for c in _keys(other).values() if c.names == table and not c.derived]
            stored = _stored(self.doc, other)
            for row in stored if refs else ():
                for c in refs:
                    value = row[c.name]
                    if isinstance(value, list | tuple):
                        row[c.name] = tuple(new[i] for i in value if new.get(i))
                    elif value is not None:
                        row[c.name] = new.get(value)
                        lost = FOLLOWING.get(other, {}).get(c.name, {}) if row[c.name] is None else {}
                        row |= {key: BY_HAND if key == "reason" else None for key in lost}
            needed = [c.name for c in refs if not c.optional and c.dtype != "object"]
            if needed:
                stored[:] = [row for row in stored if all(row[name] is not None for name in needed)]
