"""What personal names and offices are listed by: their reading, its first letter, the surname."""

from __future__ import annotations

from app.domain.surnames import COMPOUND_SURNAMES
from app.search.syllables import reading_of


def first_letter(name: str) -> str:
    """The capital by which a name is listed, # where it has none."""
    letter = next(iter(reading_of(name)), "")[:1].upper()
    return letter if letter.isascii() and letter.isalpha() else "#"


def surname_of(name: str) -> str:
    """The compound surname that a name begins with, else its first character."""
    for length in (4, 3, 2):
        if name[:length] in COMPOUND_SURNAMES and len(name) > length:
            return name[:length]
    return name[:1]
