"""The angles: one folder each, all with the same doors."""
