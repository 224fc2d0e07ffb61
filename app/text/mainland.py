"""Traditional characters as a mainland page prints them, character by character.

Source: OpenCC's character and phrase tables, and three short lists for what they leave undone: variants that the
mainland has dropped (第一批异体字整理表), default readings of 瞭, 藉 and 著, and the words in which these stay.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache

import numpy as np
import numpy.typing as npt

from app.text.script import entries

_VARIANTS = (
    "茍苟 伕夫 牠它 妳你 姪侄 觔斤 砲炮 珮佩 迺乃 啣衔 勗勖 毬球 揹背 隄堤 勦剿 搾榨 搆构 煖暖 瑯琅 痲麻 "
    "傚效 慇殷 跼局 暱昵 瞇眯 踫碰 嬝袅 彊强 燄焰 糢模 谿溪 賸剩 鎗枪 餽馈 籐藤 鼇鳌 瘉愈 徬彷 靑青 凃涂 "
    "擡抬"
)
_DEFAULTS = "瞭了 藉借 祇只 衹只 牴抵 著着"
_PLAIN_WORDS = (
    "瞭望 瞭哨 慰藉 狼藉 枕藉 蘊藉 神祇 地祇 "
    "著名 名著 著作 著者 著稱 顯著 卓著 昭著 專著 原著 編著 合著 譯著 論著 巨著 鉅著 "
    "遺著 拙著 新著 著書 著述 著錄 著有 著文 著於 "
    "土著 彰著 所著 共著 著說 著述 較著"
)
_ASPECT_WORDS = (
    "隨著 沿著 順著 憑著 本著 朝著 向著 接著 跟著 帶著 有著 看著 望著 拿著 抱著 "
    "指著 寫著 讀著 走著 對著 圍著 繞著 穿著 守著 等著 著名字 著名單"
)
"""Words whose 著 is the particle although 名, 作 or 者 may follow."""

_OTHER_WORDS = (
    "座標坐标 批覆批复 覆函复函 覆核复核 覆查复查 覆審复审 覆議复议 覆檢复检 覆試复试 覆驗复验 覆診复诊 往覆往复 "
)
_WRONG_WORDS = frozenset(
    "瞭望 覆上 覆住 覆冒 覆成 覆宗 覆墓 覆育 覆露 覆按 覆校 覆盂 覆杯 蕩覆 頗覆 露覆 名覆金甌 上鍊".split()
)

NAME_FORMS = {char: char for char in "乾昇陞甯於徵夥吒氾迺著藉瞭覆摺麽"} | {"鉅": "钜"}
"""Characters that the mainland prints in personal names although it replaces them elsewhere: those of GB2312 that
are a character of their own in some reading (乾 qián, 著 zhù, 徵 zhǐ, 於 yū …), and those that the notes of the
通用规范汉字表 (2013) admit for names (昇, 陞, 甯, 氾, 迺, 钜)."""


def _encodable(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def variant_pairs() -> tuple[str, ...]:
    """Dropped variants with the character that the mainland prints, two characters each."""
    return tuple(_VARIANTS.split())


@cache
def characters() -> dict[str, str]:
    """Traditional character -> the mainland's, for every character that changes."""
    table = {key: values[0] for key, values in entries("TSCharacters") if values[0] != key}
    for name in ("TWVariantsRev", "HKVariantsRev"):
        for key, values in entries(name):
            if not _encodable(key, "gb2312"):
                table.setdefault(key, table.get(values[0], values[0]))
    table.update({pair[0]: pair[1] for pair in (*variant_pairs(), *_DEFAULTS.split())})
    return table


@cache
def _decided() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that only a traditional page prints, and characters that only a simplified page prints."""
    traditional = {char for char in characters() if not _encodable(char, "gb2312")}
    kept = {value for _, values in entries("STCharacters") for value in values}
    simplified = {key for key, _ in entries("STCharacters") if key not in kept and not _encodable(key, "big5")}
    return frozenset(traditional), frozenset(simplified)


def is_traditional(text: str) -> bool:
    """True where ``text`` has more characters of a traditional page alone than of a simplified page alone.

    One decision for a whole document: a traditional quotation does not make a simplified page traditional.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return int(_balance()[codes].sum()) > 0


@cache
def _balance() -> npt.NDArray[np.int8]:
    """What a character says of its page: 1 for traditional, -1 for simplified, 0 for neither or both."""
    traditional, simplified = _decided()
    balance = np.zeros(sys.maxunicode + 1, np.int8)
    balance[[ord(char) for char in traditional - simplified]] = 1
    balance[[ord(char) for char in simplified - traditional]] = -1
    return balance


def _phrases() -> Iterator[tuple[str, str]]:
    for word, (plain, *_) in entries("TSPhrases"):
        if word not in _WRONG_WORDS:
            yield word, plain
    for word in _PLAIN_WORDS.split():
        yield word, "".join(char if char in "瞭藉祇著" else characters().get(char, char) for char in word)
    for word in _ASPECT_WORDS.split():
        yield word, "".join(characters().get(char, char) for char in word)
    for pair in _OTHER_WORDS.split():
        yield pair[: len(pair) // 2], pair[len(pair) // 2 :]


@cache
def _phrase_table() -> tuple[re.Pattern[str], dict[str, str]]:
    table = dict(_phrases())
    longest_first = sorted(table, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first))), table


@cache
def _character_table(aspect: bool) -> dict[int, str]:
    table = {ord(char): plain for char, plain in characters().items()}
    if not aspect:
        del table[ord("著")]
    return table


def to_mainland(text: str) -> str:
    """A traditional text in mainland characters: each character changes in its place, the length stays.

    Where the text prints 着 as well (Hong Kong), its 著 is the verb of writing and stays.
    """
    pattern, phrases = _phrase_table()
    table = _character_table("着" not in text)
    pieces: list[str] = []
    start = 0
    for match in pattern.finditer(text):
        pieces.append(text[start : match.start()].translate(table))
        pieces.append(phrases[match.group()])
        start = match.end()
    pieces.append(text[start:].translate(table))
    return "".join(pieces)


def plainly(text: str) -> str:
    """``text`` in mainland characters without regard to words: what tells variants of a character from others."""
    return text.translate(_character_table(True))


def in_names(traditional: str, plain: str) -> str:
    """``plain`` (the mainland characters of ``traditional``) as a personal name keeps them; same length."""
    return "".join(NAME_FORMS.get(old, new) for old, new in zip(traditional, plain, strict=True))
