"""Overview: what stands in front."""
