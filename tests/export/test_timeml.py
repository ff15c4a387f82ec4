"""TimeML: well-formed for every text, which it holds unchanged, with the times as attributes say."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsangles.angles.timeline.component import Times
from newsangles.documents.article import Article
from newsangles.errors import OutputError
from newsangles.export import timeml

NLP = spacy.blank("en")
DAY = date(2025, 3, 7)


def read(text: str, published: date | None = DAY, name: str = "x") -> Doc:
    doc = NLP(text)
    doc._.published = published
    doc = Times()(doc)
    doc._.article = Article(id=name, text=text, published=published)
    return doc


def parsed(text: str, published: date | None = DAY) -> ElementTree.Element:
    return ElementTree.fromstring(timeml.document(read(text, published)))


def test_a_document() -> None:
    root = parsed('It rose <3% & fell yesterday, "it" said.')
    created = root.find("DCT/TIMEX3")
    assert created is not None
    assert created.attrib == {
        "tid": "t0",
        "type": "DATE",
        "value": "2025-03-07",
        "functionInDocument": "CREATION_TIME",
    }
    assert root.findtext("DOCID") == "x"
    (time,) = root.findall("TEXT/TIMEX3")
    assert time.text == "yesterday"
    assert time.attrib == {
        "tid": "t1",
        "type": "DATE",
        "value": "2025-03-06",
        "temporalFunction": "true",
        "anchorTimeID": "t0",
    }


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("It grew over the past decade.", {"value": "P10Y", "type": "DURATION", "endPoint": "t0"}),
        ("It grows over the next four years.", {"value": "P4Y", "type": "DURATION", "beginPoint": "t0"}),
        ("It took more than two weeks.", {"value": "P2W", "mod": "MORE_THAN"}),
        ("It meets twice a week.", {"type": "SET", "value": "P1W", "freq": "2X"}),
        ("It meets every week.", {"type": "SET", "value": "P1W", "quant": "EVERY"}),
        ("It closed in 1999.", {"type": "DATE", "value": "1999"}),
    ],
)
def test_attributes(text: str, attributes: dict[str, str]) -> None:
    (time,) = parsed(text).findall("TEXT/TIMEX3")
    assert attributes.items() <= time.attrib.items()
    assert not {"quant", "freq", "mod", "endPoint", "beginPoint"} - attributes.keys() & time.attrib.keys()


def test_an_anchor_is_another_time() -> None:
    first, second = parsed("He quit on March 3, 2020. The next day she did.").findall("TEXT/TIMEX3")
    assert second.attrib["anchorTimeID"] == first.attrib["tid"]


def test_without_a_publication_date() -> None:
    root = parsed("He quit three days ago.", None)
    created, time = root.find("DCT/TIMEX3"), root.find("TEXT/TIMEX3")
    assert created is not None and (created.attrib["value"], created.text) == ("", None)
    assert time is not None and time.attrib["value"] == "DCT-3d"


TEXTS = st.text(max_size=60) | st.lists(
    st.sampled_from(["yesterday\r", "&\x00\x0b<\ufffe]]>", "in May", "\r", "\x1b", "\U0001f600", "'\"", "\n"])
).map(" ".join)


@settings(deadline=None)
@given(TEXTS)
def test_the_text_comes_back(text: str) -> None:
    encoded = timeml.document(read(text)).encode("utf-8")
    body = ElementTree.fromstring(encoded).find("TEXT")
    assert body is not None
    allowed = (c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
    assert "".join(body.itertext()) == "".join(allowed)


def test_files(tmp_path: Path) -> None:
    docs = [read("He quit yesterday.", name=name) for name in ("one", "../two", "con", "Ärger/3")]
    assert timeml.write(iter(docs), tmp_path / "out") == 4
    files = sorted((tmp_path / "out").iterdir())
    assert len(files) == 4 and all(file.suffix == ".tml" and file.name.isascii() for file in files)
    assert {ElementTree.parse(file).findtext("DOCID") for file in files} == {"one", "../two", "con", "Ärger/3"}


def test_a_file_appears_only_when_complete(tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def docs() -> object:
        yield read("He quit yesterday.", name="one")
        raise Stop

    with pytest.raises(Stop):
        timeml.write(docs(), tmp_path)  # type: ignore[arg-type]
    assert [file.name for file in tmp_path.iterdir()] == ["one.tml"]


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written to"):
        timeml.write([], tmp_path / "file")
