"""Events: triggers, participants, classes, dates, and which mentions are of one event."""
