"""Drawing primitives of the charts: matplotlib's SVG, cut down to what a browser needs, in the reader's colours."""

from __future__ import annotations

import io
import re
import textwrap
import warnings
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from newsangles.errors import ParameterError
from newsangles.show.html import Shown, one_line, safe

SLIM, WIDE = 320, 720  # in SVG units: each figure is drawn for a phone and for a page, and the reader's width chooses
LETTER = 6.1  # the width of a letter in SVG units, estimated with room to spare: the reader's font is unknown
# Placeholders that become the reader's own colours: text, accent, background lines, and the page.
INK, FILL, SOFT, PAPER = "#010203", "#010204", "#010205", "#010206"
_WIDTHS = {"wide": WIDE, "slim": SLIM}
_COLOURS = 'style="--b:var(--na-bar,currentColor);--s:var(--na-soft,currentColor);--p:var(--na-paper,Canvas)"'
OUTLINED: dict[str, Any] = {"edgecolor": FILL, "linewidth": 1.4}


def write(axes: Any, x: float, y: float, text: str, **options: Any) -> None:
    """Write a line of text; x and y are the left end of its baseline."""
    settings = {"fontsize": 11, "color": INK, "va": "baseline", "parse_math": False}
    axes.text(x, y, one_line(text), **settings | options)


def line(axes: Any, x: Sequence[float], y: Sequence[float], **options: Any) -> None:
    """Draw a line through these places."""
    from matplotlib.lines import Line2D

    axes.add_line(Line2D(x, y, clip_on=False, **{"color": FILL, "linewidth": 1.4, **options}))


def rectangle(axes: Any, x: float, y: float, width: float, height: float, **options: Any) -> None:
    """Draw a rectangle; x and y are its upper left corner."""
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((x, y), width, height, clip_on=False, **options))


def circle(axes: Any, x: float, y: float, radius: float, **options: Any) -> None:
    """Draw a circle around a place."""
    from matplotlib.patches import Circle

    axes.add_patch(Circle((x, y), radius, clip_on=False, **options))


def arrow(axes: Any, begin: tuple[float, float], end: tuple[float, float], **options: Any) -> None:
    """Draw an arrow from one place to another."""
    from matplotlib.patches import FancyArrowPatch

    axes.add_patch(FancyArrowPatch(begin, end, clip_on=False, **options))


def drawn(layout: Callable[[int], tuple[float, Callable[[Any], None]]], words: str, *, salt: str) -> Markup:
    """A figure as SVG for both widths; coordinates in SVG units from the upper left corner.

    Args:
        layout: The height of the figure at a width, and the function that draws it.
        words: The figure in words, for readers who do not see it.
        salt: What tells this figure from every other on a page.
    """
    svgs = [(name, _svg(width, *layout(width), words, f"{salt}{width}")) for name, width in _WIDTHS.items()]
    return Markup("").join(Markup('<div class="{}">{}</div>').format(name, svg) for name, svg in svgs)


def _svg(width: int, height: float, draw: Callable[[Any], None], words: str, salt: str) -> Markup:
    # matplotlib is slow to import, and most uses of the library draw nothing.
    import matplotlib as mpl
    from matplotlib.figure import Figure

    settings: dict[Any, Any] = {"svg.hashsalt": salt}  # patterns of two figures on a page must not share ids
    looks = str(files("newsangles") / "show" / "figures.mplstyle")
    with mpl.rc_context(settings, looks), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a glyph that matplotlib's font lacks: the browser draws the text, not it
        canvas = Figure(figsize=(width / 72, height / 72), dpi=72)
        canvas.patch.set_visible(False)
        axes = canvas.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, width), ylim=(height, 0))
        axes.set_axis_off()
        draw(axes)
        buffer = io.StringIO()
        canvas.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    return _clean_svg(buffer.getvalue(), words)


class Key:
    """The key of a figure: signs with their meanings, in rows as wide as the figure.

    Args:
        meanings: The meaning of each sign, which is numbered by its place here.
        width: The width of the figure.
        lead: The room for a sign.
    """

    def __init__(self, meanings: Sequence[str], width: int, lead: float) -> None:
        self._lead, self._places = lead, list[tuple[float, float, list[str]]]()
        x, y = 0.0, 0.0
        for meaning in meanings:
            lines = folded(meaning, int((width - lead) / LETTER))
            own = lead + LETTER * max(map(len, lines)) + 16
            if x and x + own - 16 > width:
                x, y = 0.0, y + 18
            self._places.append((x, y, lines))
            x += own
            if len(lines) > 1:
                x, y = 0.0, y + 18 + 13 * (len(lines) - 1)
        self.height = y + (18 if x else 0) + (6 if meanings else 0)

    def draw(self, axes: Any, sign: Callable[[float, float, int], None]) -> None:
        """Write the key; ``sign`` draws a sign, given the middle of its left side and its number."""
        for n, (x, y, lines) in enumerate(self._places):
            sign(x + 1, y + 8, n)
            for i, text in enumerate(lines):
                write(axes, x + self._lead, y + 12 + 13 * i, text)


def folded(text: str, characters: int, most: int = 2) -> list[str]:
    """A text in lines of so many characters, cut after so many lines; at least one line."""
    text = one_line(text)[: 4 * most * characters].replace(" …", "\xa0…")  # the sign stays with its word
    lines = textwrap.wrap(text, characters, max_lines=most, placeholder="…")
    return lines or [""]


def check_kinds(title: str, kinds: Mapping[str, str], found: set[str]) -> None:
    """Raise a `ParameterError` if there are more than three kinds, or a kind in the data has no meaning."""
    if len(kinds) > 3:
        raise ParameterError(title, f"{len(kinds)} kinds", "use at most 3")
    if found - set(kinds):
        raise ParameterError(", ".join(sorted(found - set(kinds))), "no such kind", f"use one of: {', '.join(kinds)}")


def figure(title: str, svg: Markup, told: Sequence[str], rest: str, *, words: Sequence[str] = ()) -> Shown:
    """A figure with its title, and the same in plain text."""
    html = Markup('<figure class="na bars"><figcaption>{}</figcaption>{}{}</figure>').format(
        safe(title), svg, Markup('<p class="note">{}</p>').format(safe(rest)) if rest else ""
    )
    key = [f"  ({'; '.join(one_line(word) for word in words)})"] if words else []
    plain = "\n".join([one_line(title), *key, *(f"  {line}" for line in told), *([one_line(rest)] if rest else [])])
    return Shown(html, plain, ("base", "bars"))


def _clean_svg(source: str, words: str) -> Markup:
    """The SVG without prologue, metadata and unused ids, in the reader's own font and colours."""
    body = source[source.index("<svg") :]
    body = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>|<!--.*?-->", "", body, flags=re.DOTALL)
    # In tags only, since a text may look like an attribute.
    body = re.sub(r"<[^>]*>", lambda m: _clean_tag(m.group()), body)
    body = re.sub(r"\s*\n\s*", "", body).replace("<defs></defs>", "")
    body = re.sub(r"<g>(<path[^>]*/>)</g>", r"\1", body)
    body = _ALIKE.sub(_as_one, body)
    while "<g></g>" in body:
        body = body.replace("<g></g>", "")
    box = re.search(r'viewBox="[^"]*"', body[: body.index(">")])
    head = Markup('<svg xmlns="http://www.w3.org/2000/svg" {} {} role="img" aria-label="{}">').format(
        Markup(box.group() if box else ""), Markup(_COLOURS), words
    )
    # Safe: matplotlib escapes the texts that it writes, and `one_line` has taken the controls out of them.
    return head + Markup(body[body.index(">") + 1 :])


_ALIKE = re.compile(r'<path d="[^"]*" style="(?P<style>[^"]*)"/>(?:<path d="[^"]*" style="(?P=style)"/>)+')


def _as_one(alike: re.Match[str]) -> str:
    """Paths of one style, one after the other, as one path, which takes a third of the bytes."""
    if "opacity" in alike["style"]:  # where they overlap, it would be another colour
        return alike[0]
    joined = "".join(re.findall(r'd="([^"]*)"', alike[0]))
    return f'<path d="{joined}" style="{alike["style"]}"/>'


def _clean_tag(tag: str) -> str:
    tag = re.sub(r'^<g id="[^"]*"', "<g", tag)
    tag = re.sub(r" font-family: [^;]*;| text-anchor: start;| stroke-linejoin: miter|; stroke-linecap: butt;", "", tag)
    tag = re.sub(r' transform="rotate\(-?0[^"]*"', "", re.sub(r"\s+", " ", tag))
    if tag.startswith("<path"):
        tag = re.sub(r"\.0(?!\d)", "", re.sub(r"(\.\d)\d+", r"\1", tag)).replace(" z ", "z")
        tag = re.sub(r" ?([MLQCz]) ?", r"\1", tag)
        tag = tag.replace(": ", ":").replace("; ", ";").replace(';"', '"')
    tag = tag.replace(INK, "currentColor").replace(FILL, "var(--b)")
    return tag.replace(SOFT, "var(--s)").replace(PAPER, "var(--p)")


def shorten(text: str, length: int = 44) -> str:
    """A text on one line, cut to so many characters."""
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
