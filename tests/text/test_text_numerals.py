"""Chinese numbers are read as a whole or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.numerals import chinese_number

DIGITS = "零一二三四五六七八九"


def spelled(number: int) -> str:
    """``number`` (below ten thousand) as a careful writer spells it."""
    if number == 0:
        return "零"
    text = ""
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            text += DIGITS[digit] + unit
        elif text and number % size and not text.endswith("零"):
            text += "零"
    return text


@settings(deadline=None)
@given(st.integers(0, 9999))
def test_every_spelled_number_reads_back(number: int) -> None:
    assert chinese_number(spelled(number)) == number


@settings(deadline=None)
@given(st.integers(1, 9999), st.integers(1000, 9999))
def test_myriads_add_up(high: int, low: int) -> None:
    assert chinese_number(spelled(high) + "万" + spelled(low)) == high * 10_000 + low


@settings(deadline=None)
@given(st.integers(0, 10**12))
def test_arabic_digits_of_either_width_are_numbers(number: int) -> None:
    wide = str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    assert chinese_number(str(number)) == chinese_number(wide) == number


@settings(deadline=None)
@given(st.text(max_size=6))
def test_any_text_is_a_number_or_none(text: str) -> None:
    value = chinese_number(text)
    assert value is None or value >= 0


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十一", 21),
        ("一百一十", 110),
        ("两千三", 2300),
        ("两千零三", 2003),
        ("三万五", 35_000),
        ("三万零五", 30_005),
        ("两亿", 200_000_000),
        ("一亿零三百", 100_000_300),
        ("廿一", 21),
        ("卅", 30),
        ("二〇一一", 2011),
        ("二0一一", 2011),
        ("二○一九", 2019),
        ("兩", 2),
    ],
)
def test_printed_forms(printed: str, value: int) -> None:
    assert chinese_number(printed) == value


@pytest.mark.parametrize("text", ["", "百", "十百", "一十十", "一万万亿", "三个", "一是", "第一", "两1", "零百"])
def test_what_is_no_number(text: str) -> None:
    assert chinese_number(text) is None
