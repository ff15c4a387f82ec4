"""Moved to newsangles.angles.factuality.component, .predicates, .features and .scorers."""

from newsangles.angles.factuality.component import KEY as KEY
from newsangles.angles.factuality.component import Derivation as Derivation
from newsangles.angles.factuality.component import Predicates as Predicates
from newsangles.angles.factuality.component import create_predicates as create_predicates
from newsangles.angles.factuality.component import explain as explain
from newsangles.angles.factuality.component import predicates as predicates
from newsangles.angles.factuality.component import stored as stored
from newsangles.angles.factuality.features import event_features as event_features
from newsangles.angles.factuality.features import features as features
from newsangles.angles.factuality.predicates import EVENT_MIN_PROBABILITY as EVENT_LEAST  # noqa: F401
from newsangles.angles.factuality.predicates import Head as Head
from newsangles.angles.factuality.predicates import committed as committed
from newsangles.angles.factuality.predicates import extent as extent
from newsangles.angles.factuality.predicates import find as find
from newsangles.angles.factuality.predicates import heads as heads
from newsangles.angles.factuality.predicates import innermost as innermost
from newsangles.angles.factuality.predicates import may_be_event as may_be_event
from newsangles.angles.factuality.scorers import NEGATIVE as NEGATIVE
from newsangles.angles.factuality.scorers import RANGE as RANGE
from newsangles.angles.factuality.scorers import STRETCH as STRETCH
from newsangles.angles.factuality.scorers import Scorers as Scorers
from newsangles.angles.factuality.scorers import model as model
from newsangles.angles.factuality.scorers import scorers as scorers
