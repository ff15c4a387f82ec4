"""Claims: assertions and their sources."""
