"""Moved to newsangles.angles.timeline (checks, expressions, patterns)."""

from newsangles.angles.timeline.checks import Place as Place
from newsangles.angles.timeline.expressions import expressions as expressions
from newsangles.angles.timeline.patterns import Expression as Expression
from newsangles.angles.timeline.patterns import TimeRule as Rule  # noqa: F401 - renamed
from newsangles.angles.timeline.patterns import named as named
from newsangles.angles.timeline.patterns import rules as rules
from newsangles.angles.timeline.patterns import words as words
