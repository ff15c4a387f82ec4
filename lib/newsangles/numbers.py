"""Moved to newsangles.angles.claims.quantities and .wording."""

from newsangles.angles.claims.quantities import AFTER as AFTER
from newsangles.angles.claims.quantities import GLYPHS as GLYPHS
from newsangles.angles.claims.quantities import HEDGES as HEDGES
from newsangles.angles.claims.quantities import ONES as ONES
from newsangles.angles.claims.quantities import PARTS as PARTS
from newsangles.angles.claims.quantities import SCALES as SCALES
from newsangles.angles.claims.quantities import SHORT as SHORT
from newsangles.angles.claims.quantities import TENS as TENS
from newsangles.angles.claims.quantities import Quantity as Quantity
from newsangles.angles.claims.quantities import numbers as numbers
from newsangles.angles.claims.wording import shown as shown
