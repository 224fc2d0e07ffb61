"""Pinyin without tones, as it is typed: what a character can be read, and which letters are syllables.

Source: the character and phrase readings of pypinyin (MIT), read from its data files, for importing the package
takes a third of a second. ü is typed v.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from app.text.readings import readings_in_order

SURNAMES = {
    "单": "shan",
    "曾": "zeng",
    "解": "xie",
    "仇": "qiu",
    "区": "ou",
    "查": "zha",
    "朴": "piao",
    "盖": "ge",
    "任": "ren",
    "华": "hua",
    "覃": "qin",
    "乐": "yue",
    "缪": "miao",
    "翟": "zhai",
    "尉": "yu",
    "万": "wan",
    "洗": "xian",
    "员": "yun",
    "繁": "po",
    "召": "shao",
    "折": "she",
    "秘": "bi",
    "宓": "mi",
    "黑": "he",
    "种": "chong",
    "重": "chong",
    "祭": "zhai",
    "燕": "yan",
    "应": "ying",
    "於": "yu",
    "晟": "cheng",
}
"""Characters that are read differently as surnames."""

INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxzcsryw", *"aoe")
"""What a reader types for a syllable when only its beginning is typed; a syllable without initial by its vowel."""

_LETTERS = re.compile("[a-z]{1,6}")
_LONGEST_PHRASE = 8


def plain(text: str) -> str:
    """Latin letters in lower case and half width without tones, ü as v; everything else stays as it is."""
    decomposed = unicodedata.normalize("NFKD", text).lower().replace("u\u0308", "v")
    return "".join(char for char in decomposed if not unicodedata.combining(char)).replace("ɡ", "g").replace("ɑ", "a")


@cache
def syllables_of(char: str) -> tuple[str, ...]:
    """The toneless readings of a character, the commonest first; empty for what is no Chinese character."""
    found = (plain(reading) for reading in readings_in_order(char))
    return tuple(dict.fromkeys(syllable for syllable in found if _LETTERS.fullmatch(syllable)))


@lru_cache(maxsize=65_536)
def reading_of(name: str) -> tuple[str, ...]:
    """The syllables of a name, its first character read as a surname; other characters stand for themselves."""
    first = SURNAMES.get(name[:1])
    syllables = tuple(next(iter(syllables_of(char)), char) for char in name)
    return (first, *syllables[1:]) if first else syllables


@cache
def level_one() -> tuple[str, ...]:
    """The 3,755 characters of the first level of GB 2312, the common ones, in the standard's order (by pinyin)."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return tuple(char for data in cells if (char := data.decode("gb2312", "ignore")))


@cache
def syllables() -> frozenset[str]:
    """Every syllable that a common character is read."""
    return frozenset(syllable for char in level_one() for syllable in syllables_of(char))


@cache
def beginnings() -> frozenset[str]:
    """What a syllable that is being typed can be so far: every beginning of a syllable and the whole of it."""
    return frozenset(syllable[:end] for syllable in syllables() for end in range(1, len(syllable) + 1))


def phrase_reader() -> Callable[[str], tuple[tuple[str, ...], ...]]:
    """A function that gives, for each character of a name, how it is read there: as the longest phrase of the list
    that begins at it says (长沙 chang sha), else by its commonest reading.

    The list of 47,000 phrases (100 ms) is held as long as the function is.
    """
    spec = find_spec("pypinyin")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pypinyin")
    phrases: dict[str, list[list[str]]] = json.loads(
        (Path(spec.origin).parent / "phrases_dict.json").read_text("utf-8")
    )

    def read(name: str) -> tuple[tuple[str, ...], ...]:
        found: list[tuple[str, ...]] = []
        while len(found) < len(name):
            at = len(found)
            ends = range(min(len(name), at + _LONGEST_PHRASE), at + 1, -1)
            known = next((phrases[name[at:end]] for end in ends if name[at:end] in phrases), None)
            if known:
                found += [tuple(dict.fromkeys(map(plain, readings))) for readings in known]
            else:
                found.append(syllables_of(name[at])[:1])
        return tuple(found[: len(name)])

    return read
