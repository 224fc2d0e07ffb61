"""Readings of characters, and which syllables a converter can have put after which traditional character.

Source: the character readings of pypinyin (MIT), read from its data file: importing the package would load its
phrase readings as well, which nothing here needs.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from app.text.mainland import characters

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ"
SYLLABLE = f"[a-zɡɑ{TONED}]{{1,6}}"
"""What can stand in a gloss; the readings of its character decide whether it is one."""

WIDE_BYTES = {"?": b"\xa3\xbf", "!": b"\xa3\xa1", ",": b"\xa3\xac"}
"""The full-width marks in GBK that the converter printed as ASCII."""

_LETTERS = str.maketrans("ɡɑ", "ga")


@cache
def _all_readings() -> dict[str, str]:
    spec = find_spec("pypinyin")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pypinyin")
    data: dict[str, str] = json.loads((Path(spec.origin).parent / "pinyin_dict.json").read_text("utf-8"))
    return data


def readings_in_order(char: str) -> tuple[str, ...]:
    """Every reading of ``char`` with tone marks, the commonest first; empty for what is no Chinese character."""
    return tuple(filter(None, _all_readings().get(str(ord(char)), "").split(",")))


@cache
def readings(char: str) -> frozenset[str]:
    """Every reading of ``char`` with tone marks, as a converter or an annotator may print it."""
    return frozenset(readings_in_order(char))


@lru_cache(maxsize=4096)
def is_reading(char: str, syllable: str) -> bool:
    """True where ``char`` changes between the scripts and can be read ``syllable``."""
    return char in characters() and syllable.translate(_LETTERS) in readings(char)


def gbk(char: str) -> bytes | None:
    """The one or two bytes of ``char`` in GBK, None where GBK does not have it."""
    try:
        data = char.encode("gb18030")
    except UnicodeEncodeError:
        return None
    return data if len(data) < 3 else None


@cache
def _second_bytes() -> dict[tuple[int, str], list[int]]:
    table: dict[tuple[int, str], list[int]] = defaultdict(list)
    for char in characters():
        data = gbk(char)
        if data is not None and len(data) == 2 and data[1] >= 0x80:
            for syllable in readings(char):
                table[data[0], syllable].append(data[1])
    return table


def second_bytes(first: int, syllable: str) -> tuple[int, ...]:
    """The second bytes (80 to FE) of the traditional characters that begin with byte ``first`` and read so."""
    return tuple(_second_bytes().get((first, syllable.translate(_LETTERS)), ()))
