"""Moved to newsangles.site.papermill_entry."""

from newsangles.site.papermill_entry import Engine as Engine
