"""Kill the program at moments of chance, start it again, and compare what it made with an undisturbed run.

    python tools/kills.py [--command extract] [--times 20] [--articles 40] [--seed 1]

In turn the program is killed, one of its processes is, it is asked to end, and Ctrl-C is pressed. It fails if what is
made in the end is not the same to the byte, if a process or something in the temporary folder is left, or if more than
a line is said. The exit code is 1 if any failed. Needs /proc, so Linux.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MARK = "NEWSANGLES_KILLS"
KINDS = ("killed", "a process killed", "terminated", "Ctrl-C")
SIGNALS = dict(zip(KINDS, (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT), strict=True))
NAMES = ("Aldham", "Brixworth", "Corsley", "Dunholme", "Easby", "Fulbeck", "Garsdale")


def put_articles(folder: Path, count: int) -> None:
    """Write articles made of those in demo/, each with a place and a sentence of its own."""
    folder.mkdir()
    told = sorted((ROOT / "demo").glob("*.txt"))
    for n in range(count):
        place = NAMES[n % len(NAMES)]
        text = told[n % len(told)].read_text("utf-8")
        (folder / f"{n:03}.txt").write_text(f"{text}\nIt cost ${n + 2} million, officials in {place} said.\n", "utf-8")


def started(place: Path, out: str, command: str) -> subprocess.Popen[str]:
    """The program at work on the articles, with a temporary folder, a cache and a mark of its own."""
    given = ["extract", "in", "--format", "csv"] if command == "extract" else ["report", "in"]
    (place / "temporary").mkdir(exist_ok=True)
    own = {MARK: str(place), "TMPDIR": str(place / "temporary"), "NEWSANGLES_CACHE": str(place / f"cache-{out}")}
    return subprocess.Popen(
        [str(Path(sys.executable).with_name("newsangles")), *given, "--out", out, "--jobs", "2"],
        cwd=place,
        env={**os.environ, **own},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )


def own_processes(place: Path) -> list[int]:
    """The processes that bear the mark."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"{MARK}={place}".encode() in path.read_bytes().split(b"\0"):
                found.append(int(path.parent.name))
        except OSError:
            continue
    return sorted(found)


def made(folder: Path) -> dict[str, bytes]:
    """The files that were made, but for the shards and what a report knows of its own work."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    visible = [p for p in files if not any(part.startswith(".") for part in p.relative_to(folder).parts)]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in visible}


def fault(place: Path, command: str, kind: str, wait: float, right: dict[str, bytes]) -> str | None:
    """The fault after a kill; None if the program had ended before."""
    out = f"out-{time.monotonic_ns()}"
    process = started(place, out, command)
    time.sleep(wait)
    others = [pid for pid in own_processes(place) if pid != process.pid]
    if process.poll() is not None or (kind == "a process killed" and not others):
        process.communicate()
        return None
    victim = random.choice(others) if kind == "a process killed" else process.pid
    os.kill(victim, SIGNALS[kind])
    _, told = process.communicate(timeout=600)
    end = time.monotonic() + 5
    while own_processes(place) and time.monotonic() < end:
        time.sleep(0.05)
    codes = (0, 3) if command == "report" else (0,)
    faults = [f"left running: {own_processes(place)}"] if own_processes(place) else []
    if kind != "killed":
        faults += [f"left: {path.name}" for path in (place / "temporary").iterdir()]
        faults += [f"left: {path.name}" for path in (place / out).rglob(".writing-*")]
        # A report whose kernel was killed names the page, and makes it the next time.
        if len(told.splitlines()) > 1 or (kind == "a process killed" and process.returncode not in codes):
            faults.append(f"code {process.returncode}: {told[:300]}")
    shutil.rmtree(place / "temporary")
    again = started(place, out, command)
    _, told = again.communicate(timeout=600)
    if again.returncode or told:
        faults.append(f"code {again.returncode} the second time: {told[:300]}")
    if (now := made(place / out)) != right:
        odd = sorted(name for name in right.keys() | now.keys() if right.get(name) != now.get(name))
        faults.append(f"not the same: {odd[:5]}")
    shutil.rmtree(place / out, ignore_errors=True)
    shutil.rmtree(place / f"cache-{out}", ignore_errors=True)
    return "; ".join(faults)


def main() -> None:
    """Kill so many times, and say what failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", choices=("extract", "report"), default="extract")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    failed = done = 0
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        place = Path(folder)
        put_articles(place / "in", given.articles)
        begin = time.monotonic()
        process = started(place, "right", given.command)
        _, told = process.communicate()
        seconds = time.monotonic() - begin
        right = made(place / "right")
        print(f"undisturbed: code {process.returncode}, {len(right)} files, {seconds:.1f} s {told}", flush=True)
        while done < given.times:
            kind, wait = KINDS[done % len(KINDS)], chance.random() * seconds
            found = fault(place, given.command, kind, wait, right)
            if found is None:
                continue
            done += 1
            failed += bool(found)
            print(f"{kind} after {wait:.1f} s: {found or 'the same'}", flush=True)
    print(f"{given.command}: {done} kills, {done - failed} good")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
