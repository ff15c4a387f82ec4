"""Drafts of corrections: a line for each row of a Doc, to be edited by hand."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc

from newsangles.corrections.file import read_corrections
from newsangles.corrections.rows import rows_as_written, tables_in_order
from newsangles.corrections.validation import columns_by_key, repeats_text
from newsangles.documents import project
from newsangles.documents.article import CORRECTIONS, Article
from newsangles.errors import ParameterError
from newsangles.tables.unfinished import save


def lines(doc: Doc, tables: Sequence[str] = ()) -> Iterator[str]:
    """A line for each row of a Doc with its present values, ready to be edited.

    Args:
        doc: What `newsangles.parse` yields, read without corrections.
        tables: The tables; () for all that can be corrected.

    Raises:
        ParameterError: There is no such table, or it cannot be corrected.
    """
    known = tables_in_order()
    for table in tables:
        if table not in known:
            raise ParameterError(table, "no table that can be corrected", f"use some of {', '.join(known)}")
    written = rows_as_written(doc)
    for table in known:
        if tables and table not in tables:
            continue
        settable = [
            key for key, c in columns_by_key(table).items() if not c.derived and not repeats_text(table, c.name)
        ]
        several = Counter((row["start"], row["end"]) for row in written[table])
        for row in written[table]:
            line = {"article": doc._.article.id, "table": table, "do": "keep"}
            line |= {key: row[key] for key in ("start", "end", "text")}
            given = {key: row[key] for key in settable if key not in ("start", "end")}
            if several[row["start"], row["end"]] > 1:
                line["where"] = given
            yield json.dumps({**line, "set": given, "who": "", "why": ""}, ensure_ascii=False)


def start(article: Article, written: Iterable[str], path: Path | None = None) -> tuple[Path, int]:
    """Put lines about an article into a file of corrections, after those about others.

    Args:
        article: The article.
        written: What `lines` gives.
        path: The file, in a folder that is made if it is not there; None: the one beside the article.

    Returns:
        The file, and how many lines were written.

    Raises:
        DocumentError: What stands in the file already cannot be read.
        ParameterError: It is about the article already: no line of it is touched; or the article has no folder.
        OutputError: The file cannot be written.
    """
    if path is None and article.path is None:
        raise ParameterError(article.id, "the article comes from no file", "name one with --out")
    if path is None:
        places = [root / str(article.path) for root in (Path(), project.root()) if root]
        path = next((place for place in places if place.exists()), places[0]).parent / CORRECTIONS
    before = b""
    if path.exists():
        found = read_corrections(path).about(article)
        if found:
            cause = f"line {found[0].line} is about {article.id} already"
            raise ParameterError(path, cause, "edit that file, or name another with --out")
        before = path.read_bytes()
    new = [line + "\n" for line in written]
    gap = b"\n" if before and not before.endswith(b"\n") else b""
    save(path, before + gap + "".join(new).encode("utf-8"))
    return path, len(new)
