"""Tables, ranked lists and topic lists whose rows link to their sentences."""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup
from spacy.tokens import Doc

from newsangles.errors import ParameterError
from newsangles.show.article_links import ArticleLinks, SentenceLinks
from newsangles.show.html import (
    MISSING,
    Shown,
    anchor_name,
    cell_text,
    counted,
    joined,
    named_rows,
    note,
    one_line,
    safe,
)
from newsangles.tables import schema

_NARROW = 24  # a column whose cells all fit in so many characters is not wrapped
_WIDE = 48  # one with longer cells than this gets room to be read

Links = ArticleLinks | SentenceLinks


def table(
    frame: pd.DataFrame | pd.Series[Any],
    *,
    caption: str,
    columns: Sequence[str] | Mapping[str, str] | None = None,
    docs: Doc | Sequence[Doc] | ArticleLinks | None = None,
    anchor: str | None = None,
    formats: Mapping[str, str] | None = None,
    limit: int = 100,
    front: int | None = None,
) -> Shown:
    """Rows as a plain table: full text, numbers to the right, empty values as "–".

    Args:
        frame: Any table, or the counts of ``groupby(…).size()`` and ``value_counts()``. An index that has a name, as
            theirs have, is shown as a column.
        caption: The caption: the meaning of one row.
        columns: The columns to show, in order; a mapping also gives each a heading. None: all.
        docs: The articles of the rows, as given to `marked`: each row then links to its sentence there. The frame
            needs ``start``, and ``article_id`` where there are several docs. Or `ArticleLinks`: each row then links to
            the articles in its ``places``.
        anchor: The column with names such as "q3": the row's id becomes "row-q3", which `marks` can link to.
        formats: A format for a column: ``{"share": "{:.0%}"}``. Otherwise whole numbers get thousands separators,
            others two decimals.
        limit: Show at most so many rows, and state the number left out.
        front: Fold the rows after so many, if they are more than a few; 0 folds all, None none.

    Raises:
        ParameterError: A column that the frame does not have.

    Example:
        >>> quotes = pd.DataFrame({"speaker": ["Ruiz", "Holt", "Ruiz"]})
        >>> show.table(quotes.groupby("speaker").size(), caption="Quotes by speaker")
        Quotes by speaker
        Speaker | Count
        Holt | 1
        Ruiz | 2
    """
    frame = _with_index(frame)
    headings = dict(columns) if isinstance(columns, Mapping) else {c: _heading(c) for c in columns or frame.columns}
    check_columns(frame, (*headings, *((anchor,) if anchor else ())))
    if frame.empty:
        return note(f"{caption}: no rows.")
    places = docs if docs is None or isinstance(docs, ArticleLinks) else SentenceLinks(docs)
    shown = frame.head(limit)
    cells = {c: [cell_text(v, (formats or {}).get(c)) for v in shown[c]] for c in headings}
    rows = list(named_rows(shown))
    links = [places.link(row) for row in rows] if places else None
    plain = [one_line(caption), *_plain_rows(headings, cells, rows, places, links)]
    rest = _rest(len(shown), len(frame))
    if _WIDGETS:
        drawn: dict[str, Any] = {h: _column(shown[c], cells[c]) for c, h in headings.items()}
        linked = {places.short: links} if places else {}
        return Shown(_widget(pd.DataFrame(linked | drawn), caption, rest), "\n".join(plain), ("base", "widget"))
    classes = {c: _class(shown[c], cells[c]) for c in headings}
    body = list(_body(cells, classes, headings, rows, anchor, places, links))
    html = _with_fold(body, front, _head(headings, classes, places), caption)
    html += Markup('<p class="note">{}</p>').format(rest) if rest else ""
    plain += [rest] if rest else []
    return Shown(Markup('<div class="na">{}</div>').format(html), "\n".join(plain), ("base", "table"))


def _with_fold(body: Sequence[Markup], front: int | None, head: Markup, caption: str) -> Markup:
    """The rows as a table, those after the first `front` in a table that is folded."""
    cut = len(body) if front is None or (front and len(body) <= front + _FEW) else front
    html = _TABLE.format(one_line(caption), safe(caption), head, joined(body[:cut])) if cut else Markup("")
    if cut < len(body):
        words = counted(len(body) - cut, "more row") if cut else f"{caption}, as a table"
        more = f"{caption}: {words}" if cut else caption
        told = Markup('<span class="sr">{}</span>').format(safe(more))  # the summary says it already
        inner = _TABLE.format(one_line(more), told, head, joined(body[cut:]))
        html += Markup('<details class="na fold rest"><summary>{}</summary>{}</details>').format(words, inner)
    return html


def _rest(shown: int, rows: int) -> str:
    """A sentence on the rows that are not shown; "" where all are."""
    left = rows - shown
    verb = "is" if left == 1 else "are"
    return f"The first {shown:,} of {rows:,} rows; {left:,} more {verb} in the table itself." if left else ""


def _with_index(frame: pd.DataFrame | pd.Series[Any]) -> pd.DataFrame:
    """The frame with the named levels of its index as its first columns; of counts, a frame."""
    if isinstance(frame, pd.Series):
        frame = frame.to_frame("count" if frame.name is None else frame.name)
    named = [name for name in frame.index.names if name is not None and name not in frame.columns]
    # The columns of a crosstab may be categories, and take no new name.
    return frame.set_axis(frame.columns.astype(object), axis=1).reset_index(named) if named else frame


_FEW = 3
"""So few rows are not worth a fold."""

_TABLE = Markup(
    '<div class="scroll" role="region" tabindex="0" aria-label="{}">'
    "<table><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
)


def _plain_rows(
    headings: Mapping[str, str],
    cells: Mapping[str, Sequence[str]],
    rows: Sequence[Any],
    places: Links | None,
    links: Sequence[Markup] | None,
) -> Iterator[str]:
    """The headings and the rows of a table as lines of text."""
    heading = " | ".join(one_line(h) for h in headings.values())
    yield f"{places.short} | {heading}" if places else heading
    for i, row in enumerate(rows):
        line = " | ".join(one_line(cells[c][i]) for c in headings)
        yield f"{links[i].striptags()}{' (corrected)' if _by_hand(row) else ''} | {line}" if links else line


def _head(headings: Mapping[str, str], classes: Mapping[str, Markup], places: Links | None) -> Markup:
    """The headings of a table, the links' heading first."""
    head = [Markup('<th scope="col"{}>{}</th>').format(classes[c], safe(h)) for c, h in headings.items()]
    if places:
        heading = Markup('<th scope="col" class="num"><abbr title="{}">{}</abbr></th>')
        head.insert(0, heading.format(places.what, places.short))
    return joined(head)


def _body(
    cells: Mapping[str, Sequence[str]],
    classes: Mapping[str, Markup],
    headings: Mapping[str, str],
    rows: Sequence[Any],
    anchor: str | None,
    places: Links | None,
    links: Sequence[Markup] | None,
) -> Iterator[Markup]:
    """The rows of a table; the first column's cells name them.

    For rows shown as cards each cell names its column, unless it leads or is empty.
    """
    lead = next((c for c in cells if "long" in classes[c] and MISSING not in cells[c]), next(iter(cells)))
    tags = [Markup("td") if n else Markup('th scope="row"') for n in range(len(cells))]
    for i, row in enumerate(rows):
        tds = [
            Markup("<{}{}{}>{}</{}>").format(tag, classes[c], card, safe(texts[i]), tag[:2])
            for tag, (c, texts) in zip(tags, cells.items(), strict=True)
            for card in [_LEAD if c == lead else Markup("") if texts[i] == MISSING else _label(headings[c])]
        ]
        if links:
            at = _label(places.what) if places else Markup("")
            tds.insert(0, Markup('<td class="num"{}>{}{}</td>').format(at, links[i], _by_hand(row)))
        name = None if anchor is None else getattr(row, anchor)
        prefix = places.prefix(row) if places else ""
        own = "" if name is None else Markup(' id="{}row-{}"').format(prefix, anchor_name(name))
        yield Markup("<tr{}>{}</tr>").format(own, joined(tds))


_LEAD = Markup(" data-lead")


def _label(heading: str) -> Markup:
    """The name of a cell's column, which it has with it where rows are cards."""
    return Markup(' data-label="{}"').format(one_line(heading))


_WIDGETS: list[Any] = []  # itables, from the first call of `sortable` on


def sortable(on: bool = True) -> None:
    """Let every `table` from here on be sorted, filtered and paged in JupyterLab, by the widget of itables.

    For exploring: pages and batch runs, which hold no script and are compared byte for byte, never ask for it.

    Args:
        on: False: tables are static again.

    Raises:
        ParameterError: itables is not installed.
    """
    _WIDGETS.clear()
    if not on:
        return
    try:
        import itables
    except ImportError as error:
        cause = "needs the package itables, which is not installed"
        raise ParameterError("sortable", cause, "install the extra newsangles[lab]") from error
    itables.init_notebook_mode(all_interactive=False, connected=False)  # its script comes with it: no network
    _WIDGETS.append(itables)


def _column(values: pd.Series[Any], cells: Sequence[str]) -> list[Any]:
    """A column for the widget: numbers as such, so that they are sorted as numbers, all else as safe HTML."""
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        return [None if pd.isna(value) else value for value in values]
    return [str(safe(cell)) for cell in cells]


def _widget(frame: pd.DataFrame, caption: str, rest: str) -> Markup:
    options = {"allow_html": True, "connected": False, "showIndex": False, "maxBytes": 0, "columnDefs": []}
    table = _WIDGETS[0].to_html_datatable(frame.rename(columns=lambda name: str(safe(name))), caption=None, **options)
    # Safe: its cells and headings are, and the rest is the widget's own.
    return Markup('<div class="na"><p class="caption">{}</p>{}{}</div>').format(
        safe(caption), Markup(table), Markup('<p class="note">{}</p>').format(rest) if rest else ""
    )


def ranked_list(
    frame: pd.DataFrame,
    *,
    caption: str,
    text: str,
    notes: Sequence[str],
    docs: Doc | Sequence[Doc],
) -> Shown:
    """Rows as a numbered list, for few rows with much to read: what a narrow screen can show whole.

    Args:
        frame: Any table with ``start``, and ``article_id`` where there are several docs.
        caption: The meaning of one row, for screen readers; on the page a heading states it.
        text: The column to read first.
        notes: Columns that explain it, each on a line of its own; empty values are left out.
        docs: As for `table`: each row links to its sentence in `marked`.

    Raises:
        ParameterError: A column that the frame does not have.

    Example:
        >>> rows = pd.DataFrame({"claim": ["The bridge is closed"], "why": ["On the word of Ruiz"], "start": [0]})
        >>> show.ranked_list(rows, caption="To check", text="claim", notes=["why"], docs=doc)
        To check
        1. The bridge is closed (s1)
           On the word of Ruiz
    """
    check_columns(frame, (text, *notes))
    if frame.empty:
        return note(f"{caption}: no rows.")
    places = SentenceLinks(docs)
    items, lines = [], [one_line(caption)]
    for n, row in enumerate(named_rows(frame), 1):
        said = [cell_text(getattr(row, name), None) for name in (text, *notes)]
        link = places.link(row)
        below = joined(Markup('<p class="note">{}</p>').format(safe(line)) for line in said[1:] if line != MISSING)
        at = Markup('<span class="at">{} {}</span>').format(places.what.lower(), link)
        items.append(Markup("<li>{} {}{}</li>").format(safe(said[0]), at, below))
        lines.append(f"{n}. {one_line(said[0])} (s{link.striptags()})")
        lines += [f"   {one_line(line)}" for line in said[1:] if line != MISSING]
    html = Markup('<ol class="na picks" aria-label="{}">{}</ol>').format(one_line(caption), joined(items))
    return Shown(html, "\n".join(lines), ("base", "picks"))


def topic_list(
    frame: pd.DataFrame,
    *,
    caption: str,
    docs: Doc | Sequence[Doc],
    folded: pd.DataFrame | None = None,
    fold: str = "more",
) -> Shown:
    """Statements under their topics, each with links to the sentences that support it.

    Args:
        frame: A statement a row, as the overview gives them: ``topic``, ``lead``, ``statement``, ``note``,
            ``places``, and, if there are such columns, ``added``, a part of lead or note that is set apart, and
            ``context``, small words that stand before it.
        caption: The meaning of the statements, for screen readers; on the page a heading states it.
        docs: As for `table`: the numbers lead to the sentences of `marked` or `layered`.
        folded: More statements, folded away below; None for none.
        fold: The words for these, after their number.
    """
    more = None if folded is None or folded.empty else folded
    if frame.empty and more is None:
        return note(f"{caption}: nothing.")
    places = SentenceLinks(docs)
    pieces, lines = [Markup("")], [one_line(caption)]
    if not frame.empty:
        groups, told = _topics(frame, places)
        pieces.append(_TOPICS.format(one_line(caption), joined(groups)))
        lines += told
    if more is not None:
        groups, told = _topics(more, places)
        words = f"{len(more)} {fold}"
        inner = _TOPICS.format(one_line(words), joined(groups))
        pieces.append(Markup('<details class="na fold"><summary>{}</summary>{}</details>').format(words, inner))
        lines += [one_line(words), *told]
    return Shown(joined(pieces), "\n".join(lines), ("base", "brief"))


_TOPICS = Markup('<dl class="na brief" aria-label="{}">{}</dl>')


def _topics(frame: pd.DataFrame, places: SentenceLinks) -> tuple[list[Markup], list[str]]:
    """Statements grouped by topic, as HTML and as lines of text."""
    groups: list[Markup] = []
    lines: list[str] = []
    for topic, rows in itertools.groupby(named_rows(frame), key=lambda row: row.topic):
        items = []
        lines.append(one_line(topic))
        for row in rows:
            links = dict.fromkeys(places.at(article_id, start) for article_id, start in row.places)
            added = getattr(row, "added", None)
            lead = Markup("<b>{}:</b> ").format(_set_apart(row.lead, added)) if row.lead else Markup("")
            why = Markup(' <span class="why">{}</span>').format(_set_apart(row.note, added)) if row.note else Markup("")
            at = Markup(' <span class="at">{} {}</span>').format(places.noun(len(links)), Markup(", ").join(links))
            context = getattr(row, "context", None)
            before = Markup('<span class="why">{}</span>').format(safe(context)) if context else Markup("")
            items.append(
                Markup("<li>{}{}{}{}{}</li>").format(before, lead, safe(row.statement), at if links else "", why)
            )
            said = f"{one_line(row.lead)}: {one_line(row.statement)}" if row.lead else one_line(row.statement)
            where = f" (s{', '.join(link.striptags() for link in links)})" if links else ""
            lines += [f"  ({one_line(context)})"] if context else []
            lines.append(f"  {said}{where}{f'; {one_line(row.note)}' if row.note else ''}")
        groups.append(Markup("<div><dt>{}</dt><dd><ul>{}</ul></dd></div>").format(safe(topic), joined(items)))
    return groups, lines


def _set_apart(text: str, added: str | None) -> Markup:
    """A text in which the words that the program put in look different from the article's."""
    if not added or added not in text:
        return safe(text)
    before, _, after = text.partition(added)
    title = "A name from elsewhere in the article, put in by the program"
    return Markup('{}<span class="added" title="{}">{}</span>{}').format(safe(before), title, safe(added), safe(after))


def dictionary(row_type: type[Any], name: str = "") -> Shown:
    """The column dictionary of a table, from the schema, folded away."""
    name = name or next((n for n, t in schema.TABLES.items() if t is row_type), row_type.__name__)
    title = f"What the columns of “{name}” mean"
    items, lines = [], [title]
    for c in schema.columns(row_type):
        allowed = f" ({', '.join(c.allowed)})" if c.allowed else ""
        items.append(Markup("<dt><code>{}</code></dt><dd>{}{}</dd>").format(c.name, c.meaning, allowed))
        lines.append(f"  {c.name}: {c.meaning}{allowed}")
    html = Markup('<details class="na fold"><summary>{}</summary><dl class="columns">{}</dl></details>')
    return Shown(html.format(title, joined(items)), "\n".join(lines), ("base", "table"))


def check_columns(frame: pd.DataFrame, names: Iterable[str]) -> None:
    """Refuse columns that a frame does not have.

    Raises:
        ParameterError: There is no such column.
    """
    for name in names:
        if name not in frame.columns:
            raise ParameterError(name, "no such column", f"use one of: {', '.join(map(str, frame.columns))}")


def _by_hand(row: Any) -> Markup:
    """The remark on a row that was corrected by hand, with the corrector and the reason."""
    who = getattr(row, "corrected", None)
    return Markup(' <abbr class="hand" title="{}">corrected</abbr>').format(one_line(who)) if who else Markup("")


def _class(column: pd.Series[Any], cells: Sequence[str]) -> Markup:
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        return Markup(' class="num"')
    longest = max(map(len, cells), default=0)
    return (
        Markup(' class="short"') if longest <= _NARROW else Markup(' class="long"') if longest > _WIDE else Markup("")
    )


def _heading(name: Hashable) -> str:
    text = str(name).replace("_", " ")
    return text[:1].upper() + text[1:]
