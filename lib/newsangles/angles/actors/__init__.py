"""Actors: names, pronouns and nouns grouped by coreference, with roles, relations and salience."""
