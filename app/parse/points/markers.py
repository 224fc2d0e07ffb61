"""Ordinal markers at clause boundaries, as candidates: whether they are items is decided by their siblings."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from app.parse.points.punctuation import SKIPPED
from app.text.numerals import chinese_number
from app.text.records import record


class Series(StrEnum):
    """A way of counting. Only the numbers of a series go together; the word after them may drift (一要, 二是)."""

    WORD = "一是"
    ORDINAL = "第一"
    ADVERB = "首先"
    HEAD = "一、"
    BRACKET = "(一)"
    DIGIT = "1."
    DIGIT_BRACKET = "(1)"
    CIRCLE = "①"


@record
class Marker:
    """A marker in paragraph ``paragraph`` from ``start`` to ``end`` (without the mark after it, where it has one
    that is not part of it). ``number`` is None for 最后, which is whatever comes next. ``opens_sentence`` is False
    after a comma; ``firm`` is True where the marker can stand alone as a later item of a list that lost its start,
    ``loose`` where it only ever counts on (第二抓项目)."""

    series: Series
    number: int | None
    paragraph: int
    start: int
    end: int
    opens_sentence: bool
    firm: bool
    loose: bool = False


_NUMBER = r"[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_N = rf"(?P<n>{_NUMBER})"
_D = r"(?P<n>\d{1,2})"
_NUMERAL = r"[一二三四五六七八九十百\d]"
# 一是一、二是二 is a proverb; 三要素, 四要件, 第一要务 and 第一要义 are nouns (but 一要务实 is an item).
_PATTERNS = (
    (
        Series.WORD,
        rf"{_N}(?!是(?P=n)(?:[、,。;”的]|就|$))(?!要[素件])(?:是|要|为|靠|抓|看|则|来|需|须|应|建议|希望|必须)",
    ),
    (
        Series.ORDINAL,
        rf"第(?P<n>{_NUMBER}|\d{{1,2}})(?:个方面|方面|[条点个步件项类种层])?(?:体会|感受|启示|经验|建议|不足|差距|举措)?"
        rf"(?:是|要(?!务(?!实)|义|素|件|点(?!亮|面))|(?=[,:])|、(?!{_NUMERAL})"
        r"|(?P<loose>(?<=[一二三四五六七八九十])(?![批季书名位次轮阶代天年届课梯家站任产要动资时、。;])))",
    ),
    (Series.ORDINAL, r"其(?P<n>[一二三四五六七八九])(?=[,:、是要在为])"),
    (
        Series.ADVERB,
        r"首先(?!,?(?:[^,。]{0,3}(?:感谢|欢迎|祝贺)|请允许|我代表))|其次|再次(?!感谢|强调|表示|祝)|再者"
        r"|最后(?!一(?![点条])|的|,?(?:再次|衷心)?(?:感谢|祝|预祝))",
    ),
    (Series.HEAD, rf"{_N}、(?!{_NUMERAL})"),
    (Series.BRACKET, rf"\({_N}\)、?"),
    (Series.DIGIT_BRACKET, rf"\({_D}\)、?"),
    (Series.DIGIT, rf"{_D}(?:[.、](?!\d)|\))"),
    (Series.CIRCLE, r"[①-⑳]"),
)
_COMPILED = tuple((series, re.compile(pattern)) for series, pattern in _PATTERNS)
_FIRSTS = {
    Series.WORD: "一二三四五六七八九十",
    Series.ORDINAL: "第其",
    Series.ADVERB: "首其再最",
    Series.HEAD: "一二三四五六七八九十",
    Series.BRACKET: "(",
    Series.DIGIT_BRACKET: "(",
    Series.DIGIT: "0123456789",
    Series.CIRCLE: "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
}
"""What every marker begins with; digits of other scripts are as 0."""
_BY_FIRST = {
    first: tuple(one for one in _COMPILED if first in _FIRSTS[one[0]]) for first in set("".join(_FIRSTS.values()))
}
_ADVERBS: dict[str, int | None] = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": None}
_SENTENCE_ENDS = "。;:!?…—"
_MARKS = _SENTENCE_ENDS + ",、"
_FIRST = re.compile(rf"[{re.escape(''.join(_BY_FIRST))}\d](?<![^{re.escape(_MARKS + SKIPPED)}].)", re.DOTALL)
"""Where a marker may begin: at the start, or after a mark or what ``_boundary`` passes over."""
_ENDS_IN_CHINESE = re.compile("[\u3400-\u9fff]$")
_value = lru_cache(maxsize=256)(chinese_number)
_AFTER_COMMA = frozenset({Series.WORD, Series.ORDINAL, Series.ADVERB, Series.CIRCLE, Series.BRACKET})
_LARGEST_ALONE = 9  # beyond nine, a lone numeral is more likely a date (十一) than an item


def find_markers(flat: str, paragraph: int) -> tuple[Marker, ...]:
    """The candidates in one paragraph, in order; a marker with nothing between it and the next one of its own
    series counts nothing (第一,第二产业) and is left out. ``flat`` is its plain text."""
    found: list[Marker] = []
    end = 0
    for first in _FIRST.finditer(flat):
        at = first.start()
        marker = _marker_at(flat, at, paragraph) if at >= end else None
        if marker is not None:
            found.append(marker)
            end = marker.end
    if len(found) < 2:
        return tuple(found)
    empty = [
        one
        for one, other in pairwise(found)
        if one.series is other.series and not flat[one.end : other.start].strip(",、: ")
    ]
    return tuple(marker for marker in found if marker not in empty) if empty else tuple(found)


def _marker_at(flat: str, at: int, paragraph: int) -> Marker | None:
    boundary = _boundary(flat, at)
    if boundary is None:
        return None
    for series, pattern in _BY_FIRST.get(flat[at], _BY_FIRST["0"]):
        match = pattern.match(flat, at)
        if match is None:
            continue
        opens = boundary == "" or boundary in _SENTENCE_ENDS
        number = _number(series, match)
        after_comma = boundary == "," and (series in _AFTER_COMMA or number != 1)
        if not opens and not (after_comma or series is Series.WORD):
            continue
        loose = match.lastgroup == "loose"
        firm = not loose and _firm(series, match, number, opens, boundary)
        return Marker(series, number, paragraph, at, match.end(), opens, firm, loose)
    return None


def _boundary(flat: str, at: int) -> str | None:
    """The mark before a position, quotes and spaces passed over: "" at the start, None where there is no mark."""
    if at and flat[at - 1] in _MARKS:
        return flat[at - 1]
    before = at
    while before and flat[before - 1] in SKIPPED:
        before -= 1
    if not before:
        return ""
    mark = flat[before - 1]
    if mark == "." and before < at and _ENDS_IN_CHINESE.search(flat, 0, before - 1):
        return "。"
    return mark if mark in _MARKS else None


def _number(series: Series, match: re.Match[str]) -> int | None:
    if series is Series.ADVERB:
        return _ADVERBS[match.group()]
    if series is Series.CIRCLE:
        return ord(match.group()) - ord("①") + 1
    return _value(match["n"])


def _firm(series: Series, match: re.Match[str], number: int | None, opens: bool, boundary: str) -> bool:
    if number is None or number < 2 or series is Series.ADVERB:
        return False
    if series is Series.WORD:
        return opens and number <= _LARGEST_ALONE and match.group().endswith(("是", "要"))
    return opens if series is Series.ORDINAL else boundary == ""
