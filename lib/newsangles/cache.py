"""Moved to newsangles.pipeline.cache."""

from newsangles.pipeline.cache import Store as Store
from newsangles.pipeline.cache import clear as clear
from newsangles.pipeline.cache import folder as folder
from newsangles.pipeline.cache import info as info
from newsangles.pipeline.cache import vocabulary as vocabulary
