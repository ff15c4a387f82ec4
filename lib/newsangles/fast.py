"""Moved to newsangles.language.faster_spacy."""

from newsangles.language.faster_spacy import REMEMBERED as REMEMBERED
from newsangles.language.faster_spacy import STEPPING as STEPPING
from newsangles.language.faster_spacy import RememberingLemmatizer as RememberingLemmatizer
from newsangles.language.faster_spacy import RememberingRuler as RememberingRuler
from newsangles.language.faster_spacy import SteppingParser as SteppingParser
from newsangles.language.faster_spacy import SteppingRecognizer as SteppingRecognizer
from newsangles.language.faster_spacy import create_lemmatizer as create_lemmatizer
from newsangles.language.faster_spacy import create_ruler as create_ruler
from newsangles.language.faster_spacy import fits as fits
from newsangles.language.faster_spacy import numpy_is_faster as numpy_is_faster
from newsangles.language.faster_spacy import speed_up as speed_up
from newsangles.language.faster_spacy import stepping as stepping
from newsangles.language.faster_spacy import use_numpy as use_numpy
