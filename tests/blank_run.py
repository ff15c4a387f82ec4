"""A run of shards whose parsing costs nothing, or goes wrong where a text says so: `python blank_run.py FOLDER N`."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc

from newsangles.corpus import workers
from newsangles.corpus.extract import extract
from newsangles.documents.article import Article

TOKENIZER = spacy.blank("en")
TEXT = "The bridge is closed. "


def articles(count: int, **texts: str) -> list[Article]:
    """So many articles; those named ``a7`` and so on have another text."""
    return [Article(f"a{n}", texts.get(f"a{n}", f"{TEXT}{n}"), published=date(2025, 1, 1)) for n in range(count)]


def parse(articles: Sequence[Article], **options: Any) -> Iterator[Doc]:
    for article in articles:
        if "raise" in article.text:
            raise ValueError(f"no parse\nof {article.id}")
        if "die" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.002)
        doc = TOKENIZER(article.text)
        doc._.article = article
        yield doc


def replace() -> None:
    """Have shards made so; forked processes inherit it."""
    workers.parse = parse  # type: ignore[assignment]
    workers.load = lambda model: None  # type: ignore[assignment, return-value]


if __name__ == "__main__":
    replace()
    extract(articles(int(sys.argv[2])), Path(sys.argv[1]), jobs=2)
