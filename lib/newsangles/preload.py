"""Moved to newsangles.site.kernel_server and newsangles.pipeline.processes."""

from newsangles.pipeline.processes import end_with as end_with
from newsangles.site.kernel_server import LOADED as LOADED
from newsangles.site.kernel_server import SAMPLE as SAMPLE
from newsangles.site.kernel_server import SETTINGS as SETTINGS
from newsangles.site.kernel_server import Poll as Poll
from newsangles.site.kernel_server import Start as Start
from newsangles.site.kernel_server import become as become
from newsangles.site.kernel_server import end_group as end_group
from newsangles.site.kernel_server import ended as ended
from newsangles.site.kernel_server import main as main
from newsangles.site.kernel_server import read_sample as read_sample
from newsangles.site.kernel_server import serve as serve
