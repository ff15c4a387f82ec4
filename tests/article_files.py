"""Files of articles, and the ids and errors of what is read from them."""

from __future__ import annotations

import json
from pathlib import Path

from newsangles.documents.article import Article
from newsangles.documents.read import documents
from newsangles.errors import DocumentError

TEXT = "The harbour will close on Monday, said Ana Brož, who runs it."
GERMAN = (
    "Der Hafen wird am Montag geschlossen, wie die Leiterin gestern mitteilte. Was danach kommt, ist noch offen, und "
    "so warten die Fischer in der Stadt auf eine Antwort. Man habe lange genug geredet, sagte einer von ihnen, also "
    "müsse nun etwas geschehen, und zwar bald, denn an den Kosten werde es am Ende nicht liegen."
)
END = ".txt, .md, .html, .htm, .jsonl, .csv, .parquet"
PAGE = """<!DOCTYPE html><html><head><title>Harbour - The Quay</title>{head}</head><body><nav><a href="/">Home</a></nav>
<article><h1>Harbour to close</h1>{byline}
<p>The harbour will close on 5 June 2019, the council said after a long debate.</p>
<p>“We have waited,” said Ana Brož, who runs the harbour and wants it open.</p></article>
<div id="comments"><p>A comment that nobody asked for, and that is no part of the article.</p></div></body></html>"""


def put(name: str, content: str | bytes | dict[str, object] = TEXT) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    data = json.dumps(content) if isinstance(content, dict) else content
    Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return name


def lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def ids(source: object, **options: object) -> list[str]:
    return [a.id for a in documents(source, **options) if isinstance(a, Article)]  # type: ignore[arg-type]


def errors(source: object, **options: object) -> list[str]:
    return [str(e) for e in documents(source, **options) if isinstance(e, DocumentError)]  # type: ignore[arg-type]
