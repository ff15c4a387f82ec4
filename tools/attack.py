"""Try odd inputs by sort, and mutated articles, and say how many of each failed.

    python tools/attack.py [--sort names,headers,columns,dates,encodings,options,files] [--fuzz 300] [--seed 1]

Every input is made here. An input fails if the program raises what it did not foresee, ends with a code other than 0, 2
or 3, tells a failure in anything but lines that begin with ``error:`` (or the usage of an option), forges such a line,
writes a number that is none in JSON, or leaves something in the temporary folder. With ``--fuzz`` so many articles are
made of those in seeds/ and demo/ by cutting, doubling, swapping and inserting; none may crash, and each row's text has
to stand at its offsets. The exit code is 1 if anything failed.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import itertools
import json
import os
import random
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pyarrow as pa
import pyarrow.parquet as pq

from newsangles import parse
from newsangles.cli import commands, output
from newsangles.documents.article import Article
from newsangles.tables.schema import TABLES

ROOT = Path(__file__).resolve().parents[1]
TEXT = "The quay in Aldham is closed. “We saw it fall,” Ana Ruiz said on Monday.\n"
CODES = (0, output.BAD_INPUT, output.SOME_FAILED)

ODD_NAMES = (
    b"na\xffme",
    b"x\nerror: forged",
    b"\x1b[31mred",
    b"a#b",
    b"a*[1]",
    b" ",
    b"-rf",
    b"~",
    b"\xe2\x80\xae",
    b"'\"",
)
ODD_WORDS = ("\ud800", "a\nerror: forged", "\x1b[2J", "\u202e", "", " ", "=1+1", "'; DROP", "𝔘" * 300, "\u0085", "0")
ODD_DATES = (
    "0000-00-00", "-0001-11-30", "1 Jan 99999999999999999999999", "2025-02-30", "NaN", "July 11, 2023", "2025-W01",
    "1741305600", "2025-03-07T23:59:60Z", "2025-03-07T10:00:00+99:00", "٢٠٢٥-٠٣-٠٧", "null", "9999-12-31", "Monday",
)  # fmt: skip
ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "latin-1", "cp037", "shift_jis", "utf-7")
ODD_OPTIONS = (
    ("--limit", "9" * 40), ("--limit", "9" * 5000), ("--limit", "0"), ("--limit", "x"), ("--jobs", "-1"),
    ("--jobs", "100000"), ("--published", "0000-00-00"), ("--published", "\ud800"), ("--encoding", "no\nerror: such"),
    ("--encoding", "hex"), ("--encoding", "idna"), ("--format", "xml"), ("--angles", "nothing"), ("--aliases", "PIPE"),
    ("--corrections", "PIPE"), ("--aliases", "/dev/zero"), ("--corrections", "/dev/zero"), ("--aliases", "."),
    ("--rules", "PIPE"), ("--rules", "/nowhere"), ("--model", "no_such"), ("--out", ""), ("--out", "/dev/null"),
    ("--out", "/proc/x"), ("--cluster", "http://x:1"), ("--cluster", "tcp://"), ("--cluster", "x\nerror: forged"),
)  # fmt: skip
ALIASES = (
    '- name: "\\U00110000"', '- name: "\\ud800"', '- name: "\\x00"', "- name: 1", "- [[[[[[", "&a [*a]", "\x00", "- {}",
    "- name: ''", "{" * 5000, "- name: !!python/object:os.system x", "- name: Ana\n  also: [Ana, Ana]\n  not: [Ana]",
)  # fmt: skip
CORRECTIONS = ("[]", "{}", '{"article": 1}', "[" * 100_000, '{"do": "drop", "start": 1e999}', '{"start": -1}', "\x00")
INSERTED = (
    "“", "”", '"', "\n\n", "\t", "\u00a0", "\u202e", "…", "—", "'s ", " said ", "$9e999 ", "9" * 400, " Feb 30, 0000 ",
    "e\u0301", "👩‍👩‍👧", "\r\n", "\x0b", "((((", "Mr. ", "U.S.", " not ", "\ufeff", "，", " of the " * 30,
    "<a href=\"#x\">",
)  # fmt: skip


@dataclass(frozen=True)
class Trial:
    """An odd input: what it is, and the command's arguments, in a folder of its own."""

    what: str
    arguments: tuple[str, ...]


Maker = Callable[[Path], Iterator[Trial]]


def put(folder: Path, name: str | bytes, content: str | bytes) -> str:
    """Write a file and give its path."""
    path = folder / os.fsdecode(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return str(path)


def extracted(source: str, *more: str) -> tuple[str, ...]:
    """Arguments that extract a source, into the folder out where nothing else is said."""
    return ("extract", source, *(() if "--out" in more else ("--out", "out")), "--format", "jsonl", *more)


def names(folder: Path) -> Iterator[Trial]:
    """Odd names of files, folders and output folders."""
    for n, name in enumerate(ODD_NAMES):
        place = folder / f"n{n}"
        put(place, "plain.txt", TEXT.replace("Ana", "Eva"))
        path = put(place, name + b".txt", TEXT)
        put(place, name + b"/" + name + b".txt", "")
        yield Trial(f"folder with {name!r}", extracted(str(place)))
        yield Trial(f"file {name!r}", extracted(path))
        yield Trial(f"output {name!r}", extracted(str(place / "plain.txt"), "--out", os.fsdecode(name) + "-out"))
    for out in ("inside", "inside/deeper", "inside"):
        put(folder, "inside/a.txt", TEXT)
        yield Trial(f"output in {out}", extracted(str(folder / "inside"), "--out", str(folder / out)))


def headers(folder: Path) -> Iterator[Trial]:
    """Odd headers of tables."""
    for n, word in enumerate(ODD_WORDS):
        raw = word.encode("utf-8", "surrogatepass")
        yield Trial(f"CSV {word[:9]!r}", extracted(put(folder, f"{n}.csv", b'"' + raw + b'",text\n1,"So."\n')))
        line = json.dumps({word: 1, "text": TEXT})
        yield Trial(f"JSON Lines {word[:9]!r}", extracted(put(folder, f"{n}.jsonl", line)))
    for n, header in enumerate((b"text,text", b"te\xffxt,text", b"te\0xt,text", b"TEXT", b"", b",,,", b'"text')):
        yield Trial(f"header {header!r}", extracted(put(folder, f"h{n}.csv", header + b"\nOne said so.,Two\n")))


def columns(folder: Path) -> Iterator[Trial]:
    """Odd values of the columns of tables."""
    for column in ("id", "title", "outlet", "url", "text"):
        odd: tuple[object, ...] = (*ODD_WORDS, None, 1, 1e999, True, [], {}, [TEXT])
        for n, value in enumerate(odd):
            rows = [{"text": TEXT, column: value}, {"id": "ok", "text": TEXT}]
            path = put(folder, f"{column}{n}.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
            yield Trial(f"{column}: {str(value)[:9]!r}", extracted(path))
    for n, array in enumerate(
        (
            pa.array([[TEXT]]),
            pa.array([TEXT], pa.large_string()),
            pa.array([TEXT]).dictionary_encode(),
            pa.array([b"\xff"]),
        )
    ):
        pq.write_table(pa.table({"text": array}), folder / f"{n}.parquet")
        yield Trial(f"Parquet {array.type}", extracted(str(folder / f"{n}.parquet")))


def dates(folder: Path) -> Iterator[Trial]:
    """Odd dates in tables, sidecars, pages and options."""
    for n, day in enumerate(ODD_DATES):
        yield Trial(f"table {day}", extracted(put(folder, f"{n}.jsonl", json.dumps({"text": TEXT, "published": day}))))
        put(folder, f"s{n}.json", json.dumps({"published": day}))
        yield Trial(f"sidecar {day}", extracted(put(folder, f"s{n}.txt", TEXT)))
        page = (
            f'<html><meta property="article:published_time" content="{day}"><article><p>{TEXT * 3}</p></article></html>'
        )
        yield Trial(f"page {day}", extracted(put(folder, f"{n}.html", page)))
        yield Trial(f"text {day}", extracted(put(folder, f"t{n}.txt", f"{TEXT} It happened on {day}, he said.")))


def encodings(folder: Path) -> Iterator[Trial]:
    """Files in other encodings, read as such and as UTF-8."""
    for name in ENCODINGS:
        for suffix, text in (
            (".txt", TEXT),
            (".csv", f'text\n"{TEXT.strip()}"\n'),
            (".jsonl", json.dumps({"text": TEXT})),
        ):
            path = put(folder, f"{name}{suffix}", text.encode(name, "replace"))
            yield Trial(f"{name}{suffix}", extracted(path))
            yield Trial(f"{name}{suffix}, said", extracted(path, "--encoding", name))


def options(folder: Path) -> Iterator[Trial]:
    """Odd values of options."""
    source, pipe = put(folder, "a.txt", TEXT), folder / "pipe"
    os.mkfifo(pipe)
    for name, value in ODD_OPTIONS:
        yield Trial(f"{name} {value[:20]!r}", extracted(source, name, str(pipe) if value == "PIPE" else value))
    for command in ("show", "export", "explain", "correct"):
        place = ("1",) if command == "explain" else ("--out", "") if command == "export" else ()
        yield Trial(f"{command} of a pipe", (command, str(pipe), *place))


def files(folder: Path) -> Iterator[Trial]:
    """Odd aliases and corrections, damaged tables, numbers without end."""
    source = put(folder, "a.txt", TEXT)
    for n, content in enumerate(ALIASES):
        yield Trial(f"aliases {content[:20]!r}", extracted(source, "--aliases", put(folder, f"{n}.yaml", content)))
    for n, content in enumerate(CORRECTIONS):
        path = put(folder, f"{n}-by-hand.jsonl", content)
        yield Trial(f"corrections {content[:20]!r}", extracted(source, "--corrections", path))
    for n, data in enumerate((b"", b"PAR1", b"PAR1" + bytes(6), b"PAR1" + bytes(40) + b"PAR1")):
        put(folder, f"q{n}/articles.parquet", data)
        yield Trial(f"query of {data[:9]!r}", ("query", "SELECT 1", "--tables", str(folder / f"q{n}")))
        yield Trial(f"query once of {data[:9]!r}", ("query", "SELECT 1", "--once", "--tables", str(folder / f"q{n}")))
    for n, number in enumerate(("9" * 400, "1e999", "9" * 300 + " trillion", "1/0", "0.0000" * 90)):
        yield Trial(f"number {number[:9]}", extracted(put(folder, f"b{n}.txt", f"It lost ${number}, she said.")))


SORTS: dict[str, Maker] = {f.__name__: f for f in (names, headers, columns, dates, encodings, options, files)}


def outcome(trial: Trial) -> str:
    """The fault of a trial, or ""."""
    before = _temporary()
    out, err = io.StringIO(), io.StringIO()
    code: object = 0
    consoles = mock.patch.object(output.out, "_file", out), mock.patch.object(output.err, "_file", err)
    streams = contextlib.redirect_stdout(out), contextlib.redirect_stderr(err)
    with contextlib.ExitStack() as stack:
        for one in (
            *streams,
            *consoles,
            mock.patch.dict(os.environ),
            mock.patch("sys.argv", ["newsangles", *trial.arguments]),
        ):
            stack.enter_context(one)
        try:
            commands.main()
        except SystemExit as exit:
            code = exit.code
        except BaseException as error:
            return f"{type(error).__name__}: {str(error)[:200]}"
    told = err.getvalue().splitlines()
    if code not in CODES:
        return f"exit code {code}"
    if code and not told:
        return f"exit code {code} without a word"
    usage = bool(told) and told[0].startswith("Usage:")
    if not usage and (odd := [line for line in told if not line.startswith(("error: ", "WARNING: "))]):
        return f"a line that is none of its own: {odd[0][:200]}"
    if any(line.startswith("error: forged") for line in told):
        return "a forged line"
    if left := _temporary() - before:
        return f"left in the temporary folder: {sorted(left)[0]}"
    return _wrong_number()


def _temporary() -> set[str]:
    return {path.name for path in Path(tempfile.gettempdir()).iterdir()}


def _wrong_number() -> str:
    for path in Path("out").glob("*.json*"):
        for line in path.read_text("utf-8").splitlines() if path.suffix == ".jsonl" else [path.read_text("utf-8")]:
            try:
                json.loads(line, parse_constant=_refuse)
            except ValueError as error:
                return f"{path.name}: {error}"
    return ""


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def mutated(texts: list[str], chance: random.Random) -> str:
    """An article made of others by a few changes."""
    text = chance.choice(texts)
    for _ in range(chance.randint(1, 12)):
        a, b = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        b = min(b, a + chance.choice((1, 5, 40, 400)))
        kind = chance.randrange(5)
        if kind == 0:
            text = text[:a] + text[b:]
        elif kind == 1:
            text = text[:b] + text[a:b] * chance.choice((1, 2, 9)) + text[b:]
        elif kind == 2:
            text = text[:a] + chance.choice(INSERTED) + text[a:]
        elif kind == 3:
            text = text[:a] + text[a:b].swapcase() + text[b:]
        else:
            other = chance.choice(texts)
            at = chance.randrange(len(other))
            text = text[:a] + other[at : at + 300] + text[a:]
    return text[:12_000] if text.strip() else TEXT


def fuzz_fault(text: str) -> str:
    """The fault in reading a text, or ""."""
    try:
        (doc,) = parse([Article("fuzz", text)], use_cache=False)
        rows = [(table, row) for table in TABLES for row in getattr(doc._, table, ()) or ()]
    except Exception:
        return traceback.format_exc().splitlines()[-1][:200]
    if doc.text != text:
        return "the text was changed"
    for table, row in rows:
        start, end = getattr(row, "start", None), getattr(row, "end", None)
        if start is None or end is None:
            continue
        if not 0 <= start <= end <= len(text) or (getattr(row, "text", None) or text[start:end]) != text[start:end]:
            return f"{table}: offsets {start} to {end} do not hold"
    return ""


def main() -> None:
    """Try all, print what failed, and a line for each sort."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sort", default=",".join(SORTS))
    parser.add_argument("--fuzz", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory(prefix="attack-") as place, contextlib.chdir(place):
        tempfile.tempdir = str(Path(place, "temporary"))  # where nothing else writes
        Path(tempfile.tempdir).mkdir()
        for sort in filter(None, given.sort.split(",")):
            folder = Path(place, "in", sort)
            folder.mkdir(parents=True)
            faults = [(trial.what, outcome(trial)) for trial in SORTS[sort](folder)]
            failed += any(fault for _, fault in faults)
            report(sort, faults)
    if given.fuzz:
        chance = random.Random(given.seed)
        texts = [
            path.read_text("utf-8")
            for path in sorted(itertools.chain(*(ROOT.glob(f"{f}/*.txt") for f in ("seeds", "demo"))))
        ]
        faults = [(str(n), fuzz_fault(mutated(texts, chance))) for n in range(given.fuzz)]
        failed += any(fault for _, fault in faults)
        report("fuzz", faults)
    sys.exit(bool(failed))


def report(sort: str, faults: Sequence[tuple[str, str]]) -> None:
    """Print the inputs of a sort that failed, and how many were tried."""
    for what, fault in faults:
        if fault:
            print(ascii(f"{sort}, {what}: {fault}").strip("'"))
    print(f"{sort}: {len(faults)} tried, {sum(bool(fault) for _, fault in faults)} failed", flush=True)


if __name__ == "__main__":
    main()
