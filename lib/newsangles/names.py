"""Moved to newsangles.angles.actors: names, name_grouping."""

from newsangles.angles.actors.name_grouping import acronym as acronym
from newsangles.angles.actors.name_grouping import alike as alike
from newsangles.angles.actors.name_grouping import bracketed as bracketed
from newsangles.angles.actors.name_grouping import capitalised as capitalised
from newsangles.angles.actors.name_grouping import common_word as common_word
from newsangles.angles.actors.name_grouping import find as find
from newsangles.angles.actors.name_grouping import group as group
from newsangles.angles.actors.name_grouping import headed as headed
from newsangles.angles.actors.name_grouping import known_as as known_as
from newsangles.angles.actors.name_grouping import missed as missed
from newsangles.angles.actors.name_grouping import nested as nested
from newsangles.angles.actors.name_grouping import parts_of as parts_of
from newsangles.angles.actors.name_grouping import same as same
from newsangles.angles.actors.name_grouping import surname_of_person as surname_of_person
from newsangles.angles.actors.name_grouping import told_apart as told_apart
from newsangles.angles.actors.names import ENDINGS as ENDINGS
from newsangles.angles.actors.names import ENTITIES as ENTITIES
from newsangles.angles.actors.names import LABELS as LABELS
from newsangles.angles.actors.names import SORTS as SORTS
from newsangles.angles.actors.names import Chooser as Chooser
from newsangles.angles.actors.names import Name as Name
from newsangles.angles.actors.names import Named as Named
from newsangles.angles.actors.names import candidates as candidates
from newsangles.angles.actors.names import clean as clean
from newsangles.angles.actors.names import decide as decide
from newsangles.angles.actors.names import endings as endings
from newsangles.angles.actors.names import entities as entities
from newsangles.angles.actors.names import name_features as name_features
from newsangles.angles.actors.names import name_from as named  # noqa: F401
from newsangles.angles.actors.names import shape as shape
from newsangles.angles.actors.names import surnames as surnames
from newsangles.angles.actors.names import titles as titles
from newsangles.angles.actors.names import words as words
