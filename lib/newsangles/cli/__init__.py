"""The command line's entry, `main`; the commands are in newsangles.cli.commands, .sample and .evaluate."""

from newsangles.cli import sample as sample  # before .evaluate: the order of the help

# isort: split
from newsangles.cli import evaluate as evaluate
from newsangles.cli.commands import app as app
from newsangles.cli.commands import main as main
