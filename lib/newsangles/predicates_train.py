"""Moved to newsangles.training.factuality."""

from newsangles.training.factuality import FOLDS as FOLDS
from newsangles.training.factuality import Judged as Judged
from newsangles.training.factuality import event_rows as event_rows
from newsangles.training.factuality import fit as fit
from newsangles.training.factuality import folds as folds
from newsangles.training.factuality import head_of as head_of
from newsangles.training.factuality import judged as judged
from newsangles.training.factuality import learn as learn
from newsangles.training.factuality import measure as measure
from newsangles.training.factuality import measure_events as measure_events
from newsangles.training.factuality import nouns as nouns
from newsangles.training.factuality import rows as rows
