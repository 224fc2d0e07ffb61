"""Dates are found where they stand, and completed only from what is known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.dates import DateParts, complete, find_dates, republican, told_day

PUBLISHED = date(2020, 11, 2)


def only(text: str) -> tuple[str, DateParts, DateParts]:
    (printed,) = find_dates(text)
    return printed.span.of(text), printed.start, printed.end


@pytest.mark.parametrize(
    ("text", "printed", "parts"),
    [
        ("时间:2019-11-25 来源", "2019-11-25", DateParts(2019, 11, 25)),
        ("时间：2023/8/22 21:52:28", "2023/8/22", DateParts(2023, 8, 22)),
        ("2020-11-02新闻6", "2020-11-02", DateParts(2020, 11, 2)),
        ("2020.9.5发布", "2020.9.5", DateParts(2020, 9, 5)),
        ("06.03.2017", "06.03.2017", DateParts(2017, 3, 6)),
        ("于2020年9月15日晚", "2020年9月15日", DateParts(2020, 9, 15)),
        ("２０２０年９月５日", "２０２０年９月５日", DateParts(2020, 9, 5)),
        ("2020 年 9 月 5 日", "2020 年 9 月 5 日", DateParts(2020, 9, 5)),
        ("二〇一一年四月十四日", "二〇一一年四月十四日", DateParts(2011, 4, 14)),
        ("二0一一年四月十四日", "二0一一年四月十四日", DateParts(2011, 4, 14)),
        ("民國108年3月5日", "民國108年3月5日", DateParts(2019, 3, 5)),
        ("9月15日晚,在", "9月15日", DateParts(None, 9, 15)),
        ("十二月三十一日", "十二月三十一日", DateParts(None, 12, 31)),
        ("5月8号", "5月8号", DateParts(None, 5, 8)),
        ("29日上午", "29日", DateParts(None, None, 29)),
        ("昨(5)日,", "昨(5)日", DateParts(None, None, 5)),
        ("今（16）日", "今（16）日", DateParts(None, None, 16)),
    ],
)
def test_a_single_day(text: str, printed: str, parts: DateParts) -> None:
    assert only(text) == (printed, parts, parts)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("10月29日至11月1日", (2020, 10, 29), (2020, 11, 1)),
        ("9月15日至18日", (2020, 9, 15), (2020, 9, 18)),
        ("9月15—18日", (2020, 9, 15), (2020, 9, 18)),
        ("9月15日-9月18日", (2020, 9, 15), (2020, 9, 18)),
        ("2019年12月30日至2020年1月2日", (2019, 12, 30), (2020, 1, 2)),
        ("2018年12月30日至1月2日", (2018, 12, 30), (2019, 1, 2)),
        ("12月30日至2020年1月2日", (2019, 12, 30), (2020, 1, 2)),
        ("2019-11-25至2019-11-28", (2019, 11, 25), (2019, 11, 28)),
        ("20161110-11日", (2016, 11, 10), (2016, 11, 11)),
        ("29日至31日", (2020, 10, 29), (2020, 10, 31)),
        ("1-3日", (2020, 11, 1), (2020, 11, 3)),
        ("12月30日至1月2日", (2019, 12, 30), (2020, 1, 2)),
    ],
)
def test_a_run_of_days(text: str, start: tuple[int, int, int], end: tuple[int, int, int]) -> None:
    (printed,) = find_dates(text)
    assert printed.span.of(text) == text
    assert complete(printed, PUBLISHED) == (date(*start), date(*end))


@pytest.mark.parametrize(
    "text",
    [
        "15日内",
        "3日游",
        "第15日",
        "13月5日",
        "2月30日",
        "2019年2月29日",
        "98年6月11日",
        "20161310-11日",
        "20161110a",
        "192.168.2.10",
        "4天3地",
        "2018年以来",
        "1041104",
        "98-06-11",
        "2020年9月",
        "1.5日",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9月15日", date(2020, 9, 15)),
        ("11月2日", date(2020, 11, 2)),
        ("11月3日", date(2019, 11, 3)),
        ("2日", date(2020, 11, 2)),
        ("29日", date(2020, 10, 29)),
        ("去年9月15日", date(2019, 9, 15)),
        ("今年9月15日", date(2020, 9, 15)),
        ("明年1月5日", date(2021, 1, 5)),
        ("2月29日", date(2020, 2, 29)),
    ],
)
def test_what_is_missing_comes_from_the_day_of_publication(text: str, expected: date) -> None:
    (printed,) = find_dates(text)
    assert complete(printed, PUBLISHED) == (expected, expected)


def test_a_day_that_no_year_can_settle_stays_unknown() -> None:
    (printed,) = find_dates("2月29日")
    assert complete(printed, date(2022, 3, 1)) is None
    (printed,) = find_dates("31日")
    assert complete(printed, date(2022, 3, 1)) is None


def test_nothing_is_completed_without_a_day_of_publication() -> None:
    for text in ("9月15日", "15日", "去年9月15日", "9月15日至18日"):
        (printed,) = find_dates(text)
        assert complete(printed, None) is None
    (printed,) = find_dates("2020年9月15日至18日")
    assert complete(printed, None) == (date(2020, 9, 15), date(2020, 9, 18))


def test_a_day_added_to_a_date_is_of_the_same_month() -> None:
    first, second = find_dates("9月15日、16日,")
    assert second.start == DateParts(None, 9, 16)
    assert complete(first, PUBLISHED) == (date(2020, 9, 15), date(2020, 9, 15))


def test_a_run_that_goes_backwards_is_no_run() -> None:
    (printed,) = find_dates("2020年9月18日至2020年9月15日")
    assert complete(printed, None) is None


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日"]))
def test_every_full_date_reads_back(day: date, form: str) -> None:
    text = "来源:某网 " + day.strftime(form) + " 作者"
    (printed,) = find_dates(text)
    assert complete(printed, None) == (day, day)


@settings(deadline=None)
@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 300))
def test_a_day_without_year_lies_in_the_year_before_the_publication(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    (printed,) = find_dates(f"{day.month}月{day.day}日")
    completed = complete(printed, published)
    if (day.month, day.day) != (2, 29):
        assert completed == (day, day)


@settings(deadline=None)
@given(st.text(st.sampled_from("0129三十月日年至-/.()昨今去 、x")))
def test_spans_are_in_order_and_inside_the_text(text: str) -> None:
    ends = 0
    for printed in find_dates(text):
        assert ends <= printed.span.start < printed.span.end <= len(text)
        ends = printed.span.end
        complete(printed, PUBLISHED)


def test_years_of_the_republic() -> None:
    """Three digits are a year of the Republic; two are only where the page counts so."""
    assert republican("108-06-11", certain=False) == date(2019, 6, 11)
    assert republican("1041104", certain=False) == date(2015, 11, 4)
    assert republican("98-06-11", certain=True) == date(2009, 6, 11)
    assert republican("98-06-11", certain=False) is None
    assert republican("1049904", certain=True) is None
    assert republican("共108次", certain=True) is None


def test_a_day_told_from_the_day_of_publication() -> None:
    """今天, 昨天 and 前天 at the beginning of a report, not inside it and not 今日的."""
    assert told_day("昨天,代表团抵达", date(2021, 10, 14)) == date(2021, 10, 13)
    assert told_day("昨日赴苏州", date(2021, 10, 14)) == date(2021, 10, 13)
    assert told_day("昨日的苏州", date(2021, 10, 14)) is None
    assert told_day("前日上午,代表团抵达", date(2021, 10, 1)) == date(2021, 9, 29)
    assert told_day("今天的开发区变了样", date(2021, 10, 14)) is None
    assert told_day("昨天,代表团抵达", None) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("于108年10月17日起一连两天", date(2019, 10, 17), date(2019, 10, 18)),
        ("10月31日起为期3天", date(2020, 10, 31), date(2020, 11, 2)),
        ("10月17日起实行", date(2020, 10, 17), date(2020, 10, 17)),
        ("本月1日至2日到佛山", date(2020, 11, 1), date(2020, 11, 2)),
    ],
)
def test_days_of_the_republic_of_this_month_and_for_some_days(text: str, start: date, end: date) -> None:
    (printed,) = find_dates(text)
    assert complete(printed, PUBLISHED) == (start, end)
