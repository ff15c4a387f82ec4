"""Quotes: sources, cues and contents."""
