"""How does a result look? The one module that makes HTML.

Every function gives a `Shown`, which JupyterLab, papermill and nbconvert show as HTML and a terminal as plain text. The
text of an article is untrusted: it reaches a page only through `safe`, or as an argument of `Markup.format`, which
escapes. The same input gives the same bytes, ids included, so that nbval can compare outputs.
"""

from __future__ import annotations

import bisect
import functools
import io
import itertools
import math
import re
import unicodedata
import warnings
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any
from urllib.parse import quote

import numpy as np
import pandas as pd
from markupsafe import Markup, escape
from spacy.tokens import Doc

from newsangles import schema
from newsangles.citation import References
from newsangles.errors import ParameterError
from newsangles.marks import paragraphs

ARTICLES = 10
"""At most so many articles are shown in full by one `marked`; `table` links to no others."""

MISSING = "–"
"""What stands for an empty value."""

KINDS = 6
"""How many underlines there are; a seventh kind looks like the first, and its label still tells them apart."""

ALL_LAYERS, NO_LAYER = "all", "none"
"""What a reader can choose besides one layer."""

_LANES = 4
_BADGES = 64
_INVISIBLE = {"Cf", "Cc", "Cs", "Co", "Zl", "Zp"}
_NARROW = 24  # a column whose cells all fit in so many characters is not wrapped
_WIDE = 48  # one with longer cells than this gets room to be read


@dataclass(frozen=True, repr=False)
class Shown:
    """Something to look at.

    Attributes:
        html: Safe HTML without its style sheet.
        plain: The same as plain text.
        styles: The sections of site/show.css that it needs.
    """

    html: Markup
    plain: str
    styles: tuple[str, ...] = ("base",)

    def _repr_html_(self) -> str:
        # JupyterLab takes cells out of the document when they scroll away, so each output carries its own style.
        return f"{style(*self.styles)}{self.html}"

    def __html__(self) -> str:
        return str(self.html)

    def __repr__(self) -> str:
        return self.plain


@dataclass(frozen=True)
class Mark:
    """A span of an article to mark.

    Attributes:
        start: Where it begins (characters into the article).
        end: Where it ends, exclusive.
        label: What it says beside its first piece; "" for none.
        kind: Which underline it gets; a key of ``kinds`` in `marked`.
        id: The anchor of its first piece, so that a row can link to it ("q3"); None for none.
        href: Where the label links to, within the page ("#row-q3"); None for nowhere.
        title: A remark shown on hovering; nothing that is not also elsewhere.
        parts: The spans to mark where something stands between them, else ().
        article_id: The article that it belongs to; None where there is only one.
        layer: For `layered`, the layer that it belongs to; "" for none.
    """

    start: int
    end: int
    label: str = ""
    kind: str = ""
    id: str | None = None
    href: str | None = None
    title: str | None = None
    parts: schema.Spans = ()
    article_id: str | None = None
    layer: str = ""


@dataclass(frozen=True)
class Layer:
    """A sort of marks that a reader can see alone.

    Attributes:
        name: What to call it.
        letter: The letter before the numbers of its rows.
        meaning: What it shows.
        kinds: What each of its kinds means, in the order in which underlines are given out.
    """

    name: str
    letter: str
    meaning: str
    kinds: Mapping[str, str]


@dataclass(frozen=True)
class Line:
    """A row of a table in words, to stand below the text that it was read from.

    Attributes:
        name: What the row is called ("q3").
        layer: The layer that it belongs to.
        says: The row in words.
        start: Where it begins (characters into the article).
        end: Where it ends, exclusive.
        tied: The names of the rows that it hangs together with.
        made_by: How it was made, and how far to trust it.
        article_id: The article that it belongs to.
        placed: Whether it stands below its paragraph; otherwise below the article.
    """

    name: str
    layer: str
    says: str
    start: int
    end: int
    tied: tuple[str, ...] = ()
    made_by: str = ""
    article_id: str | None = None
    placed: bool = True


# --- articles ---------------------------------------------------------------------------------------------------------


def marked(
    docs: Doc | Sequence[Doc],
    marks: Iterable[Mark] = (),
    *,
    kinds: Mapping[str, str] | None = None,
    caption: str | None = None,
) -> Shown:
    """An article, or several (the first `ARTICLES` of them), with spans marked and every sentence numbered.

    Sentence n has the id ``s1``, ``s2``, …; with several docs ``a1-s1``, …, ``a2-s1``, and the marks' ids likewise.

    Args:
        docs: What was parsed; ``doc._.article`` names each where there are several.
        marks: Spans to mark. They may overlap, nest, and run over sentences and paragraphs; those that hold no visible
            character are left out.
        kinds: What each kind means, in the order in which underlines are given out; it becomes the key above the text.
            Kinds that are not in it come after these in alphabetical order.
        caption: A line above the text.

    Raises:
        ParameterError: A mark lies outside its article.
    """
    several = not isinstance(docs, Doc)
    every: Sequence[Doc] = [docs] if isinstance(docs, Doc) else list(docs)
    chosen = list(marks)
    order = list(kinds or ())
    order += sorted({m.kind for m in chosen} - set(order))
    numbers = {kind: i % KINDS for i, kind in enumerate(order)}
    used = {m.kind for m in chosen}
    key = [
        Markup('<li><mark class="k{}">{}</mark> {}</li>').format(numbers[k], safe(k), safe((kinds or {}).get(k, "")))
        for k in order
        if k and k in used
    ]
    html, lines = [], []
    if caption:
        html.append(Markup('<p class="caption">{}</p>').format(safe(caption)))
        lines.append(one_line(caption))
    if key:
        html.append(Markup('<ul class="key">{}</ul>').format(_join(key)))
    for n, doc in enumerate(every[:ARTICLES], 1):
        text = doc.text  # put together anew at each access
        prefix = f"a{n}-" if len(every) > 1 else ""
        name = _name(doc, n)
        own = [m for m in chosen if m.article_id is None or not several or m.article_id == _article_id(doc)]
        _check(own, text, name)
        starts = sentence_starts(doc)
        if len(every) > 1:
            html.append(Markup('<p class="name" id="a{}">{}</p>').format(n, safe(name)))
        html.append(Markup('<div class="article">{}</div>').format(_article(text, starts, own, numbers, prefix)))
        lines.append(f"{one_line(name)}: {_count(len(starts), 'sentence')}, {_count(len(own), 'mark')}")
        for m in sorted(own, key=lambda m: (m.start, -m.end)):
            lines.append(
                f"  s{_number(starts, m.start)} [{one_line(m.label or m.kind)}] {one_line(text[m.start : m.end])}"
            )
    if len(every) > ARTICLES:
        left = f"{_count(len(every) - ARTICLES, 'more article')} not shown here."
        html.append(Markup('<p class="note">{}</p>').format(left))
        lines.append(left)
    return Shown(Markup('<div class="na">{}</div>').format(_join(html)), "\n".join(lines), ("base", "article"))


def layered(
    docs: Doc | Sequence[Doc],
    marks: Iterable[Mark],
    lines: Iterable[Line] = (),
    *,
    layers: Mapping[str, Layer],
    chosen: str,
    beside: str = "Actors",
) -> Shown:
    """An article, or several, with marks in layers: one of them is shown, or all; a reader chooses, without a script.

    Where a browser does not know ``:has()``, all are shown. Below each paragraph the rows that were read from it are
    folded away; a label leads to its row, which opens, and a row to its sentence and to the rows it is tied to.

    Args:
        docs: As for `marked`; ids are as there.
        marks: As for `marked`, each with its ``layer``. Where all layers are shown, a mark is labelled by its id alone.
        lines: Rows in words, for below their paragraphs; each is named as a mark is, or stands in no text.
        layers: The layers, in their order.
        chosen: The layer to show first.
        beside: What to call the rows that stand below the article.

    Raises:
        ParameterError: A mark lies outside its article.
    """
    several = not isinstance(docs, Doc) and len(docs) > 1
    every: Sequence[Doc] = [docs] if isinstance(docs, Doc) else list(docs)
    chosen_marks, rows = list(marks), list(lines)
    numbers = {kind: i % KINDS for layer in layers.values() for i, kind in enumerate(layer.kinds)}
    used = [name for name in layers if any(m.layer == name for m in chosen_marks)]
    html = [_choice(layers, used, chosen, chosen_marks, numbers)]
    said = []
    for n, doc in enumerate(every[:ARTICLES], 1):
        text, prefix, name = doc.text, f"a{n}-" if several else "", _name(doc, n)
        own = [m for m in chosen_marks if not several or m.article_id == _article_id(doc)]
        below = [line for line in rows if not several or line.article_id == _article_id(doc)]
        _check(own, text, name)
        starts = sentence_starts(doc)
        if several:
            html.append(Markup('<p class="name" id="a{}">{}</p>').format(n, safe(name)))
        paper = _Below(doc, starts, below, layers, prefix) if below else None
        article = _article(text, starts, own, numbers, prefix, layers=layers, below=paper)
        html.append(Markup('<div class="article">{}</div>').format(article))
        if paper:
            html.append(paper.rest(beside))
        counts = [
            f"{_count(sum(m.layer == layer for m in own), layers[layer].name.lower().removesuffix('s'))}"
            for layer in used
        ]
        said.append(f"{one_line(name)}: {_count(len(starts), 'sentence')}; {', '.join(counts)}")
    if len(every) > ARTICLES:
        left = f"{_count(len(every) - ARTICLES, 'more article')} not shown here."
        html.append(Markup('<p class="note">{}</p>').format(left))
        said.append(left)
    return Shown(
        Markup('<div class="na layered">{}</div>').format(_join(html)), "\n".join(said), ("base", "article", "layers")
    )


def _choice(
    layers: Mapping[str, Layer], used: Sequence[str], chosen: str, marks: Sequence[Mark], numbers: Mapping[str, int]
) -> Markup:
    """The radio buttons that choose a layer, and the key of each."""
    first = chosen if chosen in (*used, ALL_LAYERS, NO_LAYER) else next(iter(used), ALL_LAYERS)
    options = [(name, layers[name].name, layers[name].meaning) for name in used]
    options += [(ALL_LAYERS, "All", "each mark by the number of its row"), (NO_LAYER, "None", "the text alone")]
    buttons = [
        Markup('<label><input type="radio" name="layer" class="pick-{}"{}> {}</label>').format(
            name, Markup(" checked") if name == first else "", title
        )
        for name, title, _ in options
    ]
    keys = []
    for name in used:
        there = {m.kind for m in marks if m.layer == name}
        items = [
            Markup('<li><mark class="k{} y-{}">{}</mark> {}</li>').format(
                numbers[kind], name, safe(kind), safe(meaning)
            )
            for kind, meaning in layers[name].kinds.items()
            if kind in there
        ]
        keys.append(Markup('<ul class="key key-{}">{}</ul>').format(name, _join(items)))
    letters = [
        Markup('<li><mark class="y-{}">{}</mark> {}: {}</li>').format(
            n, layers[n].letter, layers[n].name, layers[n].meaning
        )
        for n in used
    ]
    keys.append(Markup('<ul class="key key-{}">{}</ul>').format(ALL_LAYERS, _join(letters)))
    # A form of its own, so that the buttons of two articles open in one window do not turn each other off.
    return Markup('<form class="choice"><fieldset><legend>Marked in the text</legend>{}</fieldset>{}</form>').format(
        _join(buttons), _join(keys)
    )


class _Below:
    """The rows of an article, to be folded away below the paragraphs that they were read from."""

    def __init__(
        self, doc: Doc, starts: Sequence[int], lines: Sequence[Line], layers: Mapping[str, Layer], prefix: str
    ) -> None:
        self._starts, self._layers, self._prefix = starts, layers, prefix
        self._placed = sorted((line for line in lines if line.placed), key=lambda line: (line.start, -line.end))
        self._others = [line for line in lines if not line.placed]
        self._names = {line.name for line in lines}
        article = doc._.article if Doc.has_extension("article") else None
        self._references = None if article is None else References(article, starts)

    def paragraph(self, begin: int, stop: int) -> Markup:
        """The rows that begin between two characters, folded away; nothing where there are none."""
        rows = [line for line in self._placed if begin <= line.start < stop]
        if not rows:
            return Markup("")
        first, last = (_number(self._starts, line.start) for line in (rows[0], rows[-1]))
        where = f"sentence {first}" if first == last else f"sentences {first} to {last}"
        return self._folded(f"{_count(len(rows), 'row')} read from {where}", rows)

    def rest(self, heading: str) -> Markup:
        """The rows that stand below the article."""
        return self._folded(f"{heading} ({len(self._others):,})", self._others) if self._others else Markup("")

    def _folded(self, summary: str, lines: Sequence[Line]) -> Markup:
        items = _join(self._item(line) for line in lines)
        return Markup('<details class="rows"><summary>{}</summary><ul>{}</ul></details>').format(summary, items)

    def _item(self, line: Line) -> Markup:
        n = _number(self._starts, line.start)
        tied = Markup(" ").join(
            Markup('<a href="#{}row-{}">{}</a>').format(self._prefix, _anchor(name), name)
            for name in line.tied
            if name in self._names
        )
        return Markup(
            '<li class="y-{layer}" id="{prefix}row-{anchor}"><b>{name}</b> {says} '
            '<a href="#{prefix}s{n}">sentence {n}</a>{tied}{made}{cite}</li>'
        ).format(
            layer=line.layer,
            prefix=self._prefix,
            anchor=_anchor(line.name),
            name=line.name,
            says=safe(line.says),
            n=n,
            tied=Markup(" · see {}").format(tied) if tied else "",
            made=Markup(" <small>{}</small>").format(safe(line.made_by)) if line.made_by else "",
            cite=Markup(" <cite>{}</cite>").format(safe(self._references.to(line.start, line.end)))
            if self._references
            else "",
        )


def marks(
    frame: pd.DataFrame,
    *,
    label: str | Callable[[Any], str],
    kind: str,
    id: str | None = None,
    parts: str | None = "parts",
    title: str | None = None,
    rows: bool = False,
) -> list[Mark]:
    """Marks for the rows of a table that has ``start`` and ``end``.

    Args:
        frame: Any table of `newsangles.tables`.
        label: A column, or a function that gets the row (a named tuple; empty values are None).
        kind: The column that says which underline.
        id: The column with names such as "q3", which become anchors.
        parts: The column with the spans of what is split; ignored where the table has none of that name.
        title: The column with a remark.
        rows: Whether each label links to its row of a `table` shown with the same ``anchor``.
    """
    result = []
    for row in _rows(frame):
        name = None if id is None else getattr(row, id)
        text = label(row) if callable(label) else getattr(row, label)
        spans = getattr(row, parts, None) if parts else None
        result.append(
            Mark(
                int(row.start),
                int(row.end),
                label="" if text is None else str(text),
                kind=str(getattr(row, kind) or ""),
                id=name,
                href=f"#row-{name}" if rows and name is not None else None,
                title=getattr(row, title) if title else None,
                parts=tuple((int(a), int(b)) for a, b in spans) if spans is not None else (),
                article_id=getattr(row, "article_id", None),
            )
        )
    return result


def sentence_starts(doc: Doc) -> list[int]:
    """Where the first visible word of each sentence begins (characters); those of white space alone are left out."""
    if not len(doc):
        return []
    spans = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
    return [s.end_char - len(s.text.lstrip()) for s in spans if not s.text.isspace()]


def sentence(doc: Doc, start: int) -> int:
    """The number, from 1, of the sentence in which a character stands."""
    return _number(sentence_starts(doc), start)


def _number(starts: Sequence[int], at: int) -> int:
    return max(1, bisect.bisect_right(starts, at))


def _article(
    text: str,
    starts: Sequence[int],
    marks: Sequence[Mark],
    numbers: Mapping[str, int],
    prefix: str = "",
    *,
    layers: Mapping[str, Layer] | None = None,
    below: _Below | None = None,
) -> Markup:
    """The paragraphs of a text as HTML. Marks are cut at every boundary that they cross, so that all elements nest."""
    blocks = paragraphs(text) or [(0, 0)]
    ends = [b for b, _ in blocks[1:]] + [len(text)]
    numbered = {start: n for n, start in enumerate(starts, 1)}
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for i, m in enumerate(marks):
        for a, b in m.parts or ((m.start, m.end),):
            if text[a:b].strip():
                opening.setdefault(a, []).append(i)
                closing.setdefault(b, []).append(i)
    cuts = sorted({*numbered, *opening, *closing})
    lanes = [0] * len(marks)
    for layer in {m.layer for m in marks}:  # only one layer is seen at a time
        own = [i for i, m in enumerate(marks) if m.layer == layer]
        for i, lane in zip(own, _lanes([marks[i] for i in own]), strict=True):
            lanes[i] = lane
    named: set[int] = set()  # marks whose first piece has been written
    live: list[int] = []  # marks open at this place in the text, outermost first
    out: list[Markup] = []

    def start_tag(i: int) -> Markup:
        m = marks[i]
        layer = f" y-{m.layer}" if layers else ""
        attributes = Markup(' class="k{} l{}{}"').format(numbers[m.kind], lanes[i], layer)
        if i in named:
            return Markup("<mark{}>").format(attributes)
        named.add(i)
        if m.id is not None:
            attributes += Markup(' id="{}{}"').format(prefix, _anchor(m.id))
        if m.title is not None:
            attributes += Markup(' title="{}"').format(one_line(m.title))
        if not (m.label or layers):
            return Markup("<mark{}>").format(attributes)
        label = safe(m.label)
        if layers:  # all layers at once have room for the rows' names alone
            own = Markup("<b>{}</b>").format(m.id or "")
            label = Markup("{}<i> {}</i>").format(own, label) if m.label else own
        if m.href is not None and m.href.startswith("#") and (below or not layers):
            label = Markup('<a href="#{}{}">{}</a>').format(prefix, _anchor(m.href[1:]), label)
        return Markup('<mark{}><bdi class="label">{}</bdi>').format(attributes, label)

    def words(a: int, b: int) -> Iterator[Markup]:
        """The text between two places of one sentence, within the marks that are live there."""
        open_marks: list[int] = []
        for left, right in _between(cuts, a, b):
            if left != a:
                move(left)
            keep = 0
            while keep < min(len(open_marks), len(live)) and open_marks[keep] == live[keep]:
                keep += 1
            yield Markup("</mark>") * (len(open_marks) - keep)
            for i in live[keep:]:
                yield start_tag(i)
            open_marks = list(live)
            yield _lines(text[left:right])
        yield Markup("</mark>") * len(open_marks)

    def move(at: int) -> None:
        for i in closing.get(at, ()):
            live.remove(i)
        live.extend(sorted(opening.get(at, ()), key=lambda i: (-marks[i].end, i)))

    lead = text[: blocks[0][0]]
    passed = 0  # index of the first cut that has not been moved over
    for (begin, end), stop in zip(blocks, ends, strict=True):
        out.append(Markup('<p dir="auto">'))
        out.append(_gap(lead))
        lead = ""
        within = starts[bisect.bisect_right(starts, begin) : bisect.bisect_left(starts, end)]
        inner = [begin, *within, end] if begin < end else []
        for a, b in itertools.pairwise(inner):
            while passed < len(cuts) and cuts[passed] <= a:
                move(cuts[passed])
                passed += 1
            n = numbered.get(a)
            if n is None:
                out.append(Markup("<span>"))
            else:
                out.append(
                    Markup('<span id="{0}s{1}"><a class="n" href="#{0}s{1}" title="Sentence {1}">{1}</a>').format(
                        prefix, n
                    )
                )
            out.extend(words(a, b))
            passed = bisect.bisect_left(cuts, b)
            out.append(Markup("</span>"))
        out.append(_gap(text[end:stop]))
        out.append(Markup("</p>"))
        if below:
            out.append(below.paragraph(begin, stop))
    return _join(out)


def _between(cuts: Sequence[int], a: int, b: int) -> Iterator[tuple[int, int]]:
    places = [a, *cuts[bisect.bisect_right(cuts, a) : bisect.bisect_left(cuts, b)], b]
    return itertools.pairwise(places)


def _lanes(marks: Sequence[Mark]) -> list[int]:
    """For each mark, how far below the text its underline runs, so that no two that overlap share a line."""
    result = [0] * len(marks)
    busy: list[tuple[int, int]] = []  # (end, lane)
    for i in sorted(range(len(marks)), key=lambda i: (marks[i].start, -marks[i].end, i)):
        busy = [(end, lane) for end, lane in busy if end > marks[i].start]
        taken = {lane for _, lane in busy}
        lane = next((n for n in range(_LANES) if n not in taken), _LANES - 1)
        busy.append((marks[i].end, lane))
        result[i] = lane
    return result


def _check(marks: Sequence[Mark], text: str, name: str) -> None:
    for m in marks:
        for a, b in ((m.start, m.end), *m.parts):
            if not 0 <= a <= b <= len(text):
                raise ParameterError(
                    name,
                    f"a mark from {a} to {b} lies outside its {len(text):,} characters",
                    "use the Doc that the row was read from",
                )


def _lines(text: str) -> Markup:
    """Text within a paragraph. A line break in it (hard-wrapped text) stays in the source and reads as a space."""
    if "\n" not in text and "\r" not in text:
        return safe(text)
    return _join(_gap(piece) if i % 2 else safe(piece) for i, piece in enumerate(re.split(r"([\r\n]+)", text)))


def _gap(text: str) -> Markup:
    return Markup('<span class="gap">{}</span>').format(safe(text)) if text else Markup("")


def _article_id(doc: Doc) -> str | None:
    article = doc._.article if Doc.has_extension("article") else None
    return None if article is None else article.id


def _name(doc: Doc, n: int) -> str:
    article = doc._.article if Doc.has_extension("article") else None
    return f"Article {n}" if article is None else article.name


# --- tables -----------------------------------------------------------------------------------------------------------


def table(
    frame: pd.DataFrame,
    *,
    caption: str,
    columns: Sequence[str] | Mapping[str, str] | None = None,
    docs: Doc | Sequence[Doc] | Shelf | None = None,
    anchor: str | None = None,
    formats: Mapping[str, str] | None = None,
    limit: int = 100,
) -> Shown:
    """Rows as a plain table: full text, numbers to the right, empty values as "–".

    Args:
        frame: Any table; its index is not shown (``reset_index()`` if it means something).
        caption: What one row is, and of what.
        columns: Which columns, in which order; a mapping also gives each a heading. None: all.
        docs: What the rows were read from, as given to `marked`: each row then links to its sentence there. The frame
            needs ``start``, and ``article_id`` where there are several docs. Or a `Shelf`: each row then links to the
            articles in its ``places``.
        anchor: The column with names such as "q3": the row's id becomes "row-q3", which `marks` can link to.
        formats: A format for a column: ``{"share": "{:.0%}"}``. Otherwise whole numbers get thousands separators,
            others two decimals.
        limit: Show at most so many rows, and say how many are left out.

    Raises:
        ParameterError: A column that the frame does not have.
    """
    headings = dict(columns) if isinstance(columns, Mapping) else {c: _heading(c) for c in columns or frame.columns}
    for name in (*headings, *((anchor,) if anchor else ())):
        if name not in frame.columns:
            raise ParameterError(name, "no such column", f"use one of: {', '.join(map(str, frame.columns))}")
    if frame.empty:
        return note(f"{caption}: no rows.")
    places = docs if docs is None or isinstance(docs, Shelf) else _Places(docs)
    shown = frame.head(limit)
    cells = {c: [_cell(v, (formats or {}).get(c)) for v in shown[c]] for c in headings}
    classes = {c: _class(shown[c], cells[c]) for c in headings}
    head = [Markup('<th scope="col"{}>{}</th>').format(classes[c], safe(h)) for c, h in headings.items()]
    plain = [" | ".join(one_line(h) for h in headings.values())]
    if places:
        heading = Markup('<th scope="col" class="num"><abbr title="{}">{}</abbr></th>')
        head.insert(0, heading.format(places.what, places.short))
        plain[0] = f"{places.short} | {plain[0]}"
    body = []
    for i, row in enumerate(_rows(shown)):
        tds = []
        for j, c in enumerate(headings):
            tag = Markup('th scope="row"') if j == 0 else Markup("td")
            tds.append(Markup("<{}{}>{}</{}>").format(tag, classes[c], safe(cells[c][i]), tag[:2]))
        line = " | ".join(one_line(cells[c][i]) for c in headings)
        if places:
            link = places.link(row)
            by_hand = _by_hand(row)
            tds.insert(0, Markup('<td class="num">{}{}</td>').format(link, by_hand))
            line = f"{link.striptags()}{' (corrected)' if by_hand else ''} | {line}"
        name = None if anchor is None else getattr(row, anchor)
        own = (
            "" if name is None else Markup(' id="{}row-{}"').format(places.prefix(row) if places else "", _anchor(name))
        )
        body.append(Markup("<tr{}>{}</tr>").format(own, _join(tds)))
        plain.append(line)
    left = len(frame) - len(shown)
    rest = f"The first {len(shown):,} of {len(frame):,} rows; {left:,} more are in the table itself." if left else ""
    if _WIDGETS:
        drawn = {h: _column(shown[c], cells[c]) for c, h in headings.items()}
        links = {places.short: [places.link(row) for row in _rows(shown)]} if places else {}
        said = "\n".join([one_line(caption), *plain])
        return Shown(_widget(pd.DataFrame(links | drawn), caption, rest), said, ("base", "widget"))
    html = Markup(
        '<div class="na"><div class="scroll" role="region" tabindex="0" aria-label="{}">'
        "<table><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>{}</div>"
    ).format(
        one_line(caption),
        safe(caption),
        _join(head),
        _join(body),
        Markup('<p class="note">{}</p>').format(rest) if rest else "",
    )
    return Shown(html, "\n".join([one_line(caption), *plain, *([rest] if rest else [])]), ("base", "table"))


_WIDGETS: list[Any] = []  # itables, once it is asked for


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


def picks(
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
        caption: What one row is, and of what; for those who do not see the page, a heading says it to the others.
        text: The column to read first.
        notes: Columns that explain it, each on a line of its own; empty values are left out.
        docs: As for `table`: each row links to its sentence in `marked`.

    Raises:
        ParameterError: A column that the frame does not have.
    """
    for name in (text, *notes):
        if name not in frame.columns:
            raise ParameterError(name, "no such column", f"use one of: {', '.join(map(str, frame.columns))}")
    if frame.empty:
        return note(f"{caption}: no rows.")
    places = _Places(docs)
    items, lines = [], [one_line(caption)]
    for n, row in enumerate(_rows(frame), 1):
        said = [_cell(getattr(row, name), None) for name in (text, *notes)]
        link = places.link(row)
        below = _join(Markup('<p class="note">{}</p>').format(safe(line)) for line in said[1:] if line != MISSING)
        at = Markup('<span class="at">{} {}</span>').format(places.what.lower(), link)
        items.append(Markup("<li>{} {}{}</li>").format(safe(said[0]), at, below))
        lines.append(f"{n}. {one_line(said[0])} (s{link.striptags()})")
        lines += [f"   {one_line(line)}" for line in said[1:] if line != MISSING]
    html = Markup('<ol class="na picks" aria-label="{}">{}</ol>').format(one_line(caption), _join(items))
    return Shown(html, "\n".join(lines), ("base", "picks"))


def brief(frame: pd.DataFrame, *, caption: str, docs: Doc | Sequence[Doc]) -> Shown:
    """Statements under their topics, each with the sentences that it rests on.

    Args:
        frame: A statement a row, as `newsangles.overview` gives them: ``topic``, ``lead``, ``statement``, ``note``,
            ``places``.
        caption: What they are; for those who do not see the page, a heading says it to the others.
        docs: As for `table`: the numbers lead to the sentences of `marked` or `layered`.
    """
    if frame.empty:
        return note(f"{caption}: nothing.")
    places = _Places(docs)
    groups: list[Markup] = []
    lines = [one_line(caption)]
    for topic, rows in itertools.groupby(_rows(frame), key=lambda row: row.topic):
        items = []
        lines.append(one_line(topic))
        for row in rows:
            links = dict.fromkeys(places.at(article_id, start) for article_id, start in row.places)
            lead = Markup("<b>{}:</b> ").format(safe(row.lead)) if row.lead else Markup("")
            why = Markup(' <span class="why">{}</span>').format(safe(row.note)) if row.note else Markup("")
            at = Markup(' <span class="at">{} {}</span>').format(places.noun(len(links)), Markup(", ").join(links))
            items.append(Markup("<li>{}{}{}{}</li>").format(lead, safe(row.statement), at if links else "", why))
            said = f"{one_line(row.lead)}: {one_line(row.statement)}" if row.lead else one_line(row.statement)
            where = f" (s{', '.join(link.striptags() for link in links)})" if links else ""
            lines.append(f"  {said}{where}{f'; {one_line(row.note)}' if row.note else ''}")
        groups.append(Markup("<div><dt>{}</dt><dd><ul>{}</ul></dd></div>").format(safe(topic), _join(items)))
    html = Markup('<dl class="na brief" aria-label="{}">{}</dl>').format(one_line(caption), _join(groups))
    return Shown(html, "\n".join(lines), ("base", "brief"))


def dictionary(row_type: type[Any], name: str = "") -> Shown:
    """What each column of a table means, from the schema, folded away until asked for."""
    name = name or next((n for n, t in schema.TABLES.items() if t is row_type), row_type.__name__)
    title = f"What the columns of “{name}” mean"
    items, lines = [], [title]
    for c in schema.columns(row_type):
        allowed = f" ({', '.join(c.allowed)})" if c.allowed else ""
        items.append(Markup("<dt><code>{}</code></dt><dd>{}{}</dd>").format(c.name, c.meaning, allowed))
        lines.append(f"  {c.name}: {c.meaning}{allowed}")
    html = Markup('<details class="na fold"><summary>{}</summary><dl class="columns">{}</dl></details>')
    return Shown(html.format(title, _join(items)), "\n".join(lines), ("base", "table"))


def _by_hand(row: Any) -> Markup:
    """What stands beside the sentence of a row that was corrected by hand: that it was, and by whom and why."""
    who = getattr(row, "corrected", None)
    return Markup(' <abbr class="hand" title="{}">corrected</abbr>').format(one_line(who)) if who else Markup("")


class Shelf:
    """The articles of a corpus by number, for tables whose rows lead to several of them.

    In a notebook a number leads to the article's row in the list of them (a `table` with ``anchor="number"``); on a
    page, where `newsangles.pages` sees to it, to the marked article and the row there.
    """

    what, short = "Articles", "Art."
    shown = 5
    """So many numbers stand in a row; dots say that there are more."""

    def __init__(self, articles: pd.DataFrame, *, limit: int = 1000) -> None:
        """Number the articles.

        Args:
            articles: What `newsangles.across.articles` gave.
            limit: How many of them the list shows; to others no number leads in the notebook.
        """
        self._limit = limit
        self._known = {row.article_id: row for row in _rows(articles)}

    def prefix(self, row: Any) -> str:
        """What the ids of a row begin with: nothing, for each row belongs to several articles."""
        return ""

    def link(self, row: Any) -> Markup:
        """The numbers of a row's articles, each a link."""
        links = [self._at(article, name) for article, name in row.places if article in self._known]
        if not links:
            return Markup(MISSING)
        return Markup(", ").join(links[: self.shown]) + (" …" if len(links) > self.shown else "")

    def _at(self, article_id: str, name: str) -> Markup:
        known = self._known[article_id]
        says = one_line(", ".join(str(part) for part in (known.title, known.outlet, known.published) if part))
        href = Markup(' href="#row-{}"').format(known.number) if known.number <= self._limit else ""
        # Quoted as in an address: an id can hold anything, and this is read by `newsangles.pages` alone.
        return Markup('<a{} data-article="{}" data-row="{}" title="{}">{}</a>').format(
            href, quote(article_id, safe="", errors="surrogatepass"), name, says, known.number
        )


class _Places:
    """Which sentence of which shown article does a row stand in?"""

    short = "S."

    def __init__(self, docs: Doc | Sequence[Doc]) -> None:
        every = [docs] if isinstance(docs, Doc) else list(docs)
        self.several = len(every) > 1
        self.what = "Article and sentence" if self.several else "Sentence"
        self.starts = [sentence_starts(doc) for doc in every]
        self.index = {_article_id(doc): i for i, doc in enumerate(every)}

    def prefix(self, row: Any) -> str:
        """What the ids of this row's article begin with."""
        return f"a{self.index.get(row.article_id, -1) + 1}-" if self.several else ""

    def link(self, row: Any) -> Markup:
        """The number of the row's sentence, with that of its article where there are several, as a link to it."""
        return Markup(MISSING) if row.start is None else self.at(getattr(row, "article_id", None), row.start)

    def noun(self, number: int) -> str:
        """What so many of these links are to."""
        return "sentence" if number == 1 else "sentences"

    def at(self, article_id: str | None, start: int) -> Markup:
        """The same for a character of an article."""
        i = self.index.get(article_id, -1) if self.several else 0
        if i < 0 or not self.starts[i]:
            return Markup(MISSING)
        n = _number(self.starts[i], int(start))
        which, says = (f"{i + 1}:{n}", f"Article {i + 1}, sentence {n}") if self.several else (f"{n}", f"Sentence {n}")
        if i >= ARTICLES:
            return Markup("{}").format(which)
        prefix = f"a{i + 1}-" if self.several else ""
        return Markup('<a href="#{}s{}" title="{}">{}</a>').format(prefix, n, says, which)


def _rows(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows as named tuples whose empty values are None, whatever pandas keeps there."""
    plain = frame.astype(object).where(frame.notna(), None)
    return plain.itertuples(index=False, name="Row")


def _cell(value: Any, form: str | None) -> str:
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return MISSING
    if form is not None:
        return form.format(value)
    if isinstance(value, date):
        return value.isoformat()[:10]
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


# --- sentences and facts ----------------------------------------------------------------------------------------------


def finding(text: str) -> Shown:
    """A sentence computed from the data: what a reader should take away."""
    return Shown(Markup('<p class="na finding">{}</p>').format(safe(text)), one_line(text))


def note(text: str) -> Shown:
    """A sentence on how to read what stands beside it."""
    return Shown(Markup('<p class="na note">{}</p>').format(safe(text)), one_line(text))


def notes(texts: Iterable[str]) -> Shown:
    """Several notes as a list; an empty one says that there is none."""
    every = list(texts)
    if not every:
        return note("Nothing to note.")
    items = _join(Markup("<li>{}</li>").format(safe(t)) for t in every)
    return Shown(Markup('<ul class="na notes">{}</ul>').format(items), "\n".join(f"- {one_line(t)}" for t in every))


def stack(*shown: Shown) -> Shown:
    """Several of these as one output, the first on top."""
    styles = tuple(dict.fromkeys(style for part in shown for style in part.styles))
    return Shown(_join(part.html for part in shown), "\n".join(part.plain for part in shown), styles)


def facts(mapping: Mapping[str, object]) -> Shown:
    """Headline facts: a short name and a value for each."""
    values = {name: _cell(value, None) for name, value in mapping.items()}
    items = [Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(safe(n), safe(v)) for n, v in values.items()]
    plain = "\n".join(f"{one_line(n)}: {one_line(v)}" for n, v in values.items())
    return Shown(Markup('<dl class="na facts">{}</dl>').format(_join(items)), plain)


# --- figures ----------------------------------------------------------------------------------------------------------

_WIDTH, _BAR, _STEP, _ROOM = 320, 10, 33, 62  # in SVG units: drawn for a phone, and scaled up from there
# Stand-ins that become the reader's own colours: ink, accent, what stands back, and the page.
_INK, _FILL, _SOFT, _PAPER = "#010203", "#010204", "#010205", "#010206"
_HATCHES = (None, "///", None, "...")


def bars(
    data: pd.Series[Any] | pd.DataFrame,
    *,
    title: str,
    unit: str = "",
    alt: str | None = None,
    form: str = "{:,}",
    limit: int = 20,
) -> Shown:
    """Horizontal bars with their numbers, drawn by matplotlib as SVG that follows the reader's colours.

    Args:
        data: One bar a row, named by the index; the columns of a DataFrame are stacked, told apart by their pattern.
            Empty values count as 0.
        title: What is counted.
        unit: What the numbers are ("quotes"), said once in the title.
        alt: The figure in words; None: the title and every number.
        form: How numbers are written.
        limit: Draw at most so many bars, and say how many are left out.

    Raises:
        ParameterError: A value below 0, or more than four columns.
    """
    frame = (data.to_frame() if isinstance(data, pd.Series) else data).astype(float).fillna(0.0)
    if len(frame.columns) > len(_HATCHES):
        raise ParameterError(title, f"{len(frame.columns)} columns to stack", f"use at most {len(_HATCHES)}")
    if (frame < 0).any(axis=None):
        raise ParameterError(title, "a bar below 0", "show it as a table")
    heading = f"{title} ({unit})" if unit else title
    names = [one_line(str(c)) for c in frame.columns]
    stacked = len(names) > 1
    drawn = frame.head(limit)
    values = [[_number_text(v, form) for v in row] for row in drawn.to_numpy()]
    told = [
        f"{one_line(str(bar))}: "
        + (", ".join(f"{v} {n}" for v, n in zip(row, names, strict=True)) if stacked else row[0])
        for bar, row in zip(drawn.index, values, strict=True)
    ]
    words = one_line(alt) if alt is not None else f"Bar chart. {one_line(heading)}. {'; '.join(told)}."
    left = len(frame) - len(drawn)
    rest = f"The first {len(drawn):,} of {len(frame):,} bars." if left else "" if len(frame) else "Nothing to draw."
    svg = _svg(drawn, values, names if stacked else [], words) if len(drawn) else Markup("")
    return _figure(heading, svg, told, rest)


def _svg(frame: pd.DataFrame, values: Sequence[Sequence[str]], names: Sequence[str], words: str) -> Markup:
    top = 18 * len(names) + (6 if names else 0)

    def draw(axes: Any) -> None:
        from matplotlib.patches import Rectangle

        def bar(x: float, y: float, width: float, n: int) -> None:
            axes.add_patch(
                Rectangle(
                    (x, y),
                    width,
                    _BAR,
                    facecolor=_FILL if n == 0 else "none",
                    edgecolor=_FILL,
                    hatch=_HATCHES[n],
                    linewidth=1,
                    clip_on=False,
                )
            )

        for n, name in enumerate(names):
            bar(1, 18 * n + 2, 18, n)
            _write(axes, 26, 18 * n + 12, _shorten(name))
        largest = float(frame.sum(axis=1).max()) or 1.0
        for i, (index, row) in enumerate(zip(frame.index, frame.to_numpy(), strict=True)):
            y, x = top + i * _STEP, 1.0
            _write(axes, 1, y + 12, _shorten(str(index)))
            for n, value in enumerate(row):
                if value:
                    width = (_WIDTH - _ROOM) * float(value) / largest
                    bar(x, y + 17, width, n)
                    x += width
            numbers = " + ".join(v for v, n in zip(values[i], row, strict=True) if n) or values[i][0]
            _write(axes, x + 5, y + 26, numbers)

    return _drawn(draw, top + _STEP * len(frame), words, salt=f"{words}{frame.to_numpy().tolist()}")


def _write(axes: Any, x: float, y: float, text: str, **options: Any) -> None:
    axes.text(x, y, one_line(text), fontsize=11, color=_INK, va="baseline", parse_math=False, **options)


def _drawn(draw: Callable[[Any], None], height: float, words: str, *, salt: str) -> Markup:
    """A figure of the usual width as SVG; coordinates in SVG units from the upper left corner."""
    # matplotlib is slow to import, and most uses of the library draw nothing.
    import matplotlib as mpl
    from matplotlib.figure import Figure

    settings: dict[Any, Any] = {"svg.hashsalt": salt}  # patterns of two figures on a page must not share ids
    looks = str(files("newsangles") / "site" / "figures.mplstyle")
    with mpl.rc_context(settings, looks), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a glyph that matplotlib's font lacks: the browser draws the text, not it
        figure = Figure(figsize=(_WIDTH / 72, height / 72), dpi=72)
        figure.patch.set_visible(False)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, _WIDTH), ylim=(height, 0))
        axes.set_axis_off()
        draw(axes)
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    return _clean_svg(buffer.getvalue(), words)


def strip(
    data: pd.DataFrame,
    *,
    title: str,
    kinds: Mapping[str, str],
    alt: str | None = None,
    limit: int = 20,
) -> Shown:
    """Lines with a sign wherever something stands along a text, drawn as `bars` are.

    Args:
        data: A row a sign: ``row`` (the line that it stands on), ``at`` (0, the beginning, to 1, the end) and ``kind``.
        title: What is shown.
        kinds: What each kind means; at most three: a bar, an open square and an open circle are their signs.
        alt: The figure in words; None: the title, and how many signs each line has.
        limit: Draw at most so many lines, and say how many are left out.

    Raises:
        ParameterError: More than three kinds, a kind that is not in ``kinds``, or a place outside 0 to 1.
    """
    _check_kinds(title, kinds, set(data["kind"]))
    if not data["at"].between(0, 1).all():
        raise ParameterError(title, "a sign outside its text", "give places from 0 to 1")
    names = [str(name) for name in dict.fromkeys(data["row"])]
    lines = names[:limit]
    order = list(kinds)
    own = [[(float(r.at), order.index(r.kind)) for r in _rows(data) if str(r.row) == name] for name in lines]
    told = [f"{one_line(name)}: {_count(len(signs), 'place')}" for name, signs in zip(lines, own, strict=True)]
    words = one_line(alt) if alt is not None else f"Strip. {one_line(title)}. {'; '.join(told)}."
    left = len(names) - len(lines)
    rest = f"The first {len(lines):,} of {len(names):,} lines." if left else "" if names else "Nothing to draw."
    used = [kind for kind in order if (data["kind"] == kind).any()]
    top = 18 * len(used) + 6

    def draw(axes: Any) -> None:
        from matplotlib.lines import Line2D
        from matplotlib.patches import Circle, Rectangle

        def sign(x: float, y: float, n: int) -> None:
            options: dict[str, Any] = {"edgecolor": _FILL, "linewidth": 1.4, "clip_on": False}
            if n == 0:
                axes.add_patch(Rectangle((x - 1.25, y - 6), 2.5, 12, facecolor=_FILL, clip_on=False, linewidth=0))
            elif n == 1:
                axes.add_patch(Rectangle((x - 3, y - 3), 6, 6, facecolor=_PAPER, **options))
            else:
                axes.add_patch(Circle((x, y), 3.3, facecolor=_PAPER, **options))

        for n, kind in enumerate(used):
            sign(6, 18 * n + 8, order.index(kind))
            _write(axes, 16, 18 * n + 12, _shorten(kinds[kind] or kind))
        for i, (name, signs) in enumerate(zip(lines, own, strict=True)):
            y = top + i * _STEP + 23
            _write(axes, 1, y - 11, _shorten(name))
            axes.add_line(Line2D([4, _WIDTH - 4], [y, y], color=_SOFT, linewidth=0.8, clip_on=False))
            for at, n in signs:
                sign(6 + at * (_WIDTH - 12), y, n)

    salt = f"{words}{data[['row', 'at', 'kind']].to_numpy().tolist()}"
    svg = _drawn(draw, top + _STEP * len(lines), words, salt=salt) if lines else Markup("")
    return _figure(title, svg, told, rest, words=[kinds[kind] or kind for kind in used])


def timeline(
    data: pd.DataFrame,
    *,
    title: str,
    lanes: Mapping[str, str],
    kinds: Mapping[str, str],
    now: str | None = None,
    now_is: str = "day of publication",
    alt: str | None = None,
    limit: int = 60,
) -> Shown:
    """Events in lanes, one below the other, with their days where they have any; drawn as `bars` are.

    All lanes share one axis, on which days keep their order; the longer a gap between two that are named, the more it
    is shortened. A day or period is a filled or an open shape; an event that is only bounded is a dashed line between
    its bounds, with an arrow where it has none. What has no day has no place on the axis.

    Args:
        data: A row an event: ``lane``, ``name``, ``beside`` (when, or why not, in words; None for nothing), ``begin``
            and ``end`` (YYYY-MM-DD, the first and the last day; None where there is none), ``kind``. They are drawn in
            the order of the lanes, and within each in their own.
        title: What is shown.
        lanes: What each lane means; their headings. In a lane called "bounded" days are bounds.
        kinds: What each kind means; at most three: a filled shape, an open one, and an open circle are their signs.
        now: A day to draw a line at (YYYY-MM-DD); None for none.
        now_is: What that day is.
        alt: The figure in words; None: the title and every event.
        limit: Draw at most so many events, and say how many are left out.

    Raises:
        ParameterError: More than three kinds, or a kind or lane that is not in ``kinds`` or ``lanes``.
    """
    _check_kinds(title, kinds, set(data["kind"]))
    if unknown := set(data["lane"]) - set(lanes):
        raise ParameterError(", ".join(sorted(unknown)), "no such lane", f"use one of: {', '.join(lanes)}")
    every = [row for lane in lanes for row in _rows(data) if row.lane == lane]
    rows = every[:limit]
    told = []
    for lane, own in itertools.groupby(rows, key=lambda row: str(row.lane)):
        events = [f"{one_line(row.name)} ({one_line(row.beside)})" if row.beside else one_line(row.name) for row in own]
        told.append(f"{one_line(lane)}: {'; '.join(events)}")
    words = one_line(alt) if alt is not None else f"Timeline. {one_line(title)}. {'. '.join(told)}."
    rest = f"The first {len(rows):,} of {len(every):,} events." if len(rows) < len(every) else ""
    used = [kind for kind in kinds if any(row.kind == kind for row in rows)]
    svg = _timeline(rows, lanes, kinds, used, (now, now_is), words) if rows else Markup("")
    return _figure(title, svg, told, rest or ("" if rows else "Nothing to draw."), words=[kinds[k] or k for k in used])


_LINE, _LEFT, _RIGHT = 19, 8, 312  # the height of a line of text, and where the axis of days begins and ends


def _timeline(
    rows: Sequence[Any],
    lanes: Mapping[str, str],
    kinds: Mapping[str, str],
    used: Sequence[str],
    moment: tuple[str | None, str],
    words: str,
) -> Markup:
    order, (now, now_is) = list(kinds), moment
    at = _axis([day for row in rows for day in (row.begin, row.end) if day], now)
    tops: list[tuple[float, Any]] = []  # where each heading and each event begins
    height = 18.0 * (len(used) + (now in at)) + 4
    for lane, own in itertools.groupby(rows, key=lambda row: str(row.lane)):
        tops.append((height + 6, lane))
        height += 28
        for row in own:
            tops.append((height, row))
            height += _LINE + (14 if row.begin or row.end else 0)

    def draw(axes: Any) -> None:
        from matplotlib.lines import Line2D
        from matplotlib.patches import Circle, FancyArrowPatch, Rectangle

        def line(x: Sequence[float], y: Sequence[float], **options: Any) -> None:
            axes.add_line(Line2D(x, y, clip_on=False, **{"color": _FILL, "linewidth": 1.4, **options}))

        def sign(a: float, b: float, y: float, n: int) -> None:
            face: dict[str, Any] = {"edgecolor": _FILL, "linewidth": 1.4, "clip_on": False}
            if n == 2:
                if b > a:
                    line([a, b], [y, y])
                for x in dict.fromkeys((a, b)):
                    axes.add_patch(Circle((x, y), 3.3, facecolor=_PAPER, **face))
            else:
                axes.add_patch(Rectangle((a - 3, y - 3), b - a + 6, 6, facecolor=_FILL if n == 0 else _PAPER, **face))

        def bounds(begin: str | None, end: str | None, y: float) -> None:
            a, b = (at[begin] if begin else _LEFT - 4), (at[end] if end else _RIGHT + 4)
            line([a, b], [y, y], linestyle=(0, (4, 2.5)))
            for day, x, way in ((begin, a, -1), (end, b, 1)):
                if day:
                    line([x, x], [y - 4, y + 4])
                else:
                    arrow: dict[str, Any] = {
                        "arrowstyle": "-|>",
                        "mutation_scale": 8,
                        "shrinkA": 0,
                        "shrinkB": 0,
                        "linewidth": 1,
                    }
                    axes.add_patch(FancyArrowPatch((x - 2 * way, y), (x, y), color=_FILL, clip_on=False, **arrow))

        for n, kind in enumerate(used):
            sign(8, 8, 18 * n + 8, order.index(kind))
            _write(axes, 18, 18 * n + 12, _shorten(kinds[kind] or kind, 50))
        if now in at:
            y = 18.0 * len(used) + 8
            line([3, 13], [y, y], color=_SOFT, linewidth=0.8)
            line([8, 8], [y - 5, y + 5], color=_INK, linewidth=1)
            _write(axes, 18, y + 4, _shorten(now_is, 50))
        for y, row in tops:
            if isinstance(row, str):
                _write(axes, 1, y + 12, _shorten(_headed(row, lanes[row]), 50), fontweight="bold")
                line([1, _WIDTH - 1], [y + 17, y + 17], color=_INK, linewidth=0.8)
                continue
            has_days = bool(row.begin or row.end)
            beside = _shorten(row.beside or "", 30)
            room = int(_WIDTH / 6.1) - len(beside) - (2 if beside else 0)
            if has_days:
                line([_LEFT, _RIGHT], [y + 23, y + 23], color=_SOFT, linewidth=0.8)
                if now in at:
                    line([at[now], at[now]], [y + 18, y + 28], color=_INK, linewidth=1)
                if row.lane == "bounded":
                    bounds(row.begin, row.end, y + 23)
                else:
                    sign(at[row.begin or row.end], at[row.end or row.begin], y + 23, order.index(row.kind))
            else:
                sign(8, 8, y + 9, order.index(row.kind))
            _write(axes, 1 if has_days else 18, y + 13, _shorten(row.name, room if has_days else room - 2))
            if beside:
                _write(axes, _WIDTH - 1, y + 13, beside, ha="right")

    return _drawn(draw, height, words, salt=f"{words}{[(row.begin, row.end, row.kind) for row in rows]}{now}")


def _headed(lane: str, meaning: str) -> str:
    return f"{lane[:1].upper()}{lane[1:]}{': ' if meaning else ''}{meaning}"


def _axis(days: Sequence[str], now: str | None) -> dict[str, float]:
    """Where each day is drawn: in order, gaps shortened by their logarithm."""
    named = sorted({*days, *([now] if now and days else [])})
    places = [0.0]
    for a, b in itertools.pairwise(named):
        places.append(places[-1] + 1 + math.log10(max(1, _number_of_day(b) - _number_of_day(a))))
    if len(named) == 1:
        return {named[0]: (_LEFT + _RIGHT) / 2}
    return {day: round(_LEFT + (_RIGHT - _LEFT) * x / places[-1], 2) for day, x in zip(named, places, strict=False)}


def _number_of_day(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def network(
    nodes: pd.Series[Any],
    edges: pd.DataFrame,
    *,
    title: str,
    kinds: Mapping[str, str],
    alt: str | None = None,
    limit: int = 12,
) -> Shown:
    """Who is tied to whom: names with lines between them, drawn as `bars` are, each name on a line of its own.

    networkx places the nodes (spring layout, its seed fixed), so that what is tied stands together; they are then
    spread out evenly, across and down, so that no name covers another.

    Args:
        nodes: A weight for each name: how large its dot is; names may not be repeated.
        edges: A row a line: ``who``, ``whom``, ``kind`` and ``times``. Those of other nodes are not drawn.
        title: What is shown.
        kinds: What each kind means; at most three: a solid arrow, a dashed arrow, and a thin line without direction.
        alt: The figure in words; None: the title and every line.
        limit: Draw at most so many nodes, from the first, and say how many are left out.

    Raises:
        ParameterError: More than three kinds, or a kind that is not in ``kinds``.
    """
    _check_kinds(title, kinds, set(edges["kind"]))
    order = list(kinds)
    shown = nodes.head(limit)
    names = [str(name) for name in shown.index]
    lines = [e for e in _rows(edges) if e.who in names and e.whom in names and e.who != e.whom]
    tied = [name for name in names if any(name in (e.who, e.whom) for e in lines)]
    alone = [one_line(name) for name in names if name not in tied]
    between = [" – " if order.index(e.kind) == 2 else " → " for e in lines]
    told = [
        f"{one_line(e.who)}{way}{one_line(e.whom)}: {one_line(e.kind)}, {e.times:,}"
        for e, way in zip(lines, between, strict=True)
    ]
    words = one_line(alt) if alt is not None else f"Network. {one_line(title)}. {'; '.join(told)}."
    notes = [f"The first {len(names):,} of {len(nodes):,} names." if len(nodes) > len(names) else ""]
    notes.append(f"Tied to none of these: {', '.join(alone)}." if alone and tied else "")
    rest = " ".join(note for note in notes if note) if tied else "Nothing to draw."
    used = [kind for kind in order if any(e.kind == kind for e in lines)]
    svg = _network(shown, tied, lines, kinds, used, words) if tied else Markup("")
    return _figure(title, svg, told, rest, words=[kinds[kind] or kind for kind in used])


def _network(
    nodes: pd.Series[Any],
    tied: Sequence[str],
    lines: Sequence[Any],
    kinds: Mapping[str, str],
    used: Sequence[str],
    words: str,
) -> Markup:
    import networkx as nx

    order = list(kinds)
    graph = nx.Graph()
    graph.add_nodes_from(tied)
    for e in lines:
        weight = e.times * (0.3 if order.index(e.kind) == 2 else 1)
        known = graph.get_edge_data(e.who, e.whom, {"weight": 0})["weight"]
        graph.add_edge(e.who, e.whom, weight=known + weight)
    layout = nx.spring_layout(graph, seed=7, iterations=200)
    # Rounded, so that a machine's last digit does not change the picture.
    places = {name: (round(float(x), 3), round(float(y), 3)) for name, (x, y) in layout.items()}
    top = 18 * len(used) + 10
    across = {name: n for n, name in enumerate(sorted(tied, key=lambda name: (places[name][0], tied.index(name))))}
    down = {name: n for n, name in enumerate(sorted(tied, key=lambda name: (-places[name][1], tied.index(name))))}
    step = (_WIDTH - 24) / max(1, len(tied) - 1)
    at = {name: (12 + step * across[name], top + _STEP * down[name] + 12) for name in tied}
    largest = max(float(nodes.max()), 1e-9)
    size = {str(name): 3 + 6 * max(0.0, float(value) / largest) ** 0.5 for name, value in nodes.items()}

    def draw(axes: Any) -> None:
        from matplotlib.patches import Circle, FancyArrowPatch, Rectangle

        def line(
            a: tuple[float, float], b: tuple[float, float], n: int, width: float, ends: tuple[float, float]
        ) -> None:
            axes.add_patch(
                FancyArrowPatch(
                    a,
                    b,
                    arrowstyle="-" if n == 2 else "-|>",
                    connectionstyle="arc3,rad=0" if n == 2 else f"arc3,rad={0.14 if n == 0 else -0.14}",
                    mutation_scale=9,
                    linestyle=(0, (4, 2.5)) if n == 1 else "solid",
                    linewidth=0.7 if n == 2 else width,
                    color=_SOFT if n == 2 else _FILL,
                    shrinkA=ends[0],
                    shrinkB=ends[1],
                    clip_on=False,
                )
            )

        for n, kind in enumerate(used):
            line((1, 18 * n + 8), (24, 18 * n + 8), order.index(kind), 1.3, (0, 0))
            _write(axes, 30, 18 * n + 12, _shorten(kinds[kind] or kind))
        for e in sorted(lines, key=lambda e: -order.index(e.kind)):
            width = 0.9 + 0.5 * min(e.times, 5)
            line(at[e.who], at[e.whom], order.index(e.kind), width, (size[e.who] + 1, size[e.whom] + 2))
        for name in tied:
            x, y = at[name]
            axes.add_patch(Circle((x, y), size[name], facecolor=_FILL, edgecolor=_PAPER, linewidth=1.5, clip_on=False))
        for name in tied:
            (x, y), text = at[name], _shorten(name, 30)
            width = 5.9 * len(one_line(text))
            gap = size[name] + 4
            start = x + gap if x < _WIDTH / 2 else x - gap - width
            start = min(max(start, 1), _WIDTH - 1 - width)
            to_right = x < _WIDTH / 2
            axes.add_patch(
                Rectangle((start - 2, y - 7), width + 4, 14, facecolor=_PAPER, alpha=0.82, linewidth=0, clip_on=False)
            )
            _write(axes, start if to_right else start + width, y + 4, text, ha="left" if to_right else "right")

    return _drawn(draw, top + _STEP * len(tied), words, salt=f"{words}{list(tied)}")


def _check_kinds(title: str, kinds: Mapping[str, str], found: set[str]) -> None:
    if len(kinds) > 3:
        raise ParameterError(title, f"{len(kinds)} kinds", "use at most 3")
    if found - set(kinds):
        raise ParameterError(", ".join(sorted(found - set(kinds))), "no such kind", f"use one of: {', '.join(kinds)}")


def _figure(title: str, svg: Markup, told: Sequence[str], rest: str, *, words: Sequence[str] = ()) -> Shown:
    """A figure with its title, and the same in plain text."""
    html = Markup('<figure class="na bars"><figcaption>{}</figcaption>{}{}</figure>').format(
        safe(title), svg, Markup('<p class="note">{}</p>').format(safe(rest)) if rest else ""
    )
    key = [f"  ({'; '.join(one_line(word) for word in words)})"] if words else []
    plain = "\n".join([one_line(title), *key, *(f"  {line}" for line in told), *([one_line(rest)] if rest else [])])
    return Shown(html, plain, ("base", "bars"))


def _clean_svg(source: str, words: str) -> Markup:
    """Only what a browser needs: no prologue, no metadata, no unused ids; the reader's own font and colours."""
    body = source[source.index("<svg") :]
    body = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>|<!--.*?-->", "", body, flags=re.DOTALL)
    body = re.sub(r"<[^>]*>", lambda m: _clean_tag(m.group()), body)  # a text may look like what is replaced: tags only
    body = re.sub(r"\s*\n\s*", "", body).replace("<defs></defs>", "")
    while "<g></g>" in body:
        body = body.replace("<g></g>", "")
    box = re.search(r'viewBox="[^"]*"', body[: body.index(">")])
    head = Markup('<svg xmlns="http://www.w3.org/2000/svg" {} role="img" aria-label="{}">').format(
        Markup(box.group() if box else ""), words
    )
    # Safe: matplotlib escapes the texts that it writes, and `one_line` has taken the controls out of them.
    return head + Markup(body[body.index(">") + 1 :])


def _clean_tag(tag: str) -> str:
    tag = re.sub(r'^<g id="[^"]*"', "<g", tag)
    tag = re.sub(r" font-family: [^;]*;| text-anchor: start;| stroke-linejoin: miter|; stroke-linecap: butt;", "", tag)
    tag = re.sub(r' transform="rotate\(-?0[^"]*"', "", re.sub(r"\s+", " ", tag))
    tag = tag.replace(_INK, "currentColor").replace(_FILL, "var(--na-bar, currentColor)")
    return tag.replace(_SOFT, "var(--na-soft, currentColor)").replace(_PAPER, "var(--na-paper, Canvas)")


def _number_text(value: float, form: str) -> str:
    return form.format(int(value) if value == int(value) and "%" not in form else value)


def _shorten(text: str, length: int = 44) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


# --- what is safe to show ---------------------------------------------------------------------------------------------


def safe(text: str) -> Markup:
    """Text as HTML: escaped, with a badge in the place of each run of a character that nobody would see.

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
        if len(runs) > _BADGES:  # a text stuffed with them must not make a page of a hundred times its size
            name = f"{len(match.group()):,} hidden characters"
            pieces.append(_badge(name, name))
        else:
            pieces.extend(
                _badge(_code(c) + (f"×{n}" if n > 1 else ""), unicodedata.name(c, "control")) for c, n in runs
            )
        at = match.end()
    pieces.append(_escape(text[at:]))
    return _join(pieces)


@functools.lru_cache(maxsize=4096)  # a text stuffed with them has the same few a hundred thousand times
def _badge(name: str, meaning: str) -> Markup:
    described = name if meaning == name else f"{name} {meaning.lower()}"
    return Markup('<span class="hid" role="img" aria-label="{0}" title="{0}">{1}</span>').format(described, name)


def _code(c: str) -> str:
    return f"U+{ord(c):04X}"


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


def _anchor(name: object) -> str:
    return re.sub(r"[^A-Za-z0-9_.:-]", "-", str(name))


def _join(pieces: Iterable[Markup]) -> Markup:
    return Markup("").join(pieces)


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


@functools.cache
def style(*sections: str) -> str:
    """The style element for some sections of site/show.css; no names: for all that a page can need."""
    source = (files("newsangles") / "site" / "show.css").read_text(encoding="utf-8")
    _, *pieces = re.split(r"/\*@ (\w+) \*/", source)
    named = dict(zip(pieces[::2], pieces[1::2], strict=True))
    chosen = sections or [name for name in named if name != "widget"]  # no page has a widget
    return f'<style class="na-style">{compact("".join(named[name] for name in chosen))}</style>'


def compact(css: str) -> str:
    """A style sheet without comments and needless white space."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r":\s+", ":", css)).strip()
