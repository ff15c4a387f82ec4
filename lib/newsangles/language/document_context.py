"""Knowledge about a document besides its text: publication date, the user's aliases, what a page's tags say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from spacy.tokens import Doc

from newsangles.errors import ParameterError

if not Doc.has_extension("published"):
    Doc.set_extension("published", default=None)
    Doc.set_extension("aliases", default=None)
    Doc.set_extension("page_parts", default=None)

PageParts = Sequence[tuple[int, int, str]]
"""Stretches of a text, each with the kind of paragraph that the tags of its page say."""


def published_of(doc: Doc) -> date | None:
    """The day on which a document was published; None where that is unknown.

    It is taken from ``doc._.published`` (a date, or YYYY-MM-DD), else from the context that
    ``nlp.pipe([(text, {"published": "2025-03-07"})], as_tuples=True)`` gives.

    Raises:
        ParameterError: It is no date.
    """
    given = _given(doc, "published")
    if given is None or given == "":
        return None
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(str(given))
    except ValueError:
        raise ParameterError("published", f"{given!r} is no date", "write it as YYYY-MM-DD") from None


def aliases_of(doc: Doc, default: Any) -> Any:
    """The user's aliases for a document: from ``doc._.aliases``, its context, or else the default."""
    given = _given(doc, "aliases")
    return default if given is None else given


def page_parts_of(doc: Doc) -> PageParts:
    """Kinds of paragraphs that the tags of a document's page say; empty where it was no page."""
    return _given(doc, "page_parts") or ()


def _given(doc: Doc, key: str) -> Any:
    value = getattr(doc._, key)
    if value is None and isinstance(context := getattr(doc, "_context", None), Mapping):
        value = context.get(key)
    return value
