"""The command line's entry, `main`; the commands are in newsangles.cli.commands."""

from newsangles.cli.commands import app as app
from newsangles.cli.commands import main as main
