"""How far to trust the rows: samples to judge, what the judgements say, and figures measured for this project."""
