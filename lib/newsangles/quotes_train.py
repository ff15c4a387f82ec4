"""Moved to `newsangles.training.quotes`."""

from newsangles.training.quotes import Gold as Gold
from newsangles.training.quotes import Layers as Layers
from newsangles.training.quotes import align as align
from newsangles.training.quotes import first_rows as first_rows
from newsangles.training.quotes import fit as fit
from newsangles.training.quotes import head_of as head_of
from newsangles.training.quotes import learn as learn
from newsangles.training.quotes import measure as measure
from newsangles.training.quotes import train as train
from newsangles.training.quotes import words_in as words_in
