"""What the tests of many articles share: the corpus of the demonstration, and tables that cost nothing to make."""

from __future__ import annotations

import pytest

import blank_run
from newsangles.corpus import workers
from newsangles.corpus.query import Corpus, gather
from newsangles.tables.storage import write
from places import DEMO
from tables_of_a_run import COUNT, contents


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The corpus of the demonstration, each story counted once."""
    return gather(DEMO, outputs=tmp_path_factory.mktemp("tables"), once=True)


@pytest.fixture(scope="session")
def every(corpus: Corpus) -> Corpus:
    """The same, with its copies and earlier versions."""
    return gather(str(corpus.folder))


@pytest.fixture
def blank(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shards whose parsing costs nothing."""
    monkeypatch.setattr(workers, "parse", blank_run.parse)
    monkeypatch.setattr(workers, "load", lambda model: None)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The tables as one process writes them, without shards."""
    folder = tmp_path_factory.mktemp("undisturbed")
    write(blank_run.parse(blank_run.articles(COUNT)), folder)
    return contents(folder)
