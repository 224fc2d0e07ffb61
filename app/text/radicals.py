"""Radicals printed in place of the characters that look the same.

Programs that make PDF (browsers, above all) name the glyph of 一 or 长 as the radical ⼀ or ⻓, and whoever copies the
text gets the radical; no search for the word finds it. Source: Unicode's compatibility mappings for the Kangxi
radicals (U+2F00…) and the compatibility ideographs, and its EquivalentUnifiedIdeograph for the radicals supplement
(U+2E80…), of which those are listed that are characters of their own; 户 and 青 stand for the old forms
of their radicals.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_SUPPLEMENT = (
    "⺁厂 ⺄乙 ⺇几 ⺈刀 ⺊卜 ⺍小 ⺎兀 ⺒巳 ⺓幺 ⺜日 ⺝月 ⺟母 ⺠民 ⺧牛 ⺩王 ⺫目 ⺬示 ⺮竹 ⺶羊 ⺷羊 "
    "⺸羊 ⺻聿 ⺼肉 ⺽臼 ⻁虎 ⻄西 ⻅见 ⻆角 ⻇角 ⻉贝 ⻊足 ⻋车 ⻑長 ⻒長 ⻓长 ⻔门 ⻗雨 ⻘青 ⻙韦 ⻚页 "
    "⻛风 ⻜飞 ⻝食 ⻞食 ⻡首 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 "
    "⻱龜 ⻲亀 ⻳龟 ⼾户 ⾭青"
)
_RADICAL = re.compile("[\u2e80-\u2fd5\uf900-\ufad9]")


@cache
def _table() -> dict[int, str]:
    table = {ord(pair[0]): pair[1] for pair in _SUPPLEMENT.split()}
    for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFADA)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table.setdefault(code, plain)
    return table


def has_radicals(text: str) -> bool:
    """True where a radical or a compatibility ideograph stands in ``text``."""
    return _RADICAL.search(text) is not None


def without_radicals(text: str) -> str:
    """``text`` with the characters that are meant; the length stays."""
    return text.translate(_table()) if has_radicals(text) else text
