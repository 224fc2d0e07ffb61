"""Dates as Chinese pages print them, and what a missing year or month must have been."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from app.text.numerals import chinese_number
from app.text.records import record
from app.text.spans import Span

_YEAR = r"(?:[12１２][0-9０-９]{3}|[一二][〇零○0０一二三四五六七八九]{3})"
_SMALL = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_TO = r"\s?(?:至|到|——?|－|-|–|~|～)\s?"
_DAY = "[日号號]"
_NOT_A_DATE = "(?![内內游遊均元报報夜常用以之间間子])"
_SAID_YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
_AND = ("、", "和", "与", "與", "及")
_REPUBLIC = 1911

_PRINTED = re.compile(
    rf"""
    (?<![0-9０-９.])
    (?: (?P<roc>1[01][0-9])年 | (?P<era>民[国國])(?P<erayear>[0-9]{{1,3}}|[一二三四五六七八九十百零〇]{{1,5}})\s?年\s?
      | (?P<year>{_YEAR})\s?年\s? | (?P<said>{"|".join(_SAID_YEARS)})的? | (?<!年) )
    (?P<month>{_SMALL})\s?月\s?(?P<day>{_SMALL})\s?
    (?: {_DAY}?{_TO}(?:(?P<year2>{_YEAR})\s?年\s?)?(?:(?P<month2>{_SMALL})\s?月\s?)?(?P<day2>{_SMALL})\s?{_DAY}
      | {_DAY} )
  | (?<![0-9０-９./-])
    (?P<numyear>[12][0-9]{{3}})(?P<sign>[-/.])(?P<nummonth>[0-9]{{1,2}})(?P=sign)(?P<numday>[0-9]{{1,2}})(?![0-9])
    (?:{_TO}(?P<numyear2>[12][0-9]{{3}})(?P=sign)(?P<nummonth2>[0-9]{{1,2}})(?P=sign)(?P<numday2>[0-9]{{1,2}})(?![0-9]))?
  | (?<![0-9A-Za-z])(?P<runyear>(?:19|20)[0-9]{{2}})(?P<runmonth>0[1-9]|1[0-2])(?P<runday>0[1-9]|[12][0-9]|3[01])
    (?:{_TO}(?P<runday2>[0-9]{{1,2}}))?(?:日|(?![0-9A-Za-z]))
  | (?<![0-9.])(?P<eurday>[0-9]{{2}})\.(?P<eurmonth>[0-9]{{2}})\.(?P<euryear>[12][0-9]{{3}})(?![0-9.])
  | (?:(?<=[本当]月)|(?<![0-9０-９月年第.—–-]))(?P<lone>[0-9０-９]{{1,2}})
    (?: {_DAY}?{_TO}(?P<lone2>[0-9０-９]{{1,2}})日 | 日 ){_NOT_A_DATE}
  | [昨今前][(（](?P<told>[0-9０-９]{{1,2}})[)）]日
    """,
    re.VERBOSE,
)
_REPUBLICAN = re.compile(r"([0-9]{2,3})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})|([0-9]{2,3})([0-9]{2})([0-9]{2})")
_LASTING = re.compile("起,?(?:一连|连续|为期)([二两三四五六七八九]|[0-9]{1,2})[天日]")
_TOLD_DAY = re.compile("[^。:：]{0,12}?(?:([今昨前])[天日](?:[上下中]午|晚上?间?|[,，]){1,2}|(昨)[天日](?!的))")


@record
class DateParts:
    """A day as printed; year and month are None where they are not."""

    year: int | None
    month: int | None
    day: int


@record
class PrintedDate:
    """A day or a run of days (``start`` equals ``end`` for a single one) at ``span`` of the text.

    ``said_year`` is the printed word for the year, counted from the year of publication (去年 is -1), None where
    nothing was said. ``days`` is how many days a single day is said to open (10月17日起一连两天).
    """

    span: Span
    start: DateParts
    end: DateParts
    said_year: int | None = None
    days: int = 1


def find_dates(text: str) -> tuple[PrintedDate, ...]:
    """Every date printed in ``text``, in its order. Numbers that cannot be a day of a month are no dates.

    A day without a month that is added to a date (9月15日、16日) is of the same month.
    """
    return tuple(dates_in(text))


def dates_in(text: str) -> Iterator[PrintedDate]:
    """What ``find_dates`` finds, one after another, for whoever needs the first ones of a long text."""
    before: PrintedDate | None = None
    for match in _PRINTED.finditer(text):
        printed = _printed(match)
        if printed is None:
            continue
        if before is not None and printed.start.month is None and text[before.span.end : match.start()] in _AND:
            last = before.end
            start = replace(printed.start, year=last.year, month=last.month)
            printed = replace(printed, start=start, end=replace(printed.end, month=last.month, year=last.year))
        lasting = _LASTING.match(text, match.end())
        before = replace(printed, days=chinese_number(lasting[1]) or 1) if lasting else printed
        yield before


def _printed(match: re.Match[str]) -> PrintedDate | None:
    number = _numbers(match)
    if match["numyear"]:
        start, end = _parts(number, "numyear", "nummonth", "numday"), _parts(number, "numyear2", "nummonth2", "numday2")
    elif match["runyear"]:
        start, end = _parts(number, "runyear", "runmonth", "runday"), _parts(number, "", "", "runday2")
    elif match["euryear"]:
        start, end = _parts(number, "euryear", "eurmonth", "eurday"), None
    elif match["month"]:
        start, end = _parts(number, "year", "month", "day"), _parts(number, "year2", "month2", "day2")
        era = number("erayear") or number("roc")
        if start is not None and era is not None:
            start = replace(start, year=era + _REPUBLIC)
    else:
        start, end = _parts(number, "", "", "lone") or _parts(number, "", "", "told"), _parts(number, "", "", "lone2")
    if start is None:
        return None
    said = _SAID_YEARS[match["said"]] if match["said"] else None
    end = start if end is None else replace(end, month=end.month or start.month)
    printed = PrintedDate(Span(*match.span()), start, end, said)
    return printed if _is_possible(start) and _is_possible(end) else None


def _numbers(match: re.Match[str]) -> Callable[[str], int | None]:
    def number(group: str) -> int | None:
        printed = match[group] if group else None
        return chinese_number(printed) if printed else None

    return number


def _parts(number: Callable[[str], int | None], year: str, month: str, day: str) -> DateParts | None:
    printed = number(day)
    return None if printed is None else DateParts(number(year), number(month), printed)


def _is_possible(parts: DateParts) -> bool:
    """True where the day exists, in a leap year where no year is printed and a month of 31 days where no month is."""
    return _day(parts.year or 2000, parts.month or 1, parts.day) is not None


def republican(text: str, certain: bool) -> date | None:
    """The day that a text is, written in years of the Republic (108-06-11, 1080611, 98.6.11), None where it is none.

    Years below 100 are read so only where the calendar is ``certain``.
    """
    found = _REPUBLICAN.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (int(number) for number in (found.groups()[:3] if found[1] else found.groups()[3:]))
    return _day(year + _REPUBLIC, month, day) if certain or year >= 100 else None


def told_day(text: str, published: date | None) -> date | None:
    """The day that 今天, 昨天 and 前天 at the beginning of a report mean, None where it begins otherwise."""
    found = _TOLD_DAY.match(text)
    if found is None or published is None:
        return None
    return published - timedelta(days="今昨前".index(found[1] or found[2]))


def complete(printed: PrintedDate, reference: date | None) -> tuple[date, date] | None:
    """First and last day of ``printed``. What is missing comes from ``reference``, the day of publication.

    A report does not come before the day it reports: a day that would be later than the publication was that day a
    year earlier, or a month earlier where no month is printed. None where something missing stays unknown.
    """
    start = _first_day(printed, reference)
    if start is None:
        return None
    if printed.end == printed.start:
        return start, start + timedelta(days=printed.days - 1)
    month = printed.end.month or start.month
    year = printed.end.year or start.year
    end = _day(year, month, printed.end.day)
    if end is not None and end < start and printed.end.year is None:
        if printed.end.month is None:
            following = start.replace(day=1) + timedelta(days=32)
            year, month = following.year, following.month
        else:
            year += 1
        end = _day(year, month, printed.end.day)
    return None if end is None or end < start else (start, end)


def _first_day(printed: PrintedDate, reference: date | None) -> date | None:
    parts = printed.start
    if parts.year is not None and parts.month is not None:
        return _day(parts.year, parts.month, parts.day)
    if parts.month is not None and printed.end.year is not None:
        same_year = _day(printed.end.year, parts.month, parts.day)
        last = _day(printed.end.year, printed.end.month or parts.month, printed.end.day)
        if same_year is not None and last is not None and same_year > last:
            return _day(printed.end.year - 1, parts.month, parts.day)
        return same_year
    if reference is None:
        return None
    if parts.month is None:
        found = _day(reference.year, reference.month, parts.day)
        if found is not None and found <= reference:
            return found
        earlier = reference.replace(day=1) - timedelta(days=1)
        return _day(earlier.year, earlier.month, parts.day)
    if printed.said_year is not None:
        return _day(reference.year + printed.said_year, parts.month, parts.day)
    found = _day(reference.year, parts.month, parts.day)
    return found if found is not None and found <= reference else _day(reference.year - 1, parts.month, parts.day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
