"""Numbers as Chinese texts print them."""

from __future__ import annotations

import re

_DIGITS = {char: value for value, chars in enumerate(("〇零○", *"一二三四五六七八九")) for char in chars} | {
    "两": 2,
    "兩": 2,
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_CONTRACTED = {"廿": "二十", "卅": "三十", "卌": "四十"}
_ARABIC = re.compile(r"[0-9０-９]+")
_POSITIONAL = re.compile(r"[〇零○一二三四五六七八九0-9０-９]+")


def chinese_number(text: str) -> int | None:
    """The number that the whole of ``text`` prints, None where it is none.

    Arabic digits of either width, units (二百零五, 一万二千, 两千三, 廿一) and digits in a row (二〇一一, 二0一一).
    """
    if _ARABIC.fullmatch(text):
        return int(text)
    if len(text) > 1 and _POSITIONAL.fullmatch(text):
        return int("".join(str(_DIGITS[char]) if char in _DIGITS else char for char in text))
    for char, words in _CONTRACTED.items():
        text = text.replace(char, words)
    return _with_myriads(text) if text else None


def _with_myriads(text: str) -> int | None:
    total = 0
    ceiling = None
    rest = text
    for match in re.finditer("[^万萬亿億]+[万萬亿億]", text):
        size = _MYRIADS[match.group()[-1]]
        count = _below_a_myriad(match.group()[:-1])
        if count is None or (ceiling is not None and size >= ceiling) or match.start() != len(text) - len(rest):
            return None
        total += count * size
        ceiling = size
        rest = text[match.end() :]
    if not rest:
        return total if ceiling else None
    if ceiling and len(rest) == 1 and rest in _DIGITS:
        # 三万五 is 35,000, while 三万零五 is 30,005.
        return total + _DIGITS[rest] * ceiling // 10
    last = _below_a_myriad(rest.removeprefix("零").removeprefix("〇") if ceiling else rest)
    return None if last is None else total + last


def _below_a_myriad(text: str) -> int | None:
    total, digit, ceiling, after_zero = 0, None, 10**4, False
    for index, char in enumerate(text):
        if char in _UNITS:
            size = _UNITS[char]
            if size >= ceiling or (digit is None and not (size == 10 and (index == 0 or after_zero))) or digit == 0:
                return None
            total, digit, ceiling, after_zero = total + (1 if digit is None else digit) * size, None, size, False
        elif char in _DIGITS and digit is None and (_DIGITS[char] or index or len(text) == 1):
            if _DIGITS[char] or len(text) == 1:
                digit = _DIGITS[char]
            else:
                after_zero = True
        else:
            return None
    if digit is None:
        return None if after_zero else total
    # 两千三 is 2,300, while 两千零三 is 2,003.
    colloquial = 100 <= ceiling < 10**4 and not after_zero
    return total + digit * (ceiling // 10 if colloquial else 1)
