"""Articles from files, saved pages, folders, globs and tables.

`read` is for a notebook: it gives a list and speaks up. `documents` is for a batch: it streams, and a document that
cannot be read is yielded as the `DocumentError` that says why, so that one bad document never loses the others.

Nothing is guessed: not the encoding, not the publication date. Nothing is fetched: a page is read from disk as it is.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from newsangles.documents.article import Article
from newsangles.documents.checks import MAX_CHARACTERS, Options, checked, cleaned, codec_name, given_date, refused
from newsangles.documents.record_files import record_articles
from newsangles.documents.sources import Entry, entries_of, ids_of, without_repeats
from newsangles.documents.text_files import file_article
from newsangles.errors import DocumentError, ParameterError

PASTED = "pasted"
"""The id of a text that was given itself."""

NO_LIMIT = 10**15
"""A limit of more characters than this is none: no file and no memory holds so many."""

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
    strict: bool | None = None,
) -> list[Article]:
    """Read the articles of a source, in the order of its rows or of the names in a folder.

    ``read(text="The mayor said …")`` is one article whose text is given itself, as pasted into a notebook.

    Args:
        source: One of these, or several of them:

            - a ``.txt`` or ``.md`` file, whose text is kept exactly as decoded (no line ending is translated);
            - a saved ``.html`` or ``.htm`` page, whose text is its main text;
            - a ``.jsonl``, ``.csv`` (with a header) or ``.parquet`` table with a column ``text`` and, where present,
              ``id``, ``title``, ``outlet``, ``url``, ``published``; other columns are ignored;
            - ``table.jsonl#ID``: one row of a table;
            - a folder, with all folders in it, by code point; hidden files and those of another suffix are skipped;
            - a glob such as ``seeds/*.txt`` or ``seeds/**/*.txt``.

            A relative path is looked up from the current folder, then from the project's. A document may have a
            *sidecar*, ``<stem>.json`` beside it, an object with ``title``, ``outlet``, ``url``, ``published`` and
            ``published_source`` (``sidecar`` unless it says ``inferred``); it goes before what a page says itself.
        published: The publication date of all of them, YYYY-MM-DD; it overrides any other. None or "": not given.
        text: Instead of a source, the text of one article, kept exactly as it is.
        title: The headline of that text.
        encoding: That of the texts, pages, JSON Lines and CSV. It is never guessed. A UTF-8 byte order mark is no text.
            None: what NEWSANGLES_ENCODING in the environment says (it reaches the notebooks of a batch run), or UTF-8.
        limit: The longest text allowed, in characters. None: NEWSANGLES_LIMIT, or `checks.MAX_CHARACTERS`.
        any_language: Read a text that is plainly not English, too (`checks.english_share`).
            None: NEWSANGLES_ANY_LANGUAGE says.
        strict: Refuse a document whose date is none, instead of reading it without one. None: NEWSANGLES_STRICT says.

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
        return [_pasted(text, title, _options(published, encoding, limit, any_language, strict))]
    if title is not None:
        raise ParameterError("title", "it goes with a text only", "write it into the document's sidecar, <stem>.json")
    if source is None:
        raise ParameterError("source", "there is none, and no text", "give a file, a folder, a glob, or text=")
    return _readable(
        documents(source, published, encoding=encoding, limit=limit, any_language=any_language, strict=strict)
    )


def _readable(found: Iterator[Article | DocumentError]) -> list[Article]:
    """The articles; the errors are logged, or if there is no article, the first one is raised."""
    articles: list[Article] = []
    errors: list[DocumentError] = []
    for document in found:
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
    strict: bool | None = None,
) -> Iterator[Article | DocumentError]:
    """Stream the articles of a source; a document that cannot be read is yielded as its error.

    A table is read row by row: of those passed, only the ids are kept in memory, to find duplicates. A file that is
    named twice is read once.

    Args:
        source: As for `read`.
        published: As for `read`.
        encoding: As for `read`.
        limit: As for `read`.
        any_language: As for `read`.
        strict: As for `read`.

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
    return _stream([str(s) for s in sources], _options(published, encoding, limit, any_language, strict))


def _pasted(text: str, title: str | None, options: Options) -> Article:
    """The article of a text that was given itself."""
    if not isinstance(text, str):
        raise ParameterError("text", f"it is not a string but {type(text).__name__}", "give the article's text")
    return checked(Article(PASTED, text, title=cleaned(title, "title", PASTED)), PASTED, options)


def _options(
    published: str | date | None,
    encoding: str | None,
    limit: int | None,
    any_language: bool | None,
    strict: bool | None,
) -> Options:
    """The parameters of `read`, checked; those that are not given come from the environment."""
    encoding = encoding or os.environ.get("NEWSANGLES_ENCODING") or "utf-8"
    limit = _limit(os.environ.get("NEWSANGLES_LIMIT") or str(MAX_CHARACTERS)) if limit is None else limit
    any_language = bool(os.environ.get("NEWSANGLES_ANY_LANGUAGE")) if any_language is None else any_language
    strict = bool(os.environ.get("NEWSANGLES_STRICT")) if strict is None else strict
    if limit < 1:
        raise ParameterError("limit", f"{limit} is not a number of characters", "give 1 or more")
    return Options(given_date(published), codec_name(encoding), min(limit, NO_LIMIT), any_language, strict)


def _limit(text: str) -> int:
    if not text.isdecimal():
        raise ParameterError("NEWSANGLES_LIMIT", f"{text!r} is not a number of characters", "give 1 or more")
    return int(text) if len(text) < 20 else NO_LIMIT


def _stream(sources: list[str], options: Options) -> Iterator[Article | DocumentError]:
    entries = without_repeats(entry for source in sources for entry in entries_of(source))
    ids = ids_of([entry for entry in entries if isinstance(entry, Entry) and not entry.is_table])
    taken = set(ids.values())
    for entry in entries:
        if isinstance(entry, DocumentError):
            yield entry
            continue
        try:
            if entry.is_table:
                yield from record_articles(entry, options, taken)
            else:
                yield file_article(entry, ids[entry], options)
        except DocumentError as error:
            yield error
        except OSError as error:
            yield refused(entry.shown, error)
