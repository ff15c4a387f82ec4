"""Moved to newsangles.angles.factuality.lexicon, .clauses and .embedding."""

from newsangles.angles.factuality.clauses import Above as Above
from newsangles.angles.factuality.clauses import Clause as Clause
from newsangles.angles.factuality.embedding import PRIORITY as PRIORITY
from newsangles.angles.factuality.embedding import Presentation as Reading  # noqa: F401
from newsangles.angles.factuality.embedding import Presentations as Readings  # noqa: F401
from newsangles.angles.factuality.embedding import presentations_of as readings_of  # noqa: F401
from newsangles.angles.factuality.lexicon import CERTAIN as CERTAIN
from newsangles.angles.factuality.lexicon import LEVELS as LEVELS
from newsangles.angles.factuality.lexicon import MODALS as MODALS
from newsangles.angles.factuality.lexicon import MOODS as MOODS
from newsangles.angles.factuality.lexicon import TENSELESS as TENSELESS
from newsangles.angles.factuality.lexicon import VERBAL as VERBAL
from newsangles.angles.factuality.lexicon import Rule as Rule
from newsangles.angles.factuality.lexicon import classes as classes
from newsangles.angles.factuality.lexicon import lexicon as lexicon
from newsangles.angles.factuality.lexicon import rules as rules
