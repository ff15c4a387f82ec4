"""The day that an article's own lines state, which is offered and never taken."""

from __future__ import annotations

import re
from datetime import date

from newsangles.documents.days import DAYS, matched_day

MAX_LINES_ABOVE, MAX_LINES_BELOW = 8, 2
"""Lines at the head and at the foot of a text among which its day is looked for."""

MAX_LINE_WORDS = 16
"""Words of a line that may give it."""

MAX_OTHER_WORDS = 4
"""Words beside the day in a line that does not say that it was published then."""

_SAYS = re.compile(r"\W*(?:by\b|published\b|posted\b|first published\b|date\b|dated\b|written by\b)", re.I)
_CHANGED = re.compile(r"\b(?:updated|modified|edited|corrected|accessed|retrieved)\b", re.I)
_SENTENCE = re.compile(r"[a-z]{2}[.!?][\"”’']?$")


def stated_date(text: str) -> date | None:
    """The day that a text gives as its own: *Published 14 March 2024*; None where it names none, or several."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    ends = [*lines[:MAX_LINES_ABOVE], *lines[MAX_LINES_ABOVE:][-MAX_LINES_BELOW:]]
    found = {day for line in ends for day in _stated(line)}
    return found.pop() if len(found) == 1 else None


def _stated(line: str) -> set[date]:
    """The days that a line of its own gives; none in a sentence, or of the last change."""
    if len(line) > 200 or len(line.split()) > MAX_LINE_WORDS or _SENTENCE.search(line):
        return set()
    changed = _CHANGED.search(line)
    line = line[: changed.start()] if changed else line
    matches = [match for pattern in DAYS for match in pattern.finditer(line)]
    rest = re.sub(r"[^\W\d_]+day\b|\d+[:.]\d+|\b[AP]\.?M\b", "", line, flags=re.I).split()
    if not _SAYS.match(line) and len(rest) - 3 * len(matches) > MAX_OTHER_WORDS:
        return set()
    return {day for match in matches if (day := matched_day(match)) is not None}
