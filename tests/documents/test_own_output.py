"""Files that earlier runs have written: tables and pages are no documents, and nothing else is passed over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from article_files import errors, ids, put
from newsangles.corpus.workers import RUN
from newsangles.documents import own_output
from newsangles.site import pages
from newsangles.site.state import STATE, State


def test_the_names_are_those_that_are_written() -> None:
    assert (own_output.TABLES_RECORD, own_output.PAGES_RECORD) == (RUN, STATE)
    assert {"index.html", pages.TOUR} == set(own_output._OF_ALL)
    assert f"{pages.ARTICLE.stem}.html" == own_output._OF_ONE


@pytest.mark.parametrize("place", ["docs/", "docs/site/", "docs/a/deeper/site/"])
@pytest.mark.parametrize("source", ["docs", "docs/**/*.*"])
def test_what_a_run_has_written_among_the_documents_is_no_document(place: str, source: str) -> None:
    own = ("docs/1.txt", f"{place}own.txt", f"{place}tables/note.txt", f"{place}tables/claims.txt")
    for name in (*own, f"{place}1/own.txt"):
        put(name)
    for name in ("index.html", "how_to_read.html", "90_all.html", "1/article.html", "1/10_first.html"):
        put(f"{place}{name}")
    state = State(Path(place) / STATE)
    for name in ("90_all.html", "1/", "1/10_first.html"):
        state.put(name, "0" * 64)
    for name in ("claims.csv", "claims/year=2025/month=3/0.parquet"):
        put(f"{place}tables/{name}")
    (Path(place) / "tables" / RUN).write_text(json.dumps({"versions": {"newsangles": "1"}, "rows": {}}))
    assert len(ids(source)) == 5 and not errors(source)


@pytest.mark.parametrize("told", ["[]", "{}", '{"a": 1}', '{"index.html": "mine"}', "no", '{"versions": "newsangles"}'])
def test_a_record_that_is_somebody_elses_hides_nothing(told: str) -> None:
    for name in ("docs/index.html", "docs/claims.csv"):
        put(name)
    for name in (RUN, STATE):
        Path("docs", name).write_text(told)
    assert len(ids("docs")) + len(errors("docs")) == 2
