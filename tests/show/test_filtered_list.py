"""A list that is filtered without a script, and the line of links to its filters."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser

from html_reader import Reader
from newsangles import show
from newsangles.errors import ParameterError
from shown import parsed

FRAME = pd.DataFrame(
    {"start": [0, 4], "said": ["Ana <b>", "no"], "why": ["first", None], "id": ["c1", "c2"]}, index=[5, 9]
)
FILTERS = {
    "own": ("in its own voice", pd.Series([False, True], [5, 9])),
    "all": ("all", pd.Series([True, True], [5, 9])),
}


def made() -> show.Shown:
    return show.filtered_list(
        FRAME, name="claims", caption="Said", text="said", notes=["why"], filters=FILTERS, docs=parsed("Ana said no."),
        anchor="id",
    )  # fmt: skip


def test_each_row_stands_once_with_its_filters_and_the_counts() -> None:
    html = str(made().html)
    Reader(html)
    assert html.count("<li ") == 2 and '<li class="f1" id="row-c1">Ana &lt;b&gt; ' in html
    assert '<li class="f0 f1" id="row-c2">no ' in html and html.count('<p class="note">') == 1
    assert (
        "in its own voice (1)</label>" in html and "all (2)</label>" in html and " checked" not in html.split("<div")[2]
    )
    assert made().plain == "Said\nin its own voice (1) | all (2)\n1. Ana <b> (s1)\n   first\n2. no (s1)"


def test_a_column_that_is_not_there_and_no_rows() -> None:
    with pytest.raises(ParameterError, match="no such column"):
        show.filtered_list(FRAME, name="c", caption="c", text="x", notes=[], filters={}, docs=parsed("Ana."))
    empty = show.filtered_list(FRAME[:0], name="c", caption="c", text="said", notes=[], filters={}, docs=parsed("Ana."))
    assert empty.plain == "c: no rows."


def test_a_reader_filters_by_button_key_and_address_without_a_script(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(java_script_enabled=False)
    (tmp_path / "a.html").write_text(f"{made()._repr_html_()}", encoding="utf-8")
    page.goto((tmp_path / "a.html").as_uri())
    rows = page.locator("li")

    def shown() -> list[bool]:
        return [row.is_visible() for row in rows.all()]

    assert shown() == [False, True], "the first filter shows first"
    page.goto((tmp_path / "a.html#claims-all").as_uri().replace("%23", "#"))
    assert shown() == [True, True], "an address chooses"
    page.get_by_label("in its own voice (1)").check()
    assert shown() == [False, True], "and a click after it still counts"
    page.get_by_label("all (2)").check()
    assert shown() == [True, True]
    page.keyboard.press("ArrowUp")
    assert shown() == [False, True]
    page.emulate_media(media="print")
    assert shown() == [False, True] and page.get_by_text("in its own voice (1)").is_visible()
    page.close()


def test_a_line_of_links() -> None:
    line = show.contents({"7 <b>": "#claims-own", "2 more": "#More"})
    assert str(line.html) == (
        '<p class="na contents"><a href="#claims-own">7 &lt;b&gt;</a> · <a href="#More">2 more</a></p>'
    )
    assert line.plain == "7 <b> · 2 more"
