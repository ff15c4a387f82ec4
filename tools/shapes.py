"""CPU time per character for texts of odd shapes and growing lengths, by component.

    python tools/shapes.py --sizes 12500,50000 --limit 30 [shape ...]

Each line has a shape, its length, seconds, microseconds a character, the ratio to the length before, and the components
with the largest shares; ``parse`` is all that spaCy does. A text that takes more CPU than the limit is given up.
"""

from __future__ import annotations

import argparse
import os
import signal
import time
from collections import Counter
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from newsangles import Article, parse, tables
from newsangles.pipeline.parse import load

NEWS = Path(__file__).parent.parent / "seeds" / "us-ukraine-minerals-deal.txt"
SHAPES = {
    "marks": "The shop shut on Monday. “We won,” he said. The “new” pier fell. ",
    "quotes": "“We won,” he said. ",
    "one sentence": "and the mayor said that he ",
    "he said that": "he said that ",
    "names with commas": "Ana Ruiz, ",
    "one name": "Ana Ruiz said so. ",
    "pronouns": "He said that she told him they knew. ",
    "titles": "President Mr. Dr. ",
    "dates": "on Monday, 3 March 2025, ",
    "numbers": "1,000 million ",
    "number words": "two hundred thousand ",
    "capitals": "THE MAYOR SAID THAT THE BRIDGE IS CLOSED. ",
    "no spaces": "x",
    "hyphens": "one-two-three-",
    "lines": "x\n\n",
    "speakers": "RUIZ: We won.\n",
    "list": "- item one\n",
    "colons": "Ruiz: yes. ",
    "short quotes": "“a,” ",
    "open quotes": "“We won and it was good.\n\n",
    "brackets": "( ",
    "according": "according to ",
    "said": "said ",
    "not": "not ",
    "attacks": "Russia attacked Ukraine. ",
    "attack chain": "attacked and bombed and ",
    "weeks": "two weeks after ",
    "possessives": "Ruiz’s ",
    "relative clauses": "the man who saw ",
    "appositions": "Ruiz, the mayor of Kyiv, the capital, ",
    "abbreviations": "U.S. U.N. E.U. ",
    "initials": "J. R. R. ",
    "addresses": "https://x.example/a?b=c ",
    "openings": "“",
    "straight": '"',
    "straight, apart": '" ',
    "apostrophes": "' ",
    "empty quotes": "“” ",
    "numeric dates": "99/99/9999 ",
    "years": "from 1990 to ",
    "of years": "the year of the day of the ",
    "ago": "three days ago last year ",
    "digits": "9",
    "exponents": "1e999 percent ",
    "millions": "million ",
    "hundreds": "hundred and ",
    "between": "between 5 and ",
    "roman": "XIV MCM ",
    "dots, no spaces": "a.b",
    "dots": ".",
    "ellipses": "… ",
    "dashes": "— ",
    "slashes": "a/b",
    "emoji": "🙂👨‍👩‍👧 ",
    "right to left": "שלום עולם ",
    "combining": "é́́́ ",
    "newlines": "\n",
    "CRLF": "A said b.\r\n\r\n",
    "tabs": "\t",
    "letters": " x",
    "of the": "of the ",
    "country": "the country ",
    "if": "if he would ",
    "tags": "<b>x</b> ",
    "organisations": "United Nations Security Council ",
}


class _TooLong(BaseException):
    """The limit of CPU is reached."""


def many_names(size: int) -> str:
    """Sentences with a new name each."""
    given = "Ana Bob Cal Dan Eve Fay Gus Hal Ian Jon Kim Lee".split()
    ends = [a + b for a in ("ba", "do", "ki", "lu", "me", "ra", "so", "ti") for b in ("n", "r", "lo", "ma", "ska")]
    made = []
    for i in range(size // 40 + 1):
        name = (ends[i % 40] + ends[i // 40 % 40]).capitalize()
        made.append(f"{given[i % 12]} {name} said that the {name} bank attacked {given[(i + 3) % 12]} on Monday. ")
    return "".join(made)[:size]


def text_of(shape: str, size: int) -> str:
    """A text of a shape and a length."""
    if shape == "many names":
        return many_names(size)
    if shape == "nested":
        return "“‘" * (size // 4) + "x" + "’”" * (size // 4)
    if shape == "spaces":
        return "x" + " " * (size - 2) + "y"
    if shape == "unclosed":
        return ("“We won. " + "He said so.\n\n“And more. " * (size // 26 + 1))[:size]
    unit = NEWS.read_text(encoding="utf-8") + "\n\n" if shape == "news" else SHAPES[shape]
    return (unit * (size // len(unit) + 1))[:size]


def timed(text: str, spent: Counter[str], limit: float) -> float:
    """Seconds of CPU for one text, and those of each component into a counter."""
    spent.clear()
    begun = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        docs = list(parse([Article("x", text)], use_cache=False))
        read = time.process_time()
        tables(docs)
        spent["tables"] = time.process_time() - read
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    whole = time.process_time() - begun
    spent["parse"] = whole - sum(spent.values())
    return whole


class _Timed:
    """A component that notes its time."""

    def __init__(self, name: str, component: object, spent: Counter[str]) -> None:
        self._name, self._component, self._spent = name.removeprefix("newsangles_"), component, spent

    def __getattr__(self, name: str) -> object:
        return getattr(self._component, name)

    def __call__(self, doc: object) -> object:
        begun = time.process_time()
        try:
            return self._component(doc)  # type: ignore[operator]
        finally:
            self._spent[self._name] += time.process_time() - begun


def main() -> None:
    """Print the table."""
    known = ["news", *SHAPES, "many names", "nested", "spaces", "unclosed"]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shapes", nargs="*", help=f"of {', '.join(known)}; none: all")
    parser.add_argument("--sizes", default="12500,50000", help="characters, separated by commas")
    parser.add_argument("--limit", type=float, default=30, help="seconds of CPU for one text")
    options = parser.parse_args()
    spent: Counter[str] = Counter()
    nlp = load()
    nlp._components = [(n, _Timed(n, c, spent) if n.startswith("newsangles_") else c) for n, c in nlp._components]

    def stop(number: int, frame: object) -> None:
        raise _TooLong

    signal.signal(signal.SIGVTALRM, stop)
    timed("Ana Ruiz said so on Monday.", spent, 60)  # rules and weights are loaded
    for shape in options.shapes or known:
        before = 0.0
        for size in map(int, options.sizes.split(",")):
            try:
                seconds = timed(text_of(shape, size), spent, options.limit)
            except _TooLong:
                print(f"{shape:18}{size:8} more than {options.limit:.0f} s", flush=True)
                break
            each = seconds / size * 1e6
            parts = " ".join(f"{name} {took:.2f}" for name, took in spent.most_common(5))
            ratio = f"× {each / before:.2f}" if before else ""
            print(f"{shape:18}{size:8}{seconds:8.2f} s{each:6.0f} µs {ratio:7} {parts}", flush=True)
            before = each


if __name__ == "__main__":
    main()
