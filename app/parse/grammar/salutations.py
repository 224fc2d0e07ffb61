"""Whom a speech addresses: lines that end in a colon and name no speaker."""

from __future__ import annotations

import re

from app.domain.titles import TITLE_HEADS
from app.parse.grammar.signs import COLON

_ENDS = frozenset(COLON[1:-1] + "!！")
_BETWEEN = re.compile("[、,，\\s]")
_CALL = re.compile(
    "(?:尊敬|敬爱|亲爱)的.{1,20}|各位.{0,12}|.{0,8}(?:同志|朋友|代表|委员|事|学|师|亲|女士|先生|宾|友|家|手|官"
    "|民)们|大家好"
)
_CALLS = re.compile("[的位们好]")
"""What every call holds: 尊敬的, 各位, 们 or 大家好."""
_OFFICES = re.compile(
    "(?:.{0,12}(?:各|有关|直属|所属)|.{0,8}直).{0,16}(?:政府|办事处|部门|单位|机关|党委|委员会|党组|公司|学校|院校|企业|局|镇|乡|街道)"
)
_LONGEST = 100
_GREETING = re.compile(f"[^。;；“”:：!！?？]{{2,{_LONGEST}}}{COLON}")


def _addresses(text: str) -> bool:
    if _CALLS.search(text) is None:
        return False
    items = [bare for item in _BETWEEN.split(text) if (bare := item.strip(" *＊\u3000"))]
    called = [_CALL.fullmatch(item) is not None for item in items]
    titled = [len(item) <= 16 and item.endswith(TITLE_HEADS) for item in items]
    return any(called) and all(one or other for one, other in zip(called, titled, strict=True))


def is_salutation(line: str) -> bool:
    """True for a line that only addresses the audience (各位代表、同志们:)."""
    return len(line) <= _LONGEST and line[-1:] in _ENDS and _addresses(line[:-1])


def addresses_offices(line: str) -> bool:
    """True for the addressees of a notice (各镇人民政府,区直有关单位:), a line with which no speech begins."""
    items = [item for item in re.split("[、,，\\s]", line[:-1]) if item]
    end = len(line) <= _LONGEST and re.search(f"{COLON}$", line)
    return bool(end and items) and all(_OFFICES.fullmatch(item) for item in items)


def salutation_end(line: str) -> int:
    """How many characters of a line address the audience before the speech goes on in the same line, 0 if none."""
    found = _GREETING.match(line)
    return found.end() if found and is_salutation(found[0]) else 0
