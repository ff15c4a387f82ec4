"""Moved to newsangles.angles.events.classes."""

from newsangles.angles.events.classes import CLASSES as CLASSES
from newsangles.angles.events.classes import Class as Class
from newsangles.angles.events.classes import Classifier as Classifier
from newsangles.angles.events.classes import Condition as Condition
from newsangles.angles.events.classes import Rule as Rule
from newsangles.angles.events.classes import Rules as Rules
from newsangles.angles.events.classes import classes as classes
from newsangles.angles.events.classes import classify as classify
from newsangles.angles.events.classes import read_rules as read_rules
from newsangles.angles.events.classes import rules as rules
