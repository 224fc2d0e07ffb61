"""One form for every way of typing a character: script, width, case, quotes and spaces, character by character.

Source of the script classes: the character tables of OpenCC (Apache-2.0) in opencc-python-reimplemented.
Characters that any of them connects are one class, so that text sent through s2t, s2tw, s2hk and back folds alike;
phrase tables change a dozen characters that no character table connects, and these are connected as well, as are
the variants that restoration replaces.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
import numpy.typing as npt

from app.text.batches import by_length
from app.text.mainland import variant_pairs
from app.text.script import character_pairs, japanese_pairs
from app.text.tables import Translation

PHRASE_LINKS = "并幷 熏薰 呆待 坐座 酰醯 具俱 戚鏚 穗繐 吣唚 蔽庇 沈沉"
"""Pairs that only OpenCC's phrase tables connect (家具 is 傢俱 in Taiwan); a test derives them anew."""

_SAME = (
    '"＂“”„‟〝〞〟「」﹁﹂',
    "'＇‘’‚‛『』﹃﹄",
    "\x20\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n\x0b\x0c\x85\u2028\u2029",
    "-－‐‑‒–−﹣",
    "—―─━",
    "…⋯",
    "·・･•‧∙⋅",
    "〜~～",
    ":∶︰",
    "○〇",
)
"""Marks that readers and typesetters take for one another; 〇 is the zero of printed years."""

_CASED = (range(0x80, 0x3000), range(0xA640, 0xAC00), range(0x10400, 0x10450))
_COMPATIBLE = (
    range(0x2F00, 0x2FE0),
    range(0xF900, 0xFB00),
    range(0xFE10, 0xFE70),
    range(0xFF00, 0xFFF0),
    range(0x2F800, 0x2FA20),
)
_PRIVATE = 0xE000
_LONG = 64
"""Characters from which on it pays to make an array of a text."""
_TOGETHER = 10_000
"""Characters that are folded at once: their arrays stay in the processor's cache."""
_CODES = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"


class _Classes:
    """Disjoint sets of characters; the member with the smallest code point leads, radicals last."""

    def __init__(self) -> None:
        self._leader: dict[str, str] = {}

    def find(self, char: str) -> str:
        leader = self._leader.setdefault(char, char)
        while leader != char:
            char, leader = leader, self._leader[leader]
        return char

    def join(self, first: str, second: str) -> None:
        one, other = self.find(first), self.find(second)
        if one != other:
            first, second = sorted((one, other), key=lambda char: ("⺀" <= char <= "⿟", char))
            self._leader[second] = first

    def members(self) -> Iterable[str]:
        return tuple(self._leader)


def _on_the_mainland(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _join_scripts(classes: _Classes) -> None:
    for first, second in character_pairs():
        classes.join(first, second)
    for pair in (*PHRASE_LINKS.split(), *variant_pairs()):
        classes.join(pair[0], pair[1])
    # A Japanese form that is a mainland character of its own (沪 for 濾, 予 for 豫) must not glue 沪 to 滤.
    own = {classes.find(char) for char in classes.members() if _on_the_mainland(char)}
    for first, second in japanese_pairs():
        one, other = classes.find(first), classes.find(second)
        if not ((one in own or _on_the_mainland(first)) and (other in own or _on_the_mainland(second))):
            classes.join(one, other)
            if one in own or other in own:
                own.add(classes.find(one))


def _join_widths_and_cases(classes: _Classes) -> None:
    for code in range(0x21, 0x7F):
        classes.join(chr(code), chr(code + 0xFEE0))
        classes.join(chr(code), chr(code).lower())
    for code in (code for part in _CASED for code in part):
        for other in (chr(code).lower(), chr(code).casefold(), chr(code).upper()):
            if len(other) == 1 and other != chr(code):
                classes.join(chr(code), other)
    for code in (code for part in _COMPATIBLE for code in part):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            classes.join(chr(code), plain)
    for same in _SAME:
        for char in same[1:]:
            classes.join(same[0], char)


def _representative(leader: str) -> int:
    code = ord(leader)
    if leader == "\t":
        return 0x3000
    if 0x21 <= code < 0x7F:
        return ord(leader.lower()) + 0xFEE0
    return _PRIVATE + code if code < 0x80 else code


@cache
def _table() -> Translation:
    classes = _Classes()
    for code in range(0x80):
        classes.find(chr(code))
    _join_scripts(classes)
    _join_widths_and_cases(classes)
    return Translation({ord(char): _representative(classes.find(char)) for char in classes.members()})


@cache
def _array() -> npt.NDArray[np.uint32]:
    """The table with a place for every code point: many characters go through it ten times as fast."""
    array = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    table = _table()
    array[list(table.keys())] = list(table.values())
    return array


def fold(text: str) -> str:
    """``text`` with every character replaced by the one that stands for its class.

    The length stays, so that a span of the outcome is a span of ``text``. Nothing in the outcome is ASCII: half
    width becomes full width, spaces U+3000, line breaks and other controls private-use characters.
    ``fold(fold(t)) == fold(t)``. The first call builds the table (tens of milliseconds).
    """
    if len(text) < _LONG:
        return text.translate(_table())
    codes = np.frombuffer(text.encode(_CODES, "surrogatepass"), np.uint32)
    return _array()[codes].tobytes().decode(_CODES, "surrogatepass")


def fold_all(texts: Iterable[str]) -> Iterator[str]:
    """Each of the texts folded. Many short ones together are several times as fast as one by one."""
    for some in by_length(texts, _TOGETHER):
        yield from _together(some)


def _together(texts: list[str]) -> Iterator[str]:
    folded, at = fold("".join(texts)), 0
    for text in texts:
        yield folded[at : at + len(text)]
        at += len(text)
