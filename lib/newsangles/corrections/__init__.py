"""Moved to newsangles.corrections.file, .rows, .consequences, .apply and .draft."""

from newsangles.angles.angle import BY_HAND as BY_HAND
from newsangles.corrections.apply import apply as apply
from newsangles.corrections.consequences import MEANT as MEANT
from newsangles.corrections.draft import lines as lines
from newsangles.corrections.draft import start as start
from newsangles.corrections.file import KEY as KEY
from newsangles.corrections.file import KEYS as KEYS
from newsangles.corrections.file import LARGEST as LARGEST
from newsangles.corrections.file import NONE as NONE
from newsangles.corrections.file import Correction as Correction
from newsangles.corrections.file import Corrections as Corrections
from newsangles.corrections.file import read_corrections as read_corrections
from newsangles.corrections.rows import PlainRow as PlainRow
