"""A list that is filtered without a script, and a line of links to its filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup
from spacy.tokens import Doc

from newsangles.show.article_links import SentenceLinks
from newsangles.show.html import MISSING, Shown, anchor_name, cell_text, joined, named_rows, note, one_line, safe
from newsangles.show.tables import check_columns

_HEAD = (
    "{g} fieldset{{display:flex}}{g} li:target{{display:list-item!important}}@media print{{{g} input{{display:none}}}}"
)
_HIDE = "{g}:has(.p{n}:checked) li:not(.f{n}),{g}:not(:has(:checked)):has(.p{n}:target) li:not(.f{n}){{display:none}}"
# JupyterLab does not let a link change the address: there the filters alone choose, and say the same as the links.
_LAB = '[data-jp-theme-light] .na.contents:has([href^="#{name}-"]){{display:none}}'
# Nothing is checked at first, so that a link to a filter can choose it, and a click on any other still counts.
_FIRST = (
    "{g}:not(:has(:checked,:target)) li:not(.f0){{display:none}}"
    "{g} label:has(:checked),{g}:not(:has(:checked)) label:has(:target),"
    "{g}:not(:has(:checked,:target)) label:first-of-type{{font-weight:600;text-decoration:underline}}"
)


def filtered_list(
    frame: pd.DataFrame,
    *,
    name: str,
    caption: str,
    text: str,
    notes: Sequence[str],
    filters: Mapping[str, tuple[str, pd.Series[Any]]],
    docs: Doc | Sequence[Doc],
    anchor: str | None = None,
) -> Shown:
    """Rows as a numbered list, each once, of which a reader chooses some by a filter; the first shows first.

    This needs no script; a browser that does not know ``:has()`` shows all rows. ``#claims-own`` in an address chooses
    the filter ``own`` of the list ``claims``. A printed page has the chosen rows.

    Args:
        frame: Any table with ``start``, and ``article_id`` where there are several docs.
        name: The beginning of the ids of the filters.
        caption: The meaning of one row.
        text: The column to read first.
        notes: Columns that explain it, each on a line of its own; empty values are left out.
        filters: The words for each filter, and which rows it keeps; the number of them is put behind the words.
        docs: As for `table`: each row links to its sentence in `marked`.
        anchor: As for `table`.

    Raises:
        ParameterError: A column that the frame does not have.
    """
    check_columns(frame, (text, *notes, *((anchor,) if anchor else ())))
    if frame.empty:
        return note(f"{caption}: no rows.")
    places = SentenceLinks(docs)
    group = f".na .{name}-list"
    kept = {key: keeps.reindex(frame.index).fillna(False).astype(bool) for key, (_, keeps) in filters.items()}
    head = [_HEAD.format(g=group), _LAB.format(name=name), _FIRST.format(g=group)]
    rules = [*head, *(_HIDE.format(g=group, n=n) for n in range(len(kept)))]
    counts = [f"{words} ({int(kept[key].sum()):,})" for key, (words, _) in filters.items()]
    choices = [_CHOICE.format(name, key, n, said) for n, (key, said) in enumerate(zip(kept, counts, strict=True))]
    items, lines = [], [one_line(caption), one_line(" | ".join(counts))]
    for n, row in enumerate(named_rows(frame)):
        said = [cell_text(getattr(row, column), None) for column in (text, *notes)]
        link = places.link(row)
        own = None if anchor is None else getattr(row, anchor)
        keys = " ".join(f"f{k}" for k, keeps in enumerate(kept.values()) if keeps.iloc[n])
        mark = "" if own is None else Markup(' id="{}row-{}"').format(places.prefix(row), anchor_name(own))
        below = joined(Markup('<p class="note">{}</p>').format(safe(line)) for line in said[1:] if line != MISSING)
        items.append(_ITEM.format(keys, mark, safe(said[0]), places.what.lower(), link, below))
        lines.append(f"{n + 1}. {one_line(said[0])} (s{link.striptags()})")
        lines += [f"   {one_line(line)}" for line in said[1:] if line != MISSING]
    style = Markup("".join(rules))
    html = _LIST.format(style, name, joined(choices), one_line(caption), joined(items))
    return Shown(html, "\n".join(lines), ("base", "layers", "picks"))


_LIST = Markup(
    '<div class="na"><style>{}</style><div class="choice {}-list"><fieldset><legend>Show</legend>{}</fieldset>'
    '<ol class="na picks" aria-label="{}">{}</ol></div></div>'
)
_CHOICE = Markup('<label><input type="radio" name="{0}" id="{0}-{1}" class="p{2}"> {3}</label>')
_ITEM = Markup('<li class="{}"{}>{} <span class="at">{} {}</span>{}</li>')


def contents(links: Mapping[str, str]) -> Shown:
    """A line of links, each with its count in its words: what there is to see.

    A page has it on top, and the index with the article.

    Args:
        links: Where each leads, by its words: ``{"7 without a name": "#claims-unnamed"}``.

    Example:
        >>> show.contents({"three quotes": "#Who-says-what", "one at second hand": "#At-second-hand"})
        three quotes · one at second hand
    """
    every = Markup(" · ").join(Markup('<a href="{}">{}</a>').format(to, safe(words)) for words, to in links.items())
    return Shown(Markup('<p class="na contents">{}</p>').format(every), " · ".join(map(one_line, links)))
