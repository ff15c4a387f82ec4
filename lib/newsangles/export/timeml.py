"""TimeML export: an article as a TimeML document, with its times as TIMEX3 elements in the text.

TimeML 1.2.1: https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from spacy.tokens import Doc

from newsangles.documents.article import slug
from newsangles.tables.schema import Time
from newsangles.tables.storage import writing
from newsangles.tables.unfinished import clear_unfinished, unfinished

SUFFIX = ".tml"
"""The ending of a TimeML file's name."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML 1.0 document may hold, escaped or not."""

_PAST = re.compile(r"\b(?:past|last|recent|previous)\b", re.IGNORECASE)

_RETURN = {"\r": "&#13;"}
"""An XML reader would make another line end of it."""


def document(doc: Doc) -> str:
    """A parsed article as a TimeML document.

    Args:
        doc: What `newsangles.parse` yields.

    Returns:
        XML whose TEXT is the article's text, all of it but the control characters that XML forbids. The publication
        date is the time t0, with an empty value where it is unknown.
    """
    article = doc._.article
    day = article.published.isoformat() if article.published else ""
    created = f'<TIMEX3 tid="t0" type="DATE" value="{day}" functionInDocument="CREATION_TIME">{day}</TIMEX3>'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<TimeML>\n<DOCID>{_escaped(article.id)}</DOCID>\n<DCT>{created}</DCT>\n"
        f"<TEXT>{marked(article.text, doc._.times)}</TEXT>\n</TimeML>\n"
    )


def marked(text: str, times: Iterable[Time]) -> str:
    """A text with its times as TIMEX3 elements."""
    parts, done = [], 0
    for time in times:
        parts += [_escaped(text[done : time.start]), f"<TIMEX3{_attributes(time)}>", _escaped(time.text), "</TIMEX3>"]
        done = time.end
    return "".join(parts) + _escaped(text[done:])


def _attributes(time: Time) -> str:
    """A time's attributes; a length of time up to publication, or from it on, has it as endPoint or beginPoint."""
    anchored = time.anchor_id or ("t0" if time.anchor == "publication" else None)
    length = time.kind == "DURATION"
    past = bool(_PAST.search(time.text))
    often = time.quantity if time.quantity and time.quantity[0].isdigit() else None
    named = {
        "tid": time.time_id,
        "type": time.kind,
        "value": time.value or "",
        "mod": time.modifier,
        "quant": None if often else time.quantity,
        "freq": often,
        "temporalFunction": "true" if anchored else None,
        "anchorTimeID": None if length else anchored,
        "beginPoint": anchored if length and not past else None,
        "endPoint": anchored if length and past else None,
    }
    return "".join(
        f" {name}={quoteattr(_FORBIDDEN.sub('', value))}" for name, value in named.items() if value is not None
    )


def _escaped(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text), _RETURN)


def write(docs: Iterable[Doc], folder: str | Path) -> int:
    """Write a TimeML file for each article, as a stream; each appears under its name only when it is complete.

    Args:
        docs: What `newsangles.parse` yields.
        folder: Where to; made if it is not there. A file is called by its article's id, changed where that would be no
            safe file name (`newsangles.documents.article.slug`).

    Returns:
        How many files were written.

    Raises:
        OutputError: The folder cannot be written to.
    """
    folder, count = Path(folder), 0
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        clear_unfinished(folder)
        with unfinished(folder) as work:
            for doc in docs:
                name = slug(doc._.article.id) + SUFFIX
                path = work / name
                path.write_text(document(doc), encoding="utf-8", newline="\n")
                path.replace(folder / name)
                count += 1
    return count
