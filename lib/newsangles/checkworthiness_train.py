"""Moved to newsangles.training.checkworthiness."""

from newsangles.training.checkworthiness import FOLDS as FOLDS
from newsangles.training.checkworthiness import Row as Row
from newsangles.training.checkworthiness import learn as learn
from newsangles.training.checkworthiness import meaning as meaning
from newsangles.training.checkworthiness import measure as measure
from newsangles.training.checkworthiness import row as row
from newsangles.training.checkworthiness import train as train
from newsangles.training.checkworthiness import vector_numbers as vector_numbers
