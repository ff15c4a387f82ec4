"""Moved to `newsangles.export.timeml`."""

from newsangles.export.timeml import SUFFIX as SUFFIX
from newsangles.export.timeml import document as document
from newsangles.export.timeml import marked as marked
from newsangles.export.timeml import write as write
