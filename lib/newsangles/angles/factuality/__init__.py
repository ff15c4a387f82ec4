"""How the text presents what it says: certainty, polarity, status, factuality of each predicate."""
