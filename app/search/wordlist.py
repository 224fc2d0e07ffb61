"""Which texts are words: by the dictionary file of jieba (MIT, 349,000 words), read without loading jieba.

The file is searched as it lies in memory (5 MB): few words are asked for, and a set of all of them would take ten
times the room.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

LONGEST = 4
"""Characters of the pieces that are looked up; nearly all words of the dictionary are as long or shorter."""


@lru_cache(maxsize=4096)
def is_word(text: str) -> bool:
    """Whether the dictionary lists ``text``, in simplified characters, as a word."""
    return text.isalnum() and f"\n{text} ".encode() in _dictionary()


def is_made_of_words(text: str, typed: str, known: Callable[[str], bool]) -> bool:
    """Whether each character in which ``text`` differs from ``typed`` stands in a word of ``text`` that is ``known``:
    two neighbours that meet across the border of two words stand in none."""
    start = 0
    while start < min(len(text), len(typed)) and text[start] == typed[start]:
        start += 1
    end, back = len(text), len(typed)
    while min(end, back) > start and text[end - 1] == typed[back - 1]:
        end, back = end - 1, back - 1
    changed = range(start, end) if start < end else range(max(start - 1, 0), min(start + 1, len(text)))
    return known(text) or all(any(map(known, _around(text, at))) for at in changed)


def _around(text: str, at: int) -> list[str]:
    return [
        text[start:end]
        for start in range(max(at - LONGEST + 1, 0), at + 1)
        for end in range(max(at + 1, start + 2), min(start + LONGEST, len(text)) + 1)
    ]


@cache
def _dictionary() -> bytes:
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba")
    return b"\n" + (Path(spec.origin).parent / "dict.txt").read_bytes()
