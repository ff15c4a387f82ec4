"""The documentation: it builds without a warning, has a page an angle and every column, and loads nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from newsangles.accuracy.parts import part_names
from newsangles.accuracy.sheets import COLUMNS
from newsangles.corpus.query import MADE
from newsangles.pipeline.beside import rule_files
from newsangles.tables.schema import TABLES, columns
from places import ROOT

DOCS = ROOT / "docs"
ANGLES = {
    "overview": ("articles",),
    "structure": ("paragraphs",),
    "quotes": ("quotes",),
    "actors": ("actors", "mentions", "roles", "edges"),
    "factuality": ("predicates",),
    "claims": ("claims", "numbers"),
    "timeline": ("times",),
    "events": ("events",),
    "framing": ("judgements", "portrayals", "wordings", "namings"),
    "corpus": ("copies", "people"),
}
"""The page of each angle, with the tables whose columns stand on it."""

SHARED = {"start", "end", "text", "rule", "confidence", "corrected"}
"""Columns of every table, which one page explains for all."""

LOADED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "object": "data"}
"""The attributes by which a page loads something."""


class Page(HTMLParser):
    """A page's ids, its links, and what it loads."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path, self.ids, self.links = path, set[str](), list[str]()
        self.loaded: list[tuple[str, str]] = []
        self.html = path.read_text("utf-8")
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids.add(values.get("id", ""))
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if LOADED.get(tag, "") in values and values.get("rel") not in ("prev", "next"):
            self.loaded.append((tag, values[LOADED[tag]]))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The pages by their paths, as ``make docs`` builds them."""
    folder = tmp_path_factory.mktemp("docs")
    options = ["--builder", "html", "--quiet", "--nitpicky", "--fail-on-warning", "--keep-going"]
    places = ["--doctree-dir", str(folder / "doctrees"), str(DOCS), str(folder / "html")]
    done = subprocess.run([sys.executable, "-m", "sphinx", *options, *places], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    html = folder / "html"
    return {path.relative_to(html).as_posix(): Page(path) for path in sorted(html.rglob("*.html"))}


def test_every_angle_has_a_page_with_the_columns_of_its_tables(pages: dict[str, Page]) -> None:
    assert {path.stem for path in (DOCS / "angles").iterdir()} == ANGLES.keys()
    assert {table for group in ANGLES.values() for table in group} == TABLES.keys() | MADE.keys()
    for angle, tables in ANGLES.items():
        html = pages[f"angles/{angle}.html"].html
        for table in tables:
            row_type = {**TABLES, **MADE}[table]
            shared = {"article_id"} | SHARED if table in TABLES else set()
            own = {column.name for column in columns(row_type)} - shared
            assert own, table
            missing = [name for name in sorted(own) if f'<span class="pre">{name}</span>' not in html]
            assert not missing, f"{angle}: {table} lacks columns"


def test_columns_that_every_table_has_are_explained_once(pages: dict[str, Page]) -> None:
    html = pages["how_to_read.html"].html
    assert all(f'<span class="pre">{name}</span>' in html for name in {"article_id"} | SHARED)


def test_the_columns_of_a_sheet_and_the_parts_of_its_rows_are_explained(pages: dict[str, Page]) -> None:
    html = pages["judging.html"].html
    names = [*COLUMNS, *(part for table in TABLES if table != "articles" for part in part_names(table))]
    assert not [name for name in names if f'<span class="pre">{name}</span>' not in html]


def test_every_rule_file_is_described(pages: dict[str, Page]) -> None:
    html = "".join(page.html for path, page in pages.items() if path.startswith("angles/"))
    assert not [name for name in rule_files() if f'<span class="pre">{name}</span>' not in html]


def test_pages_load_nothing_from_outside_and_no_script(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        for tag, address in page.loaded:
            assert tag != "script", path
            assert not urlsplit(address).netloc and urlsplit(address).scheme in ("", "data"), f"{path}: {address}"
    styles = next(iter(pages.values())).path.parent.joinpath("_static/docs.css").read_text("utf-8")
    assert "url(" not in styles and "@import" not in styles


def test_links_within_the_pages_lead_somewhere(pages: dict[str, Page]) -> None:
    by_path = {page.path.resolve(): page for page in pages.values()}
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path.resolve()
            assert target in by_path, f"{path}: {link}"
            assert not parts.fragment or unquote(parts.fragment) in by_path[target].ids, f"{path}: {link}"


@pytest.mark.parametrize("name", ["rules", "spacy_pipeline"])
def test_the_examples_in_python_run(name: str) -> None:
    (block,) = re.findall(r"^```python\n(.*?)^```", (DOCS / f"{name}.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    exec(compile(block, f"{name}.md", "exec"), {})


def test_the_corrections_shown_are_those_of_the_readme_which_are_tried() -> None:
    shown, tried = (
        {
            line
            for block in re.findall(r"^```json\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
            for line in block.split("\n")
        }
        for text in ((DOCS / "corrections.md").read_text("utf-8"), (ROOT / "README.md").read_text("utf-8"))
    )
    assert shown == tried


def test_links_of_the_readme_lead_to_files() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        for link in re.findall(r"\]\(([^)#]+)", (ROOT / name).read_text("utf-8")):
            assert urlsplit(link).scheme or (ROOT / link).exists(), f"{name}: {link}"
