"""Export for other tools: an article's tables as one archive, its rows as annotations of its text.

The archive is a Data Package (https://datapackage.org/standard/data-package/): CSV files with a description of every
column. The annotations follow the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/). Neither says
when it was made: the same input gives the same bytes (of the archive, with the same zlib).
"""

from __future__ import annotations

import csv
import functools
import io
import json
import logging
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from newsangles.angles.angle import Annotation, angles
from newsangles.documents.article import Article, slug
from newsangles.errors import NewsanglesError
from newsangles.pipeline.versions import DEFAULT_MODEL, versions
from newsangles.show import references as show_references
from newsangles.tables.frames import Record, document_records
from newsangles.tables.schema import KEYS, TABLES, Column, Row, columns
from newsangles.tables.storage import write as write_tables
from newsangles.tables.storage import writing
from newsangles.tables.unfinished import clear_unfinished, unfinished
from newsangles.tables.wording import safe

ARCHIVE = ".zip"
ANNOTATIONS = ".annotations.jsonld"
"""Endings of the two files' names; each begins with the article's name, made safe for files."""

TEXT = "article.txt"
"""The article's text in the archive."""

DICTIONARY = ("table", "column", "type", "meaning", "allowed")
"""The columns of dictionary.csv."""

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
"""The standard that datapackage.json follows; nothing is fetched from there."""

CONTEXT = 32
"""Characters before and after a span by which other tools find it again where the text around it has changed."""

TYPES = {
    "str": "string",
    "int64": "integer",
    "Int64": "integer",
    "Float64": "number",
    "boolean": "boolean",
    "object": "array",
}
"""The types of Table Schema for those of pandas; an array is written as JSON."""


def annotated() -> dict[str, Annotation]:
    """The tables whose rows are annotations, in the order of the tables, with the columns that these tell."""
    known = {table: told for angle in angles() for table, told in angle.annotations.items()}
    return {table: known[table] for table in TABLES if table in known}


@functools.cache
def _actor_columns(tables: tuple[str, ...]) -> frozenset[str]:
    """The columns of some tables that name actors."""
    return frozenset(c.name for table in tables for c in columns(TABLES[table]) if c.names == "actors")


_log = logging.getLogger(__name__)


def write(docs: Iterable[Doc], folder: str | Path, *, model: str = DEFAULT_MODEL) -> int:
    """Write an archive and annotations for each article, as a stream; each file appears only when it is complete.

    Without frictionless (the extra ``newsangles[export]``) the archives hold no datapackage.json; that is logged, once.

    Args:
        docs: What `newsangles.parse` yields.
        folder: Where to; made if it is not there.
        model: What they were parsed with.

    Returns:
        How many articles were written.

    Raises:
        ModelError: The model is not installed.
        OutputError: The folder cannot be written to.
    """
    folder, count = Path(folder), 0
    if (error := missing()) is not None:
        _log.warning("%s", error)
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        clear_unfinished(folder)
        with unfinished(folder) as work:
            for doc in docs:
                name = slug(doc._.article.id)
                notes = json.dumps(web_annotations(doc, model=model), ensure_ascii=False) + "\n"
                made = {name + ARCHIVE: archive(doc, model=model), name + ANNOTATIONS: notes.encode()}
                for file, content in made.items():
                    (work / file).write_bytes(content)
                for file in made:
                    (work / file).replace(folder / file)
                count += 1
    return count


def missing() -> NewsanglesError | None:
    """The error that frictionless, which writes datapackage.json, is not installed; None where it is."""
    if find_spec("frictionless"):
        return None
    remedy = "install it with `pip install 'newsangles[export]'`"
    return NewsanglesError("datapackage.json", "left out, since frictionless is not installed", remedy)


# --- The archive -----------------------------------------------------------------------------------------------------


def archive(doc: Doc, *, model: str = DEFAULT_MODEL) -> bytes:
    """An article's tables as a zip file.

    Args:
        doc: What `newsangles.parse` yields.
        model: What it was parsed with.

    Returns:
        A zip file that holds README.txt, datapackage.json (where frictionless is installed), dictionary.csv (what each
        column means), the article's text (UTF-8, unchanged), and each table as `newsangles.tables.write` writes CSV.
        Its entries are in a fixed order and dated 1980-01-01, which is how a zip file says nothing.

    Raises:
        ModelError: The model is not installed.
    """
    article, made = doc._.article, _made(model)
    with tempfile.TemporaryDirectory() as work:
        write_tables([doc], work, "csv")
        files = {f"{name}.csv": Path(work, f"{name}.csv").read_bytes() for name in TABLES}
    described = {"dictionary.csv": dictionary(), TEXT: article.text.encode(), **files}
    if missing() is None:
        described = {"datapackage.json": _package(article, described, made).encode(), **described}
    entries = {"README.txt": _readme(article, described, made, model).encode(), **described}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            file.writestr(entry, content)
    return stream.getvalue()


def dictionary() -> bytes:
    """The meaning of each column, as CSV like the tables'; ``allowed`` is empty where any value is allowed."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(DICTIONARY)
    for name, row_type in TABLES.items():
        writer.writerows((name, c.name, TYPES[c.dtype], c.meaning, "; ".join(c.allowed)) for c in columns(row_type))
    return stream.getvalue().encode("utf-8-sig")


def _made(model: str) -> str:
    return "Newsangles {newsangles} (spaCy {spacy}, model {model})".format(**versions(model))


def _readme(article: Article, files: Iterable[str], made: str, model: str) -> str:
    """The README of an archive."""
    about = {
        "title": article.title,
        "outlet": article.outlet,
        "address": article.url,
        "published": article.published and article.published.isoformat(),
        "SHA-256 of its text": article.sha256,
    }
    known = "\n".join(f"{name}: {safe(' '.join(str(value).split()))}" for name, value in about.items() if value)
    return f"""What {made} read in one article.

{known}

{TEXT} is its text, in UTF-8, unchanged. Each row of a table points at it: start and end are characters
(Unicode code points) from 0, end exclusive. dictionary.csv says what each column means. The tables are CSV with
commas, in UTF-8 with a byte-order mark; a list is JSON; an empty cell is a missing value. A cell that a spreadsheet
would run as a formula (it begins with = + - @, a tab or a line end) has an apostrophe before it, which is no part of
the value.

{chr(10).join(files)}

No licence of the article is known here. What the tables say was read by a program and may be wrong; the column
confidence says how often such rows were right.

To cite: {safe(show_references.article(article))}; analysed with {show_references.analysis(versions(model))}.
"""


def _package(article: Article, files: Mapping[str, bytes], made: str) -> str:
    """The datapackage.json for the files of one article, which makes a column like quote_id a key by itself."""
    from frictionless import Package  # takes half a second, which no other command need pay

    source = {
        "title": article.title or article.outlet or article.id,
        "path": _address(article),
        "outlet": article.outlet,
        "published": article.published and article.published.isoformat(),
    }
    descriptor = {
        "$schema": PROFILE,
        "name": slug(article.id),
        "title": article.name,
        "description": f"What {made} read in this article; start and end are characters into {TEXT}.",
        "sources": [{name: value for name, value in source.items() if value}],
        "resources": [_resource(name, content) for name, content in files.items()],
    }
    exported = Package.from_descriptor(descriptor).to_descriptor(validate=True, upgrade=True)
    return json.dumps(exported, ensure_ascii=False, indent=2) + "\n"


def _resource(file: str, content: bytes) -> dict[str, Any]:
    name, _, kind = file.partition(".")
    common: dict[str, Any] = {"name": name, "path": file, "format": kind, "encoding": "utf-8"}
    common |= {"hash": f"sha256:{sha256(content).hexdigest()}", "bytes": len(content)}
    if kind != "csv":
        return {**common, "mediatype": "text/plain"}
    # Said in full, since frictionless guesses from the first rows what it is not told.
    dialect: dict[str, Any] = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True}
    dialect["skipInitialSpace"] = False
    plain = {"fields": [{"name": column, "type": "string"} for column in DICTIONARY]}
    schema = _schema(name, TABLES[name]) if name in TABLES else plain
    return {**common, "type": "table", "mediatype": "text/csv", "dialect": dialect, "schema": schema}


def _named(column: Column) -> str:
    """The table whose rows a column names; empty where it names none."""
    return "articles" if column.name == KEYS["articles"] else column.names


def _schema(name: str, row_type: type[Row]) -> dict[str, Any]:
    """A table's columns and keys for Table Schema."""
    key = KEYS.get(name)
    references = [
        {"fields": [c.name], "reference": {"resource": table if table != name else "", "fields": [KEYS[table]]}}
        for c in columns(row_type)
        if c.dtype == "str" and (table := _named(c)) and c.name != key
    ]
    return {
        "fields": [_field(column) for column in columns(row_type)],
        "missingValues": [""],
        **({"primaryKey": [key]} if key else {}),
        "foreignKeys": references,
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    kind: dict[str, Any] = {"name": column.name, "type": TYPES[column.dtype], "description": column.meaning}
    if column.dtype == "boolean":
        kind |= {"trueValues": ["True"], "falseValues": ["False"]}
    return {**kind, "constraints": constraints} if constraints else kind


def _address(article: Article) -> str | None:
    """The article's web address, if it has one that may be followed."""
    return article.url if re.fullmatch(r'https?://[^\s\x00-\x20"<>\\^`{|}]+', article.url or "") else None


# --- Annotations -----------------------------------------------------------------------------------------------------


def web_annotations(doc: Doc, *, model: str = DEFAULT_MODEL) -> Record:
    """An article's rows as annotations of its text.

    Each row of the tables in `annotated` is one annotation: tags (its table, its kind), the row in words, the row
    itself as JSON (``row``), its ``rule`` and, where measured, its ``confidence``. Its target is the article's address,
    or a name made of its text's SHA-256; of a quote in several parts, each is a target. Each span is given twice, as
    characters (Unicode code points) into the text and as its words with those around it: where the address leads to a
    page, only the latter can be found there.

    Args:
        doc: What `newsangles.parse` yields.
        model: What it was parsed with.

    Returns:
        An AnnotationCollection, with all its annotations on its first page, as JSON can hold it. The ids depend on the
        text and the row's place in its table alone.

    Raises:
        ModelError: The model is not installed.
    """
    article, records = doc._.article, document_records(doc)
    base, made = f"urn:newsangles:{article.sha256[:16]}", versions(model)
    software = {
        "id": f"urn:newsangles:software:{made['newsangles']}",
        "type": "Software",
        "name": f"Newsangles {made['newsangles']}",
        "schema:softwareVersion": made["newsangles"],
        "schema:softwareRequirements": f"spaCy {made['spacy']}, model {made['model']}",
    }
    items = list(_items(article, records, base, software["id"]))
    page = {"id": f"{base}:page", "type": "AnnotationPage", "partOf": f"{base}:rows", "startIndex": 0, "items": items}
    terms = {
        "@version": 1.1,
        "newsangles": "urn:newsangles:terms:",
        "confidence": {"@id": "newsangles:confidence", "@type": "xsd:double"},
        "row": {"@id": "newsangles:row", "@type": "@json"},
        "rule": "newsangles:rule",
        "sha256": "newsangles:sha256",
    }
    return {
        "@context": ["http://www.w3.org/ns/anno.jsonld", terms],
        "id": f"{base}:rows",
        "type": "AnnotationCollection",
        "label": article.name,
        "sha256": article.sha256,
        "generator": software,
        "total": len(items),
        **({"first": page, "last": page["id"]} if items else {}),
    }


def _items(article: Article, records: Mapping[str, list[Record]], base: str, software: str) -> Iterator[Record]:
    names = {actor["actor_id"]: actor["name"] for actor in records["actors"]}
    for table, (tags, told) in annotated().items():
        for number, row in enumerate(records[table], 1):
            values = [table.removesuffix("s"), *(row[tag] for tag in tags if row[tag] is not None)]
            body = [{"type": "TextualBody", "purpose": "tagging", "value": value} for value in values]
            if words := _words(row, told, names):
                described = {"type": "TextualBody", "purpose": "describing", "value": words}
                body.append({**described, "format": "text/plain", "language": "en"})
            targets = [_target(article, start, end) for start, end in row.get("parts") or [(row["start"], row["end"])]]
            own = {"article_id", "start", "end", "text", "rule", "confidence"}  # which stand elsewhere
            yield {
                "id": f"{base}:{table}:{row[KEYS[table]] if table in KEYS else number}",
                "type": "Annotation",
                "motivation": "describing",
                "generator": software,
                "body": body,
                "target": targets if len(targets) > 1 else targets[0],
                **{name: row[name] for name in ("rule", "confidence") if row[name] is not None},
                "row": {name: value for name, value in row.items() if value is not None and name not in own},
            }


def _words(row: Record, told: Iterable[str], names: Mapping[str, str]) -> str:
    """A row in words: ``source: he; actor: Ana Ruiz; cue: said``."""
    parts = []
    for column in told:
        value = row[column]
        if value not in (None, "", ()):
            known = names if column in _actor_columns(tuple(TABLES)) else {}
            several = isinstance(value, tuple | list)
            shown = ", ".join(known.get(v, v) for v in value) if several else known.get(value, value)
            name = re.sub("_ids?$", "", column).replace("_", " ")
            parts.append(f"{name}: {shown:g}" if isinstance(shown, float) else f"{name}: {shown}")
    return "; ".join(parts)


def _target(article: Article, start: int, end: int) -> Record:
    text = article.text
    around = {"prefix": text[max(0, start - CONTEXT) : start], "suffix": text[end : end + CONTEXT]}
    return {
        "type": "SpecificResource",
        "source": _address(article) or f"urn:sha256:{article.sha256}",
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {"type": "TextQuoteSelector", "exact": text[start:end], **around},
        ],
    }
