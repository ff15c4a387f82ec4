"""Moved to newsangles.angles.timeline.calendar."""

from newsangles.angles.timeline.calendar import Cover as Cover
from newsangles.angles.timeline.calendar import cover as cover
from newsangles.angles.timeline.calendar import duration as duration
from newsangles.angles.timeline.calendar import easter as easter
from newsangles.angles.timeline.calendar import moved as moved
from newsangles.angles.timeline.calendar import shifted as shifted
from newsangles.angles.timeline.calendar import value_of as value_of
from newsangles.angles.timeline.calendar import weekday_near as weekday_near
from newsangles.angles.timeline.calendar import ymd as ymd
