"""Training: the weights and measurements of each angle, from annotated articles."""
