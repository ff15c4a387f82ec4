"""Learning of the weights, one module an angle."""
