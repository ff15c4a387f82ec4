"""Actors: who is in the story."""
