"""Moved to newsangles.angles.events.participants."""

from newsangles.angles.events.participants import Found as Found
from newsangles.angles.events.participants import Participants as Participants
from newsangles.angles.events.participants import Proposal as Proposal
from newsangles.angles.events.participants import Role as Role
from newsangles.angles.events.participants import lexicon as lexicon
