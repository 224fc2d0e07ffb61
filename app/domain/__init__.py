"""Floor 1: the words of the field as frozen dataclasses. Knows characters (``app.text``) and nothing above."""
