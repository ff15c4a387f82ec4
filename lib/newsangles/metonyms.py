"""Moved to newsangles.language.metonyms."""

from newsangles.language.metonyms import Label as Label
from newsangles.language.metonyms import Metonym as Metonym
from newsangles.language.metonyms import metonym as metonym
