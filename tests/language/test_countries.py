from __future__ import annotations

import importlib.util
import re
import time
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsangles.language import countries
from newsangles.language.countries import adjective_of, country_of, lookup, name_of
from newsangles.language.metonyms import metonym

DATA = resources.files("newsangles.language") / "data"
MEMBERS = """
ad ae af ag al am ao ar at au az ba bb bd be bf bg bh bi bj bn bo br bs bt bw by bz ca cd cf cg ch ci cl cm cn co cr cu
cv cy cz de dj dk dm do dz ec ee eg er es et fi fj fm fr ga gb gd ge gh gm gn gq gr gt gw gy hn hr ht hu id ie il in iq
ir is it jm jo jp ke kg kh ki km kn kp kr kw kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mr mt mu
mv mw mx my mz na ne ng ni nl no np nr nz om pa pe pg ph pk pl pt pw py qa ro rs ru rw sa sb sc sd se sg si sk sl sm sn
so sr ss st sv sy sz td tg th tj tl tm tn to tr tt tv tz ua ug us uy uz vc ve vn vu ws ye za zm zw
""".split()
"""The members of the United Nations."""
OTHERS = "tw xk ps hk gb-eng gb-sct gb-wls gb-nir".split()
NO_CAPITAL_OF_ITS_OWN = {"mc", "sg", "sm", "hk", "dj", "st", "gb-eng"}
"""It is called as the territory, or is listed with another."""


KNOWN = sorted(countries._index())


def cells() -> dict[str, list[str]]:
    lines = (DATA / "countries.tsv").read_text("utf-8").splitlines()
    return {c[0]: (c + [""] * 7)[:7] for c in (line.split("\t") for line in lines if not line.startswith("#"))}


@pytest.mark.parametrize(
    ("words", "code", "kind", "ambiguous"),
    [
        ("United States", "us", "country", False),
        ("the United States", "us", "country", False),
        ("The United States'", "us", "country", False),
        ("the United States’s", "us", "country", False),
        ("THE UNITED STATES", "us", "country", False),
        ("U.S.", "us", "country", False),
        ("U. S.", "us", "country", False),
        ("US", "us", "country", False),
        ("U.S.’s", "us", "country", False),
        ("U.S.A.", "us", "country", False),
        ("America", "us", "country", False),
        ("the States", "us", "country", True),
        ("Americans", "us", "people", False),
        ("Washington", "us", "capital", True),
        ("Washington, D.C.", "us", "capital", False),
        ("Washington, DC", "us", "capital", False),
        ("Texas", "us-tx", "part", False),
        ("Georgia", "ge", "country", True),
        ("the U.K.", "gb", "country", False),
        ("Britain's", "gb", "country", False),
        ("Britons", "gb", "people", False),
        ("Scotland", "gb-sct", "part", False),
        ("Scots", "gb-sct", "people", False),
        ("Welsh", "gb-wls", "people", False),
        ("UKRAINE", "ua", "country", False),
        ("the Ukraine", "ua", "country", False),
        ("Ukrainian", "ua", "people", False),
        ("Kyiv", "ua", "capital", False),
        ("KIEV", "ua", "capital", False),
        ("Moscow’s", "ru", "capital", False),
        ("Peking", "cn", "capital", False),
        ("DPRK", "kp", "country", False),
        ("N. Korea", "kp", "country", False),
        ("Korea", "kr", "country", True),
        ("UAE", "ae", "country", False),
        ("Burma", "mm", "country", False),
        ("Swaziland", "sz", "country", False),
        ("Holland", "nl", "country", True),
        ("the Dutch", "nl", "people", False),
        ("Frenchwoman", "fr", "people", False),
        ("Cote d’Ivoire", "ci", "country", False),
        ("Türkiye", "tr", "country", False),
        ("Guinea‑Bissau", "gw", "country", False),
        ("Sao Tome and Principe", "st", "country", False),
        ("Congo", "cd", "country", True),
        ("Congolese", "cd", "people", True),
        ("Dominican", "do", "people", True),
        ("Niger", "ne", "country", False),
        ("Nigerien", "ne", "people", False),
        ("Jordan", "jo", "country", True),
        ("Singapore", "sg", "country", False),
        ("Hong Kong", "hk", "country", False),
        ("the Gaza Strip", "ps", "part", False),
        ("St. John's", "ag", "capital", True),
        ("E.U.", "eu", "body", False),
        ("European", "eu", "people", True),
        ("Brussels", "be", "capital", True),
    ],
)
def test_words(words: str, code: str, kind: str, ambiguous: bool) -> None:
    found = lookup(words)
    assert found is not None
    assert (found.code, found.kind, found.ambiguous) == (code, kind, ambiguous)
    assert found.name == name_of(code)


@pytest.mark.parametrize(
    "words",
    "us|ukraine|american|IN|NO|GB|NZ|CA|DE|Us|States|the states|Male|MALE|Reunion|CAR|Kremlin|Smith|the|The|'s|.| ||U|"
    "polish|turkey|Ukraine and Russia|Obama's America|in France".split("|"),
)
def test_words_that_name_none(words: str) -> None:
    assert lookup(words) is None


@pytest.mark.parametrize("code", MEMBERS + OTHERS)
def test_every_country_has_name_people_and_capital(code: str) -> None:
    _, _, name, _, people, capitals, _ = cells()[code]
    assert people, name
    assert adjective_of(code)
    assert capitals or code in NO_CAPITAL_OF_ITS_OWN, name
    found = lookup(name_of(code) or "")
    assert found is not None
    assert found.code == code


def test_there_are_as_many_members_as_there_should_be() -> None:
    assert len(set(MEMBERS)) == 193
    assert len([code for code in cells() if code.startswith("us-")]) == 51


def test_every_word_in_the_file_is_found_and_names_its_own() -> None:
    for code, _, name, *columns in cells().values():
        for column in (name, *columns):
            for word in filter(None, column.split("; ")):
                found = lookup(word.strip("?()"))
                assert found is not None, word
                assert (found.code == code) != word.startswith("("), word
                assert found.ambiguous or not word.startswith(("?", "(")), word


def test_no_short_word_is_a_name_but_the_usual_abbreviations() -> None:
    words = {re.sub(r"\W", "", w) for line in cells().values() for c in line[2:] for w in c.split("; ")}
    assert {word for word in words if len(word) < 3} - {""} == {"US", "UK", "EU", "DC"}


@pytest.mark.parametrize(
    ("code", "name", "adjective"),
    [
        ("us", "United States", "American"),
        ("gb", "United Kingdom", "British"),
        ("gh", "Ghana", "Ghanaian"),
        ("dm", "Dominica", "Dominican"),
        ("us-ga", "Georgia", None),
        ("eu", "European Union", "European"),
        ("nowhere", None, None),
    ],
)
def test_names_and_adjectives(code: str, name: str | None, adjective: str | None) -> None:
    assert (name_of(code), adjective_of(code)) == (name, adjective)


def test_a_part_belongs_to_its_country() -> None:
    assert [country_of(code) for code in ("us-tx", "gb-sct", "us", "eu")] == ["us", "gb", "us", "eu"]


@given(
    st.text()
    | st.sampled_from(sorted(countries._index())).flatmap(lambda w: st.sampled_from([w, w + "’s", "The " + w]))
)
@example("the ")
@example("\ud800")
def test_any_text_is_looked_up(text: str) -> None:
    found = lookup(text)
    assert found == lookup(text)
    if found:
        assert name_of(found.code) == found.name
        assert lookup(f"  {text}\n") == found
    assert metonym(text) == metonym(text)


def test_loading_is_quick() -> None:
    best = []
    for _ in range(3):
        countries._index.cache_clear()
        countries._lines.cache_clear()
        started = time.perf_counter()
        countries._index()
        best.append(time.perf_counter() - started)
    assert min(best) < 0.5


@pytest.mark.parametrize("module", ["language.countries", "language.metonyms", "documents.aliases"])
def test_none_of_the_three_needs_the_language_model_or_rigour(module: str) -> None:
    specification = importlib.util.find_spec(f"newsangles.{module}")
    assert specification is not None and specification.origin is not None
    source = Path(specification.origin).read_text("utf-8")
    assert not re.search(r"^\s*(import|from) (spacy|rigour)", source, re.MULTILINE)


@pytest.mark.parametrize(
    ("words", "code", "stands_for", "label", "ambiguous"),
    [
        ("the White House", "us", "the executive of the United States", "organisation", False),
        ("The White House’s", "us", "the executive of the United States", "organisation", False),
        ("KREMLIN", "ru", "the executive of Russia", "organisation", False),
        ("No 10", "gb", "the prime minister's office of the United Kingdom", "organisation", True),
        ("10 Downing Street", "gb", "the prime minister's office of the United Kingdom", "organisation", False),
        ("the Elysee", "fr", "the president of France", "organisation", False),
        ("Quai d’Orsay", "fr", "the foreign ministry of France", "organisation", False),
        ("the Hill", "us", "the Congress of the United States", "organisation", True),
        ("Brussels", "eu", "the institutions of the European Union", "place", True),
        ("Turtle Bay", "un", "the United Nations", "place", False),
    ],
)
def test_seats(words: str, code: str, stands_for: str, label: str, ambiguous: bool) -> None:
    found = metonym(words)
    assert found is not None
    assert (found.code, found.stands_for, found.label, found.ambiguous) == (code, stands_for, label, ambiguous)


@pytest.mark.parametrize("words", "Hill|City|pentagon|white house|House|Washington|Ukraine|a|".split("|"))
def test_words_that_are_no_seat(words: str) -> None:
    assert metonym(words) is None


def test_every_seat_belongs_to_a_known_territory_and_stands_once() -> None:
    lines = [s.split("\t") for s in (DATA / "metonyms.tsv").read_text("utf-8").splitlines() if not s.startswith("#")]
    assert {line[0] for line in lines} - {"un"} <= set(cells())
    assert {line[1] for line in lines} == {"organisation", "place"}
    names = [name for line in lines for name in line[3].split("; ")]
    assert len(set(names)) == len(names)
