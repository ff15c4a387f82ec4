from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest

from newsangles.corpus import workers
from newsangles.documents import project
from newsangles.documents.article import Article, slug
from newsangles.documents.read import read
from newsangles.errors import OutputError, ParameterError
from newsangles.site import pages, runs
from newsangles.site.report import Summary, report
from newsangles.site.runs import check_parameters, choose, clean, plan_page
from newsangles.site.state import STATE, State
from places import ROOT

pytestmark = pytest.mark.usefixtures("loaded_process")

PROGRAM = str(Path(sys.executable).with_name("newsangles"))

PARAMETERS = """\
source: str = "seeds/us-ukraine-minerals-deal.txt"  # articles
published: str = ""  # publication date
model: str = "en_core_web_md"  # model
outputs: str = ""  # folder
"""


def notebook(path: Path, question: str, code: str, own: str = "") -> None:
    """A notebook that costs no model: it reads its document and shows a word of it."""
    cells = [
        nbformat.v4.new_markdown_cell(f"# {question}", id="title"),
        nbformat.v4.new_code_cell(PARAMETERS + own, id="parameters", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell(textwrap.dedent(code), id="code"),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two small notebooks, and a folder to work in."""
    folder = tmp_path / "books"
    folder.mkdir()
    notebook(folder / "10_first.ipynb", "What is first?", "open(source.split('#')[0]).read().split()[0]")
    notebook(folder / "20_second.ipynb", "What is second?", "least + 1", "least: int = 3  # a number\n")
    monkeypatch.setattr(project, "notebooks", lambda: {path.stem: path for path in sorted(folder.glob("*.ipynb"))})
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Alpha was closed, the mayor said.\n")
    return folder


def run(*sources: str, **options: Any) -> Summary:
    return report(read(list(sources)), "out", **options)


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def left_over(folder: Path) -> list[str]:
    return [name for name in files(folder) if "writing" in name or name.startswith("tmp")]


# --- What is run ---


def test_only_what_changed_is_run_again(books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[str] = []
    execute = papermill.execute_notebook
    monkeypatch.setattr(
        papermill,
        "execute_notebook",
        lambda path, *a, **k: (runs.append(Path(path).stem), execute(path, *a, **k)),
    )

    def ran(**options: Any) -> list[str]:
        runs.clear()
        summary = run("a.txt", **options)
        assert not summary.failed
        assert sorted(summary.written + summary.unchanged) == ["a/10_first.html", "a/20_second.html", "a/article.html"]
        return sorted(runs)

    assert ran() == ["10_first", "20_second"]
    before = files(Path("out"))
    assert "Alpha" in before["a/10_first.html"].decode()
    assert set(before) >= {"index.html", "tables/quotes.parquet", "a/10_first.ipynb", STATE}
    assert ran() == []
    assert files(Path("out")) == before

    notebook(books / "20_second.ipynb", "What is second?", "least + 2", "least: int = 3  # a number\n")
    assert ran() == ["20_second"]
    assert ran(parameters={"least": "7"}) == ["20_second"]
    assert "9" in Path("out/a/20_second.html").read_text()
    assert ran() == ["20_second"], "the parameter is gone again"

    Path("a.json").write_text('{"title": "A title of its own"}')
    assert ran() == ["10_first", "20_second"]
    assert "A title of its own" in Path("out/index.html").read_text()

    Path("a.txt").write_text("Beta was closed, the mayor said.\n")
    Path("out/a/20_second.html").unlink()
    assert ran() == ["10_first", "20_second"]
    assert "Beta" in Path("out/a/10_first.html").read_text()

    Path("out/a/20_second.html").unlink()
    assert ran() == [], "the page is made from the notebook that was run"
    assert Path("out/a/20_second.html").exists()
    Path("out/a/20_second.ipynb").unlink()
    assert ran() == ["20_second"]
    assert left_over(Path("out")) == []


def test_a_state_that_is_damaged_only_means_that_all_is_run(books: Path) -> None:
    for content in ("", "[1]", "{", "null", '{"a/10_first.html": ["x"]}', "\udcff"):
        Path("out").mkdir(exist_ok=True)
        (Path("out") / STATE).write_bytes(content.encode("utf-8", "surrogateescape"))
        assert State(Path("out") / STATE).has("a/10_first.html", "x") is False
    pages = ["a/10_first.html", "a/article.html"]
    assert sorted(run("a.txt", notebooks=["10_first"]).written) == pages
    assert sorted(run("a.txt", notebooks=["10_first"]).unchanged) == pages


def test_a_page_links_to_the_pages_that_there_are(books: Path) -> None:
    run("a.txt", notebooks=["10_first"])
    assert "20_second.html" not in Path("out/a/10_first.html").read_text()
    run("a.txt")
    for page in ("out/a/10_first.html", "out/a/20_second.html"):
        assert "20_second.html" in Path(page).read_text()


def test_the_marked_article_is_made_left_alone_and_made_again(books: Path) -> None:
    marked = Path("out/a/article.html")
    assert "a/article.html" in run("a.txt").written
    before, made = marked.read_bytes(), marked.stat().st_mtime_ns
    assert b"Alpha" in before and b'id="row-m1"' in before
    assert 'href="a/article.html"' in Path("out/index.html").read_text()
    for page in ("10_first", "20_second"):
        assert 'href="article.html"' in Path(f"out/a/{page}.html").read_text()

    again = run("a.txt")
    assert again.written == []
    assert sorted(again.unchanged) == ["a/10_first.html", "a/20_second.html", "a/article.html"]
    assert marked.stat().st_mtime_ns == made

    marked.unlink()
    assert "a/article.html" in run("a.txt").written
    assert marked.read_bytes() == before

    Path("a.txt").write_text("Beta was closed, the mayor said.\n")
    assert "a/article.html" in run("a.txt").written
    assert b"Beta" in marked.read_bytes() and b"Alpha" not in marked.read_bytes()
    Path("a.json").write_text('{"title": "A title of its own", "outlet": "The Outlet"}')
    run("a.txt")
    assert "“A title of its own”, The Outlet, undated" in marked.read_text(), "how to cite it"


def test_the_index_says_in_short_what_notebooks_tag_as_such(books: Path) -> None:
    path = books / "10_first.ipynb"
    notebook(path, "What is first?", "from newsangles import show; show.finding('In short ' + source)")
    book = nbformat.read(path, as_version=4)
    book.cells[-1].metadata["tags"] = [pages.BRIEF]
    nbformat.write(book, path)
    run("a.txt")
    assert '<p class="na finding">In short a.txt' in Path("out/index.html").read_text()
    run("a.txt", notebooks=["20_second"])
    assert "In short" not in Path("out/index.html").read_text()
    assert 'href="a/20_second.html"' in Path("out/index.html").read_text()


# --- What fails ---


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        ("raise ValueError('first line\\nsecond \\x1b[31m line')", "ValueError: first line"),
        ("import os; os._exit(7)", "the kernel stopped"),
    ],
    ids=["error", "dead kernel"],
)
def test_a_notebook_that_fails_is_one_line_and_the_rest_is_done(books: Path, code: str, cause: str) -> None:
    run("a.txt")
    notebook(books / "10_first.ipynb", "What is first?", code)
    summary = run("a.txt")
    assert list(summary.failed) == ["a/10_first.html"]
    (line,) = summary.failed["a/10_first.html"].splitlines()
    assert line.startswith(cause)
    index = Path("out/index.html").read_text()
    assert 'href="a/20_second.html"' in index and 'href="a/10_first.html"' not in index
    assert line[:20] in index
    assert 'href="10_first.html"' not in Path("out/a/20_second.html").read_text()
    assert list(run("a.txt").failed) == ["a/10_first.html"], "it is tried again"
    notebook(books / "10_first.ipynb", "What is first?", "'fine'")
    assert not run("a.txt").failed
    assert not list(Path("out").rglob("*.failed.ipynb"))
    assert left_over(Path("out")) == []


def test_an_interrupted_run_is_taken_up_where_it_stopped(books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    execute = papermill.execute_notebook

    def interrupted(path: str, *args: Any, **options: Any) -> None:
        if "20_second" in path:
            raise KeyboardInterrupt
        execute(path, *args, **options)

    monkeypatch.setattr(papermill, "execute_notebook", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run("a.txt")
    kept = Path("out/a/10_first.ipynb").stat().st_mtime_ns
    monkeypatch.setattr(papermill, "execute_notebook", execute)
    assert not run("a.txt").failed
    assert Path("out/a/10_first.ipynb").stat().st_mtime_ns == kept
    assert left_over(Path("out")) == []


@pytest.mark.parametrize("place", ["out", "out/index.html", "out/tables", "out/a"])
def test_an_output_folder_that_cannot_be_written_to(books: Path, place: str) -> None:
    if place == "out/index.html":
        Path(place).mkdir(parents=True)
    else:
        Path(place).parent.mkdir(exist_ok=True)
        Path(place).write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written to") as caught:
        run("a.txt", notebooks=["10_first"])
    assert len(str(caught.value).splitlines()) == 1


# --- Names and parameters ---


def test_a_misspelt_notebook_lists_the_valid_ones(books: Path) -> None:
    with pytest.raises(ParameterError, match="no such notebook; the notebooks are 10_first, 20_second"):
        choose(["first"])
    assert list(choose(["20_second", "10_first"])) == ["10_first", "20_second"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"lest": "3"}, "lest: no such parameter; the parameters are least"),
        ({"source": "x.txt"}, "source: no such parameter; the parameters are least"),
        ({"least": "many"}, "least=many: not a whole number; give a whole number"),
        ({"least": "1.5"}, "least=1.5: not a whole number"),
        ({"least": "'3'"}, "not a whole number"),
        ({"least": "__import__('os')"}, "not a whole number"),
        ({"least=1\nimport os": "3"}, "no such parameter"),
    ],
)
def test_a_parameter_that_does_not_fit(books: Path, given: dict[str, str], message: str) -> None:
    with pytest.raises(ParameterError) as caught:
        check_parameters(choose([]), given)
    assert message in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_notebooks_without_parameters_of_their_own(books: Path) -> None:
    with pytest.raises(ParameterError, match="these notebooks have none of their own"):
        check_parameters(choose(["10_first"]), {"least": "3"})


@pytest.mark.parametrize(
    ("declared", "text", "value"),
    [
        ("int = 3", "007", None),
        ("int = 3", "7", 7),
        ("int = 3", "True", None),
        ("float = 0.5", "1", 1),
        ("float = 0.5", "nan", None),
        ("str = 'x'", "007", "007"),
        ("str = 'x'", "None", "None"),
        ("bool = True", "False", False),
        ("bool = True", "no", None),
    ],
)
def test_values_are_read_as_the_declared_type(books: Path, declared: str, text: str, value: object) -> None:
    notebook(books / "30_third.ipynb", "What is third?", "own", f"own: {declared}  # own\n")
    if value is None:
        with pytest.raises(ParameterError):
            check_parameters(choose(["30_third"]), {"own": text})
    else:
        found = check_parameters(choose([]), {"own": text})
        assert found == {"10_first": {}, "20_second": {}, "30_third": {"own": value}}
        assert type(found["30_third"]["own"]) is type(value)


# --- Ids, sources ---


def test_several_articles_from_a_folder_and_a_table(books: Path) -> None:
    Path("all/deep").mkdir(parents=True)
    Path("all/deep/a.txt").write_text("Gamma was closed, the mayor said.\n")
    Path("all/rows.jsonl").write_text(
        "".join(
            json.dumps({"id": i, "text": f"Delta {n} was closed."}) + "\n" for n, i in enumerate(["x/../../y", "z"])
        )
    )
    notebook(
        books / "10_first.ipynb",
        "What is first?",
        "from newsangles import read; articles = read(source); [a.text for a in articles]",
    )
    summary = run("all", "a.txt", notebooks=["10_first"])
    assert not summary.failed
    assert len(summary.written) == 8
    shown = {re.search("(Alpha|Gamma|Delta .)", Path("out", page).read_text()).group() for page in summary.written}  # type: ignore[union-attr]
    assert shown == {"Alpha", "Gamma", "Delta 0", "Delta 1"}
    for page in summary.written:
        assert re.fullmatch(r"[a-z0-9._-]+/(?:10_first|article)\.html", page)
        first = f"{page.partition('/')[0]}/10_first.html"
        assert f'href="{first}"' in Path("out/index.html").read_text(), "the index leads to an article's first page"
        assert f'href="{page.partition("/")[2]}"' in Path("out", first).read_text(), "and that to its others"
    assert Path("out/tables/articles.parquet").exists()
    assert summary.rows["articles"] == 4


def test_a_notebook_on_all_articles_is_run_once_on_their_tables(books: Path) -> None:
    count = """
        import pyarrow.parquet as pq
        pq.read_table(f"{source}/articles.parquet").column("article_id").to_pylist()
    """
    notebook(books / "90_all.ipynb", "What do all say?", count)
    Path("b.txt").write_text("Beta was closed, the mayor said.\n")
    assert "90_all.html" not in run("a.txt").written, "of one article there is nothing to compare"
    assert run("a.txt", notebooks=["90_all"]).written == ["a/article.html", "90_all.html"]
    assert "90_all.html" in run("a.txt", "b.txt").written
    page = Path("out/90_all.html").read_text()
    assert "&#39;a&#39;, &#39;b&#39;" in page and 'href="index.html"' in page
    index = Path("out/index.html").read_text()
    assert '<a href="90_all.html">What do all say?</a>' in index
    before = files(Path("out"))
    assert run("a.txt", "b.txt").written == [] and files(Path("out")) == before
    Path("b.txt").write_text("Gamma was closed, the mayor said.\n")
    assert run("a.txt", "b.txt").failed == {} and "90_all" in Path("out/.state.json").read_text()
    notebook(books / "90_all.ipynb", "What do all say?", "1 / 0")
    assert run("a.txt", "b.txt").failed == {"90_all.html": "ZeroDivisionError: division by zero"}
    assert "ZeroDivisionError" in Path("out/index.html").read_text()


def test_pages_of_the_first_articles_and_of_those_asked_for(books: Path) -> None:
    rows = [{"id": name, "text": f"{name} was closed, the mayor said."} for name in ("one", "two", "three")]
    Path("t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    chosen: dict[str, Any] = {"notebooks": ["20_second"], "most": 1}
    assert run("t.jsonl", **chosen).written == ["one/article.html", "one/20_second.html"]
    index = Path("out/index.html").read_text()
    assert "2 more articles are in the tables" in index and "two" not in re.findall(r'href="(\w+)/', index)
    assert run("t.jsonl", **chosen, wanted=["three"]).written == ["three/article.html", "three/20_second.html"]
    summary = run("t.jsonl", **chosen)
    assert (summary.written, len(summary.unchanged), summary.rows["articles"]) == ([], 4, 3), (
        "pages that are there stay"
    )
    with pytest.raises(ParameterError, match="four: no such article; "):
        run("t.jsonl", wanted=["four"])


def test_pages_of_articles_that_are_there_no_more_go_and_nothing_else(books: Path) -> None:
    notebook(books / "90_all.ipynb", "What of all?", "1")
    Path("b.txt").write_text("Beta was opened, the mayor said.\n")
    run("a.txt", "b.txt")
    Path("out/b/own.txt").write_text("mine")
    assert Path("out/90_all.html").exists()
    run("a.txt", notebooks=["10_first"])
    assert {path.name for path in Path("out/b").iterdir()} == {"own.txt"}
    assert Path("out/90_all.html").exists(), "a notebook that was not asked for"
    Path("out/b/own.txt").unlink()
    run("a.txt", "b.txt")
    run("a.txt")
    assert {path.name for path in Path("out").glob("[!.]*")} == {"a", "index.html", "how_to_read.html", "tables"}
    run("a.txt", "b.txt")
    assert run("a.txt", problems=["b.txt: empty"]).unchanged and Path("out/b").is_dir(), "it may be back"


def test_a_given_date_reaches_the_notebook_and_another_does_not() -> None:
    path = ROOT / "notebooks" / "10_quotes.ipynb"
    dated = [read(ROOT / "seeds" / "us-ukraine-minerals-deal.txt", published)[0] for published in ("2020-01-02", None)]
    planned = [plan_page(article, path, {}, "en_core_web_md") for article in dated]
    assert [page.parameters["published"] for page in planned] == ["2020-01-02", ""]
    assert planned[0].key != planned[1].key


def test_slugs_stay_within_the_folder() -> None:
    for name in ("../x", "/etc", "a/b", "..", ".", "", "index.html", "tables", "A", "a\x00b", "é" * 300):
        article = Article(name, "Text.", source="x")
        page = plan_page(article, ROOT / "notebooks" / "10_quotes.ipynb", {}, "en_core_web_md")
        assert page.path == f"{slug(name)}/10_quotes.html"
        assert re.fullmatch(r"[a-z0-9][a-z0-9._-]*/10_quotes\.html", page.path)


# --- The same bytes ---


def test_clean_takes_out_what_differs_from_run_to_run(tmp_path: Path) -> None:
    cell = nbformat.v4.new_code_cell(
        "1", id="abc", metadata={"tags": ["injected-parameters"], "papermill": {"duration": 1}}
    )
    other = nbformat.v4.new_code_cell(
        "2", id="def", metadata={"execution": {"iopub.status.busy": "2026"}, "tags": ["x"]}
    )
    book = nbformat.v4.new_notebook(
        cells=[cell, other],
        metadata={"papermill": {"output_path": "/tmp/x"}, "language_info": {"name": "python", "version": "3.11.7"}},
    )
    nbformat.write(book, tmp_path / "x.ipynb")
    clean(tmp_path / "x.ipynb")
    text = (tmp_path / "x.ipynb").read_text()
    assert not re.search(r"papermill|/tmp|3\.11|execution\"|abc", text)
    assert "injected-parameters" in text and '"def"' in text


WAYS = (("fresh", "0", "UTC", "C"), ("fork", "1", "Asia/Kathmandu", "C.UTF-8"))
"""How a report is made: kernels, hash seed, time zone, locale."""


@pytest.fixture(scope="module")
def seeds_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The report on the seed; made before, with other settings, it is committed."""
    return reported(tmp_path_factory, WAYS[1], "seeds/*")


@pytest.fixture(scope="module")
def together_twice(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """The report on the demonstration's articles together, twice from the start."""
    return [reported(tmp_path_factory, way, "demo", "--notebooks", "90_corpus") for way in WAYS]


def reported(
    tmp_path_factory: pytest.TempPathFactory, way: tuple[str, str, str, str], *arguments: str
) -> dict[str, bytes]:
    """What a report writes, made in one of the `WAYS`, with a cache and a folder of its own."""
    isolation, seed, zone, locale = way
    folder = tmp_path_factory.mktemp("report")
    for name in ("seeds", "notebooks"):
        (folder / name).symlink_to(ROOT / name)
    variables = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "NEWSANGLES_CACHE": str(folder / "cache")}
    done = subprocess.run(
        [PROGRAM, "report", *arguments, "--out", "outputs", "--isolation", isolation],
        cwd=folder,
        env=os.environ | variables,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return files(folder / "outputs")


def test_the_same_report_twice_is_the_same_bytes(
    seeds_pages: dict[str, bytes], together_twice: list[dict[str, bytes]]
) -> None:
    first, second = together_twice
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []
    alone = [name for name in project.notebooks() if not project.is_together(name)]
    judged = 1  # the page on judged rows, since those of the seed lie beside it
    assert len([name for name in seeds_pages if name.endswith(".html")]) == 3 + len(alone) + judged
    assert "90_corpus.html" in first and "90_corpus.html" not in seeds_pages


def test_the_page_of_all_articles_leads_to_their_rows(together_twice: list[dict[str, bytes]]) -> None:
    files = {name: data.decode() for name, data in together_twice[0].items() if name.endswith(".html")}
    page = files["90_corpus.html"]
    links = set(re.findall(r'href="([^"#]+)(?:#([^"]+))?"', page)) - {("index.html", "")}
    assert len(links) > 20 and "data-article" not in page
    for name, anchor in links:
        assert name in files and (not anchor or f'id="{anchor}"' in files[name]), (name, anchor)
    assert 'href="90_corpus.html"' in files["index.html"]
    (notebook,) = (data for name, data in together_twice[0].items() if name == "90_corpus.ipynb")
    said = re.findall(r"<li>(.*?)</li>", page)[0]
    assert said.startswith("Nine articles") and said in files["index.html"]
    assert json.loads(notebook)["cells"]


def test_nothing_in_it_is_of_this_machine(
    seeds_pages: dict[str, bytes], together_twice: list[dict[str, bytes]]
) -> None:
    for name, data in (seeds_pages | together_twice[0]).items():
        words = [str(ROOT).encode(), b"/tmp", b"papermill"]
        if not name.endswith(".parquet"):  # compressed, it can hold any two letters
            words.append(os.uname().nodename.encode() or b"/tmp")
        for word in words:
            assert word not in data, name


def test_the_committed_outputs_are_those_of_this_version(seeds_pages: dict[str, bytes]) -> None:
    listed = subprocess.run(["git", "ls-files", "outputs"], cwd=ROOT, capture_output=True, text=True)
    committed = set(listed.stdout.split())
    assert committed, "no outputs are committed"
    made = {
        f"outputs/{name}": data for name, data in seeds_pages.items() if name != STATE and workers.FOLDER not in name
    }
    assert committed == set(made)
    stale = [name for name, data in made.items() if (ROOT / name).read_bytes() != data]
    assert stale == [], "run `make report` and commit what it wrote"


def test_a_page_is_made_anew_when_any_file_of_the_library_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    before = runs.digest("page")
    monkeypatch.setattr(runs, "whole_digest", lambda: "another library")
    assert runs.digest("page") != before
