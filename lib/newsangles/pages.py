"""Moved to newsangles.site.pages."""

from newsangles.site.pages import ARTICLE as ARTICLE
from newsangles.site.pages import BRIEF as BRIEF
from newsangles.site.pages import MAX_BRIEFS as MAX_BRIEFS
from newsangles.site.pages import PRIORITY as PRIORITY
from newsangles.site.pages import RESERVED as RESERVED
from newsangles.site.pages import Angle as Angle
from newsangles.site.pages import Entry as Entry
from newsangles.site.pages import Link as Link
from newsangles.site.pages import angle as angle
from newsangles.site.pages import article as article
from newsangles.site.pages import brief as brief
from newsangles.site.pages import index as index
from newsangles.site.pages import page as page
from newsangles.site.pages import slug as slug
from newsangles.site.pages import together as together
