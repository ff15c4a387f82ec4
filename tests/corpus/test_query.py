"""SQL over the tables of many articles: views, questions that are refused, and where documents become a corpus."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
import spacy
from typer.testing import CliRunner

from near_copies import ARTICLES, STORY
from newsangles.cli import commands
from newsangles.corpus import findings
from newsangles.corpus.extract import extract
from newsangles.corpus.query import ADDED, MADE, Corpus, gather
from newsangles.documents.read import read
from newsangles.errors import DocumentError, ParameterError
from newsangles.tables import document_records, join, write_records
from newsangles.tables.schema import TABLES, Quote, columns
from places import DEMO, ROOT

TOKENIZER = spacy.blank("en")


@pytest.fixture(scope="module", params=["whole", "by month"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    known = []
    for article in ARTICLES:
        doc = TOKENIZER(article.text)
        doc._.article = article
        quote = {c.name: None for c in columns(Quote)}
        quote |= {"article_id": article.id, "start": 0, "end": 3, "text": article.text[:3], "source": "Ana \x1b[31m"}
        known.append({**document_records(doc), "quotes": [quote]})
    where = tmp_path_factory.mktemp("it's [1] *")
    write_records(known, where / "part")
    join([where / "part"], where, by_month=request.param == "by month")
    return where


def test_each_view_has_its_tables_columns_and_the_articles(folder: Path) -> None:
    corpus = Corpus(folder)
    assert list(corpus.views()) == [*TABLES, *MADE]
    for name, meanings in corpus.views().items():
        answer = corpus.query(f"SELECT * FROM {name}")
        assert set(answer.columns) == set(meanings) and all(meanings.values())
        assert name in MADE or set(ADDED) <= set(answer.columns)
    rows = corpus.query(
        "SELECT year, month, outlet, count(*) AS n FROM quotes GROUP BY ALL ORDER BY year, month, outlet"
    )
    assert rows.astype(object).where(rows.notna(), None).values.tolist() == [
        [2024, 12, None, 1],
        [2025, 3, "Argus", 1],
        [2025, 3, "Echo", 1],
        [2025, 4, "Echo", 1],
        [None, None, "Post", 1],
    ]


def test_wire_copy_is_counted_once_on_request(folder: Path) -> None:
    assert Corpus(folder).query("SELECT count(*) AS n FROM quotes")["n"].item() == 5
    once = Corpus(folder, once=True)
    assert sorted(once.query("SELECT article_id FROM quotes")["article_id"]) == ["first", "other"]
    assert len(once.query("SELECT * FROM copies")) == 4


def test_of_a_copy_with_paragraphs_of_its_own_their_rows_count(tmp_path: Path) -> None:
    own = "Our reporter walked along the harbour. " + " ".join(f"He met {n} people there." for n in range(10))
    texts = {"a": STORY, "b": f"{STORY}\n\n{own}", "c": STORY}
    articles = [{"article_id": k, "outlet": k, "published": None, "title": k, "text": t} for k, t in texts.items()]
    rows = [{"article_id": k, "start": n} for k in texts for n in (0, len(STORY) + 5)]
    held = {"articles": pa.Table.from_pylist(articles), "actors": pa.Table.from_pylist(rows)}
    once = Corpus(tmp_path, once=True, held={**held, "quotes": held["actors"]})
    told = "SELECT article_id || start AS place FROM {} ORDER BY place"
    place = len(STORY) + 5
    assert list(once.query(told.format("quotes"))["place"]) == ["a0", f"a{place}", f"b{place}"]
    assert set(once.query(told.format("actors"))["place"]) == {"a0", f"a{place}", "b0", f"b{place}"}
    assert list(once.query("SELECT article_id FROM articles")["article_id"]) == ["a", "b"]


@pytest.mark.parametrize(
    ("sql", "cause"),
    [
        ("SELEC", "Parser Error"),
        ("SELECT * FROM nothing", "Catalog Error"),
        ("SELECT * FROM read_csv('/etc/passwd')", "Permission Error"),
        ("COPY (SELECT 1) TO '/tmp/newsangles-must-not-write.csv'", "Expected a single SELECT statement"),
        ("INSTALL httpfs", "Expected a single SELECT statement"),
        ("SELECT * FROM enable_logging(storage = 'file', storage_path = '{}/log')", "locked"),
        ("SELECT DATE 'infinity'", "."),
        ("SELECT 1::UNION(a INT)", "."),
    ],
)
def test_a_question_that_is_wrong_is_one_line(folder: Path, sql: str, cause: str) -> None:
    with pytest.raises(ParameterError, match=cause) as raised:
        Corpus(folder).query(sql.replace("{}", str(folder).replace("'", "''")))
    assert len(str(raised.value).splitlines()) == 1
    assert not Path("/tmp/newsangles-must-not-write.csv").exists() and not (folder / "log").exists()


@pytest.mark.parametrize(
    "sql",
    [
        "COPY (SELECT 1 AS a) TO '{}/quotes.parquet'",
        "WITH x AS (COPY (SELECT 1 AS a) TO '{}/quotes.parquet') SELECT * FROM x",
        "SELECT 1; COPY (SELECT 1 AS a) TO '{}/quotes.parquet'",
        "SELECT 1); COPY (SELECT 1 AS a) TO '{}/quotes.parquet'; SELECT (1",
        "SET enable_external_access = true",
        "DROP VIEW quotes",
    ],
)
def test_a_question_changes_nothing(folder: Path, sql: str) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.parquet")}
    with pytest.raises(ParameterError):
        Corpus(folder).query(sql.format(str(folder).replace("'", "''")))
    assert {path: path.read_bytes() for path in folder.rglob("*.parquet")} == before and before


def test_what_does_not_fit_into_memory_goes_to_the_systems_temporary_folder(folder: Path) -> None:
    corpus = Corpus(folder)
    place = Path(corpus.query("SELECT current_setting('temp_directory') AS place")["place"][0])
    assert place.is_relative_to(tempfile.gettempdir())
    assert not place.exists(), "it is made when it is needed: a killed kernel leaves nothing"
    del corpus
    assert not place.exists()


def test_whole_numbers_stay_so_beside_missing_ones(folder: Path) -> None:
    years = Corpus(folder).query("SELECT year FROM articles ORDER BY year NULLS LAST")["year"]
    assert str(years.dtype).startswith("Int") and years.isna().sum() == 1 and years[0] == 2024


def test_a_folder_without_tables_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="no table of articles"):
        Corpus(tmp_path)


def test_the_command(folder: Path) -> None:
    def run(*arguments: str) -> str:
        done = CliRunner().invoke(commands.app, ["query", *arguments, "--tables", str(folder)])
        assert done.exit_code == 0, done.output
        return done.output

    assert "quotes\n    article_id: " in run()
    shown = run("SELECT source, count(*) AS n, max(year) AS y, title FROM quotes WHERE outlet IS NULL GROUP BY ALL")
    assert "\x1b" not in shown and "2024" in shown and shown.endswith("1 row\n")
    assert run("SELECT DISTINCT '=' || source AS s FROM quotes", "--format", "csv") == "s\n'=Ana \\u001b[31m\n"
    assert run("SELECT count(*) AS n FROM articles", "--once", "--format", "csv") == "n\n2\n"
    assert (
        run("SELECT title FROM articles WHERE outlet = 'Argus'", "--format", "jsonl") == '{"title": "<b>Harbour</b>"}\n'
    )


def test_documents_and_their_tables_are_the_same_corpus(corpus: Corpus, every: Corpus) -> None:
    assert every.folder == corpus.folder and not every.once
    pd.testing.assert_frame_equal(
        findings.articles(corpus).drop(columns="counted"),
        findings.articles(every).drop(columns="counted"),
    )
    assert not (corpus.folder / ".shards").exists()


def test_tables_of_documents_are_in_memory_and_leave_no_folder() -> None:
    own = gather(DEMO, once=True)
    assert not own.folder.exists()
    counts = [one.query("SELECT count(*) AS n FROM articles")["n"].item() for one in (own, own.every)]
    assert counts[0] < counts[1] == 9
    assert own.query("SELECT outlet FROM quotes WHERE published IS NOT NULL LIMIT 1")["outlet"].notna().all()


def test_a_truncated_table_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "articles.parquet").write_bytes(b"PAR1" + bytes(6))
    for once in (False, True):
        with pytest.raises(DocumentError, match=r"articles.parquet: not readable as Parquet .*; make the tables anew"):
            Corpus(tmp_path, once=once)


def test_tables_that_cannot_be_asked_are_not_read_as_documents(corpus: Corpus, tmp_path: Path) -> None:
    extract(read(ROOT / DEMO / "*.txt"), tmp_path / "site" / "tables", "jsonl")
    for folder, cause in (("site/tables", "no table of articles as Parquet"), ("site", "a site, not documents")):
        with pytest.raises(ParameterError, match=cause):
            gather(str(tmp_path / folder))


def test_no_documents_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        gather(str(tmp_path))
