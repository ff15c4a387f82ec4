"""Timeline: when it happened."""
