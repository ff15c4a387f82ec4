"""Moved to newsangles.angles.claims.component, .claim_spans, .sources, .kinds and .lexicon."""

from newsangles.angles.claims.claim_spans import ASSERTING as ASSERTING
from newsangles.angles.claims.claim_spans import BREAKS as BREAKS
from newsangles.angles.claims.claim_spans import HEARSAY as HEARSAY
from newsangles.angles.claims.claim_spans import JOINING as JOINING
from newsangles.angles.claims.claim_spans import MIN_WORDS as SHORTEST  # noqa: F401
from newsangles.angles.claims.claim_spans import RAISING as RAISING
from newsangles.angles.claims.claim_spans import STRAY as STRAY
from newsangles.angles.claims.claim_spans import TELLING_WHEN as TELLING_WHEN
from newsangles.angles.claims.claim_spans import Unit as Unit
from newsangles.angles.claims.claim_spans import Units as Units
from newsangles.angles.claims.claim_spans import spoken as spoken
from newsangles.angles.claims.component import KEY as KEY
from newsangles.angles.claims.component import NUMBERS as NUMBERS
from newsangles.angles.claims.component import Claims as Claims
from newsangles.angles.claims.component import claims as claims
from newsangles.angles.claims.component import create_claims as create_claims
from newsangles.angles.claims.component import find as find
from newsangles.angles.claims.component import numbers as numbers
from newsangles.angles.claims.component import stored as stored
from newsangles.angles.claims.component import stored_numbers as stored_numbers
from newsangles.angles.claims.kinds import IMPLYING as IMPLYING
from newsangles.angles.claims.kinds import MAX_SCARE_WORDS as SCARE  # noqa: F401
from newsangles.angles.quotes.cues import implication_of as implication_of
from newsangles.angles.claims.kinds import kind_of_claim as kind_of_claim
from newsangles.angles.claims.kinds import stance_of as stance_of
from newsangles.angles.claims.lexicon import lexicon as lexicon
from newsangles.angles.claims.sources import Cast as Cast
from newsangles.angles.claims.sources import Source as Source
from newsangles.angles.claims.sources import body as body
from newsangles.angles.claims.sources import kind_of_source as kind_of_source
from newsangles.angles.claims.sources import source_of as source_of
