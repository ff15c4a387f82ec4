"""Moved to newsangles.documents.article."""

from newsangles.documents.article import CORRECTIONS as CORRECTIONS
from newsangles.documents.article import RESERVED as RESERVED
from newsangles.documents.article import Article as Article
from newsangles.documents.article import day as day
from newsangles.documents.article import hidden_characters as hidden_characters
from newsangles.documents.article import slug as slug
