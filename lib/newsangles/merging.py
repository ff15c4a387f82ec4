"""Moved to newsangles.angles.events.event_coreference."""

from newsangles.angles.events.event_coreference import Merge as Merge
from newsangles.angles.events.event_coreference import apart as apart
from newsangles.angles.events.event_coreference import brought as brought
from newsangles.angles.events.event_coreference import fits as fits
from newsangles.angles.events.event_coreference import merge as merge
from newsangles.angles.events.event_coreference import one_stem as one_stem
from newsangles.angles.events.event_coreference import points_back as points_back
from newsangles.angles.events.event_coreference import same as same
from newsangles.angles.events.event_coreference import sides as sides
