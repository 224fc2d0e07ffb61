"""Floor 2: printed mentions -> who is meant. Speakers, departments, places; does not import ``app.parse``."""
