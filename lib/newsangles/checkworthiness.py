"""Moved to newsangles.angles.claims.checkworthiness."""

from newsangles.angles.claims.checkworthiness import DIMENSION as DIMENSION
from newsangles.angles.claims.checkworthiness import MEANING as MEANING
from newsangles.angles.claims.checkworthiness import SCALE as SCALE
from newsangles.angles.claims.checkworthiness import VERBLESS as VERBLESS
from newsangles.angles.claims.checkworthiness import Scorer as Scorer
from newsangles.angles.claims.checkworthiness import Statements as Statements
from newsangles.angles.claims.checkworthiness import features as features
from newsangles.angles.claims.checkworthiness import meant as meant
from newsangles.angles.claims.checkworthiness import model as model
from newsangles.angles.claims.checkworthiness import scorer as scorer
from newsangles.angles.claims.checkworthiness import worth as worth
