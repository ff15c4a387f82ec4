"""Exports: archives that frictionless finds valid, data included; annotations as the W3C's model asks for."""

from __future__ import annotations

import csv
import hashlib
import importlib
import io
import json
import logging
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import spacy
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsangles.documents.article import Article, day
from newsangles.documents.read import read
from newsangles.errors import OutputError
from newsangles.export import data_package
from newsangles.pipeline.versions import versions
from newsangles.show import references
from newsangles.tables import schema
from places import ROOT, SEED

tables: Any = importlib.import_module("newsangles.tables")
parse = importlib.import_module("newsangles.pipeline.parse").parse

TOKENIZER = spacy.blank("en")
SCRIPT = "</script><script>alert(1)</script>"
HOSTILE = (
    f"“It is {SCRIPT} open,” Ana Ruiz \u202esaid\u202c, “and it\r\nstays\rso.” "
    "Tom Hale said on Tuesday that 40%\x0b of\x1b "
    '"=cmd()" was lost.\n\n=HYPERLINK("x") met Ana\u200b Ruiz.\t+1 fell.\u2028@x, a;b\x85 said Ann 🙂 Lee.\n'
    '-2 of "the, ""others""" left Paris in May. \'=1 said Bo Li. שלום עליכם said Dov Bar.'
)


def article(text: str = HOSTILE, name: str = "=x/../y #1", **known: Any) -> Article:
    return Article(name, text, **known)


@pytest.fixture(scope="module")
def seed() -> Doc:
    (doc,) = parse(read(SEED))
    return doc  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def hostile() -> Doc:
    known = {"title": f"=1+1 {SCRIPT}\x1b[2J\nx", "outlet": "@news", "published": date(2025, 3, 7)}
    (doc,) = parse([article(url='javascript:alert("x")', **known)])
    return doc  # type: ignore[no-any-return]


@pytest.fixture(params=["seed", "hostile"])
def doc(request: pytest.FixtureRequest) -> Doc:
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


def blank(text: str, name: str = "a") -> Doc:
    """A Doc without any rows, at no cost."""
    doc = TOKENIZER(text)
    doc._.article = Article(name, text)
    return doc


def files(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        return {name: file.read(name) for name in file.namelist()}


# --- The archive ---


def test_what_an_archive_holds(doc: Doc, tmp_path: Path) -> None:
    found = files(data_package.archive(doc))
    fixed = ["README.txt", "datapackage.json", "dictionary.csv", "article.txt"]
    assert list(found) == [*fixed, *(f"{name}.csv" for name in schema.TABLES)]
    assert found["article.txt"].decode() == doc._.article.text
    tables.write([doc], tmp_path, "csv")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()}.items() <= found.items()


def test_the_same_input_gives_the_same_bytes(doc: Doc) -> None:
    first = data_package.archive(doc)
    assert first == data_package.archive(doc)
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert json.dumps(data_package.web_annotations(doc)) == json.dumps(data_package.web_annotations(doc))


def test_the_dictionary_is_the_schemas() -> None:
    rows = list(csv.DictReader(io.StringIO(data_package.dictionary().decode("utf-8-sig"), newline="")))
    columns = [(name, c) for name, row_type in schema.TABLES.items() for c in schema.columns(row_type)]
    assert [(r["table"], r["column"], r["meaning"]) for r in rows] == [(t, c.name, c.meaning) for t, c in columns]
    assert [tuple(filter(None, r["allowed"].split("; "))) for r in rows] == [c.allowed for _, c in columns]
    types = {(r["table"], r["column"]): r["type"] for r in rows}
    assert types["quotes", "parts"] == "array"
    assert types["events", "class"] == "string"
    assert types["events", "future"] == "boolean"
    assert types["quotes", "cue_start"] == types["quotes", "start"] == "integer"


def test_what_the_readme_says(hostile: Doc) -> None:
    text = files(data_package.archive(hostile))["README.txt"].decode()
    assert re.match(r"What Newsangles \S+ \(spaCy \S+, model \S+ \S+\) read in one article\.\n", text)
    assert hostile._.article.sha256 in text
    assert "published: 2025-03-07\n" in text
    assert "\x1b" not in text and f"title: =1+1 {SCRIPT}\\u001b[2J x\n" in text
    assert f"analysed with {references.analysis(versions())}.\n" in text
    assert set(re.findall(r"^[\w.]+\.(?:csv|txt|json)$", text, re.MULTILINE)) == set(
        files(data_package.archive(hostile))
    ) - {"README.txt"}


def test_how_to_cite_is_what_the_citation_file_says() -> None:
    facts = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    authors = ", ".join(author["name"] for author in facts["authors"])
    assert references.analysis(versions()).startswith(f"{authors}, {facts['title']}, version {facts['version']}")
    assert day(facts["date-released"]) == references.RELEASED


# --- The Data Package ---


def unpacked(archive: bytes, folder: Path) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        file.extractall(folder)
    return json.loads((folder / "datapackage.json").read_text("utf-8"))  # type: ignore[no-any-return]


def problems(folder: Path, place: str = "name") -> list[list[Any]]:
    """What frictionless finds wrong with the package, its data included."""
    from frictionless import Package

    return Package(str(folder / "datapackage.json")).validate().flatten([place, "type"])  # type: ignore[no-any-return]


def test_frictionless_finds_nothing_wrong(doc: Doc, tmp_path: Path) -> None:
    package = unpacked(data_package.archive(doc), tmp_path)
    assert problems(tmp_path) == []
    assert [r["name"] for r in package["resources"]] == ["dictionary", "article", *schema.TABLES]
    for resource in package["resources"][2:]:
        columns = schema.columns(schema.TABLES[resource["name"]])
        fields = resource["schema"]["fields"]
        assert [f["name"] for f in fields] == [c.name for c in columns]
        assert [f["description"] for f in fields] == [c.meaning for c in columns]
        limits = [f.get("constraints", {}) for f in fields]
        assert [tuple(limit.get("enum", ())) for limit in limits] == [c.allowed for c in columns]
        assert [limit.get("required", False) for limit in limits] == [c.required for c in columns]


def test_frictionless_reads_what_was_there(doc: Doc, tmp_path: Path) -> None:
    from frictionless import Package

    unpacked(data_package.archive(doc), tmp_path)
    package = Package(str(tmp_path / "datapackage.json"))
    records = tables.document_records(doc)
    assert records["quotes"] and records["mentions"] and records["events"]
    for name in schema.TABLES:
        rows = [row.to_dict() for row in package.get_resource(name).read_rows()]
        assert [_plain(row) for row in rows] == [_plain(record) for record in records[name]], name


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row as it was before its formulas were guarded; an empty text is a missing one, numbers are floats."""
    return {column: _value(value) for column, value in row.items()}


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return (value[1:] if re.match(r"'[=+\-@＝＋－＠\t\r\n]", value) else value) or None
    if isinstance(value, list | tuple):
        return [_value(item) for item in value]
    return value if value is None or isinstance(value, bool) else float(value)


WRONG = [
    ("quotes", "kind", "loud", "constraint-error"),
    ("quotes", "quote_id", "", "primary-key"),
    ("quotes", "actor_id", "a999", "foreign-key"),
    ("quotes", "start", "x", "type-error"),
    ("events", "future", "maybe", "type-error"),
    ("events", "source_actor_id", "a999", "foreign-key"),
    ("events", "claim_id", "c999", "foreign-key"),
    ("mentions", "perhaps", "a999", "foreign-key"),
]
"""Table, column, a wrong value of it, and frictionless's word for that."""


def test_frictionless_finds_what_is_wrong(seed: Doc, tmp_path: Path) -> None:
    """All in one package, each in a row of its own, since frictionless takes most of a second to look through one."""
    unpacked(data_package.archive(seed), tmp_path)
    for table in {table for table, *_ in WRONG}:
        path = tmp_path / f"{table}.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        for number, (where, column, wrong, _) in enumerate(WRONG):
            if where == table:
                rows[number][column] = wrong
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    found = problems(tmp_path, "rowNumber")
    first = 2  # after the heading
    expected = [[first + number, error] for number, (*_, error) in enumerate(WRONG)]
    assert [one for one in expected if one not in found] == []
    assert sum(kind == "hash-count" for _, kind in found) == len({table for table, *_ in WRONG})


def test_a_changed_text_is_found(seed: Doc, tmp_path: Path) -> None:
    unpacked(data_package.archive(seed), tmp_path)
    (tmp_path / "article.txt").write_bytes(seed.text.encode() + b" ")
    assert {kind for _, kind in problems(tmp_path)} == {"hash-count", "byte-count"}


def test_keys_name_rows_that_there_are(seed: Doc) -> None:
    records = tables.document_records(seed)
    keys = {table: [row[key] for row in records[table]] for table, key in schema.KEYS.items()}
    assert all(len(set(names)) == len(names) for names in keys.values())
    named = set()
    for table, row_type in schema.TABLES.items():
        for column in schema.columns(row_type):
            if column.dtype == "str" and (there := column.names or {"article_id": "articles"}.get(column.name)):
                found = {row[column.name] for row in records[table]} - {None}
                assert found <= set(keys[there]), (table, column.name)
                named |= {column.name} if found else set()
    assert {"source_actor_id", "inside", "perhaps", "acts_for", "asserted_by", "merged_with", "claim_id"} <= named


def test_no_required_column_is_ever_empty(seed: Doc, hostile: Doc) -> None:
    for name, row_type in schema.TABLES.items():
        required = [c.name for c in schema.columns(row_type) if c.required]
        assert {"article_id", "start", "end", "text"} <= set(required)
        for row in (row for doc in (seed, hostile) for row in tables.document_records(doc)[name]):
            assert all(row[column] not in (None, "") for column in required), (name, row)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, {"title": "n1"}),
        ({"outlet": "The News"}, {"title": "The News", "outlet": "The News"}),
        (
            {"title": "T", "url": "https://x.example/a?b=1", "published": date(2025, 3, 7)},
            {"title": "T", "path": "https://x.example/a?b=1", "published": "2025-03-07"},
        ),
        ({"title": "T", "url": "javascript:alert(1)"}, {"title": "T"}),
        ({"title": "T", "url": 'https://x.example/"onload'}, {"title": "T"}),
        ({"title": "T", "url": "x.example"}, {"title": "T"}),
    ],
)
def test_the_article_is_the_source(known: dict[str, Any], expected: dict[str, str]) -> None:
    doc = TOKENIZER("One.")
    doc._.article = Article("n1", "One.", **known)
    package = json.loads(files(data_package.archive(doc))["datapackage.json"])
    assert package["sources"] == [expected]
    assert not {"licenses", "created"} & package.keys()


@pytest.mark.parametrize("text", ["Nothing is said here.", "x" * 300_000, "'", "=", "\r", "﻿One."])
def test_any_text_makes_a_valid_package(tmp_path: Path, text: str) -> None:
    unpacked(data_package.archive(blank(text)), tmp_path)
    assert problems(tmp_path) == []


def test_without_frictionless(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "frictionless", None)
    with caplog.at_level(logging.WARNING):
        assert data_package.write([blank("One."), blank("Two.", "b")], tmp_path) == 2
    assert caplog.messages == [
        "datapackage.json: left out, since frictionless is not installed; "
        "install it with `pip install 'newsangles[export]'`"
    ]
    found = files((tmp_path / "a.zip").read_bytes())
    assert "datapackage.json" not in found and "datapackage.json" not in found["README.txt"].decode()
    assert {"dictionary.csv", "article.txt", "quotes.csv"} <= found.keys()


# --- Annotations ---


def check_model(collection: dict[str, Any], text: str) -> Iterator[dict[str, Any]]:
    """What the Web Annotation Data Model requires; the annotations are handed on."""
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    assert collection["id"].startswith("urn:")
    assert isinstance(collection["label"], str)
    assert collection["generator"]["type"] == "Software" and collection["generator"]["name"]
    page = collection.get("first", {"items": []})
    assert collection["total"] == len(page["items"])
    if page["items"]:
        assert page["type"] == "AnnotationPage"
        assert page["partOf"] == collection["id"] and collection["last"] == page["id"] != collection["id"]
        assert page["startIndex"] == 0
    ids = [item["id"] for item in page["items"]]
    assert len(set(ids)) == len(ids)
    for item in page["items"]:
        assert item["type"] == "Annotation" and item["motivation"] == "describing"
        assert item["generator"] == collection["generator"]["id"]
        assert not {"created", "modified", "generated"} & item.keys()
        for body in item["body"]:
            assert body["type"] == "TextualBody"
            assert body["purpose"] in ("tagging", "describing")
            assert isinstance(body["value"], str) and body["value"]
        for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
            assert target["type"] == "SpecificResource"
            assert re.fullmatch(r"(https?|urn):[^\s<>\"{}|\\^`]+", target["source"])
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            assert position["type"] == "TextPositionSelector" and quote["type"] == "TextQuoteSelector"
            assert 0 <= start < end <= len(text)
            assert quote["exact"] == text[start:end]
            assert text.endswith(quote["prefix"], 0, start) and text.startswith(quote["suffix"], end)
            assert len(quote["prefix"]) == min(32, start) and len(quote["suffix"]) == min(32, len(text) - end)
        yield item


def test_each_row_is_one_annotation(doc: Doc) -> None:
    records = tables.document_records(doc)
    items = list(check_model(data_package.web_annotations(doc), doc.text))
    base = f"urn:newsangles:{hashlib.sha256(doc.text.encode()).hexdigest()[:16]}"
    expected = {
        f"{base}:{name}:{row[schema.KEYS[name]] if name in schema.KEYS else number}": row
        for name in data_package.annotated()
        for number, row in enumerate(records[name], 1)
    }
    assert [item["id"] for item in items] == list(expected)
    for item, row in zip(items, expected.values(), strict=True):
        assert item.get("confidence") == row["confidence"] and item.get("rule") == row["rule"]
        assert item["row"].items() <= row.items()
        assert {**row, **item["row"]} == row
        tags = [body["value"] for body in item["body"] if body["purpose"] == "tagging"]
        assert item["id"].split(":")[3].startswith(tags[0])
        spans = row.get("parts") or ((row["start"], row["end"]),)
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        assert [(t["selector"][0]["start"], t["selector"][0]["end"]) for t in targets] == list(spans)


def test_what_an_annotation_says() -> None:
    text = "“It is closed,” Ana Ruiz said, “and stays so.” She left on Tuesday."
    (doc,) = parse([article(text, "n1", url="https://x.example/n1", published=date(2025, 3, 7))])
    items = {item["id"].split(":", 3)[3]: item for item in check_model(data_package.web_annotations(doc), text)}
    quote = items["quotes:q1"]
    assert [body["value"] for body in quote["body"]] == [
        "quote",
        "direct",
        "speech",
        "source: Ana Ruiz; actor: Ana Ruiz; cue: said",
    ]
    assert [target["selector"][1]["exact"] for target in quote["target"]] == ["“It is closed,”", "“and stays so.”"]
    assert {target["source"] for target in quote["target"]} == {"https://x.example/n1"}
    assert quote["row"]["cue_start"] == text.index("said")
    time = items["times:t1"]
    assert time["body"][-1]["value"].startswith("value: 2025-03-04; begin: 2025-03-04; end date: 2025-03-04; reason: ")
    assert time["target"]["selector"][1]["exact"] == "Tuesday"
    (she,) = (i for i in items.values() if '"exact": "She"' in json.dumps(i))
    assert [body["value"] for body in she["body"]][:3] == ["mention", "person", "pronoun"]
    assert she["body"][-1]["value"].startswith("actor: Ana Ruiz; reason: ")


def test_an_article_without_an_address_is_named_by_its_text(hostile: Doc) -> None:
    items = check_model(data_package.web_annotations(hostile), hostile.text)
    targets = [t for item in items for t in (item["target"] if isinstance(item["target"], list) else [item["target"]])]
    assert {target["source"] for target in targets} == {f"urn:sha256:{hostile._.article.sha256}"}


def test_an_article_without_rows_has_no_page() -> None:
    collection = data_package.web_annotations(blank("Nothing."))
    assert list(check_model(collection, "Nothing.")) == []
    assert collection["total"] == 0 and not {"first", "last"} & collection.keys()


SPEECH = '“It is so,”|she said.|"No," he said|officials said|on Tuesday|Ana Ruiz|\n\n|\r\n|40%|🙂|\u202e|\x0b|=1+1|<b>'
TEXTS = st.lists(st.sampled_from(SPEECH.split("|")) | st.text(max_size=5), max_size=12).map(" ".join)


@settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(TEXTS)
def test_any_text_is_annotated_at_its_offsets(parse_text: Callable[[str], Doc], text: str) -> None:
    doc = parse_text(text)
    doc._.article = Article("a", text)
    list(check_model(json.loads(json.dumps(data_package.web_annotations(doc), ensure_ascii=False)), text))


# --- Files ---


def test_the_files_read_back(hostile: Doc, tmp_path: Path) -> None:
    assert data_package.write([hostile, blank("One.", "../two")], tmp_path / "new" / "folder") == 2
    written = sorted((tmp_path / "new" / "folder").iterdir())
    assert len(written) == 4 and all(re.fullmatch(r"[a-z0-9._-]+", path.name) for path in written)
    stem = next(path.name for path in written if "x-y" in path.name).split(".")[0]
    notes = (tmp_path / "new" / "folder" / f"{stem}.annotations.jsonld").read_bytes()
    assert json.loads(notes) == json.loads(json.dumps(data_package.web_annotations(hostile)))
    assert SCRIPT.encode() in notes and "שלום" in notes.decode()
    assert (tmp_path / "new" / "folder" / f"{stem}.zip").read_bytes() == data_package.archive(hostile)


def test_files_appear_only_when_complete(tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def docs() -> Iterator[Doc]:
        yield blank("One.", "one")
        raise Stop

    with pytest.raises(Stop):
        data_package.write(docs(), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.annotations.jsonld", "one.zip"]


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written to") as caught:
        data_package.write([blank("One.")], tmp_path / "file")
    assert len(str(caught.value).splitlines()) == 1
