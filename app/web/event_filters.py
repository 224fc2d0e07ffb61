"""What a reader asks of the list of events, read from an address and written into one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from app.search.model import UNKNOWN
from app.store.reading.event_book import EventFilter
from app.store.reading.event_lists import EventList
from app.text.messages import Message, say
from app.web.wording import UNKNOWN_DAY, place_name

LIST = "/events"


@dataclass(frozen=True, slots=True)
class YearLink:
    """A year in words, its number of events, their address, and whether it is the one shown."""

    words: Message
    events: int
    href: str
    current: bool


def read_filter(given: Mapping[str, str], notices: list[str]) -> EventFilter:
    """The filter of an address: ``year`` (2020, unknown), ``month`` (2020-10), ``origin`` and ``destination`` (codes of
    places). A value that cannot be read is passed over with a notice."""
    year = _year(given.get("year", "").strip(), notices)
    month = None
    if asked := given.get("month", "").strip():
        first, _, second = asked.partition("-")
        if _number(first, 4) and _number(second, 2) and 1 <= int(second) <= 12 and int(first):
            year, month = int(first), int(second)
        else:
            notices.append(say("没有“{value}”这个月份，已忽略。", value=asked[:20]))
    return EventFilter(
        year, month, given.get("origin", "").strip() or None, given.get("destination", "").strip() or None
    )


def _year(asked: str, notices: list[str]) -> int | None:
    if asked == UNKNOWN:
        return 0
    if asked and _number(asked, 4) and int(asked):
        return int(asked)
    if asked:
        notices.append(say("没有“{value}”这个年份，已忽略。", value=asked[:20]))
    return None


def _number(text: str, digits: int) -> bool:
    return text.isascii() and text.isdecimal() and len(text) == digits


def filter_address(asked: EventFilter) -> str:
    """The address of the list under a filter."""
    pairs = []
    if asked.month:
        pairs.append(("month", f"{asked.year:04}-{asked.month:02}"))
    elif asked.year is not None:
        pairs.append(("year", f"{asked.year:04}" if asked.year else UNKNOWN))
    pairs += [(name, value) for name in ("origin", "destination") if (value := getattr(asked, name))]
    return f"{LIST}?{urlencode(pairs)}" if pairs else LIST


def when_asked(asked: EventFilter) -> Message | None:
    """The year or month that is asked for."""
    if asked.year is None:
        return None
    if asked.year == 0:
        return UNKNOWN_DAY
    if asked.month is None:
        return say("{year}年", year=asked.year)
    return say("{year}年{month}月", year=asked.year, month=asked.month)


def year_links(asked: EventFilter, counts: Iterable[tuple[int, int]]) -> tuple[YearLink, ...]:
    """The years (0: undated) with their numbers of events as links to these under what else is asked for."""
    return tuple(
        YearLink(
            say("{year}年", year=year) if year else UNKNOWN_DAY,
            events,
            filter_address(replace(asked, year=year, month=None)),
            year == asked.year,
        )
        for year, events in counts
    )


def chips_of(listing: EventList) -> tuple[tuple[Message, str], ...]:
    """The restrictions of a list in words, each with the address of the list without it."""
    asked, chips = listing.asked, []
    if when := when_asked(asked):
        wider = replace(asked, month=None) if asked.month else replace(asked, year=None)
        chips.append((when, filter_address(wider)))
    if asked.origin:
        origin = say("来自{place}", place=place_name(listing.origin))
        chips.append((origin, filter_address(replace(asked, origin=None))))
    if asked.destination:
        destination = say("前往{place}", place=place_name(listing.destination))
        chips.append((destination, filter_address(replace(asked, destination=None))))
    return tuple(chips)
