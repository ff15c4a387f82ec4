"""Claims: what is asserted, and on whose word."""
