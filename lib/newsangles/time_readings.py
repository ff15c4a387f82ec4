"""Moved to newsangles.angles.timeline.context."""

from newsangles.angles.timeline.context import Origin as Origin
from newsangles.angles.timeline.context import TimeValue as Reading  # noqa: F401 - renamed
