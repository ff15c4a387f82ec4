"""Moved to newsangles.training.actors."""

from newsangles.training.actors import FOLDS as FOLDS
from newsangles.training.actors import STRENGTH as STRENGTH
from newsangles.training.actors import Data as Data
from newsangles.training.actors import Given as Given
from newsangles.training.actors import Gold as Gold
from newsangles.training.actors import Text as Text
from newsangles.training.actors import add_sorts as add_sorts
from newsangles.training.actors import align as align
from newsangles.training.actors import annotate as annotate
from newsangles.training.actors import fit as fit
from newsangles.training.actors import given_rows as given_rows
from newsangles.training.actors import hear as hear
from newsangles.training.actors import judge as judge
from newsangles.training.actors import label_of as label_of
from newsangles.training.actors import learn as learn
from newsangles.training.actors import learn_links as learn_links
from newsangles.training.actors import learn_narrator as learn_narrator
from newsangles.training.actors import learn_salience as learn_salience
from newsangles.training.actors import measure as measure
from newsangles.training.actors import name_rows as name_rows
from newsangles.training.actors import noun_rows as noun_rows
from newsangles.training.actors import overlapped as overlapped
from newsangles.training.actors import prepare as prepare
from newsangles.training.actors import vector_numbers as vector_numbers
from newsangles.training.actors import word_at as word_at
