"""How fast is extraction against spaCy alone? Words per second in the same run, as ratios, since machines differ.

    python tests/bench.py SOURCE [--rounds 3]

Each round times, one after the other and in a fresh process each (so that peak memory is its own): the stock pipeline's
bare `nlp.pipe`, the faster configuration's, and `extract` (reading, parsing, angles, writing) without and with cache.
"""

from __future__ import annotations

import argparse
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
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

STAGES = ("stock parse", "faster parse", "extract", "extract, cached")


@contextmanager
def one_thread() -> Iterator[None]:
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        yield


def measure(stage: str, source: str, folder: str) -> dict[str, float]:
    """Seconds of one stage, models loaded and warm beforehand, and the process's peak memory."""
    warnings.filterwarnings("ignore", message=r"\[W095\]")
    import spacy

    from newsangles.parse import DEFAULT_MODEL, installed, load, parse
    from newsangles.read import read
    from newsangles.tables import write

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


def run(stage: str, source: str, folder: str) -> dict[str, float]:
    environment = {**os.environ, "NEWSANGLES_CACHE": str(Path(folder) / "cache")}
    command = [sys.executable, __file__, source, "--stage", stage, "--folder", folder]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stage", choices=STAGES, help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.stage:
        sys.stdout.write(json.dumps(measure(args.stage, args.source, args.folder)))
        return
    results: dict[str, list[dict[str, float]]] = {stage: [] for stage in STAGES}
    with tempfile.TemporaryDirectory() as folder:
        run("extract, cached", args.source, folder)  # fills the cache
        for _ in range(args.rounds):
            for stage in STAGES:
                results[stage].append(run(stage, args.source, folder))
    table = Table("stage", "words/s", "ratio to stock parse", "peak memory, MB", title=f"{args.source}, median")
    for stage, rounds in results.items():
        speed = statistics.median(r["words"] / r["seconds"] for r in rounds)
        ratio = statistics.median(
            stock["seconds"] / r["seconds"] for stock, r in zip(results["stock parse"], rounds, strict=True)
        )
        table.add_row(
            stage, f"{speed:,.0f}", f"{ratio:.2f}", f"{statistics.median(r['megabytes'] for r in rounds):,.0f}"
        )
    Console().print(table)


if __name__ == "__main__":
    main()
