"""Moved to newsangles.site.report, newsangles.site.runs and newsangles.site.state."""

from newsangles.site.report import MAX_ARTICLES_WITH_PAGES as MAX_ARTICLES_WITH_PAGES
from newsangles.site.report import Summary as Summary
from newsangles.site.report import report as report
from newsangles.site.runs import CONTRACT as CONTRACT
from newsangles.site.runs import Page as Page
from newsangles.site.runs import check_parameters as check_parameters
from newsangles.site.runs import choose as choose
from newsangles.site.runs import clean as clean
from newsangles.site.state import STATE as STATE
from newsangles.site.state import write_whole as write_whole
