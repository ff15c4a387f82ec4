"""Exports for other tools: data packages, web annotations, TimeML."""
