"""Personal names in the order of their pinyin."""

from __future__ import annotations

from functools import lru_cache

from pypinyin import lazy_pinyin

from app.search.syllables import SURNAMES


@lru_cache(maxsize=65536)
def reading_of(name: str) -> tuple[str, ...]:
    """The syllables of a name, its first character read as a surname; other characters stand for themselves."""
    syllables = lazy_pinyin(name)
    if name[:1] in SURNAMES:
        syllables[0] = SURNAMES[name[0]]
    return tuple(syllables)


def first_letter(name: str) -> str:
    """The capital by which a name is listed, # where it has none."""
    letter = next(iter(reading_of(name)), "")[:1].upper()
    return letter if letter.isascii() and letter.isalpha() else "#"
