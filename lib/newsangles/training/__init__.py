"""Training: one module a layer, and the fitting that they share."""
