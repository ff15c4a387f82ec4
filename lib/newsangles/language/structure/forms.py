"""Kinds of lines that tell by themselves what they are, by the forms of ``data/forms.tsv``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsangles.language.rules import per_rules, rule_lines
from newsangles.language.structure.lines import MAX_HEAD, Line, dateish
from newsangles.language.structure.part import KINDS
from newsangles.language.structure.words import PACKAGE, words

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
        pattern: The form.
        reason: The ground, in words.
    """

    kind: str
    test: str
    longest: int
    pattern: re.Pattern[str]
    reason: str

    def holds(self, line: str) -> bool:
        """True if a line has the form."""
        if len(line) > self.longest:
            return False
        head = line[:MAX_HEAD]
        return bool(self.pattern.search(head) if self.test == "holds" else self.pattern.match(head))


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
        found.append(Form(kind, test, int(longest) or 100_000, compiled, fields[5]))
    return tuple(found)


def kind_by_form(line: Line) -> tuple[str, str] | None:
    """The kind of a line by itself, with the ground; None where its form tells none."""
    text = line.text
    if dateish(text):
        return "timestamp", "nothing but date and time"
    reports = len(text) > 60 and not words("reporting").isdisjoint(line.flat.split())
    for form in forms():
        if (reports and form.kind in _NO_REPORT) or (line.quoted and form.kind == "caption"):
            continue
        if form.holds(text):
            return form.kind, form.reason
    return None
