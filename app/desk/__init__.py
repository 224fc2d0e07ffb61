"""Floor 6: the review desk, where a person puts readings right; mounted only where the operator set a token."""
