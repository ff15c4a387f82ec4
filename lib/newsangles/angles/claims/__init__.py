"""Claims: what is put forward, on whose word, how surely, and how much it is worth checking."""
