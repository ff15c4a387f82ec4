"""Moved to newsangles.angles.actors: coreference, discourse, first_person, nominals, pronouns, syntax."""

from newsangles.angles.actors.coreference import Choose as Choose
from newsangles.angles.actors.coreference import chances as chances
from newsangles.angles.actors.coreference import scorer_of as scorer_of
from newsangles.angles.actors.discourse import Actor as Actor
from newsangles.angles.actors.discourse import Discourse as Reading  # noqa: F401
from newsangles.angles.actors.discourse import Last as Last
from newsangles.angles.actors.discourse import sort_of_name as sort_of_name
from newsangles.angles.actors.discourse import sorts as sorts
from newsangles.angles.actors.discourse import step as step
from newsangles.angles.actors.discourse import step_of as step_of
from newsangles.angles.actors.first_person import CERTAIN as CERTAIN
from newsangles.angles.actors.nominals import noun_features as noun_features
from newsangles.angles.actors.pronouns import FORMS as FORMS
from newsangles.angles.actors.pronouns import FRONTED as FRONTED
from newsangles.angles.actors.pronouns import PRIORS as PRIORS
from newsangles.angles.actors.pronouns import REFLEXIVE as REFLEXIVE
from newsangles.angles.actors.pronouns import SPOKE as SPOKE
from newsangles.angles.actors.syntax import noun_of as noun_of
from newsangles.angles.actors.syntax import role_of as role_of
from newsangles.angles.actors.syntax import speaks as speaks
from newsangles.angles.actors.syntax import subject_of as subject_of
