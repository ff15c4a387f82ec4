"""Safe HTML: escaping, style sheets, and a cell's output as HTML and as plain text.

Every function of `newsangles.show` gives a `Shown`, which JupyterLab, papermill and nbconvert show as HTML and a
terminal as plain text. The text of an article is untrusted: it reaches a page only through `safe`, or as an argument of
`Markup.format`, which escapes. The same input gives the same bytes, ids included, so that nbval can compare outputs.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

import numpy as np
import pandas as pd
from markupsafe import Markup, escape

from newsangles.tables.wording import days_in_words

MISSING = "–"
"""The sign for an empty value."""

UNTYPESET = "tex2jax_ignore mathjax_ignore"
"""The classes that keep MathJax, old and new, from reading the words between two amounts in dollars as a formula."""

pd.options.display.html.use_mathjax = False  # for the same reason, in the frames that a reader shows herself

_MAX_BADGES = 64  # a longer run of hidden characters gets one badge that counts them
_INVISIBLE = {"Cf", "Cc", "Cs", "Co", "Zl", "Zp"}


@dataclass(frozen=True, repr=False)
class Shown:
    """A result as HTML and as plain text.

    Attributes:
        html: Safe HTML without its style sheet.
        plain: The same as plain text.
        styles: The sections of show/show.css that it needs.
    """

    html: Markup
    plain: str
    styles: tuple[str, ...] = ("base",)

    def _repr_html_(self) -> str:
        # JupyterLab takes cells out of the document when they scroll away, so each output carries its own style.
        return f'{style(*self.styles)}<div class="{UNTYPESET}">{self.html}</div>'

    def __html__(self) -> str:
        return str(self.html)

    def __repr__(self) -> str:
        return self.plain


def named_rows(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows as named tuples whose empty values are None, whatever pandas keeps there."""
    plain = frame.astype(object).where(frame.notna(), None)
    return plain.itertuples(index=False, name="Row")


def cell_text(value: Any, form: str | None) -> str:
    """A value as the text of a cell, in a format of its own or in that of its type."""
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return MISSING
    if form is not None:
        return form.format(value)
    if isinstance(value, date):
        day = value.isoformat()[:10]
        return days_in_words(day, day)
    if pd.api.types.is_bool(value):
        return "yes" if value else "no"
    if pd.api.types.is_integer(value):
        return f"{value:,}"
    if pd.api.types.is_float(value):
        return f"{value:,.2f}"
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return ", ".join("–".join(map(str, v)) if isinstance(v, (list, tuple)) else str(v) for v in value) or MISSING
    return str(value)


# --- sentences and facts ----------------------------------------------------------------------------------------------


def finding(text: str) -> Shown:
    """A finding: a sentence computed from the data, to be read first.

    Example:
        >>> show.finding("Two of three quotes are word for word.")
        Two of three quotes are word for word.
    """
    return Shown(Markup('<p class="na finding">{}</p>').format(safe(text)), one_line(text))


def note(text: str) -> Shown:
    """A note: a sentence on how to read the table or figure beside it."""
    return Shown(Markup('<p class="na note">{}</p>').format(safe(text)), one_line(text))


def notes(texts: Iterable[str]) -> Shown:
    """Several notes as a list; a line that says so where there is none.

    Example:
        >>> show.notes(["One name is spelt in two ways.", "No date is given."])
        - One name is spelt in two ways.
        - No date is given.
    """
    every = list(texts)
    if not every:
        return note("Nothing to note.")
    items = joined(Markup("<li>{}</li>").format(safe(t)) for t in every)
    return Shown(Markup('<ul class="na notes">{}</ul>').format(items), "\n".join(f"- {one_line(t)}" for t in every))


def stack(*shown: Shown) -> Shown:
    """Several outputs as one, the first on top.

    Example:
        >>> show.stack(show.finding("Ruiz speaks most."), show.note("Words in quotation marks count."))
        Ruiz speaks most.
        Words in quotation marks count.
    """
    styles = tuple(dict.fromkeys(style for part in shown for style in part.styles))
    return Shown(joined(part.html for part in shown), "\n".join(part.plain for part in shown), styles)


def facts(mapping: Mapping[str, object]) -> Shown:
    """Headline facts: a short name and a value for each.

    Example:
        >>> show.facts({"Words": 1234, "Outlet": None})
        Words: 1,234
        Outlet: –
    """
    values = {name: cell_text(value, None) for name, value in mapping.items()}
    items = [Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(safe(n), safe(v)) for n, v in values.items()]
    plain = "\n".join(f"{one_line(n)}: {one_line(v)}" for n, v in values.items())
    return Shown(Markup('<dl class="na facts">{}</dl>').format(joined(items)), plain)


def safe(text: str) -> Markup:
    """Text as HTML: escaped, with a badge in the place of each run of an invisible character.

    Bidirectional controls could reorder the page, zero-width characters hide in words, and control characters are not
    allowed in HTML; none is written.
    """
    bad = _bad(text)
    if not bad:
        return _escape(text)
    pieces = []
    at = 0
    for match in re.finditer(f"[{re.escape(''.join(bad))}]+", text):
        pieces.append(_escape(text[at : match.start()]))
        runs = [(c, len(list(same))) for c, same in itertools.groupby(match.group())]
        if len(runs) > _MAX_BADGES:  # a text full of them must not make a page a hundred times its size
            name = f"{len(match.group()):,} hidden characters"
            pieces.append(_badge(name, name))
        else:
            pieces.extend(
                _badge(_code(c) + (f"×{n}" if n > 1 else ""), unicodedata.name(c, "control")) for c, n in runs
            )
        at = match.end()
    pieces.append(_escape(text[at:]))
    return joined(pieces)


@functools.lru_cache(maxsize=4096)  # a text stuffed with them has the same few a hundred thousand times
def _badge(name: str, meaning: str) -> Markup:
    described = name if meaning == name else f"{name} {meaning.lower()}"
    return Markup('<span class="hid" role="img" aria-label="{0}" title="{0}">{1}</span>').format(described, name)


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def one_line(text: str) -> str:
    """Text for an attribute, a figure or a terminal: one line, with the invisible characters named."""
    for c in _bad(text):
        text = text.replace(c, f"‹{_code(c)}›")
    return re.sub(r"\s*[\r\n]\s*", " ", text)


def _bad(text: str) -> list[str]:
    if text.isascii() and text.isprintable():
        return []
    return sorted(c for c in set(text) if unicodedata.category(c) in _INVISIBLE and c not in "\t\n\r")


def _escape(text: str) -> Markup:
    # A browser would read a carriage return as a line feed.
    return Markup(str(escape(text)).replace("\r", "&#13;"))


def anchor_name(name: object) -> str:
    """A name as part of an id that needs no escapes in a link."""
    return re.sub(r"[^A-Za-z0-9_.:-]", "-", str(name))


def joined(pieces: Iterable[Markup]) -> Markup:
    """Pieces of HTML one after the other."""
    return Markup("").join(pieces)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 row", "2 rows"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@functools.cache
def style(*sections: str) -> str:
    """The style element for some sections of show.css; no names: for all that a page can need."""
    source = (files("newsangles") / "show" / "show.css").read_text(encoding="utf-8")
    _, *pieces = re.split(r"/\*@ (\w+) \*/", source)
    named = dict(zip(pieces[::2], pieces[1::2], strict=True))
    chosen = sections or [name for name in named if name != "widget"]  # no page has a widget
    return f'<style class="na-style">{compact("".join(named[name] for name in chosen))}</style>'


def compact(css: str) -> str:
    """A style sheet without comments and needless white space."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r":\s+", ":", css)).strip()
