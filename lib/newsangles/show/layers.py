"""An article with marks in layers, of which a reader chooses one, and the rows below its paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup
from spacy.tokens import Doc

from newsangles.show.article import (
    MAX_ARTICLES,
    Mark,
    article_html,
    article_id_of,
    check_marks,
    name_of,
    not_shown,
    underlines,
)
from newsangles.show.html import Shown, anchor_name, counted, joined, one_line, safe
from newsangles.show.references import References
from newsangles.show.sentence_numbers import sentence_number, sentence_starts

ALL_LAYERS, NO_LAYER = "all", "none"
"""A reader's choices besides one layer."""


@dataclass(frozen=True)
class Layer:
    """A kind of marks that a reader can see alone.

    Attributes:
        name: Its name for a reader.
        letter: The letter before the numbers of its rows.
        meaning: Its meaning, for the key.
        kinds: The meaning of each of its kinds, in the order in which underlines are given out.
        patterns: The underlines of kinds that do not get them by order; see `marked`.
    """

    name: str
    letter: str
    meaning: str
    kinds: Mapping[str, str]
    patterns: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """A row of a table in words, to stand below the paragraph that it was read from.

    Attributes:
        name: The row's id ("q3").
        layer: The layer that it belongs to.
        says: The row in words.
        start: Where it begins (characters into the article).
        end: Where it ends, exclusive.
        tied: The ids of related rows.
        made_by: Its rule, and its confidence.
        article_id: The article that it belongs to.
        placed: True if it stands below its paragraph; otherwise it stands below the article.
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


def layered(
    docs: Doc | Sequence[Doc],
    marks: Iterable[Mark],
    lines: Iterable[Line] = (),
    *,
    layers: Mapping[str, Layer],
    chosen: str,
    beside: str = "Actors",
) -> Shown:
    """An article, or several, with marks in layers, of which a reader chooses one or all.

    This needs no script; a browser that does not know ``:has()`` shows all layers. Below each paragraph its rows are
    folded away. A label links to its row, which then opens; a row links to its sentence and to related rows.

    Args:
        docs: As for `marked`; ids are as there.
        marks: As for `marked`, each with its ``layer``. A mark without a label is labelled by its id.
        lines: Rows in words, for below their paragraphs; each is named as a mark is, or stands in no text.
        layers: The layers, in their order.
        chosen: The layer to show first.
        beside: The heading of the rows that stand below the article.

    Raises:
        ParameterError: A mark lies outside its article.
    """
    several = not isinstance(docs, Doc) and len(docs) > 1
    every: Sequence[Doc] = [docs] if isinstance(docs, Doc) else list(docs)
    chosen_marks, rows = list(marks), list(lines)
    numbers = {kind: n for layer in layers.values() for kind, n in underlines(layer.kinds, layer.patterns).items()}
    used = [name for name in layers if any(m.layer == name for m in chosen_marks)]
    html = [_choice(layers, used, chosen, chosen_marks, numbers)]
    said = []
    for n, doc in enumerate(every[:MAX_ARTICLES], 1):
        text, prefix, name = doc.text, f"a{n}-" if several else "", name_of(doc, n)
        own = [m for m in chosen_marks if not several or m.article_id == article_id_of(doc)]
        below = [line for line in rows if not several or line.article_id == article_id_of(doc)]
        check_marks(own, text, name)
        starts = sentence_starts(doc)
        if several:
            html.append(Markup('<p class="name" id="a{}">{}</p>').format(n, safe(name)))
        paper = _RowsBelow(doc, starts, below, layers, prefix) if below else None
        article = article_html(
            text, starts, own, numbers, prefix, layered=bool(layers), below=paper.paragraph if paper else None
        )
        html.append(Markup('<div class="article">{}</div>').format(article))
        if paper:
            html.append(paper.rest(beside))
        nouns = {layer: layers[layer].name.lower().removesuffix("s") for layer in used}
        counts = [counted(sum(m.layer == layer for m in own), noun) for layer, noun in nouns.items()]
        said.append(f"{one_line(name)}: {counted(len(starts), 'sentence')}; {', '.join(counts)}")
    if left := not_shown(len(every)):
        html.append(Markup('<p class="note">{}</p>').format(left))
        said.append(left)
    return Shown(
        Markup('<div class="na layered">{}</div>').format(joined(html)), "\n".join(said), ("base", "article", "layers")
    )


def _choice(
    layers: Mapping[str, Layer], used: Sequence[str], chosen: str, marks: Sequence[Mark], numbers: Mapping[str, int]
) -> Markup:
    """The radio buttons that choose a layer, and the key of each."""
    first = chosen if chosen in (*used, ALL_LAYERS, NO_LAYER) else next(iter(used), ALL_LAYERS)
    options = [(name, layers[name].name, layers[name].meaning) for name in used]
    options += [(ALL_LAYERS, "All", "all layers at once"), (NO_LAYER, "None", "the text alone")]
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
        keys.append(Markup('<ul class="key key-{}">{}</ul>').format(name, joined(items)))
    letters = [
        Markup('<li><mark class="y-{}">{}</mark> {}: {}</li>').format(
            n, layers[n].letter, layers[n].name, layers[n].meaning
        )
        for n in used
    ]
    keys.append(Markup('<ul class="key key-{}">{}</ul>').format(ALL_LAYERS, joined(letters)))
    # A form of its own, so that the buttons of two articles open in one window do not turn each other off.
    return Markup('<form class="choice"><fieldset><legend>Marked in the text</legend>{}</fieldset>{}</form>').format(
        joined(buttons), joined(keys)
    )


class _RowsBelow:
    """The rows of an article, to be folded away below the paragraphs that they were read from."""

    def __init__(
        self, doc: Doc, starts: Sequence[int], lines: Sequence[Line], layers: Mapping[str, Layer], prefix: str
    ) -> None:
        self._text, self._starts, self._layers, self._prefix = doc.text, starts, layers, prefix
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
        first, last = (sentence_number(self._starts, line.start) for line in (rows[0], rows[-1]))
        where = f"sentence {first}" if first == last else f"sentences {first} to {last}"
        end = begin + len(self._text[begin:stop].rstrip())
        cite = self._references.to(begin, end) if self._references else ""
        return self._folded(f"{counted(len(rows), 'row')} read from {where}", rows, cite)

    def rest(self, heading: str) -> Markup:
        """The rows that stand below the article."""
        return self._folded(f"{heading} ({len(self._others):,})", self._others) if self._others else Markup("")

    def _folded(self, summary: str, lines: Sequence[Line], cite: str = "") -> Markup:
        items = joined(self._item(line) for line in lines)
        reference = Markup("<cite>{}</cite>").format(safe(cite)) if cite else ""
        fold = Markup('<details class="rows"><summary>{}</summary><ul>{}</ul>{}</details>')
        return fold.format(summary, items, reference)

    def _item(self, line: Line) -> Markup:
        n = sentence_number(self._starts, line.start)
        tied = Markup(" ").join(
            Markup('<a href="#{}row-{}">{}</a>').format(self._prefix, anchor_name(name), name)
            for name in line.tied
            if name in self._names
        )
        return Markup(
            '<li class="y-{layer}" id="{prefix}row-{anchor}"><b>{name}</b> {says} '
            '<a href="#{prefix}s{n}">sentence {n}</a>{tied}{made}</li>'
        ).format(
            layer=line.layer,
            prefix=self._prefix,
            anchor=anchor_name(line.name),
            name=line.name,
            says=safe(line.says),
            n=n,
            tied=Markup(" · see {}").format(tied) if tied else "",
            made=Markup(" <small>{}</small>").format(safe(line.made_by)) if line.made_by else "",
        )
