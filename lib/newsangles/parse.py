"""Moved to newsangles.pipeline.parse, .beside and .versions."""

from newsangles.pipeline.beside import ALIASES as ALIASES
from newsangles.pipeline.beside import aliases_of as aliases_of
from newsangles.pipeline.beside import corrections_of as corrections_of
from newsangles.pipeline.parse import ANGLES as ANGLES
from newsangles.pipeline.parse import BATCH as BATCH
from newsangles.pipeline.parse import LONG as LONG
from newsangles.pipeline.parse import cache_key as cache_key
from newsangles.pipeline.parse import load as load
from newsangles.pipeline.parse import parse as parse
from newsangles.pipeline.parse import read_as as read_as
from newsangles.pipeline.versions import DEFAULT_MODEL as DEFAULT_MODEL
from newsangles.pipeline.versions import STAND_INS as STAND_INS
from newsangles.pipeline.versions import installed as installed
from newsangles.pipeline.versions import library_digest as library_digest
from newsangles.pipeline.versions import versions as versions
