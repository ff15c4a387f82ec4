"""Drawing primitives of the charts: matplotlib's SVG, cut down to what a browser needs, in the reader's colours."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from newsangles.errors import ParameterError
from newsangles.show.html import Shown, one_line, safe

WIDTH, STEP = 320, 33  # in SVG units: drawn for a phone, and scaled up from there
# Placeholders that become the reader's own colours: text, accent, background lines, and the page.
INK, FILL, SOFT, PAPER = "#010203", "#010204", "#010205", "#010206"
OUTLINED: dict[str, Any] = {"edgecolor": FILL, "linewidth": 1.4}


def write(axes: Any, x: float, y: float, text: str, **options: Any) -> None:
    """Write a line of text; x and y are the left end of its baseline."""
    axes.text(x, y, one_line(text), fontsize=11, color=INK, va="baseline", parse_math=False, **options)


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


def drawn(draw: Callable[[Any], None], height: float, words: str, *, salt: str) -> Markup:
    """A figure of the usual width as SVG; coordinates in SVG units from the upper left corner."""
    # matplotlib is slow to import, and most uses of the library draw nothing.
    import matplotlib as mpl
    from matplotlib.figure import Figure

    settings: dict[Any, Any] = {"svg.hashsalt": salt}  # patterns of two figures on a page must not share ids
    looks = str(files("newsangles") / "show" / "figures.mplstyle")
    with mpl.rc_context(settings, looks), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a glyph that matplotlib's font lacks: the browser draws the text, not it
        canvas = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
        canvas.patch.set_visible(False)
        axes = canvas.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        axes.set_axis_off()
        draw(axes)
        buffer = io.StringIO()
        canvas.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    return _clean_svg(buffer.getvalue(), words)


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
    tag = tag.replace(INK, "currentColor").replace(FILL, "var(--na-bar, currentColor)")
    return tag.replace(SOFT, "var(--na-soft, currentColor)").replace(PAPER, "var(--na-paper, Canvas)")


def shorten(text: str, length: int = 44) -> str:
    """A text on one line, cut to so many characters."""
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
