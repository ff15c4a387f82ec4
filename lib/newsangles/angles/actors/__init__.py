"""Actors: names, pronouns and nouns grouped by whom they mean, with roles, relations and salience."""
