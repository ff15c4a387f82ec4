"""Measure speed and memory, against spaCy alone and against plain papermill.

    python tools/bench.py SOURCE [--rounds 3] [--parts stages,processes,memory,notebooks,query,bad]
        [--sizes 100,1000,10000] [--write]

All as ratios within one run, since machines differ. Each round of the stages times, one after the other and in a fresh
process each (so that peak memory is its own): the stock pipeline's bare `nlp.pipe`, the faster configuration's, and
`extract` (reading, parsing, angles, writing) without and with cache. With ``--write`` these lines of the table in
docs/speed.md are made anew.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
STAGES = ("stock parse", "faster parse", "extract", "extract, cached")
PARTS = ("stages", "processes", "memory", "notebooks", "query", "bad")
SIZES = "100,1000,10000"
PROGRAM = str(Path(sys.executable).with_name("newsangles"))
ARTICLES = 34
"""The articles of the notebooks' part: with six notebooks, about 200 runs."""

PLAIN = 6
"""Notebooks run by plain papermill; the time of all is their mean times how many there are."""

MARKS = ("<!-- made by make bench -->\n", "<!-- end -->")
"""Between these docs/speed.md has the table."""

QUESTION = """
    SELECT year, month, source, count(*) AS n FROM quotes GROUP BY year, month, source
    QUALIFY row_number() OVER (PARTITION BY year, month ORDER BY n DESC, source) <= 10
"""


@dataclass(frozen=True)
class Line:
    """One line of the table: what was measured, the figure, and what it is compared with."""

    what: str
    figure: str
    compared: str


@contextmanager
def one_thread() -> Iterator[None]:
    """Let numpy's BLAS use one thread until the block ends."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        yield


def measure(stage: str, source: str, folder: str) -> dict[str, float]:
    """Seconds of one stage, models loaded and warm beforehand, and the process's peak memory."""
    warnings.filterwarnings("ignore", message=r"\[W095\]")
    import spacy

    from newsangles.documents.read import read
    from newsangles.pipeline.parse import load, parse
    from newsangles.pipeline.versions import DEFAULT_MODEL, installed
    from newsangles.tables.storage import write

    articles = read(source)
    words = sum(len(article.text.split()) for article in articles)
    stock = stage == "stock parse"
    nlp = spacy.load(installed(DEFAULT_MODEL)) if stock else load(DEFAULT_MODEL)
    begin = time.perf_counter()
    if stage in ("stock parse", "faster parse"):
        angles = [name for name in nlp.pipe_names if name.startswith("newsangles_")]
        with one_thread():
            for _ in nlp.pipe((article.text for article in articles), batch_size=64, disable=angles):
                pass
    else:
        write(parse(articles, use_cache=stage == "extract, cached"), folder)
    return {
        "seconds": time.perf_counter() - begin,
        "words": words,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def environment(folder: Path) -> dict[str, str]:
    """The environment with a cache of parses in a folder."""
    return {**os.environ, "NEWSANGLES_CACHE": str(folder / "cache")}


def run(stage: str, source: str, folder: Path) -> dict[str, float]:
    """Measure a stage in a fresh process."""
    command = [sys.executable, __file__, source, "--stage", stage, "--folder", str(folder)]
    done = subprocess.run(command, env=environment(folder), check=True, capture_output=True, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def stages(source: str, rounds: int) -> Iterator[Line]:
    """Words a second of each stage, as ratios to the stock parse."""
    results: dict[str, list[dict[str, float]]] = {stage: [] for stage in STAGES}
    with tempfile.TemporaryDirectory() as folder:
        run("extract, cached", source, Path(folder))  # fills the cache
        for _ in range(rounds):
            for stage in STAGES:
                results[stage].append(run(stage, source, Path(folder)))
    for stage, found in results.items():
        speed = statistics.median(r["words"] / r["seconds"] for r in found)
        ratios = [stock["seconds"] / r["seconds"] for stock, r in zip(results["stock parse"], found, strict=True)]
        ratio = f"{statistics.median(ratios):.2f} × the stock parse, {min(ratios):.2f} to {max(ratios):.2f}"
        yield Line(f"{stage}, one process", f"{speed:,.0f} words/s", ratio)


def extracted(source: str, jobs: int) -> tuple[float, float]:
    """Seconds of a whole `newsangles extract` with nothing cached, and the most memory of one process of its (MB)."""
    import psutil

    most = 0.0
    with tempfile.TemporaryDirectory() as folder:
        command = [PROGRAM, "extract", source, "--out", f"{folder}/out", "--jobs", str(jobs)]
        begin = time.perf_counter()
        process = psutil.Popen(command, env=environment(Path(folder)), stdout=subprocess.DEVNULL)
        while process.poll() is None:
            with suppress(psutil.Error):
                every = [process, *process.children(recursive=True)]
                most = max(most, *(one.memory_info().rss / 1e6 for one in every))
            time.sleep(0.1)
        if process.returncode not in (0, 3):
            raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")
        return time.perf_counter() - begin, most


def repeated(source: str, count: int, folder: Path, *, shortest: int | None = None) -> str:
    """So many different articles: those of the source, or its shortest, over and over, each with a line of its own."""
    from newsangles.documents.read import read

    path = folder / f"{count}.jsonl"
    every = sorted(read(source), key=lambda article: len(article.text))[:shortest] if shortest else read(source)
    with path.open("w", encoding="utf-8") as file:
        for n, article in zip(range(count), itertools.cycle(every), strict=False):
            day = article.published.isoformat() if article.published else None
            row = {"id": str(n), "text": f"{article.text}\n\nNumber {n}.", "published": day, "outlet": article.outlet}
            file.write(json.dumps(row) + "\n")
    return str(path)


def processes(source: str, rounds: int) -> Iterator[Line]:
    """The speed of two processes against one."""
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        many = repeated(source, 1200, Path(folder))
        for _ in range(rounds):
            one, two = (extracted(many, jobs)[0] for jobs in (1, 2))
            ratios.append(one / two)
    yield Line("extract, two processes", "", f"{statistics.median(ratios):.2f} × the speed of one")


def memory(source: str, sizes: list[int]) -> Iterator[Line]:
    """The peak memory of one process, for corpora of several sizes."""
    first = 0.0
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            # The same hundred articles, however many: a longer one takes more memory, wherever it stands.
            seconds, most = extracted(repeated(source, size, Path(folder), shortest=100), 2)
        first = first or most
        what = f"extract of {size:,} articles, two processes"
        yield Line(
            what, f"{most:,.0f} MB at most in one", f"{most / first:.2f} × that at {sizes[0]:,}; {seconds:,.0f} s"
        )


def notebooks(source: str) -> Iterator[Line]:
    """The time of a report, of the same again, and of plain papermill."""
    import papermill

    from newsangles.documents import project
    from newsangles.documents.read import read

    books = [path for name, path in project.notebooks().items() if not project.is_together(name)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        many = repeated(source, ARTICLES, folder)
        os.environ |= environment(folder)
        count = len(books) * ARTICLES
        command = [PROGRAM, "report", many, "--out", str(folder / "out")]
        seconds = []
        for _ in range(2):
            begin = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            seconds.append(time.perf_counter() - begin)
        plain = []
        for article, book in zip(read(many), itertools.cycle(books), strict=False):
            if len(plain) == PLAIN:
                break
            begin = time.perf_counter()
            papermill.execute_notebook(
                str(book), str(folder / "plain.ipynb"), {"source": article.source}, progress_bar=False
            )
            plain.append(time.perf_counter() - begin)
    whole = statistics.mean(plain) * count
    yield Line(
        f"report, {count} notebook runs and one on all",
        f"{seconds[0]:,.0f} s",
        f"1/{whole / seconds[0]:.1f} of plain papermill",
    )
    yield Line("the same, nothing changed", f"{seconds[1]:.1f} s", f"1/{seconds[0] / seconds[1]:.0f} of the first")


def query() -> Iterator[Line]:
    """The time of a question about ten million quotes."""
    import duckdb

    from newsangles.corpus.query import Corpus

    with tempfile.TemporaryDirectory() as folder:
        duckdb.execute(f"""
            COPY (SELECT 'a' || i AS article_id, 'text' AS text, NULL::VARCHAR AS title,
                'Outlet ' || (i % 40) AS outlet,
                strftime(DATE '2015-01-01' + CAST(i % 3650 AS INTEGER), '%Y-%m-%d') AS published
                FROM range(1000000) t(i))
            TO '{folder}/articles.parquet' (COMPRESSION zstd);
            COPY (SELECT 'a' || (i // 10) AS article_id, 'text ' || i AS text,
                'Speaker ' || CAST(50000 * pow(hash(i) / pow(2.0, 64), 4) AS INTEGER) AS source
                FROM range(10000000) t(i))
            TO '{folder}/quotes.parquet' (COMPRESSION zstd)
        """)
        seconds = []
        for _ in range(3):
            begin = time.perf_counter()
            Corpus(folder).query(QUESTION)
            seconds.append(time.perf_counter() - begin)
    yield Line("query: top speakers by month", f"{statistics.median(seconds):.1f} s", "10 million quotes")


BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "latin.txt": "Das Café war geschlossen.".encode("latin-1"),
    "picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00",
    "long.txt": b"The mayor said so. " * 300_000,
    "german.txt": "Der Bürgermeister sagte, dass die Brücke nicht vor dem Herbst wieder öffnet. ".encode() * 9,
    "nothing.html": b"<html><body><p></p></body></html>",
    "damaged.parquet": b"PAR1 and no more",
    "columns.csv": b"headline,body\nA,B\n",
    "rows.jsonl": b'{"text": 1}\n',
    "sidecar.txt": b"The mayor said that the bridge is closed.",
}
"""Documents of ten kinds that cannot be read: the beginning of a file's name, and its content."""


def bad(source: str, size: int = 10_000, each: int = 10) -> Iterator[Line]:
    """Extract many documents, among them some of each kind that cannot be read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "documents")
        folder.mkdir()
        good = size - each * len(BAD)
        repeated(source, good, folder, shortest=50)
        for n in range(each):
            for file, data in BAD.items():
                (folder / f"{n}-{file}").write_bytes(data)
            (folder / f"{n}-sidecar.json").write_text("no JSON")
        command = [PROGRAM, "extract", str(folder), "--out", f"{name}/out"]
        done = subprocess.run(command, env=environment(Path(name)), capture_output=True, text=True)
        told = json.loads(Path(name, "out", "run.json").read_text("utf-8"))
        named = {Path(entry["document"]).name.split(".")[0] for entry in told["failed"]}  # a sidecar is named itself
        every = {f"{n}-{Path(file).stem}" for n in range(each) for file in BAD}
        if (done.returncode, told["articles"]["done"], named) != (3, good, every):
            raise SystemExit(f"exit code {done.returncode}, {told['articles']}, not named: {every - named}")
    yield Line(
        f"extract of {size:,} documents, {len(every)} of them bad", f"{good:,} done, {len(named)} named", "exit code 3"
    )


def main() -> None:
    """Measure the parts that are asked for, and print or write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--parts", default=",".join(PARTS))
    parser.add_argument("--sizes", default=SIZES)
    parser.add_argument("--write", action="store_true", help="put the table into docs/speed.md")
    parser.add_argument("--stage", choices=STAGES, help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.stage:
        sys.stdout.write(json.dumps(measure(args.stage, args.source, args.folder)))
        return
    parts = {
        "stages": lambda: stages(args.source, args.rounds),
        "processes": lambda: processes(args.source, args.rounds),
        "memory": lambda: memory(args.source, [int(size) for size in args.sizes.split(",")]),
        "notebooks": lambda: notebooks(args.source),
        "query": query,
        "bad": lambda: bad(args.source),
    }
    lines = [line for part in args.parts.split(",") for line in parts[part]()]
    shown = Table("what", "figure", "compared", title=f"{Path(args.source).name}, median")
    for line in lines:
        shown.add_row(line.what, line.figure, line.compared)
    Console().print(shown)
    if args.write:
        write(lines)


def write(lines: list[Line]) -> None:
    """Put lines into the table of docs/speed.md: in the place of those that measured the same, or at its end."""
    path = ROOT / "docs" / "speed.md"
    before, rest = path.read_text("utf-8").split(MARKS[0])
    old, after = rest.split(MARKS[1])
    rows = {row.split(" | ")[0]: row for row in old.splitlines()[2:]}
    rows |= {f"| {line.what}": f"| {line.what} | {line.figure} | {line.compared} |" for line in lines}
    table = "\n".join(["| what | figure | compared |", "|---|---|---|", *rows.values(), ""])
    path.write_text(f"{before}{MARKS[0]}{table}{MARKS[1]}{after}", "utf-8")


if __name__ == "__main__":
    main()
