"""Quotes: attributions with their source, cue and content."""
