"""Floor 4: statements -> files that leave the house."""
