"""Moved to newsangles.cli.commands."""

from newsangles.cli.commands import app as app
from newsangles.cli.commands import main as main
