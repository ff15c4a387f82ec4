"""Commands of the terminal: what they write and print, their exit codes, and what the system does to them."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import nbformat
import pytest
from typer.testing import CliRunner

from command_line import TEXT, WRITTEN, Done, program, start
from newsangles.cli import commands
from newsangles.corpus import workers
from newsangles.documents import project
from newsangles.language import scorers
from newsangles.pipeline.beside import rule_files
from newsangles.tables import schema
from places import SEED as SEED_FILE
from processes import LOADED, MARK, descendants, until

SEED = str(SEED_FILE)


# --- What is refused ---


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--limit", "10"], "over the limit of 10 characters"),
        (["--encoding", "klingon"], "'klingon' is unknown"),
        (["--published", "7 March 2025"], "'7 March 2025' is not a date"),
        (["--model", "en_no_such"], "no such model is installed"),
        (["--format", "xlsx"], "use one of parquet, jsonl, csv, timeml"),
        (["--format", "timeml", "--angles", "quotes"], "quotes: TimeML holds the times alone"),
        (["--format", "timeml", "--out", "good.txt"], "good.txt: cannot be written to"),
        (["--angles", "quotes,claim"], f"claim: no such table; the tables are {', '.join(schema.TABLES)}"),
        (["--out", "good.txt"], "good.txt: cannot be written to"),
        (["--out", "good.txt/below"], "cannot be written to"),
        (["--out", "/proc/nowhere"], "cannot be written to"),
        (["--out", ""], "--out: it is empty; name a folder"),
        (["--encoding", "a\nerror: forged"], "'a\\nerror: forged' is unknown"),
        (["--aliases", "/dev/zero"], "/dev/zero: not a regular file"),
        (["--cluster", "http://x:1"], "http://x:1: no such cluster"),
    ],
)
def test_an_option_that_does_not_fit(run: Callable[..., Done], options: list[str], words: str) -> None:
    done = run("extract", "good.txt", "--out", "out", *options)
    assert (done.code, done.out) == (2, ""), done
    assert words in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--notebooks", "10_quote"], "10_quote: no such notebook; the notebooks are 00_overview, 10_quotes"),
        (["-p", "speaker=x"], "speaker: no such parameter"),
        (["-p", "minimum_confidence=3"], "minimum_confidence: 3 is not a number from 0 to 1; give one such as 0.5"),
        (["-p", "minimum"], "minimum: a parameter needs a value"),
        (["-p", "source=x"], "source: no such parameter"),
        (["--isolation", "thread"], "thread: no such isolation; use one of fork, fresh"),
        (["--out", "good.txt"], "good.txt: cannot be written to"),
        (["--model", "en_no_such"], "no such model is installed"),
    ],
)
def test_a_report_option_that_does_not_fit(run: Callable[..., Done], options: list[str], words: str) -> None:
    done = run("report", "good.txt", "--out", "out", *options)
    assert (done.code, done.out) == (2, ""), done
    assert words in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "a.txt"],
        ["nothing"],
        ["show"],
        ["show", "a", "b"],
        ["extract", "a", "--limit", "0"],
        ["-x"],
    ],
)
def test_wrong_usage_is_exit_code_2(run: Callable[..., Done], arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, ""), done
    assert "Usage:" in done.err
    assert "Traceback" not in done.err


# --- What is done ---


def tables(folder: str) -> list[str]:
    """What is in a folder of tables besides the account of the run."""
    return sorted(p.name for p in Path(folder).iterdir() if p.name not in (workers.FOLDER, workers.RUN))


@pytest.mark.parametrize("format", ["parquet", "jsonl", "csv"])
def test_extract_writes_tables(run: Callable[..., Done], format: str) -> None:
    done = run("extract", "good.txt", "--out", "out", "--format", format)
    assert (done.code, done.err) == (0, ""), done
    assert re.fullmatch(f"{WRITTEN}\n", done.out)
    assert tables("out") == sorted(f"{name}.{format}" for name in schema.TABLES)
    assert json.loads(Path("out/run.json").read_text("utf-8"))["articles"] == {"done": 1, "failed": 0}


def test_tables_that_were_written_among_the_documents_are_no_documents(run: Callable[..., Done]) -> None:
    for out in ("tables", "tables", ".", "."):
        done = run("extract", ".", "--out", out, "--format", "csv", "--limit", "9" * 40)
        assert done.code == 0 and "articles 1," in done.out, done
    done = run("report", ".", "--out", ".")
    assert (done.code, done.err.count("\n")) == (2, 1) and "the folder of the documents" in done.err


def test_a_tilde_is_the_home_folder(run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert run("extract", "good.txt", "--out", "~/tables").code == 0
    assert (tmp_path / "home/tables/run.json").exists() and not Path("~").exists()


def test_extract_writes_timeml(run: Callable[..., Done]) -> None:
    done = run("extract", "good.txt", "--out", "out", "--format", "timeml", "--published", "2025-03-07")
    assert (done.code, done.out, done.err) == (0, "out: articles 1\n", ""), done
    (path,) = Path("out").iterdir()
    root = ElementTree.parse(path)
    assert path.name == "good.tml"
    assert (root.findtext("DOCID"), root.findtext("DCT/TIMEX3")) == ("good", "2025-03-07")
    text = root.find("TEXT")
    assert text is not None and "".join(text.itertext()) == TEXT


def test_export_writes_an_archive_and_annotations(run: Callable[..., Done]) -> None:
    done = run("export", "good.txt", "--out", "out", "--published", "2025-03-07")
    assert (done.code, done.out, done.err) == (0, "out: articles 1\n", ""), done
    assert sorted(p.name for p in Path("out").iterdir()) == ["good.annotations.jsonld", "good.zip"]
    with zipfile.ZipFile("out/good.zip") as archive:
        assert archive.read("article.txt").decode() == TEXT
        assert json.loads(archive.read("datapackage.json"))["sources"] == [{"title": "good", "published": "2025-03-07"}]
    assert json.loads(Path("out/good.annotations.jsonld").read_text("utf-8"))["total"] > 2


def test_export_without_its_extra_says_so_in_one_line(
    run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "frictionless", None)
    done = run("export", "good.txt", "--out", "out")
    assert (done.code, done.out) == (0, "out: articles 1\n"), done
    (line,) = caplog.messages
    assert re.fullmatch(r"datapackage\.json: left out, [^\n]*newsangles\[export\][^\n]*", line)


@pytest.mark.parametrize("options", [["--out", "good.txt"], ["--model", "en_no_such"], ["--published", "7 March"]])
def test_an_export_option_that_does_not_fit(run: Callable[..., Done], options: list[str]) -> None:
    done = run("export", "good.txt", "--out", "out", *options)
    assert (done.code, done.out) == (2, ""), done
    assert re.fullmatch(r"error: [^\n]+: [^\n]+; [^\n]+\n", done.err), done


def test_extract_some_tables(run: Callable[..., Done]) -> None:
    assert run("extract", "good.txt", "--out", "out", "--angles", " quotes, ").out == "out: quotes 1\n"
    assert tables("out") == ["quotes.parquet"]


def test_tables_of_an_earlier_run_stay_where_nothing_can_be_read(run: Callable[..., Done]) -> None:
    run("extract", "good.txt", "--out", "out")
    before = {p: p.read_bytes() for p in Path("out").rglob("*") if p.is_file()}
    assert run("extract", "missing.txt", "--out", "out").code == 2
    assert run("extract", "good.txt", "--out", "out", "--model", "en_no_such").code == 2
    assert {p: p.read_bytes() for p in Path("out").rglob("*") if p.is_file()} == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["explain", "good.txt", "9999"], "good.txt: it has 53 characters, none at 9,999"),
        (["explain", ".", "3"], ".: more than one article"),
        (["train", "claims", "good.jsonl", "--corpus", "our own"], "claims: this angle has no weights to learn"),
        (["train", "actors", "plain.jsonl", "--corpus", "our own"], "plain.jsonl: no document has clusters"),
        (["train", "checkworthiness", "plain.jsonl", "--corpus", "our own"], "plain.jsonl: no text has checkworthy"),
        (["train", "quotes", "gone.jsonl", "--corpus", "our own"], "gone.jsonl: not found"),
        (["train", "quotes", "plain.jsonl", "--corpus", "our own"], "plain.jsonl: no article has quotes"),
    ],
)
def test_explain_and_train_refuse_in_one_line(run: Callable[..., Done], arguments: list[str], words: str) -> None:
    Path("plain.jsonl").write_text('{"id": "a", "text": "The bridge is closed."}\n')
    Path("more.txt").write_text(TEXT)
    done = run(*arguments)
    assert done.code == 2
    assert done.err.startswith(f"error: {words}")
    assert len(done.err.splitlines()) == 1


def test_train_writes_weights_that_name_their_corpus(run: Callable[..., Done]) -> None:
    lines = []
    for name in ("Ana", "Ben", "Cy", "Dora", "Eli", "Fay", "Gus", "Hal", "Ida", "Jon", "Kit", "Lea"):
        text = f"{name} mumbled that the train was late. {name} opened the door."
        content = [text.index("that"), text.index("late") + 4]
        quote = {"content": [content], "cue": [[len(name) + 1, len(name) + 8]], "source": [[0, len(name)]]}
        lines.append(json.dumps({"id": name, "text": text, "quotes": [quote]}) + "\n")
    Path("ours.jsonl").write_text("".join(lines))
    done = run("train", "quotes", "ours.jsonl", "--corpus", "twelve sentences of our own", "--out", "w.json.gz")
    assert done.code == 0, done
    learned = scorers.load("w.json.gz", "quotes")
    assert learned.header["corpus"] == "twelve sentences of our own"
    assert learned.header["command"] == "newsangles train quotes ours.jsonl"


def test_cache_info_and_clear(run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEWSANGLES_CACHE", str(tmp_path / "cache"))
    assert run("cache", "info").out == f"{tmp_path / 'cache' / 'parses'}: 0 parses, 0.0 MB\n"
    run("show", "good.txt")
    assert ": 1 parses, 0.0 MB\n" in run("cache", "info").out
    assert run("cache", "clear").out == "1 parses removed\n"
    assert run("cache", "clear").out == "0 parses removed\n"


def test_version(run: Callable[..., Done]) -> None:
    done = run("--version")
    assert (done.code, done.err) == (0, "")
    assert re.fullmatch(r"newsangles \d\S* \(spaCy \d\S*, model en_core_web_md \d\S*\)\n", done.out)


@pytest.mark.parametrize(
    "command", ["extract", "report", "show", "explain", "correct", "train", "cache info", "cache clear"]
)
def test_help_shows_an_example_that_names_the_command(command: str) -> None:
    done = CliRunner().invoke(commands.app, [*command.split(), "--help"])
    assert done.exit_code == 0
    (example,) = re.findall(r"Example: (.*)", done.output)
    assert example.startswith(f"newsangles {command}")
    options = set(re.findall(r"--[a-z-]+", example))
    assert options <= set(re.findall(r"--[a-z-]+", done.output.split("Example:")[0]))


# --- Corrections by hand ---


def edited(do: str, **values: Any) -> None:
    """Edit the first line of the file that was started."""
    first, *rest = Path("corrections.jsonl").read_text().splitlines()
    line = json.loads(first) | {"do": do, "who": "Kim", "why": "<b>\x1b[31mheard it"} | values
    Path("corrections.jsonl").write_text("\n".join([json.dumps(line), *rest]))


def test_correct_and_what_comes_of_it(run: Callable[..., Done]) -> None:
    done = run("correct", "good.txt", "--tables", "quotes,actors")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("corrections.jsonl: 2 lines; ")
    edited("change", set={"kind": "mixed"})
    assert run("extract", ".", "--out", "out", "--format", "jsonl").code == 0
    (row,) = map(json.loads, Path("out/quotes.jsonl").read_text().splitlines())
    assert (row["kind"], row["corrected"]) == ("mixed", "Kim: <b>\x1b[31mheard it")
    assert "mixed" in run("show", "good.txt").out
    done = run("explain", "good.txt", "24")
    assert done.code == 0 and "quotes, by hand:" in done.out and "\\u001b[31mheard it" in done.out
    done = run("correct", "good.txt")
    assert done.code == 2
    assert done.err.startswith("error: corrections.jsonl: line 1 is about good already; ")
    assert run("correct", "good.txt", "--out", "other.jsonl", "--tables", "quotes").code == 0
    (line,) = map(json.loads, Path("other.jsonl").read_text().splitlines())
    assert line["set"]["kind"] == "direct", "a file starts from what is read without corrections"
    assert "direct" in run("show", "good.txt", "--corrections", "other.jsonl").out


@pytest.mark.parametrize("command", ["extract", "show", "explain", "report"])
def test_a_correction_that_is_left_is_one_line_and_exit_code_3(
    run: Callable[..., Done], books: Path, command: str
) -> None:
    run("correct", "good.txt", "--tables", "quotes")
    edited("change", text="\x1b[31mgone")
    more = {"extract": ["--out", "out"], "report": ["--out", "out"], "explain": ["24"], "show": []}[command]
    for _ in range(2):  # the second time from the cache, and with all pages up to date
        done = run(command, "good.txt", *more)
        assert done.code == 3, done
        assert done.err == (
            "error: corrections.jsonl, line 1: “\\x1b[31mgone” no longer stands in the article; "
            "correct the line, or take it out\n"
        )
        assert done.out
    edited("change", who="")
    done = run(command, "good.txt", *more)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: corrections.jsonl, line 1: no who; ")
    done = run(command, "good.txt", *more, "--corrections", "gone.jsonl")
    assert done.code == 2 and "gone.jsonl: not found" in done.err


def test_a_corrected_article_is_reported_anew(run: Callable[..., Done], books: Path) -> None:
    Path("other.txt").write_text("The quay is safe, Tom Hale said.\n")
    sources = ("good.txt", "other.txt")
    assert "pages: 4 written" in run("report", *sources, "--out", "out").out
    run("correct", "good.txt", "--tables", "quotes")
    assert "pages: 0 written, 4 unchanged" in run("report", *sources, "--out", "out").out, "lines that are to keep"
    edited("change", set={"kind": "mixed"})
    assert "pages: 2 written, 2 unchanged" in run("report", *sources, "--out", "out").out
    assert "pages: 0 written, 4 unchanged" in run("report", *sources, "--out", "out").out


# --- Rules ---


def test_a_rule_that_changes_is_read_anew_by_the_processes_of_extract(run: Callable[..., Done]) -> None:
    Path("rules").mkdir()
    more = Path("rules") / rule_files()[0].replace(".", ".more.")
    made = []
    for text in ("# none\n", "# none\n", "# not one\n"):
        more.write_text(text)
        assert run("extract", "good.txt", "--out", "out", "--rules", "rules").code == 0
        assert os.environ["NEWSANGLES_RULES"] == str(Path("rules").resolve())
        made.append({path.name for path in Path("out", workers.FOLDER).iterdir() if path.is_dir()})
    assert made[0] == made[1] < made[2]


# --- Confidences fitted to judged rows ---


def test_tables_say_by_which_file_their_confidences_were_fitted(run: Callable[..., Done]) -> None:
    Path("fitted.json").write_text(json.dumps({"tables": {"quotes": {"knots": [[0.5, 0.31]]}}, "made": "2026-11-30"}))
    done = run("extract", "good.txt", "--out", "out", "--format", "jsonl", "--confidences", "fitted.json")
    assert done.code == 0 and json.loads(Path("out/quotes.jsonl").read_text())["confidence"] == 0.31
    told = json.loads(Path("out", workers.RUN).read_text())["confidences"]
    assert (told["file"], told["tables"]) == ("fitted.json", ["quotes"])
    assert "right 3 times in 10, on judged rows (fitted.json)" in " ".join(
        run("explain", "good.txt", "24", "--confidences", "fitted.json").out.split()
    )


# --- The report ---


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one notebook, which fails where its document says so."""
    code = "text = open(source).read()\nassert 'fail' not in text, text\n"
    own = 'source: str = "x"  # x\npublished: str = ""  # x\nmodel: str = "x"  # x\noutputs: str = ""  # x\n'
    cells = [
        nbformat.v4.new_markdown_cell("# What?", id="title"),
        nbformat.v4.new_code_cell(own, id="parameters", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell(code, id="code"),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    path = tmp_path / "10_what.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    monkeypatch.setattr(project, "notebooks", lambda: {"10_what": path})
    return path


def test_report(run: Callable[..., Done], books: Path, loaded_process: None) -> None:
    Path("bad.txt").write_text("This must fail. \x1b[31m\x9b\n")
    done = run("report", "good.txt", "bad.txt", "--out", "out")
    assert done.code == 3, done
    assert done.out == "pages: 3 written, 0 unchanged, 1 failed; open out/index.html\n"  # with each marked article
    (line,) = done.err.splitlines()
    assert line.startswith("error: bad/10_what.html: AssertionError: This must fail. ")
    assert not re.search(r"[\x1b\x9b]", done.err)
    begin = time.perf_counter()
    done = run("report", "good.txt", "--out", "out")
    assert time.perf_counter() - begin < 5
    assert (done.code, done.err) == (0, ""), done
    assert done.out == "pages: 0 written, 2 unchanged; open out/index.html\n"


# --- The system around it ---


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
@pytest.mark.parametrize("isolation", ["fork", "fresh"])
def test_ctrl_c_in_report(tmp_path: Path, isolation: str) -> None:
    Path("tmp").mkdir()
    environment = {**os.environ, MARK: str(os.getpid()), "TMPDIR": str(tmp_path / "tmp")}
    process = start("report", SEED, "--out", "out", "--isolation", isolation, env=environment)
    name, count = (LOADED, 2) if isolation == "fork" else ("ipykernel", 1)  # the loaded process, and one kernel of it
    assert until(lambda: sum(name in line for line in descendants(os.getpid()).values()) >= count)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, ""), err
    assert err == "error: stopped; what was finished is kept, and the same command goes on from there\n"
    assert until(lambda: not descendants(os.getpid()), 5), "a kernel is left"
    assert [p.name for p in Path("tmp").iterdir()] == []
    assert [p.name for p in Path("out").rglob(".writing*")] == []
    assert Path("out/tables/quotes.parquet").exists(), "what was finished is kept"


def test_ctrl_c_in_extract(tmp_path: Path) -> None:
    line = "The bridge is closed, Ana Ruiz said on Monday. " * 60
    Path("t.jsonl").write_text("".join(json.dumps({"text": f"{line} {n}"}) + "\n" for n in range(3_000)))
    process = start("extract", "t.jsonl", "--out", "out", env={**os.environ, MARK: str(os.getpid())})
    assert until(lambda: Path("out").exists() and any(Path("out").iterdir()))
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, ""), err
    assert err == "error: stopped; what was finished is kept, and the same command goes on from there\n"
    assert not list(Path("out").rglob(".writing*")) and not list(Path("out").glob("*.parquet"))
    assert until(lambda: not descendants(os.getpid()), 5), "a process is left"


def test_a_terminal_of_ascii_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("far.txt").write_text("“We tested it,” Ana Ruíz said in Żary — twice.\n", "utf-8")
    streams = {name: io.TextIOWrapper(io.BytesIO(), "ascii", write_through=True) for name in ("stdout", "stderr")}
    for name, stream in streams.items():
        monkeypatch.setattr(sys, name, stream)
    for arguments in (["show", "far.txt"], ["show", "ńowhere.txt"]):
        monkeypatch.setattr(sys, "argv", ["newsangles", *arguments])
        with pytest.raises(SystemExit):
            commands.main()
    out, err = (stream.buffer.getvalue() for stream in streams.values())  # type: ignore[attr-defined]
    assert b"Ana Ru\\xedz" in out and err.startswith(b"error: \\u0144owhere.txt: not found; ")
    assert err.count(b"\n") == 1


@pytest.mark.parametrize(
    ("raised", "code"), [(KeyboardInterrupt(), 130), (SystemExit(130), 130), (SystemExit(143), 143)]
)
def test_one_more_ctrl_c_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], raised: BaseException, code: int
) -> None:
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.getsignal(number) for number in numbers]
    monkeypatch.setattr(commands, "app", lambda: (_ for _ in ()).throw(raised))
    try:
        with pytest.raises(SystemExit) as ended:
            commands.main()
        assert ended.value.code == code
        for number in numbers:
            signal.raise_signal(number)
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
    assert capfd.readouterr().err == (
        "error: stopped; what was finished is kept, and the same command goes on from there\n"
    )


def test_a_reader_that_goes_away_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    done = program("show", "good.txt", stdout=write)
    os.close(write)
    assert done.err == ""
    assert done.code == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["show", "good.txt"], ["cache", "info"]])
def test_a_full_disk_behind_standard_output(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = program(*arguments, stdout=full)
    assert done.code == 2
    assert done.err.startswith("error: standard output: cannot be written to (No space left on device)")
    assert len(done.err.splitlines()) == 1


def test_a_full_disk_behind_the_tables(run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pyarrow.parquet.ParquetWriter.write_table", full)
    done = run("extract", "good.txt", "--out", "out")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: out: cannot be written to (No space left on device)")
    assert len(done.err.splitlines()) == 1
    assert list(Path("out").iterdir()) == []


def test_a_cache_that_cannot_be_written_to_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSANGLES_CACHE", "/proc/nowhere")
    done = program("extract", "good.txt", "--out", "out")
    assert done.code == 0
    assert re.fullmatch(f"{WRITTEN}\n", done.out)
    assert done.err.startswith("WARNING: /proc/nowhere/parses")
    assert len(done.err.splitlines()) == 1
