"""Moved to newsangles.angles.overview.annotated_article and others."""

from newsangles.angles.overview.annotated_article import ATTITUDE as ATTITUDE
from newsangles.angles.overview.annotated_article import BY_HAND as BY_HAND
from newsangles.angles.overview.annotated_article import LAYERS as LAYERS
from newsangles.angles.overview.annotated_article import Key as Key
from newsangles.angles.overview.annotated_article import Reading as Reading
from newsangles.angles.overview.annotated_article import Row as Row
from newsangles.angles.overview.annotated_article import reading as reading
from newsangles.tables.frames import records as records
from newsangles.tables.wording import brief as brief
from newsangles.tables.wording import line as line
from newsangles.tables.wording import listed as listed
