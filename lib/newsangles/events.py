"""Moved to newsangles.angles.events (arguments, component, mentions, triggers)."""

from newsangles.angles.events.arguments import EventContext as Finder  # noqa: F401 - renamed
from newsangles.angles.events.arguments import Part as Part
from newsangles.angles.events.arguments import participant_features as participant_features
from newsangles.angles.events.component import KEY as KEY
from newsangles.angles.events.component import Considered as Considered
from newsangles.angles.events.component import Derivation as Derivation
from newsangles.angles.events.component import Events as Events
from newsangles.angles.events.component import create_events as create_events
from newsangles.angles.events.component import events as events
from newsangles.angles.events.component import explain as explain
from newsangles.angles.events.component import stored as stored
from newsangles.angles.events.mentions import heads_of as heads_of
from newsangles.angles.events.triggers import Scorers as Scorers
from newsangles.angles.events.triggers import may_be_event as may_be_event
from newsangles.angles.events.triggers import meanings as meanings
from newsangles.angles.events.triggers import model as model
from newsangles.angles.events.triggers import scorers as scorers
from newsangles.angles.events.triggers import steps as steps
from newsangles.angles.events.triggers import trigger_features as trigger_features
from newsangles.angles.events.triggers import trigger_numbers as trigger_numbers
