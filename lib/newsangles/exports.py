"""Moved to `newsangles.export.data_package`."""

from newsangles.export.data_package import ANNOTATED as ANNOTATED
from newsangles.export.data_package import ANNOTATIONS as ANNOTATIONS
from newsangles.export.data_package import ARCHIVE as ARCHIVE
from newsangles.export.data_package import CONTEXT as CONTEXT
from newsangles.export.data_package import DICTIONARY as DICTIONARY
from newsangles.export.data_package import PROFILE as PROFILE
from newsangles.export.data_package import TEXT as TEXT
from newsangles.export.data_package import TYPES as TYPES
from newsangles.export.data_package import archive as archive
from newsangles.export.data_package import dictionary as dictionary
from newsangles.export.data_package import missing as missing
from newsangles.export.data_package import web_annotations as web_annotations
from newsangles.export.data_package import write as write
