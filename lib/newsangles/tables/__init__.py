"""Tables: their schema, as DataFrames, on disk, and the sentences that are made of them."""

from newsangles.tables.frames import Record as Record
from newsangles.tables.frames import article_row as article_row
from newsangles.tables.frames import document_records as document_records
from newsangles.tables.frames import frame as frame
from newsangles.tables.frames import tables as tables
from newsangles.tables.storage import MONTHLY as MONTHLY
from newsangles.tables.storage import UNDATED as UNDATED
from newsangles.tables.storage import Format as Format
from newsangles.tables.storage import check as check
from newsangles.tables.storage import guard as guard
from newsangles.tables.storage import join as join
from newsangles.tables.storage import write as write
from newsangles.tables.storage import write_records as write_records
from newsangles.tables.storage import writing as writing
