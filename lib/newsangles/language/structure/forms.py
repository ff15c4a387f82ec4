"""Kinds of lines that tell by themselves what they are, by the forms of ``data/forms.tsv``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from newsangles.language.rules import per_rules, rule_lines
from newsangles.language.structure.lines import MAX_HEAD, Line, dateish
from newsangles.language.structure.part import KINDS
from newsangles.language.structure.words import PACKAGE

MAX_LINE = 10**9
"""The length of a line that a form without a limit may have."""

FORMS_FILE = "forms.tsv"
"""The file of forms."""

_NO_REPORT = frozenset(("menu", "related"))
"""Kinds that no longer line with a verb of speech has."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of lines.

    Attributes:
        kind: The kind that it tells.
        test: How it is looked for: ``opens``, ``starts``, ``whole`` or ``holds``.
        longest: Most characters of a line that may have it.
        find: The form's search in a line, or its match at the line's beginning.
        reason: The ground, in words.
    """

    kind: str
    test: str
    longest: int
    find: Callable[[str], re.Match[str] | None]
    reason: str

    def holds(self, head: str) -> bool:
        """True if the first characters of a line have the form; its length is not looked at."""
        return self.find(head) is not None


@per_rules
def forms() -> tuple[Form, ...]:
    """All forms, in the order in which they count.

    Raises:
        ParameterError: A line of the file is wrong.
    """
    shapes: dict[str, str] = {}
    found: list[Form] = []
    for line in rule_lines(PACKAGE, FORMS_FILE, header=True):
        fields = line.text.split("\t")
        if len(fields) not in (5, 6) or (fields[0] != "shape" and (fields[0] not in KINDS or len(fields) != 6)):
            raise line.error("no form of lines", "write kind, test, case, longest, pattern and reason, tab separated")
        kind, test, case, longest, pattern = fields[:5]
        for name, shape in shapes.items():
            pattern = pattern.replace(f"<{name}>", shape)
        if kind == "shape":
            shapes[test] = pattern
            continue
        before = r"[^\w\[#/@\"“‘'*-]{0,6}" if test == "opens" else ""
        after = r"\s*$" if test == "whole" else ""
        try:
            compiled = re.compile(f"{before}(?:{pattern}){after}", re.IGNORECASE if case == "any" else 0)
        except re.error as error:
            raise line.error(f"no regular expression ({error})", "mend the pattern") from error
        find = compiled.search if test == "holds" else compiled.match
        found.append(Form(kind, test, int(longest) or MAX_LINE, find, fields[5]))
    return tuple(found)


@per_rules
def _by_length() -> tuple[list[int], list[tuple[Form, ...]]]:
    """Lengths of lines in rising order, and for each the forms that a line up to it may have."""
    lengths = sorted({form.longest for form in forms()})
    return lengths, [tuple(form for form in forms() if form.longest >= length) for length in lengths]


def kind_by_form(line: Line) -> tuple[str, str] | None:
    """The kind of a line by itself, with the ground; None if its form tells none."""
    text = line.text
    if dateish(text):
        return "timestamp", "nothing but date and time"
    lengths, by_length = _by_length()
    at = bisect_left(lengths, len(text))
    head = text[:MAX_HEAD]
    for form in by_length[at] if at < len(lengths) else ():
        if not form.holds(head):
            continue
        if (form.kind in _NO_REPORT and len(text) > 60 and line.reports) or (line.quoted and form.kind == "caption"):
            continue
        return form.kind, form.reason
    return None
