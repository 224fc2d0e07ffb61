"""Floor 5: the one place that knows the order of the stages from bytes to index."""
