"""Factuality: certainty, polarity, status and two numbers of each predicate, as the text presents it."""
