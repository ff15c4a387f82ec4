"""Timeline: temporal expressions, and events in time."""
