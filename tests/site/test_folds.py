"""Folded parts of a page: the heading and what was found stay, the rest is one fold."""

from __future__ import annotations

import lxml.html
import nbformat

from newsangles import show
from newsangles.documents.article import Article
from newsangles.site import folds, pages
from newsangles.site.article_list import Entry
from newsangles.site.folds import TAG


def words(source: str, *, folded: bool = False) -> nbformat.NotebookNode:
    return nbformat.v4.new_markdown_cell(source, metadata={"tags": [TAG]} if folded else {})


def code(*shown: show.Shown) -> nbformat.NotebookNode:
    outputs = [nbformat.v4.new_output("display_data", {"text/html": one._repr_html_()}) for one in shown]  # type: ignore[operator]
    return nbformat.v4.new_code_cell("1", outputs=outputs)


CELLS = [
    words("# Who pays?"),
    words("## In short"),
    code(show.finding("The city pays.")),
    words("## By year\n\nEach year once.", folded=True),
    code(show.stack(show.finding("Most in 2021: <i>"), show.note("rows"))),
    words("### Older"),
    code(show.note("old")),
    words("The same as a *table*.", folded=True),
    code(show.note("table")),
    words("More of it."),
    words("## Checks", folded=True),
    code(show.note("checked")),
]


def made() -> lxml.html.HtmlElement:
    notebook = nbformat.v4.new_notebook(cells=CELLS)
    article = Entry.of(Article("a", "Some words.", title="Bridge closed"))
    html = pages.page(notebook, angle=pages.angle(notebook, "10_who"), entry=article)
    assert html.count("<details") == html.count("</details>")
    return lxml.html.fromstring(html)


def test_a_part_is_folded_to_the_next_heading_of_its_rank() -> None:
    by_year, checks = made().xpath("//main/details[@class='part']")
    assert [h.text_content() for h in by_year.xpath("./summary/h2")] == ["By year"]
    text = by_year.text_content()
    assert all(part in text for part in ("Each year once.", "Older", "old", "table", "More of it."))
    assert "checked" in checks.text_content() and "checked" not in text


def test_what_was_found_stands_beside_the_heading_and_only_there() -> None:
    page = made()
    (found,) = page.xpath("//summary/span[@class='na finding']")
    assert found.text_content() == "Most in 2021: <i>"
    assert page.text_content().count("Most in 2021") == 1
    assert page.xpath("//main/div[@class='cell']//p[@class='na finding']/text()") == ["The city pays."]


def test_a_sentence_folds_what_follows_it_up_to_the_next_words() -> None:
    (inner,) = made().xpath("//details[@class='part']/details[@class='part']")
    assert inner.xpath("string(./summary)") == "The same as a table."
    assert "More of it." not in inner.text_content() and not inner.xpath("./summary//p")


def test_the_notebook_stays_as_it_is() -> None:
    before = [cell.copy() for cell in CELLS]
    made()
    assert before == CELLS and all("newsangles_fold" not in cell.metadata for cell in CELLS)


def test_code_that_shows_nothing_is_named_once() -> None:
    tagged = nbformat.v4.new_code_cell("source = 1", metadata={"tags": ["parameters"]})
    notebook = nbformat.v4.new_notebook(
        cells=[tagged, code(), code(), words("So:"), code(), code(show.note("b")), code()]
    )
    folds.join_code(notebook)
    assert [cell.source for cell in notebook.cells] == ["source = 1", "1\n\n1", "So:", "1", "1", "1"]
