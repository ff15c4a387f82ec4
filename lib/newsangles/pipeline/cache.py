"""The cache of parses in the user's cache folder: a file for each text and setting, written atomically."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import logging
import os
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs
import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from newsangles.tables.unfinished import write_whole

logger = logging.getLogger(__name__)

_CONTEXT: tuple[Any, ...] = tuple(("._.", name, None, None) for name in ("published", "aliases", "page_parts"))
"""The keys of what `newsangles.language.document_context` registers; dates and aliases cannot be packed."""


def folder() -> Path:
    """The cache folder: ``NEWSANGLES_CACHE`` where that is set, else the user's cache folder of this system."""
    return Path(os.environ.get("NEWSANGLES_CACHE") or platformdirs.user_cache_path("newsangles")) / "parses"


def info() -> tuple[Path, int, int]:
    """The cache folder, the number of parses in it, and their size in bytes."""
    sizes = []
    for path in folder().rglob("*.spacy"):
        with contextlib.suppress(FileNotFoundError):  # another process may be clearing it
            sizes.append(path.stat().st_size)
    return folder(), len(sizes), sum(sizes)


def clear() -> int:
    """Empty the cache; return how many parses were removed."""
    where, before, _ = info()
    shutil.rmtree(where, ignore_errors=True)
    _, left, _ = info()
    return before - left


class Store:
    """Parses made with one setting.

    Safe with several processes at once: a file appears complete or not at all, and two that write the same text write
    the same bytes. A folder that cannot be written to costs the cache only, and one warning.
    """

    _warned = False

    def __init__(self, setting: str) -> None:
        """Open the store for one setting: all that a parse depends on besides its text."""
        self._setting = setting

    def get(self, text: str) -> Doc | None:
        """The parse of a text, or None where there is none or it is damaged."""
        path = self._path(text)
        collecting = gc.isenabled()
        try:
            (doc,) = DocBin(store_user_data=True).from_bytes(path.read_bytes()).get_docs(vocabulary())
            if doc.text == text:
                return doc
            cause = "it holds another text"
        except OSError:  # most often there is none; where the folder is at fault, `put` says so
            return None
        except Exception as error:  # a damaged file can fail anywhere in unzipping, unpacking or building the Doc
            cause = str(error) or type(error).__name__
        finally:
            if collecting:  # what unpacks it turns the collector off, and after an error not on again
                gc.enable()
        logger.warning("%s: damaged cache entry (%s); the text is parsed anew", path, cause.splitlines()[0])
        return None

    def put(self, text: str, doc: Doc) -> None:
        """Keep a parse, without what is known of its document besides the text: that is told anew at each reading."""
        path = self._path(text)
        packed = _packed(doc)
        try:
            write_whole(path, packed)
        except OSError as error:
            if not Store._warned:
                logger.warning(
                    "%s: the parse cache cannot be written (%s); going on without", path.parent, error.strerror
                )
            Store._warned = True

    def _path(self, text: str) -> Path:
        key = hashlib.sha256(f"{self._setting}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()
        return folder() / key[:2] / f"{key}.spacy"


def _packed(doc: Doc) -> bytes:
    data = doc.user_data
    doc.user_data = {key: value for key, value in data.items() if key not in _CONTEXT}
    try:
        return bytes(DocBin(docs=[doc], store_user_data=True).to_bytes())
    finally:
        doc.user_data = data


@cache
def vocabulary() -> Vocab:
    """A vocabulary for cached Docs, so that reading them needs no model."""
    return spacy.blank("en").vocab
