"""Moved to newsangles.show.references."""

from newsangles.show.references import RELEASED as RELEASED
from newsangles.show.references import References as References
from newsangles.show.references import analysis as analysis
from newsangles.show.references import article as article
