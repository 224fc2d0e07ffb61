"""Whether the glosses on a page are a converter's or somebody's annotations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from app.text.mainland import characters
from app.text.readings import SYLLABLE, TONED, WIDE_BYTES, gbk, is_reading, readings, second_bytes

GLOSS = re.compile(rf"([㐀-鿿])\(({SYLLABLE})\)")
"""A gloss after its character, or an annotation that looks alike."""

INSIDE = re.compile(
    rf"(?<=[^\x00-\x28\x2a-\x7f])\?({SYLLABLE})\)|(?<![A-Za-z])([@-~])\(((?=[a-z]*[{TONED}]){SYLLABLE})\)"
)
"""A gloss whose character was cut: its second byte came out as ``?`` or as an ASCII letter."""

_CLOSED = re.compile(f"[a-zɡɑ{TONED}]\\)")
"""How every gloss ends. Few pages have it; the others need no closer look."""

_COMMON_ROWS = 0xD7


def converters_kinds(received: str) -> frozenset[str] | None:
    """The characters that the converter glosses on this page, None for a page that it never saw.

    It glosses every occurrence of a character; a character that also stands without a gloss is not of its kind.
    """
    if ")" not in received or not _CLOSED.search(received):
        return None
    pairs: Counter[tuple[str, str]] = Counter(GLOSS.findall(received))
    glossed: Counter[str] = Counter()
    for (char, syllable), count in pairs.items():
        if is_reading(char, syllable):
            glossed[char] += count
    kinds = frozenset(char for char, count in glossed.items() if received.count(char) - count <= count // 4)
    if _stands_inside_a_character(received) or _is_a_converters(received, kinds, pairs):
        return kinds
    return None


def _is_a_converters(received: str, kinds: frozenset[str], pairs: Mapping[tuple[str, str], int]) -> bool:
    """True where the glosses of ``kinds`` are a converter's, False where they are somebody's annotations; ``pairs``
    counts characters with what stands in the brackets after them.

    The converter glosses every occurrence of a character; its characters are traditional and mostly common, and
    there are several of them, or they make up a good part of a short text. An annotator glosses what is rare or
    ambiguous and does not ask whether it is traditional.
    """
    common = [char for char in kinds if _is_common(char)]
    total = sum(received.count(char) for char in kinds)
    annotated = sum(
        count for (char, syllable), count in pairs.items() if char not in characters() and syllable in readings(char)
    )
    if not common or annotated * 2 > total:
        return False
    return len(common) > 1 or total * 10 >= sum(char in characters() for char in received)


def _is_common(char: str) -> bool:
    plain = characters().get(char, char)
    try:
        return plain.encode("gb2312")[0] <= _COMMON_ROWS
    except UnicodeEncodeError:
        return False


def _stands_inside_a_character(received: str) -> bool:
    """True where a gloss has cost a character its second byte or left it alone, which no annotator does."""
    for found in INSIDE.finditer(received):
        second, letter, syllable = found.groups()
        before = received[found.start() - 1 : found.start()]
        data = WIDE_BYTES.get(before) or gbk(before) if before else None
        if data is None or data[-1] < 0x80:
            continue
        if second is not None and second_bytes(data[-1], second):
            return True
        if letter is not None and is_reading((data[-1:] + letter.encode()).decode("gb18030", "ignore"), syllable):
            return True
    return False
