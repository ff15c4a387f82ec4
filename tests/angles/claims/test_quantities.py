"""Quantities: what they span, what they are worth, what they count, and how exactly."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsangles.angles.claims.quantities import numbers
from newsangles.angles.claims.quantity import Quantity
from newsangles.errors import ParameterError
from newsangles.language.parsed_text import ParsedText
from newsangles.language.rules import Rules, using
from newsangles.tables.wording import quantity as in_words

NLP = spacy.blank("en")
Row = tuple[str, float | None, float | None, str | None, str | None]

ROWS: list[tuple[str, list[Row]]] = [
    ("The budget is $1.5 trillion.", [("$1.5 trillion", 1.5e12, None, "$", None)]),
    ("As many as 200 were killed.", [("200", 200, None, "people", "at most")]),
    ("Nora Quist and six others left.", [("six others", 6, None, "people", None)]),
    ("It may buy up to an additional 15 percent.", [("15 percent", 15, None, "%", "at most")]),
    (
        "It may raise up to $13bn (£10bn) there.",
        [("$13bn", 13e9, None, "$", "at most"), ("£10bn", 1e10, None, "GBP", "at most")],
    ),
    ("Gas rose thousands of light-years.", [("thousands of light-years", 2000, None, "light-year", "at least")]),
    (
        "He bought two and a half tons and a quarter of a million crowns.",
        [
            ("two and a half tons", 2.5, None, "ton", None),
            ("a quarter of a million crowns", 250000, None, "crown", None),
        ],
    ),
    ("The club paid £3.4m for him.", [("£3.4m", 3.4e6, None, "GBP", None)]),
    ("The fine was US$500.", [("US$500", 500, None, "USD", None)]),
    ("The dam cost six billion euros.", [("six billion euros", 6e9, None, "EUR", None)]),
    ("The firm lost 1.2bn yen.", [("1.2bn yen", 1.2e9, None, "JPY", None)]),
    ("She flew there over 42 times.", [("42 times", 42, None, "time", "more than")]),
    (
        "It goes to those below $125,000 singly or $250,000 as a couple.",
        [("$125,000", 125000, None, "$", "less than"), ("$250,000", 250000, None, "$", "less than")],
    ),
    ("The bill exceeded £4m.", [("£4m", 4e6, None, "GBP", "more than")]),
    ("More than 200 people fled.", [("200 people", 200, None, "people", "more than")]),
    ("At least a dozen people died.", [("a dozen people", 12, None, "people", "at least")]),
    ("They sold up to 2,500 cars.", [("2,500 cars", 2500, None, "car", "at most")]),
    ("Roughly 16,000 premature deaths were counted.", [("16,000 premature deaths", 16000, None, "death", "about")]),
    ("Dozens of villages burned.", [("Dozens of villages", 24, None, "village", "at least")]),
    (
        "Tens of thousands of protesters marched.",
        [("Tens of thousands of protesters", 20000, None, "protester", "at least")],
    ),
    ("Prices rose by 25 per cent.", [("25 per cent", 25, None, "%", None)]),
    ("Prices rose between 5 and 10 percent.", [("5 and 10 percent", 5, 10, "%", None)]),
    ("Prices rose from 5 to 10 percent.", [("5", 5, None, "%", None), ("10 percent", 10, None, "%", None)]),
    ("The repair will cost $3 to $5 million.", [("$3 to $5 million", 3e6, 5e6, "$", None)]),
    ("About 20-25 people came.", [("20-25 people", 20, 25, "people", "about")]),
    ("The wall is three to six feet high.", [("three to six feet", 3, 6, "ft", None)]),
    ("The road is 139km long.", [("139km", 139, None, "km", None)]),
    ("It fell to -5 degrees in Oslo.", [("-5 degrees", -5, None, "°", None)]),
    ("A hundred and fifty soldiers left.", [("A hundred and fifty soldiers", 150, None, "soldier", None)]),
    ("They need half a million masks.", [("half a million masks", 5e5, None, "mask", None)]),
    ("They need two and a half million masks.", [("two and a half million masks", 2.5e6, None, "mask", None)]),
    ("Three-quarters of the voters agree.", [("Three-quarters", 0.75, None, None, None)]),
    ("One in five children is poor.", [("One in five children", 0.2, None, "child", None)]),
    ("Twenty-five ships sank.", [("Twenty-five ships", 25, None, "ship", None)]),
    (
        "They were fined 300 and 450 euros.",
        [("300", 300, None, "EUR", None), ("450 euros", 450, None, "EUR", None)],
    ),
    (
        "It holds 10, 20 and 30 litres.",
        [("10", 10, None, "l", None), ("20", 20, None, "l", None), ("30 litres", 30, None, "l", None)],
    ),
    ("The valley has 34 200 farms.", [("34 200 farms", 34200, None, "farm", None)]),
    ("A third of a million barns burned.", [("A third of a million barns", 333333.333333333, None, "barn", None)]),
    ("Some two dozen guests were held.", [("two dozen guests", 24, None, "guest", "about")]),
    ("Three quarters of sales are abroad.", [("Three quarters", 0.75, None, None, None)]),
    ("The paper had an eight-page insert.", [("eight-page", 8, None, "page", None)]),
    # what is counted stands behind "of the", or behind compounds
    ("Guards caught six of the smugglers.", [("six", 6, None, "smuggler", None)]),
    ("The clinic wrote to 31 of its former patients.", [("31", 31, None, "patient", None)]),
    ("Ten or eleven of the rebels fled.", [("Ten or eleven", 10, 11, "rebel", None)]),
    ("Six of them escaped.", [("Six", 6, None, None, None)]),
    ("The park lost 85 state-owned acres.", [("85 state-owned acres", 85, None, "acre", None)]),
    (
        "They bought 250 American-made, battery-powered buses.",
        [("250 American-made, battery-powered buses", 250, None, "bus", None)],
    ),
    ("It has 13 state-of-the-art labs.", [("13 state-of-the-art labs", 13, None, "lab", None)]),
    ("They want an 18,000-capacity hall.", [("18,000-capacity", 18000, None, "place", None)]),
    ("Six state and private schools shut.", [("Six state and private schools", 6, None, "school", None)]),
    ("It has a 300-strong crew.", [("300-strong", 300, None, "member", None)]),
    (
        "They gave 40 job seekers 90 doses.",
        [("40 job seekers", 40, None, "job seeker", None), ("90 doses", 90, None, "dose", None)],
    ),
    ("The number of visitors rose to 5,200.", [("5,200", 5200, None, "visitor", None)]),
    ("It is three times higher than before.", [("three times", 3, None, "fold", None)]),
    # a change and what it led to are no range
    (
        "Output rose by 20 per cent to 410,000.",
        [("20 per cent", 20, None, "%", None), ("410,000", 410000, None, None, None)],
    ),
    ("Shares fell 3 pence to 41 pence.", [("3 pence", 3, None, "penny", None), ("41 pence", 41, None, "penny", None)]),
    ("They lost 2.2 million sick days.", [("2.2 million sick days", 2.2e6, None, "day", None)]),
    ("She bought five lamps or so.", [("five lamps", 5, None, "lamp", "about")]),
    ("It has a near 27 per cent share.", [("27 per cent", 27, None, "%", "about")]),
    # sizes alone: the least that they tell
    ("Hundreds of thousands of sheep died.", [("Hundreds of thousands of sheep", 200000, None, "sheep", "at least")]),
    ("Thousands of dollars were lost.", [("Thousands of dollars", 2000, None, "$", "at least")]),
    ("A couple of dozen farmers met.", [("A couple of dozen farmers", 24, None, "farmer", "about")]),
    ("Use a bowl or two.", [("a bowl or two", 1, 2, "bowl", "about")]),
    # a number that begins with its point
    ("He had a .38-caliber revolver.", [(".38-caliber", 0.38, None, "caliber", None)]),
    ("The rate rose by .5 percent.", [(".5 percent", 0.5, None, "%", None)]),
]
NONE = [
    "She lives at 2134 Larch Place.",
    "Tel: (01632) 960 123.",
    "Call +264 61 279 600 now.",
    "Nadal was 20-of-24 passing.",
    "© 2022 Holm Media.",
    "Stalwart of the club dies, 82",
    "They paid 5/- for it.",
    "The bridge opened in 2018.",
    "She left on March 4, 2019.",
    "It was one of the worst storms.",
    "Her first book sold well.",
    "Maria Lopez, 54, won the race.",
    "The 19-year-old student left.",
    "The train left at 5:30 pm.",
    "He flew an F-16 over the sea.",
    "The G7 met after 9/11.",
    "They enriched U-235.",
    "The team won 3-1.",
    "He lives at No. 10 now.",
    "They cite Article 5 of the treaty.",
    "1. Wash your hands.",
    "Call 555-1234 for help.",
    "The shop is open 24/7.",
    "Profits rose in the past two quarters.",
    "Trade shrank for three quarters in a row.",
    "Two quarters of growth followed.",
    # clocks, dates and eras of texts with spaces between tokens
    "The call came at 3 : 33 a. m. and ended at 11 p . m.",
    "Early on 30 May 1832 he was shot.",
    "The quake struck at 1353 (1023 GMT).",
    "Maize was grown by 5000 BCE.",
    # labels and names
    "Windows 7 and 8 are old.",
    "The ferry left at 2110 on Friday.",
    "It sees little at any one time.",
    "They cite 17 U.S. Code § 1201.",
    "Shells fell near posts 250 and 251.",
    "Resolution 2254 was adopted.",
    "A Boeing 707 crashed, and the 707 was a freighter.",
    "Her favourite show is “24”.",
    "Callers dialled 999, and the 911 calls were taped.",
    "A 112 operator told her to wait.",
    # words that count nothing
    "The prize is a one-off, and a one-time gift.",
    "It became a three-way race.",
    "They stayed a day or two.",
    "At one point he stopped; on one hand, he was tired.",
    "It began in the nineteen fifties.",
]
MISSES = [
    ("They ran the 100m hurdles.", "a distance in a name is read as millions"),
    ("The player kicked from the 22.", "a place on the field counts as a number"),
]


def row(view: ParsedText, q: Quantity) -> Row:
    return view.text[q.start : q.end], q.value, q.high, q.unit, q.approximate


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_quantities(text: str, expected: list[Row], parse_text: Callable[[str], Doc]) -> None:
    view = ParsedText(parse_text(text))
    assert [row(view, q) for q in numbers(view)] == expected


@pytest.mark.parametrize("text", NONE)
def test_not_quantities(text: str, parse_text: Callable[[str], Doc]) -> None:
    view = ParsedText(parse_text(text))
    assert [row(view, q) for q in numbers(view)] == []


@pytest.mark.parametrize(
    "text", [pytest.param(t, marks=pytest.mark.xfail(strict=True, reason=why)) for t, why in MISSES]
)
def test_known_misses(text: str, parse_text: Callable[[str], Doc]) -> None:
    assert numbers(ParsedText(parse_text(text))) == []


TEXTS = st.text(max_size=60) | st.lists(
    st.sampled_from(
        "$ 5 1.5 2,500 million m bn % - – / and to between from of half a dozen two hundred one in , . km ½ £ over - 0 "
        "\n 1/0 -5 hundreds third US$ 7 people ² ٣ no 3- +".split(" ")
    ),
    max_size=12,
).flatmap(lambda words: st.sampled_from([" ".join(words), "".join(words)]))


@given(TEXTS)
def test_any_text_can_be_read(text: str) -> None:
    view = ParsedText(NLP(text))
    found = numbers(view)
    assert found == numbers(ParsedText(NLP(text)))
    for q in found:
        assert 0 <= q.start < q.end <= len(text)
        assert 0 <= q.first <= q.last < view.n
        assert view.idx[q.first] <= q.start and q.end <= view.end[q.last]
        assert q.high is None or (q.value is not None and q.value < q.high)
        assert q.hedge_start is None or (q.hedge_end is not None and q.hedge_start < q.hedge_end)
        assert in_words(q.value, q.high, q.unit, q.approximate)
    for left, right in pairwise(found):
        assert left.end <= right.start


@given(st.integers(0, 10**15), st.booleans())
def test_a_formatted_integer_is_read_back(n: int, grouped: bool) -> None:
    text = f"They lost ${n:,} there." if grouped else f"They lost {n} % there."
    assert [q.value for q in numbers(ParsedText(NLP(text)))] == [n]


def test_units_of_the_users(parse_text: Callable[[str], Doc]) -> None:
    view = ParsedText(parse_text("The road is 139km long, and the field is 12 parasangs wide."))
    with using(Rules(added={"units.tsv": ["kilometre\tkm", "psg\tparasang; parasangs"]})):
        assert [q.unit for q in numbers(view)] == ["kilometre", "psg"]
    assert [q.unit for q in numbers(view)] == ["km", "parasang"]


@pytest.mark.parametrize("line", ["km", "km\t", "\tkm", "km\tkm\tkilometre", "km\t!"])
def test_a_wrong_unit_is_named(line: str) -> None:
    with using(Rules(added={"units.tsv": [line]})), pytest.raises(ParameterError, match="no unit with its spellings"):
        numbers(ParsedText(NLP("5 km")))


def test_a_file_without_units_leaves_signs(tmp_path: Path) -> None:
    (tmp_path / "units.tsv").write_text("# none\n", "utf-8")
    with using(Rules(tmp_path)):
        assert [q.unit for q in numbers(ParsedText(NLP("It cost €5.")))] == ["€"]
