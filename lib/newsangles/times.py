"""Moved to newsangles.angles.timeline (component, context, readers)."""

from newsangles.angles.timeline.component import KEY as KEY
from newsangles.angles.timeline.component import Times as Times
from newsangles.angles.timeline.component import create_times as create_times
from newsangles.angles.timeline.component import stored as stored
from newsangles.angles.timeline.component import times as times
from newsangles.angles.timeline.context import TimeContext as Reader  # noqa: F401 - renamed
from newsangles.angles.timeline.readers import confidence as confidence
from newsangles.angles.timeline.readers import measured as measured
