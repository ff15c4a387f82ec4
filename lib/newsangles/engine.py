"""Moved to newsangles.site.fork_engine and newsangles.pipeline.processes."""

from newsangles.pipeline.processes import DEFAULT_ISOLATION as DEFAULT_ISOLATION
from newsangles.pipeline.processes import ISOLATIONS as ISOLATIONS
from newsangles.site.fork_engine import NAME as NAME
from newsangles.site.fork_engine import REPLY_TIMEOUT_S as REPLY_TIMEOUT_S
from newsangles.site.fork_engine import ForkEngine as ForkEngine
from newsangles.site.fork_engine import Gone as Gone
from newsangles.site.fork_engine import Server as Server
from newsangles.site.fork_engine import loaded as loaded
from newsangles.site.fork_engine import server as server
