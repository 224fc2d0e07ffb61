"""The letters under which personal names are listed."""

from __future__ import annotations

from app.search.syllables import reading_of


def first_letter(name: str) -> str:
    """The capital by which a name is listed, # where it has none."""
    letter = next(iter(reading_of(name)), "")[:1].upper()
    return letter if letter.isascii() and letter.isalpha() else "#"
