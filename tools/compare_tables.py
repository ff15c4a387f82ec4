"""Sums of the tables that the library makes of some articles, to prove that a change leaves what is extracted alone.

    python tools/compare_tables.py 'seeds/*' demo corpus.jsonl > before.txt   # on the old commit
    python tools/compare_tables.py 'seeds/*' demo corpus.jsonl --against before.txt

Each source is read without the cache of parses and written as JSON Lines; a line of the output is the SHA-256 of one
table of one source. With ``--against`` the exit code is 1 where a sum differs, and the differing tables are named.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def sums(source: str) -> list[str]:
    """Lines ``sha256  source/table`` for each table of one source."""
    with tempfile.TemporaryDirectory() as place:
        environment = {**os.environ, "NEWSANGLES_CACHE": str(Path(place, "cache"))}
        out = Path(place, "tables")
        command = [sys.executable, "-c", "from newsangles.cli import main; main()", "extract", source]
        done = subprocess.run(
            [*command, "--out", str(out), "--format", "jsonl"], env=environment, capture_output=True, text=True
        )
        if done.returncode:
            sys.exit(f"{source}: extract ended with {done.returncode}\n{done.stdout}{done.stderr}")
        name = Path(source).name
        return [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {name}/{p.stem}" for p in sorted(out.glob("*.jsonl"))]


def main() -> None:
    """Print the sums, or compare them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--against", type=Path, help="sums that this command printed before")
    options = parser.parse_args()
    found = [line for source in options.sources for line in sums(source)]
    print("\n".join(found))
    if options.against:
        before = set(options.against.read_text("utf-8").splitlines())
        wanted = {name for line in before for name in [line.split("  ")[1]]}
        differing = [line.split("  ")[1] for line in found if line not in before and line.split("  ")[1] in wanted]
        unknown = [line.split("  ")[1] for line in found if line.split("  ")[1] not in wanted]
        print(f"{len(found)} tables, {len(differing)} differ, {len(unknown)} not known before", *differing, sep="\n")
        sys.exit(bool(differing or unknown))


if __name__ == "__main__":
    main()
