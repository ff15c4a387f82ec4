"""Moved to newsangles.documents.project."""

from newsangles.documents.project import is_together as is_together
from newsangles.documents.project import notebooks as notebooks
from newsangles.documents.project import root as root
