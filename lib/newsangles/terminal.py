"""Moved to newsangles.cli.terminal."""

from newsangles.cli.terminal import STYLES as STYLES
from newsangles.cli.terminal import reading as reading
from newsangles.cli.terminal import reasons as reasons
from newsangles.cli.terminal import safe as safe
