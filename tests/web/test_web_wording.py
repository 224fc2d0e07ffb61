"""Chinese words for dates, sizes and everything that has a code."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain import readings
from app.domain.blocks import BlockKind, Family
from app.domain.problems import ProblemCode, Severity
from app.domain.transcript import Mode
from app.search.syllables import reading_of
from app.text.repairs import RepairKind
from app.web import wording
from app.web.readings import first_letter


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2020, 10, 29), date(2020, 11, 1), "2020年10月29日至11月1日"),
        (date(2020, 10, 29), date(2020, 10, 31), "2020年10月29日至31日"),
        (date(2020, 12, 31), date(2021, 1, 1), "2020年12月31日至2021年1月1日"),
        (date(2020, 10, 29), date(2020, 10, 29), "2020年10月29日"),
        (date(2020, 10, 29), None, "2020年10月29日"),
        (None, None, "日期不详"),
    ],
)
def test_what_two_dates_share_is_said_once(start: date | None, end: date | None, words: str) -> None:
    assert wording.printed_days(start, end) == words


def test_every_code_has_its_word() -> None:
    assert set(wording.BLOCKS) == set(BlockKind)
    assert set(wording.FAMILIES) == set(Family)
    assert set(wording.PROBLEMS) == {str(code) for code in ProblemCode}
    assert set(wording.SEVERITIES) == set(wording.SEVERITY_HINTS) == {str(severity) for severity in Severity}
    assert set(wording.MODES) == {str(mode) for mode in Mode}
    assert set(wording.REPAIRS) == {str(kind) for kind in RepairKind}


def test_what_is_unknown_is_said() -> None:
    assert wording.place_name(None) == "地区不详"
    assert wording.event_name(None, "a.txt") == "未题名（a.txt）"
    assert readings.rule(None) == "文件没有写明是谁的发言"
    assert readings.rule("unheard-of") == "规则 unheard-of"


def test_names_are_read_as_names() -> None:
    assert sorted(["曾一", "赵一", "单一", "区一"], key=reading_of) == ["区一", "单一", "曾一", "赵一"]
    assert [first_letter(name) for name in ("单田", "仇英", "·")] == ["S", "Q", "#"]
