"""Moved to newsangles.corpus.extract and newsangles.corpus.workers."""

from newsangles.corpus.extract import CUT_DIVISOR as CUT
from newsangles.corpus.extract import MAX_ARTICLES as MOST
from newsangles.corpus.extract import STALE_AFTER_S as STALE
from newsangles.corpus.extract import Run as Run
from newsangles.corpus.extract import extract as extract
from newsangles.corpus.workers import FOLDER as FOLDER
from newsangles.corpus.workers import MAX_LOSSES as TRIES
from newsangles.corpus.workers import RUN as RUN
from newsangles.corpus.workers import SHARDS_PER_PROCESS as LIFE
from newsangles.corpus.workers import Outcome as Outcome
from newsangles.corpus.workers import Settings as Settings
from newsangles.corpus.workers import Shard as Shard
from newsangles.corpus.workers import processors as processors
from newsangles.corpus.workers import work as work

__all__ = [
    "CUT",
    "FOLDER",
    "LIFE",
    "MOST",
    "RUN",
    "STALE",
    "TRIES",
    "Outcome",
    "Run",
    "Settings",
    "Shard",
    "extract",
    "processors",
    "work",
]
