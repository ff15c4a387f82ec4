"""What is there to read? Documents from files, saved pages, folders, globs and tables, each as one `Article`.

`read` is for a notebook: it gives a list and speaks up. `documents` is for a batch: it streams, and a document that
cannot be read is yielded as the `DocumentError` that says why, so that one bad document never loses the others.

Nothing is guessed: not the encoding, not the publication date. Nothing is fetched: a page is read from disk as it is.
"""

from __future__ import annotations

import codecs
import csv
import errno
import functools
import glob
import json
import logging
import os
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from itertools import takewhile
from pathlib import Path, PurePath
from typing import Any

from spacy.lang.en.stop_words import STOP_WORDS

from newsangles import project
from newsangles.article import CORRECTIONS, Article
from newsangles.errors import DocumentError, NewsanglesError, ParameterError

LIMIT = 5_000_000
"""The longest text that is read, in characters, unless the caller says otherwise."""

TEXTS = (".txt", ".md")
PAGES = (".html", ".htm")
TABLES = (".jsonl", ".csv", ".parquet")
ALLOWED = ", ".join((*TEXTS, *PAGES, *TABLES))

FEWEST_WORDS = 5
"""A page's main text has at least so many words."""

PASTED = "pasted"
"""The id of a text that was given itself."""

FIELDS = ("id", "text", "title", "outlet", "url", "published")
"""The columns of a table that are read; any other is ignored."""

_log = logging.getLogger(__name__)


def read(
    source: str | Path | Sequence[str | Path] | None = None,
    published: str | date | None = None,
    *,
    text: str | None = None,
    title: str | None = None,
    encoding: str | None = None,
    limit: int | None = None,
    any_language: bool | None = None,
) -> list[Article]:
    """The articles of a source, in a fixed order: that of a table's rows, or of the names (by code point) in a folder.

    ``read(text="The mayor said …")`` is one article whose text is given itself, as pasted into a notebook.

    Args:
        source: One of these, or several of them:

            - a ``.txt`` or ``.md`` file, whose text is kept exactly as decoded (no line ending is translated);
            - a saved ``.html`` or ``.htm`` page, whose text is what trafilatura finds to be its main text;
            - a ``.jsonl``, ``.csv`` (comma, header) or ``.parquet`` table with a column ``text`` and, where present,
              ``id``, ``title``, ``outlet``, ``url``, ``published``; other columns are ignored;
            - ``table.jsonl#ID``: one row of a table;
            - a folder, with all folders in it; hidden files and those of another suffix are passed over;
            - a glob such as ``seeds/*.txt`` or ``seeds/**/*.txt``.

            A relative path is looked up from the current folder, then from the project's. A document may have a
            *sidecar*, ``<stem>.json`` beside it, an object with ``title``, ``outlet``, ``url``, ``published`` and
            ``published_source`` (``sidecar`` unless it says ``inferred``); it goes before what a page says itself.
        published: The publication date of all of them, YYYY-MM-DD; it overrides any other. None or "": not given.
        text: Instead of a source, the text of one article, kept exactly as it is.
        title: The headline of that text.
        encoding: That of the texts, pages, JSON Lines and CSV. It is never guessed. A UTF-8 byte order mark is no text.
            None: what NEWSANGLES_ENCODING in the environment says, or UTF-8. (The environment reaches the notebooks of
            a batch run, whose parameters know nothing of encodings.)
        limit: The longest text allowed, in characters. None: NEWSANGLES_LIMIT, or `LIMIT`.
        any_language: Read a text that is plainly not English, too (see `english`). None: NEWSANGLES_ANY_LANGUAGE says.

    Returns:
        At least one article. ``id`` is unique among them: the file's stem; in a folder the path from there without its
        suffix; in a table the column ``id``, or else the table's stem and the row's number from 1 (``news-7``). Where
        two would be the same, those keep their suffix, or get the name of their folder or table before them. That of a
        text given itself is ``pasted``; its ``path`` and ``source`` are None, since it came from no file.

    Raises:
        DocumentError: None could be read; it is the first one's error. Where some could, the others are logged.
        ParameterError: A parameter is wrong; there is neither a source nor a text, or both.
    """
    if text is not None:
        if source is not None:
            raise ParameterError("text", "there is a source too", "give one of them")
        return [_pasted(text, title, _options(published, encoding, limit, any_language))]
    if title is not None:
        raise ParameterError("title", "it goes with a text only", "write it into the document's sidecar, <stem>.json")
    if source is None:
        raise ParameterError("source", "there is none, and no text", "give a file, a folder, a glob, or text=")
    articles: list[Article] = []
    errors: list[DocumentError] = []
    for document in documents(source, published, encoding=encoding, limit=limit, any_language=any_language):
        if isinstance(document, Article):
            articles.append(document)
        else:
            errors.append(document)
    for error in errors if articles else errors[1:]:
        _log.warning("%s", error)
    if not articles:
        raise errors[0]
    return articles


def documents(
    source: str | Path | Sequence[str | Path],
    published: str | date | None = None,
    *,
    encoding: str | None = None,
    limit: int | None = None,
    any_language: bool | None = None,
) -> Iterator[Article | DocumentError]:
    """Stream what `read` reads; a document that cannot be read is yielded as its error, and the rest goes on.

    A table is read row by row: of those passed, only the ids are kept in memory, to find duplicates. A file that is
    named twice is read once.

    Args:
        source: As for `read`.
        published: As for `read`.
        encoding: As for `read`.
        limit: As for `read`.
        any_language: As for `read`.

    Returns:
        Articles and errors; there is at least one of them.

    Raises:
        ParameterError: A parameter is wrong; raised by the call, before anything is read.
    """
    sources = [source] if isinstance(source, str | os.PathLike) else list(source)
    if not sources or not all(isinstance(s, str | os.PathLike) and str(s).strip() for s in sources):
        raise ParameterError(
            "source", f"{source!r} names no document", "give a file, a folder, a glob or a list of them"
        )
    return _stream([str(s) for s in sources], _options(published, encoding, limit, any_language))


def _pasted(text: str, title: str | None, options: _Options) -> Article:
    """The article of a text that was given itself."""
    if not isinstance(text, str):
        raise ParameterError("text", f"it is not a string but {type(text).__name__}", "give the article's text")
    return _checked(Article(PASTED, text, title=_words(title, "title", PASTED)), PASTED, options)


def _options(
    published: str | date | None, encoding: str | None, limit: int | None, any_language: bool | None
) -> _Options:
    """The parameters of `read`, checked, and those that are not given as the environment has them."""
    encoding = encoding or os.environ.get("NEWSANGLES_ENCODING") or "utf-8"
    limit = _limit(os.environ.get("NEWSANGLES_LIMIT") or str(LIMIT)) if limit is None else limit
    any_language = bool(os.environ.get("NEWSANGLES_ANY_LANGUAGE")) if any_language is None else any_language
    if limit < 1:
        raise ParameterError("limit", f"{limit} is not a number of characters", "give 1 or more")
    return _Options(_given(published), _known(encoding), limit, any_language)


def _limit(text: str) -> int:
    if not text.isdecimal():
        raise ParameterError("NEWSANGLES_LIMIT", f"{text!r} is not a number of characters", "give 1 or more")
    return int(text)


@dataclass(frozen=True)
class _Options:
    """How to read: the parameters of `read`, checked."""

    published: date | None
    encoding: str
    limit: int
    any_language: bool


@dataclass(frozen=True)
class _Entry:
    """A file to read: where it is, what the user calls it, names for it from the shortest on, the row wanted."""

    path: Path
    shown: str
    names: tuple[str, ...]
    row: str | None = None

    @property
    def is_table(self) -> bool:
        return self.path.suffix.lower() in TABLES


def _stream(sources: list[str], options: _Options) -> Iterator[Article | DocumentError]:
    entries = _once(entry for source in sources for entry in _entries(source))
    ids = _ids([entry for entry in entries if isinstance(entry, _Entry) and not entry.is_table])
    taken = set(ids.values())
    for entry in entries:
        if isinstance(entry, DocumentError):
            yield entry
            continue
        try:
            if entry.is_table:
                yield from _table(entry, options, taken)
            else:
                yield _document(entry, ids[entry], options)
        except DocumentError as error:
            yield error
        except OSError as error:
            yield _refused(entry.shown, error)


# --- What a source names ---------------------------------------------------------------------------------------------


def _entries(source: str) -> Iterator[_Entry | DocumentError]:
    """The files that a source names; what it cannot name is an error in its place."""
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
            raise DocumentError(source, "not found", "check the path and the folder that it starts from")
    except DocumentError as error:
        yield error
    except OSError as error:
        yield _refused(source, error)


def _roots() -> list[Path]:
    """Where relative paths start: the current folder, then the project's: a notebook may run in its own."""
    return [Path(), *([root] if (root := project.root()) else [])]


def _find(source: str) -> Path | None:
    """The place that a path leads to; None where there is none. OSError where it cannot be told."""
    for root in _roots():
        place = root / (Path(source).expanduser() if source.startswith("~/") else source)
        try:
            place.stat()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except ValueError:  # a NUL or a lone surrogate in the name
            return None
        return place
    return None


def _file(place: Path, source: str) -> _Entry:
    """A file that the user named."""
    if place.name == CORRECTIONS:
        raise DocumentError(source, "corrections, not documents", "give the documents that they are about")
    if place.suffix.lower() not in (*TEXTS, *PAGES, *TABLES):
        what = f"suffix {place.suffix!r}" if place.suffix else "a file without a suffix"
        raise DocumentError(source, f"{what} is not one of those read", f"allowed are {ALLOWED}")
    shown = Path(source).as_posix()
    return _Entry(place, shown, _names(PurePath(place.name), place.absolute().parent.name, shown))


def _picked(source: str) -> _Entry | None:
    """One row of a table, ``table.jsonl#ID``; None where no part before a # is a table."""
    for match in re.finditer("#", source):
        table, row = source[: match.start()], source[match.end() :]
        if PurePath(table).suffix.lower() in TABLES and (place := _find(table)) is not None:
            return replace(_file(place, table), row=row)
    return None


def _glob(source: str) -> Iterator[_Entry]:
    """The documents that a pattern matches, ids as in a folder that is the pattern's fixed part."""
    fixed = Path(*takewhile(lambda part: not glob.has_magic(part), PurePath(source).parts))
    for root in _roots():
        # Path.glob refuses absolute patterns and finds hidden files.
        matches = [Path(match) for match in glob.glob(source, root_dir=root, recursive=True)]  # noqa: PTH207
        found = sorted((m for m in matches if _wanted(m) and (root / m).is_file()), key=lambda m: m.parts)
        for match in found:
            shown = match.as_posix()
            names = _names(match.relative_to(fixed), (root / fixed).resolve().name, shown)
            yield _Entry(root / match, shown, names)
        if found:
            return
    raise DocumentError(source, "no document matches the pattern", f"check the pattern; documents end in {ALLOWED}")


def _folder(place: Path, source: str) -> Iterator[_Entry | DocumentError]:
    """The documents of a folder and of the folders in it."""
    found = False
    for item in sorted(_walk(place, PurePath(), {os.path.realpath(place)}), key=lambda item: item[0].parts):
        found = True
        relative, error = item
        shown = (Path(source) / relative).as_posix()
        if error is not None:
            yield _refused(shown, error)
        else:
            yield _Entry(place / relative, shown, _names(relative, place.resolve().name, shown))
    if not found:
        raise DocumentError(source, "no document in this folder", f"put files there that end in {ALLOWED}")


def _walk(folder: Path, relative: PurePath, above: set[str]) -> Iterator[tuple[PurePath, OSError | None]]:
    """Paths of documents from the first folder on, and of what the system refuses, with its error."""
    try:
        with os.scandir(folder) as listing:
            items = [item for item in listing if not item.name.startswith(".")]
    except OSError as error:
        yield relative, error
        return
    # A browser saves the parts of page.html (frames, advertisements) in a folder page_files: they are no documents.
    parts = {PurePath(item.name).stem + "_files" for item in items if PurePath(item.name).suffix.lower() in PAGES}
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
    """Whether a file in a folder is a document: by its suffix, not hidden, and not what corrects the documents."""
    return (
        path.suffix.lower() in (*TEXTS, *PAGES, *TABLES) and not path.name.startswith(".") and path.name != CORRECTIONS
    )


def _names(relative: PurePath, folder: str, shown: str) -> tuple[str, ...]:
    """What a document may be called, from the shortest name to one that no other has."""
    full, short = relative.as_posix(), relative.with_suffix("").as_posix()
    return (short, full, f"{folder}/{short}", f"{folder}/{full}", shown)


def _once(entries: Iterable[_Entry | DocumentError]) -> list[_Entry | DocumentError]:
    """The same without files (or rows of a table) that were named before, or in the folder or table named as well."""
    kept: dict[object, _Entry | DocumentError] = {}
    for entry in entries:
        key = (_real(entry), entry.row) if isinstance(entry, _Entry) else str(entry)
        kept.setdefault(key, entry)
    return [e for e in kept.values() if isinstance(e, DocumentError) or e.row is None or (_real(e), None) not in kept]


def _real(entry: _Entry) -> str:
    return os.path.realpath(entry.path)


def _ids(entries: list[_Entry]) -> dict[_Entry, str]:
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


# --- One document a file ---------------------------------------------------------------------------------------------


def _document(entry: _Entry, name: str, options: _Options) -> Article:
    """The article of a text or page and its sidecar."""
    is_page = entry.path.suffix.lower() in PAGES
    # A character takes up to four bytes; a page is mostly markup. Told before reading: it may not fit in memory.
    data = _bytes(entry.path, entry.shown, 4 * options.limit + (20_000_000 if is_page else 4), options.limit)
    article = Article(name, _decoded(data, entry.shown, options.encoding), path=entry.shown, source=entry.shown)
    if is_page:
        article = replace(article, **_page(article.text, entry.shown))
    beside = entry.path.with_suffix(".json")
    if os.path.lexists(beside):
        shown = PurePath(entry.shown).with_suffix(".json").as_posix()
        try:
            article = replace(article, **_sidecar(_bytes(beside, shown, 1_000_000, 1_000_000), shown))
        except OSError as error:
            raise _refused(shown, error) from error
    return _checked(article, entry.shown, options)


def _bytes(path: Path, shown: str, most: int, limit: int) -> bytes:
    """The content of a regular file of at most so many bytes."""
    mode = path.stat()
    if not stat.S_ISREG(mode.st_mode):  # reading from a pipe or a device might never end
        raise DocumentError(shown, "not a regular file", f"give a file that ends in {ALLOWED}")
    if mode.st_size <= most:
        with path.open("rb") as stream:
            data = stream.read(most + 1)
        if len(data) <= most:
            return data
    raise _too_long(shown, f"{mode.st_size:,} bytes", limit)


def _decoded(data: bytes, shown: str, encoding: str) -> str:
    """The text of a file, exactly as the encoding has it."""
    marks = {codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
    likely = next((name for mark, name in marks.items() if data.startswith(mark)), "")
    if b"\0" in data and not _wide(encoding):
        raise _binary(shown, likely)
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        where = (
            f" (byte 0x{data[error.start]:02x} at offset {error.start})"
            if isinstance(error, UnicodeDecodeError)
            else ""
        )
        raise _undecodable(shown, where, encoding, likely or _declared(data)) from error
    if "\0" in text:
        raise _binary(shown, "")
    return text


def _declared(data: bytes) -> str:
    """The encoding that a page says it has, for the error message only."""
    match = re.search(
        rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,40})""", data[:2048], re.IGNORECASE | re.ASCII
    )
    name = match[1].decode("ascii").lower() if match else ""
    return "" if name in ("utf-8", "utf8") else name


def _sidecar(data: bytes, shown: str) -> dict[str, Any]:
    """What the file beside a document says about it; keys that are not known are ignored."""
    try:
        fields = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DocumentError(shown, f"not valid JSON ({_brief(error)})", "correct it or remove this sidecar") from error
    if not isinstance(fields, dict):
        raise DocumentError(shown, "not a JSON object", 'write it as in {"title": "…", "published": "2025-03-07"}')
    said = fields.get("published_source")
    if said not in (None, "sidecar", "inferred"):
        raise DocumentError(
            shown, f"published_source {said!r} is unknown", 'write "sidecar" or "inferred", or leave it out'
        )
    known = {key: value for key in ("title", "outlet", "url") if (value := _words(fields.get(key), key, shown))}
    published = _date(fields.get("published"), shown)
    return known if published is None else {**known, "published": published, "published_source": said or "sidecar"}


# --- Saved pages -----------------------------------------------------------------------------------------------------


def _page(markup: str, shown: str) -> dict[str, Any]:
    """The main text of a page, and title, outlet, address and date as far as it states them."""
    trafilatura = _trafilatura()
    # The text is decoded already; a declaration left in it would make the parser decode it again.
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup)
    try:
        tree = trafilatura.load_html(markup)
        published = None if tree is None else _page_date(tree)
        # deduplicate would drop a paragraph that an earlier page of the same run had: a text may not depend on that.
        found = None if tree is None else trafilatura.bare_extraction(
            tree, include_comments=False, deduplicate=False, with_metadata=True
        )  # fmt: skip
    except Exception as error:  # whatever the parsers make of a broken page, the other documents go on
        raise DocumentError(shown, f"not readable as HTML ({_brief(error)})", "save its text as .txt") from error
    # Where there is no article, trafilatura falls back on what else stands on the page: a menu, a button.
    if found is None or len((found.text or "").split()) < FEWEST_WORDS:
        raise DocumentError(shown, "no main text found in this page", "save the page anew, or its text as .txt")
    fields = {
        "text": found.text,
        "title": found.title or None,
        "outlet": found.sitename or None,
        "url": found.url or None,
    }
    return fields if published is None else {**fields, "published": published, "published_source": "page"}


@functools.cache
def _trafilatura() -> Any:
    """Imported when the first page is read; it is not needed otherwise."""
    import trafilatura

    for name in ("trafilatura", "htmldate"):  # what they refuse is told by our own error, not on stderr as well
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura


# Of Open Graph, schema.org, Dublin Core and Parse.ly, the names that mean when an article was first published. That of
# the last change is another thing, and a bare "date" may be either.
_META_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "dcterms.issued", "dc.date.issued", "citation_publication_date",
)  # fmt: skip


def _page_date(tree: Any) -> date | None:
    """The publication date that a page states in its markup.

    trafilatura leaves this to htmldate, which also takes a date from the address, the headings or the text,
    whatever its options (``extensive_search=False`` only leaves out its last resort). That is a guess, so its answer is
    not used: only JSON-LD, then meta tags, then <time> elements that are marked as the publication date count, and a
    kind that names several days counts for nothing.
    """
    json_ld = [
        value for script in tree.xpath('//script[@type="application/ld+json"]/text()') for value in _json_ld(script)
    ]
    metas = [
        (name.strip().lower(), element.get("content") or element.get("datetime"))
        for element in tree.xpath("//*[@content or @datetime][@property or @name or @itemprop]")
        for name in (element.get("property"), element.get("name"), element.get("itemprop"))
        if name
    ]
    times = [
        element.get("datetime")
        for element in tree.xpath("//time[@datetime]")
        if element.get("pubdate") is not None
        or {"published", "dt-published"} & set((element.get("class") or "").split())
    ]
    for values in (json_ld, *([v for n, v in metas if n == name] for name in _META_DATES), times):
        days = {day for value in values if (day := _stated(value)) is not None}
        if len(days) == 1:
            return days.pop()
    return None


def _json_ld(script: str) -> list[object]:
    """``datePublished`` of the articles that a JSON-LD block describes, not of those that it lists or cites."""
    try:
        block = json.loads(script)
    except (ValueError, RecursionError):
        return []
    items = block if isinstance(block, list) else [block]
    graphs = [i["@graph"] for i in items if isinstance(i, dict) and isinstance(i.get("@graph"), list)]
    items = [item for item in [*items, *(item for graph in graphs for item in graph)] if isinstance(item, dict)]
    return [item.get("datePublished") for item in items if re.search("Article|Posting", str(item.get("@type")))]


def _stated(value: object) -> date | None:
    """The day of an ISO or RFC 2822 date; None where it is neither."""
    try:
        return _day(value)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(str(value)).date()
    except (ValueError, TypeError, IndexError):
        return None


# --- Tables ----------------------------------------------------------------------------------------------------------

Rows = Iterator[tuple[int, dict[str, Any] | DocumentError]]
"""The rows of a table by number, from 1; a row that cannot be read is its error."""


def _table(entry: _Entry, options: _Options, taken: set[str]) -> Iterator[Article | DocumentError]:
    """The articles of a table, or the one picked. Ids that other sources have are avoided, and added to those taken."""
    suffix = entry.path.suffix.lower()
    kinds: dict[str, Callable[[_Entry, _Options], Rows]] = {".jsonl": _jsonl, ".csv": _csv, ".parquet": _parquet}
    if not stat.S_ISREG(entry.path.stat().st_mode):
        raise DocumentError(entry.shown, "not a regular file", f"give a file that ends in {ALLOWED}")
    seen: dict[str, int] = {}
    own: set[str] = set()
    textless: list[int] = []  # told one by one only where another row has a text: else the column is missing
    has_text = False
    number = 0
    for number, row in kinds[suffix](entry, options):
        where = _where(entry, number)
        if isinstance(row, DocumentError):
            if entry.row is None:
                yield row
            continue
        try:
            identity = _identity(row.get("id"), where) or f"{entry.path.stem}-{number}"
        except DocumentError as error:
            if entry.row is None:
                yield error
            continue
        if entry.row is not None and identity != entry.row:
            continue
        first = seen.setdefault(identity, number)
        if first != number:
            other = _where(entry, first).removeprefix(f"{entry.shown} ")
            cause = f"the id {identity!r} is that of {other} too"
            yield DocumentError(where, cause, "give each row an id of its own")
            continue
        if "text" not in row and not has_text and entry.row is None:
            textless.append(number)
            continue
        if not has_text:
            has_text = True
            yield from (_no_text(_where(entry, n)) for n in textless)
        try:
            yield _row(entry, where, _free(identity, entry, taken, own), identity, row, options)
        except DocumentError as error:
            yield error
        if entry.row is not None:
            taken |= own
            return
    taken |= own
    if entry.row is not None:
        raise DocumentError(f"{entry.shown}#{entry.row}", "no row has this id", "check the table's id column")
    if textless and not has_text:
        raise _no_column(entry.shown, [])
    if not number:
        raise DocumentError(entry.shown, "a table without rows", "check that it was written completely")


def _row(entry: _Entry, where: str, name: str, identity: str, row: dict[str, Any], options: _Options) -> Article:
    """The article of a row."""
    text = row.get("text")
    if not isinstance(text, str):
        raise _no_text(where) if text is None else DocumentError(
            where, f"its text is not a string but {type(text).__name__}", "write the text as a string"
        )  # fmt: skip
    known: dict[str, Any] = {key: _words(row.get(key), key, where) for key in ("title", "outlet", "url")}
    article = Article(name, text, **known, path=entry.shown, source=f"{entry.shown}#{identity}")
    published = _date(row.get("published"), where)
    if published is not None:
        article = replace(article, published=published, published_source="given")
    return _checked(article, where, options)


def _where(entry: _Entry, number: int) -> str:
    """What to call a row: its line in JSON Lines; the header of a CSV file is not counted."""
    return f"{entry.shown} {'line' if entry.path.suffix.lower() == '.jsonl' else 'row'} {number}"


def _identity(value: object, where: str) -> str | None:
    """The id column as a string; None where it is empty."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # pandas turns a column of integers into floats where one is missing
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _words(value, "id", where)


def _free(identity: str, entry: _Entry, taken: set[str], own: set[str]) -> str:
    """The id, with the table's name before it where another source has the same."""
    names = (identity, f"{entry.path.stem}/{identity}", f"{entry.shown}/{identity}", f"{entry.shown}#{identity}")
    name = next((name for name in names if name not in taken), names[-1])
    own.add(name)
    return name


def _jsonl(entry: _Entry, options: _Options) -> Rows:
    """The lines of a JSON Lines file. Blank ones are passed over, but counted."""
    longest = (
        12 * options.limit + 10_000_000
    )  # every character may be escaped, and there are other fields than the text
    with entry.path.open(encoding=options.encoding, errors="surrogateescape", newline="\n") as stream:
        number = 0
        while line := _line(stream.readline, longest, entry, options):
            number += 1
            if not line.strip():
                continue
            where = _where(entry, number)
            too_long = len(line) > longest and not line.endswith("\n")
            while len(line) > longest and not line.endswith("\n"):
                line = _line(stream.readline, longest, entry, options) or "\n"
            if too_long:
                yield number, _too_long(where, f"more than {longest:,} characters", options.limit)
                continue
            if (bad := _escaped(line)) is not None:
                yield number, _undecodable(where, bad, options.encoding, "")
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield number, DocumentError(where, f"broken JSON ({_brief(error)})", "correct or remove this line")
                continue
            if isinstance(row, dict):
                yield number, row
            else:
                yield number, DocumentError(where, "not a JSON object", 'write it as in {"id": "…", "text": "…"}')


def _line(readline: Callable[[int], str], longest: int, entry: _Entry, options: _Options) -> str:
    """The next line of a stream, or its first characters; what cannot be decoded at all ends the table."""
    try:
        return readline(longest + 1)
    except UnicodeError as error:
        raise _undecodable(entry.shown, f" ({_brief(error)})", options.encoding, "") from error


def _csv(entry: _Entry, options: _Options) -> Rows:
    """The records of a CSV file."""
    with entry.path.open(encoding=options.encoding, errors="surrogateescape", newline="") as stream:
        reader = csv.reader(stream, strict=True)
        header = _record(reader, entry, options)
        if header is None:
            return
        if "text" not in header:
            raise _no_column(entry.shown, header)
        number = 0
        while (cells := _record(reader, entry, options)) is not None:
            if not cells:
                continue  # a blank line
            number += 1
            where = _where(entry, number)
            bad = next((bad for cell in cells if (bad := _escaped(cell)) is not None), None)
            if bad is not None:
                yield number, _undecodable(where, bad, options.encoding, "")
            elif len(cells) != len(header):  # an unquoted comma: the text would be cut short without a word
                cause = f"{len(cells)} cells where the header has {len(header)}"
                yield number, DocumentError(where, cause, "put a text with commas in quotation marks")
            else:
                yield number, dict(zip(header, cells, strict=True))


def _record(reader: Any, entry: _Entry, options: _Options) -> list[str] | None:
    """The next record of a CSV file; None at the end."""
    # The csv module's own limit (131,072 characters) is too small for a text. It is a setting of the whole process, so
    # it is put back; without any, a quotation mark that is never closed would read the rest of the file into memory.
    before = csv.field_size_limit(min(10 * options.limit + 1_000_000, 2**31 - 1))
    try:
        record: list[str] | None = next(reader, None)
    except csv.Error as error:
        cause = f"broken CSV ({_brief(error)}), so the rest is not read"
        raise DocumentError(f"{entry.shown} line {reader.line_num}", cause, "check its quotation marks") from error
    except UnicodeError as error:
        raise _undecodable(entry.shown, f" ({_brief(error)})", options.encoding, "") from error
    finally:
        csv.field_size_limit(before)
    return record


def _parquet(entry: _Entry, options: _Options) -> Rows:
    """The rows of a Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(entry.path) as file:
            present = file.schema_arrow.names
            if "text" not in present:
                raise _no_column(entry.shown, present)
            number = 0
            # Few rows at a time: a text may be long.
            for batch in file.iter_batches(batch_size=64, columns=[name for name in FIELDS if name in present]):
                for i in range(batch.num_rows):
                    number += 1
                    try:
                        yield number, {name: batch.column(name)[i].as_py() for name in batch.schema.names}
                    except (ValueError, OverflowError) as error:  # a string that is not UTF-8, a date out of range
                        cause = f"a value cannot be read ({_brief(error)})"
                        yield number, DocumentError(_where(entry, number), cause, "write this row anew")
    except pa.ArrowException as error:
        cause = f"not readable as Parquet ({_brief(error)})"
        raise DocumentError(entry.shown, cause, "check that it was written completely") from error


def _escaped(text: str) -> str | None:
    """Which byte could not be decoded, in words; None where all could.

    Tables are opened with ``surrogateescape``: a byte that is not in the encoding spoils its own row and no other.
    """
    match = None if text.isascii() else re.search("[\udc80-\udcff]", text)
    return f" (byte 0x{ord(match[0]) - 0xDC00:02x})" if match else None


# --- Checks ----------------------------------------------------------------------------------------------------------


def english(text: str) -> float | None:
    """The share of a text's words that are English function words; None for a text of less than 40 words.

    The function words are spaCy's stop words without those that are common in another language too (`_SHARED`): with
    them, a Portuguese paragraph reached 0.39 and English ones went down to 0.26, so that no threshold was right.

    A text is refused below `ENGLISH`. All 2,326 texts of 40 words or more in the annotated English corpora that the
    library is measured on (news, Wikinews, history, essays, debates, single sentences) have at least 0.166; of 23
    paragraphs in 17 other languages, transliterated Russian and Hindi among them, none has more than 0.029 (Dutch).

    A word is a run of letters that does not follow an apostrophe; in scripts without spaces (Chinese, Japanese, Thai)
    each character counts as one.
    """
    words = _WORD.findall(text)
    if len(words) < 40:
        return None
    return sum(word.casefold() in _FUNCTION_WORDS for word in words) / len(words)


ENGLISH = 0.08
"""The smallest share of function words at which a text is taken for English."""

# Ordinary words of a Romance, Germanic, Slavic or Finnic language, of Latin, or of Hindi in Latin letters.
_SHARED = frozenset("a am an as at do for have he her i in is me no on or over so under was we".split())
_FUNCTION_WORDS = frozenset(STOP_WORDS) - _SHARED
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|(?<!['’])[^\W\d_]+")


def _checked(article: Article, where: str, options: _Options) -> Article:
    """The article with the date that the caller gives; refused where its text cannot be read."""
    text = article.text
    if not text.strip():
        raise DocumentError(where, "empty, or white space only", "give a text to read")
    if len(text) > options.limit:
        raise _too_long(where, f"{len(text):,} characters", options.limit)
    if "\0" in text:
        raise _binary(where, "")
    if (match := _surrogate(text)) is not None:
        cause = f"half a character (U+{ord(match[0]):04X}) at offset {match.start()}"
        raise DocumentError(where, cause, "write the text anew in valid Unicode")
    if _surrogate(f"{article.path} {article.id}") is not None:  # the system's way to name a byte that is no UTF-8
        raise DocumentError(where, "half a character in its name", "rename the file, or its folder, in valid Unicode")
    if not options.any_language and (share := english(text)) is not None and share < ENGLISH:
        cause = f"plainly not English (function words are {share:.0%} of its words; in English, {ENGLISH:.0%} or more)"
        raise DocumentError(where, cause, "to read it all the same, give --any-language (any_language=True)")
    if options.published is None:
        return article
    return replace(article, published=options.published, published_source="given")


def _surrogate(text: str) -> re.Match[str] | None:
    """A lone surrogate: it is no character, and nothing that holds one can be written."""
    return None if text.isascii() else re.search("[\ud800-\udfff]", text)


def _words(value: object, key: str, where: str) -> str | None:
    """A title and the like; None where it is blank."""
    if value is None:
        return None
    if not isinstance(value, str):
        cause = f"its {key} is not a string but {type(value).__name__}"
        raise DocumentError(where, cause, f"write the {key} in quotation marks, or leave it out")
    if _surrogate(value) is not None:
        raise DocumentError(where, f"half a character in its {key}", "write it anew in valid Unicode")
    return value.strip() or None


def _date(value: object, where: str) -> date | None:
    """A date in a table or sidecar; None where it is blank."""
    try:
        return _day(value)
    except ValueError as error:
        raise DocumentError(
            where, f"{value!r} is not a date", "write published as YYYY-MM-DD, or leave it empty"
        ) from error


def _day(value: object) -> date | None:
    """The day of a date, a time stamp, or an ISO string of either, as written (no time zone is applied)."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not re.match(r"\d{4}-\d\d-\d\d([T ]|$)", value.strip(), re.ASCII):
        raise ValueError("neither a date nor an ISO string")
    return datetime.fromisoformat(value.strip()).date()


def _given(published: object) -> date | None:
    """The parameter ``published``."""
    try:
        if isinstance(published, str) and len(published.strip()) not in (0, 10):
            raise ValueError("not a day")
        return _day(published)
    except ValueError as error:
        raise ParameterError(
            "published", f"{published!r} is not a date", "give YYYY-MM-DD, as in 2025-03-07"
        ) from error


def _known(encoding: str) -> str:
    """The name of the codec for an encoding."""
    try:
        b"a".decode(encoding)
    except UnicodeDecodeError:
        pass  # "a" is not a text in UTF-16
    except (LookupError, ValueError) as error:
        raise ParameterError(
            "encoding", f"{encoding!r} is unknown", "give one such as utf-8, utf-16 or cp1252"
        ) from error
    name = codecs.lookup(encoding).name
    return "utf-8-sig" if name == "utf-8" else name  # its byte order mark belongs to the encoding, not to the text


def _wide(encoding: str) -> bool:
    """Whether NUL bytes are part of ordinary text in it."""
    return encoding.startswith(("utf-16", "utf-32"))


# --- Refusals that are told in several places ------------------------------------------------------------------------


def _binary(where: str, likely: str) -> DocumentError:
    if likely:
        return DocumentError(where, f"NUL bytes and a {likely} byte order mark", _use(likely))
    return DocumentError(where, "binary (it holds NUL)", "give a text; one in UTF-16 is read with --encoding utf-16")


def _undecodable(where: str, byte: str, encoding: str, likely: str) -> DocumentError:
    return DocumentError(where, f"not {encoding.removesuffix('-sig')}{byte}", _use(likely) if likely else _use("NAME"))


def _use(encoding: str) -> str:
    return f'say how it is encoded with --encoding {encoding} (encoding="{encoding}")'


def _too_long(where: str, size: str, limit: int) -> DocumentError:
    return DocumentError(where, f"{size} is over the limit of {limit:,} characters", "split it or raise limit")


def _no_text(where: str) -> DocumentError:
    return DocumentError(where, "no text", "write the article's text in the column text")


def _no_column(shown: str, present: list[str]) -> DocumentError:
    has = f" (it has {', '.join(present[:8])})" if present else ""
    return DocumentError(
        shown, f"no column named text{has}", "name the column of the article's text so; CSV needs commas"
    )


def _refused(shown: str, error: OSError) -> DocumentError:
    """What the operating system says, in one line."""
    if isinstance(error, FileNotFoundError):
        return DocumentError(shown, "not found", "check the path and the folder that it starts from")
    if isinstance(error, PermissionError):
        return DocumentError(shown, "permission denied", "allow reading it")
    if error.errno == errno.ELOOP:
        return DocumentError(shown, "a symbolic link that leads back to itself", "remove or correct the link")
    return DocumentError(shown, _brief(error.strerror or error), "check the file and the disk that it is on")


def _brief(error: object) -> str:
    """The first line of another library's message, cut at a length that fits a line."""
    lines = [] if isinstance(error, NewsanglesError) else str(error).strip().splitlines()
    return lines[0][:120] if lines else type(error).__name__
