"""How far to trust a row: sheets to judge rows on, and the judgements as corrections."""
