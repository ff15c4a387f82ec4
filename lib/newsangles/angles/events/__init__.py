"""Events: triggers, participants, classes and dates."""
