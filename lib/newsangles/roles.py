"""Moved to newsangles.angles.actors.roles."""

from newsangles.angles.actors.roles import Found as Found
from newsangles.angles.actors.roles import Parts as Parts
from newsangles.angles.actors.roles import is_age as is_age
from newsangles.angles.actors.roles import left_edge as left_edge
from newsangles.angles.actors.roles import parts as parts
from newsangles.angles.actors.roles import phrase as phrase
from newsangles.angles.actors.roles import roles as roles
from newsangles.angles.actors.roles import status as status
