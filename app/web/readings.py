"""Personal names in the order of their pinyin."""

from __future__ import annotations

from functools import lru_cache

from pypinyin import lazy_pinyin

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
