"""Moved to newsangles.training.times."""

from newsangles.training.times import judge as judge
from newsangles.training.times import learn as learn
from newsangles.training.times import table as table
