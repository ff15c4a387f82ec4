"""Pages of executed notebooks, and the index, that need no server, no script and no network.

nbconvert turns the cells into HTML (templates/notebook.html.j2, on its template ``basic``); Jinja puts them on a page
(templates/page.html.j2, autoescape on). The page of an article lies at ``<slug>/<notebook>.html`` below the site's
``index.html``, and all links are relative.
"""

from __future__ import annotations

import copy
import functools
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import jinja2
import nbformat
from markupsafe import Markup

from newsangles.documents.article import day, slug
from newsangles.show.html import Shown, anchor_name, compact, one_line, safe, style
from newsangles.site import folds
from newsangles.site.article_list import Entry, article_list

PRIORITY = ("text/html", "image/svg+xml", "image/png", "text/plain")
"""The output formats that are shown, best first. Scripts, LaTeX and Markdown are not among them."""


@dataclass(frozen=True, slots=True)
class Angle:
    """A notebook as a reader sees it.

    Attributes:
        stem: Its file name without ending, also that of its pages: ``10_quotes``.
        name: A word or two for links: ``Quotes``.
        question: The question that it answers: its first heading.
    """

    stem: str
    name: str
    question: str


ARTICLE = Angle("article", "Marked article", "The article, annotated")
"""The page of the annotated article; no notebook makes it."""

TOUR = "how_to_read.html"
"""The page that says how to read the others, beside the index."""

BRIEF = "brief"
"""The tag of notebook cells whose outputs the index repeats."""

FIRST = "first"
"""The tag of those of these cells that an index of several articles repeats, and no others."""

MAX_BRIEFS = 200
"""Limit of articles for which the index shows these outputs, the newest."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the index page: its text, and a path relative to the index."""

    text: str
    href: str


def angle(notebook: nbformat.NotebookNode, stem: str) -> Angle:
    """A notebook's name, from the file's stem, and its question, from its first heading."""
    words = re.sub(r"^\d+_", "", stem).replace("_", " ")
    name = words[:1].upper() + words[1:]
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    heading = re.search(r"^#\s+(.+?)\s*#*\s*$", "\n".join(texts), flags=re.MULTILINE)
    return Angle(stem, name, heading.group(1) if heading else name)


def page(
    notebook: nbformat.NotebookNode,
    *,
    angle: Angle,
    entry: Entry,
    angles: Sequence[Angle] = (),
    home: str = "../index.html",
    version: str = "Newsangles",
    cite: Sequence[str] = (),
    leads: str = "",
) -> str:
    """An executed notebook as one HTML page that loads nothing.

    Args:
        notebook: The notebook with its outputs.
        angle: Its name and question.
        entry: The article that it was run on.
        angles: All angles with a page in the same folder, to link to.
        home: The path of the index, relative to the page.
        version: The version that made the page, for its foot.
        cite: How to cite the article, and the analysis.
        leads: The contents line of a page whose notebook has none, as `leads` gives it.

    Returns:
        The page; the same input gives the same bytes. Where there is a page of the marked article (`ARTICLE`), the
        number of each sentence leads to it there.
    """
    # The headline is the page's title; the notebook's own, its question, stands above it.
    body = _TITLE.sub("", _linked(_cells(notebook), angles), count=1)
    body = _contents_first(body, str(leads))
    if ARTICLE in angles:
        body = _NUMBER.sub(rf'\1{ARTICLE.stem}.html\2\3: its rows in the marked article"', body)
    return _page(Markup(body), angle, entry, angles, home, version, cite)


def together(
    notebook: nbformat.NotebookNode,
    *,
    angle: Angle,
    ids: Collection[str],
    home: str = "index.html",
    version: str = "Newsangles",
    cite: Sequence[str] = (),
) -> str:
    """An executed notebook on all articles as one HTML page.

    Args:
        notebook: The notebook with its outputs.
        angle: Its name and question.
        ids: The articles that have pages: their numbers link to rows there, those of others to the list of articles
            on the page (`newsangles.show.ArticleLinks`).
        home: As for `page`.
        version: As for `page`.
        cite: How to cite the analysis.
    """

    def led(found: re.Match[str]) -> str:
        there, article, row = found[1] or "", unquote(found[2], errors="surrogatepass"), found[3]
        if article not in ids:
            return f"<a{there}"
        anchor = f"#{row}" if row else ""
        return f'<a href="{quote(slug(article))}/{ARTICLE.stem}.html{anchor}"'

    body = _SHELVED.sub(led, _linked(_cells(notebook), []))
    title = _TITLE.search(body)
    begin = title.end() if title else 0
    body = body[:begin] + _contents_first(body[begin:])
    return _page(Markup(body), angle, None, [], home, version, cite)


def article(
    shown: Shown,
    *,
    entry: Entry,
    angles: Sequence[Angle] = (),
    home: str = "../index.html",
    version: str = "Newsangles",
    cite: Sequence[str] = (),
    leads: str = "",
) -> str:
    """The page of the marked article.

    Args:
        shown: The result of `newsangles.show.layered`.
        entry: The article.
        angles: As for `page`, `ARTICLE` among them.
        home: As for `page`.
        version: As for `page`.
        cite: As for `page`.
        leads: As for `page`.
    """
    intro = Markup(leads) + Markup(
        '<div class="words"><p>Choose a layer to mark. Each sentence has a number; below each paragraph are '
        "its rows, each with links to related rows, its rule, how often such rows were right, and a reference to copy. "
        "A label in the text links to its row.</p></div>"
    )
    return _page(intro + shown.html, ARTICLE, entry, angles, home, version, cite)


def brief(notebook: nbformat.NotebookNode, page: str, *, first: bool = False) -> Markup:
    """The summary of a notebook for the index: the outputs of its cells with the tag `BRIEF`.

    The contents line is left out, since the index has it besides.

    Args:
        notebook: The notebook with its outputs.
        page: The path of its page from the index, for the links.
        first: Of a notebook that has such cells, those with the tag `FIRST` alone.
    """
    cells = [cell for cell in notebook.cells if cell.cell_type == "code" and BRIEF in cell.metadata.get("tags", ())]
    if first:
        cells = [cell for cell in cells if FIRST in cell.metadata["tags"]] or cells
    outputs = [output.data for cell in cells for output in cell.outputs if "text/html" in output.get("data", {})]
    html = _CONTENTS.sub("", _STYLE.sub("", "".join(str(data["text/html"]) for data in outputs)))
    return Markup(_on_page(html, page))


def contents(notebook: nbformat.NotebookNode, page: str) -> Markup:
    """The line of links on top of a notebook's page, for the index; empty where it has none.

    Args:
        notebook: The notebook with its outputs.
        page: The path of its page from the index.
    """
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    found = (_CONTENTS.search(str(output.get("data", {}).get("text/html", ""))) for output in outputs)
    line = next((match[0] for match in found if match), "")
    return Markup(_on_page(line, page))


def _on_page(html: str, page: str) -> str:
    """HTML whose links to places on its own page lead there from elsewhere; text that looks like a link stays."""
    return _OWN_PLACE.sub(lambda match: f'{match[1]} href="{quote(page, safe="/.-_")}#', html)


def leads(lines: Mapping[str, Markup]) -> Markup:
    """A contents line of an article's other pages: the first link of each, and those that editors ask for.

    Args:
        lines: The contents lines of these pages, as `contents` gives them.
    """
    links = [_LINK.findall(line) for line in lines.values()]
    also = [[link for link in found[1:] if any(words in link for words in ASKED_FOR)] for found in links]
    groups = [", ".join([found[0], *others]) for found, others in zip(links, also, strict=True) if found]
    return Markup(f'<p class="na contents">{" · ".join(groups)}</p>') if groups else Markup()


ASKED_FOR = ("without a named source", "with words of doubt or weight", "in the order that the text gives")
"""Words of links of contents lines that the overview and the marked article have too."""

# The HTML of `newsangles.show`, in which a text's own quotation marks are escaped: these stand in tags alone.
_STYLE = re.compile(r'<style class="na-style">[^<]*</style>')
_TITLE = re.compile(r"<h1[^>]*>.*?</h1>", re.DOTALL)
_OWN_PLACE = re.compile(r'(<a\b[^<>]*?) href="#')
_NOTEBOOK = re.compile(r'(<a\b[^<>]*?) href="([0-9]{2}_[a-z_]+)\.ipynb([^"]*)"')
_SHELVED = re.compile(r'<a( href="#row-\d+")? data-article="([^"]*)" data-row="([\w-]*)"')
_HEADING = re.compile(r"<(h[23])>([^<]*)</h[23]>")
_LINK = re.compile(r"<a [^>]*>[^<]*</a>")
_FOLDED = re.compile(r'<summary><(h[23])( id="[^"]*")>(.*?)</summary>', re.DOTALL)
_CONTENTS = re.compile(r'<p class="na contents">.*?</p>', re.DOTALL)
_NUMBER = re.compile(r'(<a class="n" href=")(#s\d+" title=")(Sentence \d+)"')


def _contents_first(html: str, otherwise: str = "") -> str:
    """HTML that begins with its contents line; with another where it has none."""
    line = _CONTENTS.search(html)
    return line[0] + html[: line.start()] + html[line.end() :] if line else otherwise + html


def _linked(html: str, angles: Sequence[Angle]) -> str:
    """HTML with links to notebooks turned into links to their pages, or into plain text where there is no page."""
    stems = {angle.stem for angle in angles}
    return _NOTEBOOK.sub(lambda m: m[1] + (f' href="{m[2]}.html{m[3]}"' if m[2] in stems else ""), html)


def _page(
    body: Markup,
    angle: Angle,
    entry: Entry | None,
    angles: Sequence[Angle],
    home: str,
    version: str,
    cite: Sequence[str],
) -> str:
    return _render(
        "page.html.j2",
        "article.css" if angle == ARTICLE else "",
        body=body,
        angle=angle,
        entry=entry,
        angles=list(angles),
        home=home,
        version=version,
        cite=list(cite),
    )


def index(
    entries: Sequence[Entry],
    angles: Sequence[Angle],
    *,
    briefs: Mapping[str, Markup] | None = None,
    lines: Mapping[str, Markup] | None = None,
    together: Sequence[Link] = (),
    said: Markup | None = None,
    failed: Sequence[str] = (),
    more: int = 0,
    title: str = "Newsangles",
    cite: Sequence[str] = (),
    version: str = "Newsangles",
) -> str:
    """The page that lists all articles with their angles.

    Args:
        entries: The articles.
        angles: The angles, in the order to show; an only article links to those that it has a page of. One of several
            links to its first page, which leads to the others.
        briefs: The summaries of the newest articles by id, as `brief` gives them.
        lines: The contents lines of an only article's pages, and of those on all articles, by the page's stem.
        together: Pages on all articles at once.
        said: The summaries of those pages, as `brief` gives them.
        failed: One line for each document that could not be read, as ``str`` of the error gives it.
        more: The number of further articles, without pages.
        title: The heading.
        cite: How to cite.
        version: The version that made the page.
    """
    counted = [entry.words for entry in entries if entry.words is not None]
    return _render(
        "contents.html.j2",
        "index.css",
        entries=list(entries),
        listed=article_list(entries) if len(entries) > 1 else None,
        angles=list(angles),
        briefs=dict(briefs or {}),
        lines=dict(lines or {}),
        together=list(together),
        said=said or "",
        failed=list(failed),
        more=more,
        title=title,
        cite=list(cite),
        version=version,
        total=sum(counted) if counted else None,
    )


def tour(entry: Entry, *, lines: Mapping[str, Markup], version: str = "Newsangles", home: str = "index.html") -> str:
    """The page that says how to read the others, shown on one article.

    Args:
        entry: The article; what it has a page of is linked.
        lines: The contents lines of its pages by stem, as `contents` gives them.
        version: The version that made the page.
        home: The path of the index, relative to the page.
    """
    return _render("tour.html.j2", "index.css", entry=entry, lines=lines, home=home, version=version, cite=[])


def _cells(notebook: nbformat.NotebookNode) -> str:
    # Imported here, since nbconvert takes a good part of a second, and most commands make no page.
    from nbconvert.exporters.templateexporter import TemplateExporter

    notebook = copy.deepcopy(notebook)
    folds.join_code(notebook)
    prepared = _prepared(notebook)
    folds.fold(notebook)
    making = [cell for n, cell in enumerate(notebook.cells) if n < prepared or not cell.metadata.newsangles_in_fold]
    notebook.metadata["newsangles_making"] = [
        cell for n, cell in enumerate(making) if cell.cell_type == "code" or 1 <= n < prepared
    ]
    for n, cell in enumerate(notebook.cells):
        cell.metadata["newsangles_prepares"] = 1 <= n < prepared
    # HTMLExporter would parse and rewrite the whole result, and with it the carriage returns of an article.
    body, _ = TemplateExporter.from_notebook_node(_exporter(), notebook, {"newsangles_priority": PRIORITY})
    # Each output carries its style for JupyterLab; the page has it once, in its head.
    return _with_anchors(_STYLE.sub("", str(body)))


def _with_anchors(html: str) -> str:
    """HTML whose headings have the ids that JupyterLab gives them (``The-claims``), the first of each text.

    That of a folded part stands within it, since a browser opens the part in which a link's target lies.
    """
    seen: set[str] = set()

    def named(match: re.Match[str]) -> str:
        name = anchor_name(match[2].replace(" ", "-"))
        first = "" if name in seen else f' id="{name}"'
        seen.add(name)
        return f"<{match[1]}{first}>{match[2]}</{match[1]}>"

    return _FOLDED.sub(r"<summary><\1>\3</summary><span class=\"top\"\2></span>", _HEADING.sub(named, html))


def _prepared(notebook: nbformat.NotebookNode) -> int:
    """The number of the cell up to which cells only prepare, from the second on.

    These are the cells between the title's and the heading of the first result: a page has them at its end, so that it
    begins with a finding.
    """
    shown = next((n for n, cell in enumerate(notebook.cells) if cell.cell_type == "code" and cell.outputs), 0)
    while shown > 1 and not notebook.cells[shown].source.startswith("#"):
        shown -= 1
    return shown


@functools.cache  # it compiles its templates anew, which takes longer than to make a page
def _exporter() -> Any:
    from nbconvert.exporters.html import HTMLExporter

    exporter: Any = HTMLExporter(  # type: ignore[no-untyped-call]
        extra_template_basedirs=[str(_templates().parent)],
        template_name=_templates().name,
        template_file="notebook.html.j2",
        exclude_anchor_links=True,
    )
    for name in ("highlight_code", "filter_data_type"):
        exporter.register_filter(
            name, lambda value: value
        )  # the base templates name these filters; our blocks use none of them
    exporter.register_filter("unwrapped", lambda html: re.sub(r"^<p>(.*)</p>$", r"\1", html.strip(), flags=re.DOTALL))
    return exporter


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_templates()),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
    )
    environment.filters |= {
        "text": safe,
        "tidy": one_line,
        "slug": slug,
        "url": lambda path: quote(path, safe="/.#-_"),
        "day": day,
    }
    environment.globals["tour"] = TOUR
    return environment


def _render(template: str, sheet: str = "", **values: Any) -> str:
    """A page of a template, with the style of all pages and a sheet of its own."""
    css = "".join((_templates() / name).read_text(encoding="utf-8") for name in ("page.css", sheet) if name)
    both = style().replace(".na{", ":root,.na{", 1).replace("</style>", f"{compact(css)}</style>")
    return _environment().get_template(template).render(style=Markup(both), **values) + "\n"


def _templates() -> Path:
    return Path(str(files("newsangles") / "site" / "templates"))
