"""Moved to newsangles.language.sentences."""

from newsangles.language.sentences import BULLET as BULLET
from newsangles.language.sentences import DATELINE as DATELINE
from newsangles.language.sentences import TITLES as TITLES
from newsangles.language.sentences import Sentences as Sentences
from newsangles.language.sentences import create_sentences as create_sentences
