"""Text files and pages as articles: their bytes decoded exactly, with the sidecar beside them."""

from __future__ import annotations

import json
import os
import re
import stat
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

from newsangles.documents.article import Article
from newsangles.documents.checks import (
    Options,
    allows_nul,
    binary,
    brief,
    checked,
    cleaned,
    date_of,
    likely_encoding,
    marked_encoding,
    refused,
    too_long,
    undecodable,
)
from newsangles.documents.sources import ALLOWED, PAGE_SUFFIXES, Entry
from newsangles.documents.web_pages import page_fields
from newsangles.errors import DocumentError


def file_article(entry: Entry, name: str, options: Options) -> Article:
    """The article of a text or page and its sidecar."""
    is_page = entry.path.suffix.lower() in PAGE_SUFFIXES
    # A character takes up to four bytes; a page is mostly markup. Told before reading: it may not fit in memory.
    data = _content(entry.path, entry.shown, 4 * options.limit + (20_000_000 if is_page else 4), options.limit)
    article = Article(name, _decoded(data, entry.shown, options.encoding), path=entry.shown, source=entry.shown)
    if is_page:
        article = replace(article, **page_fields(article.text, entry.shown))
    beside = entry.path.with_suffix(".json")
    if os.path.lexists(beside):
        shown = PurePath(entry.shown).with_suffix(".json").as_posix()
        try:
            article = replace(article, **_sidecar(_content(beside, shown, 1_000_000, 1_000_000), shown, options))
        except OSError as error:
            raise refused(shown, error) from error
    return checked(article, entry.shown, options)


def _content(path: Path, shown: str, most: int, limit: int) -> bytes:
    """The content of a regular file of at most so many bytes."""
    mode = path.stat()
    if not stat.S_ISREG(mode.st_mode):  # reading from a pipe or a device might never end
        raise DocumentError(shown, "not a regular file", f"give a file that ends in {ALLOWED}")
    if mode.st_size <= most:
        with path.open("rb") as stream:
            data = stream.read(min(most, mode.st_size + 10_000_000) + 1)  # a large limit takes no memory
        if len(data) <= most:
            return data
    raise too_long(shown, f"{mode.st_size:,} bytes", limit)


def _decoded(data: bytes, shown: str, encoding: str) -> str:
    """The text of a file, exactly as the encoding has it."""
    likely = marked_encoding(data)
    if b"\0" in data and not allows_nul(encoding):
        raise binary(shown, likely)
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        where = (
            f" (byte 0x{data[error.start]:02x} at offset {error.start})"
            if isinstance(error, UnicodeDecodeError)
            else ""
        )
        raise undecodable(shown, where, encoding, likely or _declared(data) or likely_encoding(data)) from error
    if "\0" in text:
        raise binary(shown, "")
    return text


def _declared(data: bytes) -> str:
    """The encoding that a page says it has, for the error message only."""
    match = re.search(
        rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,40})""", data[:2048], re.IGNORECASE | re.ASCII
    )
    name = match[1].decode("ascii").lower() if match else ""
    return "" if name in ("utf-8", "utf8") else name


def _sidecar(data: bytes, shown: str, options: Options) -> dict[str, Any]:
    """The fields of the file beside a document; unknown keys are ignored."""
    try:
        fields = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DocumentError(shown, f"not valid JSON ({brief(error)})", "correct it or remove this sidecar") from error
    if not isinstance(fields, dict):
        raise DocumentError(shown, "not a JSON object", 'write it as in {"title": "…", "published": "2025-03-07"}')
    said = fields.get("published_source")
    if said not in (None, "sidecar", "inferred"):
        raise DocumentError(
            shown, f"published_source {said!r} is unknown", 'write "sidecar" or "inferred", or leave it out'
        )
    known = {key: value for key in ("title", "outlet", "url") if (value := cleaned(fields.get(key), key, shown))}
    published, is_unreadable = date_of(fields.get("published"), shown, options)
    if published is not None:
        return {**known, "published": published, "published_source": said or "sidecar"}
    return {**known, "published": None, "published_source": "unreadable"} if is_unreadable else known
