"""Moved to newsangles.training.events."""

from newsangles.training.events import Case as Case
from newsangles.training.events import Marked as Marked
from newsangles.training.events import bins as bins
from newsangles.training.events import cases as cases
from newsangles.training.events import chances as chances
from newsangles.training.events import fit as fit
from newsangles.training.events import learn as learn
from newsangles.training.events import marked as marked
from newsangles.training.events import measure_participants as measure_participants
from newsangles.training.events import measure_triggers as measure_triggers
from newsangles.training.events import participant_rows as participant_rows
from newsangles.training.events import shares as shares
from newsangles.training.events import trigger_rows as trigger_rows
from newsangles.training.events import words_of as words_of
