"""Times and the timeline: temporal expressions, their values, and what they are reckoned from."""
