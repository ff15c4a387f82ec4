"""An article with spans marked and every sentence numbered."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup
from spacy.tokens import Doc

from newsangles.errors import ParameterError
from newsangles.language.quotation_marks import paragraphs
from newsangles.show.html import Shown, anchor_name, counted, joined, named_rows, one_line, safe
from newsangles.show.sentence_numbers import sentence_number, sentence_starts
from newsangles.tables.fields import Spans

MAX_ARTICLES = 10
"""Limit of articles that one `marked` shows in full; `table` links to no others."""

UNDERLINES = 7
"""Number of different underlines; an eighth kind looks like the first, and only its label tells them apart.

Two more, 7 and 8, are hatchings for kinds that are opposites; no kind gets them by order.
"""

_LANES = 4


@dataclass(frozen=True)
class Mark:
    """A span of an article to mark.

    Attributes:
        start: Where it begins (characters into the article).
        end: Where it ends, exclusive.
        label: The label beside its first piece; "" for none.
        kind: Its kind, which decides its underline; a key of ``kinds`` in `marked`.
        id: The anchor of its first piece, so that a row can link to it ("q3"); None for none.
        href: Where the label links to, within the page ("#row-q3"); None for nowhere.
        title: A remark shown on hovering; nothing that is not also elsewhere.
        parts: The spans of a mark that is split, else ().
        article_id: The article that it belongs to; None where there is only one.
        layer: For `layered`, the layer that it belongs to; "" for none.
        pale: True if its words are shown smaller and paler, whatever layer is chosen: they are no part of the story.
        weak: True if its underline is paler than that of its kind: words of somebody else.
    """

    start: int
    end: int
    label: str = ""
    kind: str = ""
    id: str | None = None
    href: str | None = None
    title: str | None = None
    parts: Spans = ()
    article_id: str | None = None
    layer: str = ""
    pale: bool = False
    weak: bool = False


def marked(
    docs: Doc | Sequence[Doc],
    marks: Iterable[Mark] = (),
    *,
    kinds: Mapping[str, str] | None = None,
    patterns: Mapping[str, int] | None = None,
    caption: str | None = None,
) -> Shown:
    """An article, or several (the first `MAX_ARTICLES` of them), with spans marked and every sentence numbered.

    Sentence n has the id ``s1``, ``s2``, …; with several docs ``a1-s1``, …, ``a2-s1``, and the marks' ids likewise.

    Args:
        docs: The parsed articles; ``doc._.article`` names each where there are several.
        marks: Spans to mark. They may overlap, nest, and run over sentences and paragraphs; those that hold no visible
            character are left out.
        kinds: The meaning of each kind, in the order in which underlines are given out; the key above the text.
            Kinds that are not in it come after these in alphabetical order.
        patterns: The underlines of kinds that do not get them by order, 0 to `UNDERLINES` + 1.
        caption: A line above the text.

    Raises:
        ParameterError: A mark lies outside its article.

    Example:
        >>> show.marked(doc, [show.Mark(0, 6, label="what", kind="thing")], kinds={"thing": "a thing"})
        Article 1: 2 sentences, 1 mark
          s1 [what] Bridge
    """
    several = not isinstance(docs, Doc)
    every: Sequence[Doc] = [docs] if isinstance(docs, Doc) else list(docs)
    chosen = list(marks)
    order = list(kinds or ())
    order += sorted({m.kind for m in chosen} - set(order))
    numbers = underlines(order, patterns or {})
    html, lines = [], []
    if caption:
        html.append(Markup('<p class="caption">{}</p>').format(safe(caption)))
        lines.append(one_line(caption))
    if key := _key(order, {m.kind for m in chosen}, kinds or {}, numbers):
        html.append(Markup('<ul class="key">{}</ul>').format(joined(key)))
    for n, doc in enumerate(every[:MAX_ARTICLES], 1):
        text = doc.text  # put together anew at each access
        prefix = f"a{n}-" if len(every) > 1 else ""
        name = name_of(doc, n)
        own = [m for m in chosen if m.article_id is None or not several or m.article_id == article_id_of(doc)]
        check_marks(own, text, name)
        starts = sentence_starts(doc)
        if len(every) > 1:
            html.append(Markup('<p class="name" id="a{}">{}</p>').format(n, safe(name)))
        html.append(Markup('<div class="article">{}</div>').format(article_html(text, starts, own, numbers, prefix)))
        lines.append(f"{one_line(name)}: {counted(len(starts), 'sentence')}, {counted(len(own), 'mark')}")
        for m in sorted(own, key=lambda m: (m.start, -m.end)):
            number, says = sentence_number(starts, m.start), one_line(m.label or m.kind)
            lines.append(f"  s{number} [{says}] {one_line(text[m.start : m.end])}")
    if left := not_shown(len(every)):
        html.append(Markup('<p class="note">{}</p>').format(left))
        lines.append(left)
    return Shown(Markup('<div class="na">{}</div>').format(joined(html)), "\n".join(lines), ("base", "article"))


def underlines(order: Iterable[str], patterns: Mapping[str, int]) -> dict[str, int]:
    """The underline of each kind: as given, else by order."""
    return {kind: patterns.get(kind, i % UNDERLINES) for i, kind in enumerate(order)}


def _key(
    order: Sequence[str], used: Collection[str], meanings: Mapping[str, str], numbers: Mapping[str, int]
) -> list[Markup]:
    """The key of the marks in use: the meaning of each kind, with its underline."""
    item = Markup('<li><mark class="k{}">{}</mark> {}</li>')
    return [item.format(numbers[k], safe(k), safe(meanings.get(k, ""))) for k in order if k and k in used]


def not_shown(articles: int) -> str:
    """A line with the number of articles that are not shown; "" where all are."""
    return f"{counted(articles - MAX_ARTICLES, 'more article')} not shown here." if articles > MAX_ARTICLES else ""


def marks(
    frame: pd.DataFrame,
    *,
    label: str | Callable[[Any], str],
    kind: str,
    id: str | None = None,
    parts: str | None = "parts",
    title: str | None = None,
    weak: str | None = None,
    rows: bool = False,
) -> list[Mark]:
    """Marks for the rows of a table that has ``start`` and ``end``.

    Args:
        frame: Any table of `newsangles.tables`.
        label: A column, or a function that gets the row (a named tuple; empty values are None).
        kind: The column with the kind, which decides the underline.
        id: The column with names such as "q3", which become anchors.
        parts: The column with the spans of what is split; ignored where the table has none of that name.
        title: The column with a remark.
        weak: The column that is true for marks with a paler underline.
        rows: Whether each label links to its row of a `table` shown with the same ``anchor``.

    Example:
        >>> quotes = pd.DataFrame({"start": [0], "end": [6], "speaker": ["Ruiz"], "kind": ["direct"]})
        >>> [mark.label for mark in show.marks(quotes, label="speaker", kind="kind")]
        ['Ruiz']
    """
    result = []
    for row in named_rows(frame):
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
                weak=bool(weak and getattr(row, weak)),
            )
        )
    return result


def article_html(
    text: str,
    starts: Sequence[int],
    marks: Sequence[Mark],
    numbers: Mapping[str, int],
    prefix: str = "",
    *,
    layered: bool = False,
    below: Callable[[int, int], Markup] | None = None,
) -> Markup:
    """The paragraphs of a text as HTML, with marks cut at every boundary that they cross.

    Args:
        text: The article's text.
        starts: Where its sentences begin.
        marks: The spans to mark.
        numbers: The underline of each kind.
        prefix: The beginning of all ids.
        layered: True if a reader sees one layer of marks at a time.
        below: Gives the HTML below a paragraph, from its first character and that of the next.
    """
    writer = _SentenceWriter(text, starts, marks, numbers, prefix, layered, links=below is not None or not layered)
    blocks = paragraphs(text) or [(0, 0)]
    ends = [begin for begin, _ in blocks[1:]] + [len(text)]
    lead = text[: blocks[0][0]]
    out: list[Markup] = []
    for (begin, end), stop in zip(blocks, ends, strict=True):
        out += [Markup('<p dir="auto">'), _gap(lead)]
        lead = ""
        within = starts[bisect.bisect_right(starts, begin) : bisect.bisect_left(starts, end)]
        for a, b in itertools.pairwise([begin, *within, end] if begin < end else []):
            out.extend(writer.sentence(a, b))
        out += [_gap(text[end:stop]), Markup("</p>")]
        if below:
            out.append(below(begin, stop))
    return joined(out)


class _SentenceWriter:
    """Writes the sentences of one text in order, with its open marks and the marks already labelled."""

    def __init__(
        self,
        text: str,
        starts: Sequence[int],
        marks: Sequence[Mark],
        numbers: Mapping[str, int],
        prefix: str,
        layered: bool,
        *,
        links: bool,
    ) -> None:
        self._text, self._marks, self._numbers, self._prefix = text, marks, numbers, prefix
        self._layered, self._links = layered, links
        self._sentences = {start: n for n, start in enumerate(starts, 1)}
        self._opening: dict[int, list[int]] = {}
        self._closing: dict[int, list[int]] = {}
        for i, m in enumerate(marks):
            for a, b in m.parts or ((m.start, m.end),):
                if text[a:b].strip():
                    self._opening.setdefault(a, []).append(i)
                    self._closing.setdefault(b, []).append(i)
        self._cuts = sorted({*self._sentences, *self._opening, *self._closing})
        self._lanes = _lanes_by_layer(marks)
        self._named: set[int] = set()  # marks whose first piece has been written
        self._live: list[int] = []  # marks open at this place in the text, outermost first
        self._passed = 0  # index of the first cut that has not been moved over

    def sentence(self, begin: int, end: int) -> Iterator[Markup]:
        """A sentence, or the part of one in this paragraph."""
        while self._passed < len(self._cuts) and self._cuts[self._passed] <= begin:
            self._move(self._cuts[self._passed])
            self._passed += 1
        n = self._sentences.get(begin)
        if n is None:
            yield Markup("<span>")
        else:
            tag = Markup('<span id="{0}s{1}"><a class="n" href="#{0}s{1}" title="Sentence {1}">{1}</a>')
            yield tag.format(self._prefix, n)
        yield from self._words(begin, end)
        self._passed = bisect.bisect_left(self._cuts, end)
        yield Markup("</span>")

    def _words(self, begin: int, end: int) -> Iterator[Markup]:
        """The text between two places of one sentence, within the marks that are open there."""
        open_marks: list[int] = []
        for left, right in _between(self._cuts, begin, end):
            if left != begin:
                self._move(left)
            keep = 0
            while keep < min(len(open_marks), len(self._live)) and open_marks[keep] == self._live[keep]:
                keep += 1
            yield Markup("</mark>") * (len(open_marks) - keep)
            for i in self._live[keep:]:
                yield self._start_tag(i)
            open_marks = list(self._live)
            yield _lines(self._text[left:right])
        yield Markup("</mark>") * len(open_marks)

    def _move(self, at: int) -> None:
        """Close the marks that end at a place, and open those that begin there."""
        for i in self._closing.get(at, ()):
            self._live.remove(i)
        self._live.extend(sorted(self._opening.get(at, ()), key=lambda i: (-self._marks[i].end, i)))

    def _start_tag(self, i: int) -> Markup:
        """The tag of a piece of a mark; the first piece bears its id, title and label."""
        m = self._marks[i]
        layer = (f" y-{m.layer}" if self._layered else "") + " pale" * m.pale + " weak" * m.weak
        attributes = Markup(' class="k{} l{}{}"').format(self._numbers[m.kind], self._lanes[i], layer)
        if i in self._named:
            return Markup("<mark{}>").format(attributes)
        self._named.add(i)
        if m.id is not None:
            attributes += Markup(' id="{}{}"').format(self._prefix, anchor_name(m.id))
        if m.title is not None:
            attributes += Markup(' title="{}"').format(one_line(m.title))
        if not (m.label or self._layered):
            return Markup("<mark{}>").format(attributes)
        return Markup('<mark{}><bdi class="label">{}</bdi>').format(attributes, self._label(m))

    def _label(self, mark: Mark) -> Markup:
        label = safe(mark.label)
        if self._layered:  # the words, where there are some; in the margin of a page they need the row's id too
            own = Markup("<b>{}</b>").format(mark.id or "")
            words = Markup('{}<i data-n="{}"> {}</i>')
            label = words.format(own, mark.id or "", label) if mark.label else own
        if self._links and mark.href is not None and mark.href.startswith("#"):
            label = Markup('<a href="#{}{}">{}</a>').format(self._prefix, anchor_name(mark.href[1:]), label)
        return label


def _between(cuts: Sequence[int], begin: int, end: int) -> Iterator[tuple[int, int]]:
    places = [begin, *cuts[bisect.bisect_right(cuts, begin) : bisect.bisect_left(cuts, end)], end]
    return itertools.pairwise(places)


def _lanes_by_layer(marks: Sequence[Mark]) -> list[int]:
    """The lane of each mark within its layer, since only one layer is seen at a time."""
    lanes = [0] * len(marks)
    for layer in {m.layer for m in marks}:
        own = [i for i, m in enumerate(marks) if m.layer == layer]
        for i, lane in zip(own, _lanes([marks[i] for i in own]), strict=True):
            lanes[i] = lane
    return lanes


def _lanes(marks: Sequence[Mark]) -> list[int]:
    """The lane of each mark, its underline's distance from the text, so that overlapping marks do not share one."""
    result = [0] * len(marks)
    busy: list[tuple[int, int]] = []  # (end, lane)
    for i in sorted(range(len(marks)), key=lambda i: (marks[i].start, -marks[i].end, i)):
        busy = [(end, lane) for end, lane in busy if end > marks[i].start]
        taken = {lane for _, lane in busy}
        lane = next((n for n in range(_LANES) if n not in taken), _LANES - 1)
        busy.append((marks[i].end, lane))
        result[i] = lane
    return result


def check_marks(marks: Sequence[Mark], text: str, name: str) -> None:
    """Raise a `ParameterError` where a mark lies outside its article."""
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
    return joined(_gap(piece) if i % 2 else safe(piece) for i, piece in enumerate(re.split(r"([\r\n]+)", text)))


def _gap(text: str) -> Markup:
    return Markup('<span class="gap">{}</span>').format(safe(text)) if text else Markup("")


def article_id_of(doc: Doc) -> str | None:
    """The id of the article that a Doc was made of; None where it was made of a mere text."""
    article = doc._.article if Doc.has_extension("article") else None
    return None if article is None else article.id


def name_of(doc: Doc, number: int) -> str:
    """A name for an article, with its number if it has no title."""
    article = doc._.article if Doc.has_extension("article") else None
    return f"Article {number}" if article is None else article.name
