"""Quotes: who says what."""
