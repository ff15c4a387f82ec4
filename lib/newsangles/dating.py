"""Moved to newsangles.angles.events.dating."""

from newsangles.angles.events.dating import Date as Date
from newsangles.angles.events.dating import Dates as Dates
from newsangles.angles.events.dating import Order as Order
