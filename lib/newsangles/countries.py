"""Moved to newsangles.language.countries."""

from newsangles.language.countries import Kind as Kind
from newsangles.language.countries import Place as Place
from newsangles.language.countries import adjective_of as adjective_of
from newsangles.language.countries import country_of as country_of
from newsangles.language.countries import forms as forms
from newsangles.language.countries import lookup as lookup
from newsangles.language.countries import name_of as name_of
from newsangles.language.countries import spelling as spelling
from newsangles.language.countries import spellings as spellings
