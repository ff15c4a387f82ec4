"""Moved to newsangles.angles.actors, mostly to component, coreference, relations, rows and salience."""

from newsangles.angles.actors.component import KEY as KEY
from newsangles.angles.actors.component import TABLES as TABLES
from newsangles.angles.actors.component import Actors as Actors
from newsangles.angles.actors.component import create_actors as create_actors
from newsangles.angles.actors.component import explain as explain
from newsangles.angles.actors.component import read as read
from newsangles.angles.actors.component import stored as stored
from newsangles.angles.actors.coreference import Link as Link
from newsangles.angles.actors.coreference import Scorers as Scorers
from newsangles.angles.actors.coreference import begin as begin
from newsangles.angles.actors.coreference import link as link
from newsangles.angles.actors.coreference import log_odds as log_odds
from newsangles.angles.actors.coreference import model as model
from newsangles.angles.actors.coreference import narrate as narrate
from newsangles.angles.actors.coreference import scorers as scorers
from newsangles.angles.actors.pronouns import expletive as expletive
from newsangles.angles.actors.relations import edges as edges
from newsangles.angles.actors.relations import head_of as head_of
from newsangles.angles.actors.relations import trimmed as view_trim  # noqa: F401
from newsangles.angles.actors.representation import place_reading as reading_of  # noqa: F401
from newsangles.angles.actors.roles import fullest as fullest
from newsangles.angles.actors.rows import Story as Story
from newsangles.angles.actors.salience import Stage as Stage
from newsangles.angles.actors.salience import inner_names as inner_names
from newsangles.angles.actors.salience import salience as salience
from newsangles.angles.actors.salience import salience_numbers as salience_numbers
from newsangles.angles.actors.salience import stage as stage
from newsangles.angles.actors.salience import subject_share as subject_share
