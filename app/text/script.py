"""The character and phrase tables of OpenCC, read from its package without its converter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import opencc

_DICTIONARIES = Path(opencc.__file__).parent / "dictionary"
_CHARACTER_TABLES = ("STCharacters", "TSCharacters", "TWVariants", "TWVariantsRev", "HKVariants", "HKVariantsRev")


def entries(name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lines of one of OpenCC's tables: a key and its candidates, the first one preferred."""
    for line in (_DICTIONARIES / f"{name}.txt").read_text("utf-8").splitlines():
        key, _, values = line.partition("\t")
        yield key, tuple(values.split(" "))


def character_pairs() -> Iterator[tuple[str, str]]:
    """Every pair that a table between simplified, traditional, Taiwan and Hong Kong characters connects."""
    for name in _CHARACTER_TABLES:
        for key, candidates in entries(name):
            for candidate in candidates:
                yield key, candidate


def japanese_pairs() -> Iterator[tuple[str, str]]:
    """Traditional characters with their Japanese forms."""
    for key, candidates in entries("JPVariants"):
        for candidate in candidates:
            yield key, candidate
