"""Safe HTML: whatever is shown is escaped, small, and has each style once."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from html_reader import Reader
from newsangles import show
from shown import EVENTS, HOSTILE, SIGNS, TIES, parsed, statements


@pytest.mark.parametrize("payload", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_hostile_becomes_markup(payload: str) -> None:
    text = f"He said {payload} and left.\nThen more."
    doc = parsed(text)
    mark = show.Mark(8, 8 + len(payload), payload, payload, id=payload, href=f"#{payload}", title=payload)
    frame = pd.DataFrame({"start": [8], "text": [payload], payload: ["x"], "n": [1]})
    column = pd.Series([2, 1], index=[payload, "other"])
    shown = [
        show.marked(doc, [mark], kinds={payload: payload}, caption=payload),
        show.table(frame, caption=payload, docs=doc, anchor="text"),
        show.finding(payload),
        show.note(payload),
        show.notes([payload]),
        show.facts({payload: payload}),
        show.bars(column, title=payload, unit=payload),
        show.bars(pd.DataFrame({payload: [1], "b": [2]}, index=[payload]), title="t", alt=payload),
        show.occurrence_chart(
            pd.DataFrame([(payload, 0.5, payload)], columns=SIGNS), title=payload, kinds={payload: payload}
        ),
        show.network(
            pd.Series([1, 2, 3], index=[payload, "b", payload + "!"]),
            pd.DataFrame([(payload, payload, "b", 1)], columns=TIES),
            title=payload,
            kinds={payload: payload},
        ),
        show.ranked_list(frame, caption=payload, text="text", notes=["text"], docs=doc),
        show.topic_list(statements((payload, payload, payload, payload, ((payload, 8),))), caption=payload, docs=doc),
        show.layered(
            doc,
            [dataclasses.replace(mark, id="q1", href="#row-q1", layer="l")],
            [show.Line("q1", "l", payload, 8, 9, (payload,), payload)],
            layers={"l": show.Layer("Quotes", "q", "who", {payload: payload})},
            chosen=payload,
            beside=payload,
        ),
        show.timeline(
            pd.DataFrame(
                [
                    (payload, payload, payload, "2025-03-04", "2025-03-09", payload),
                    (payload, payload, None, payload, None, payload),
                    (payload, payload, payload, None, None, payload),
                ],
                columns=EVENTS,
            ),
            title=payload,
            lanes={payload: payload},
            kinds={payload: payload},
            now="2025-03-07",
            now_is=payload,
        ),
    ]
    for one in shown:
        read = Reader(one._repr_html_())
        assert len(read.ids) == len(set(read.ids))
        for c in "\u202e\u202c\u200b\u2066\x00\x1b\u2028":
            assert c not in one._repr_html_()
            assert c not in repr(one)
    assert text in Reader(str(shown[0].html)).text
    assert Reader(str(shown[2].html)).text == payload


def test_a_carriage_return_reaches_the_browser() -> None:
    assert "&#13;\n" in show.marked(parsed("a\r\nb")).html


def test_a_text_stuffed_with_hidden_characters_stays_small() -> None:
    html = str(show.finding("a" + "\u200b\u202e" * 5000 + "b").html)
    assert ">10,000 hidden characters</span>b" in html
    assert len(html) < 300


@pytest.mark.parametrize(
    ("parts", "plain", "styles"),
    [
        ([], "", ()),
        ([show.finding("One.")], "One.", ("base",)),
        ([show.finding("One."), show.note("Two.")], "One.\nTwo.", ("base",)),
        (
            [show.bars(pd.Series([1], ["a"]), title="t"), show.finding("One."), show.bars(pd.Series([2]), title="t")],
            "t\n  a: 1\nOne.\nt\n  0: 2",
            ("base", "bars"),
        ),
    ],
)
def test_a_stack_is_its_parts_with_each_style_once(
    parts: list[show.Shown], plain: str, styles: tuple[str, ...]
) -> None:
    stacked = show.stack(*parts)
    assert (repr(stacked), stacked.styles) == (plain, styles)
    assert str(stacked.html) == "".join(str(part.html) for part in parts)
    assert stacked._repr_html_().count("<style") == 1
    assert show.stack(stacked) == stacked


@pytest.mark.parametrize("payload", HOSTILE, ids=range(len(HOSTILE)))
def test_a_stack_of_hostile_parts_stays_escaped(payload: str) -> None:
    read = Reader(show.stack(show.finding(payload), show.stack(show.note(payload)))._repr_html_())
    assert read.text == payload * 2


def test_the_style_loads_nothing_and_is_small() -> None:
    css = show.style()
    assert "url(" not in css
    assert "@import" not in css
    assert len(css) < 9000
    assert show.finding("x")._repr_html_().startswith('<style class="na-style">.na{')
