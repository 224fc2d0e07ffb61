"""Personal names in the order of their pinyin."""

from __future__ import annotations

from functools import lru_cache

from app.search.syllables import SURNAMES, syllables_of


@lru_cache(maxsize=65536)
def reading_of(name: str) -> tuple[str, ...]:
    """The syllables of a name, its first character read as a surname; other characters stand for themselves."""
    first = SURNAMES.get(name[:1])
    syllables = tuple(next(iter(syllables_of(char)), char) for char in name)
    return (first, *syllables[1:]) if first else syllables


def first_letter(name: str) -> str:
    """The capital by which a name is listed, # where it has none."""
    letter = next(iter(reading_of(name)), "")[:1].upper()
    return letter if letter.isascii() and letter.isalpha() else "#"
