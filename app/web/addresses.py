"""The query string, the same for the search page, the API and the exports: read, changed and written again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from app.domain.kinds import Kind
from app.search import grouping
from app.search.model import UNKNOWN, Filters, SearchRequest, Sort
from app.search.service import MOST_BUCKETS
from app.text.messages import say
from app.web.look import LISTED, SIZES, Look, Shape, look_pairs, read_look

FIELDS = ("place", "visited", "mentioned", "department", "speaker", "level", "event", "kind", "year")
"""Filters that take several values, in the order in which an address names them."""
SIZE, LARGEST = SIZES[Shape.LIST], 100
BUCKETS = SearchRequest().buckets
"""Values of a facet that are listed where the address does not say."""
_NAMED = ("q", *FIELDS, "from", "to", "sort", "view", "order", "width", "by")
"""What an address of results names, in its order."""
_RESOURCES: dict[Shape, tuple[str, frozenset[str]]] = {
    Shape.LIST: ("search", frozenset()),
    Shape.KWIC: ("concordance", frozenset({"view", "sort", "buckets"})),
    Shape.GROUPS: ("groups", frozenset({"view", "buckets"})),
    Shape.CHART: ("years", frozenset({"view", "sort", "buckets", "page", "size"})),
}
"""The resource of the API for each form, and what of the page's address it does not take."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as read from a query string, with what had to be passed over in sentences, and the form of the results
    that it asks for."""

    request: SearchRequest
    notices: tuple[str, ...]
    look: Look = LISTED


def read_query(items: Iterable[tuple[str, str]]) -> Asked:
    """Read the pairs of a query string; nothing is an error: what cannot be read becomes a notice."""
    values: dict[str, list[str]] = {}
    for name, value in items:
        if value.strip():
            values.setdefault(name, []).append(value.strip())
    notices: list[str] = []
    query = values.get("q", [""])[-1]
    filters = {name: tuple(dict.fromkeys(values.get(name, ()))) for name in FIELDS}
    filters["kind"] = _known(filters["kind"], [*Kind, UNKNOWN], say("要点类型"), notices)
    years = [year for year in filters["year"] if year.isdecimal() and len(year) == 4]
    filters["year"] = _known(filters["year"], [*years, UNKNOWN], say("年份"), notices)
    first = _day(values.get("from"), say("起始日期"), False, notices)
    last = _day(values.get("to"), say("结束日期"), True, notices)
    if first and last and first > last:
        first, last = last, first
        notices.append(say("起始日期晚于结束日期，已对调。"))
    look = read_look(values, notices)
    buckets = whole_number(values.get("buckets"), say("每个分面列出的个数"), notices, least=0)
    request = SearchRequest(
        query=query,
        filters=Filters(**filters, date_from=first, date_to=last),
        sort=_sort(values.get("sort"), bool(query), notices),
        page=whole_number(values.get("page"), say("页码"), notices) or 1,
        size=min(whole_number(values.get("size"), say("每页篇数"), notices) or SIZES[look.shape], LARGEST),
        buckets=BUCKETS if buckets is None else min(buckets, MOST_BUCKETS),
    )
    return Asked(request, tuple(notices), look)


def whole_number(given: list[str] | None, what: str, notices: list[str], least: int = 1) -> int | None:
    """A number from ``least``, 1 or 0, of at most nine digits; None where none is given; a wrong one adds a notice."""
    if not given:
        return None
    text = given[-1]
    if text.isascii() and text.isdecimal() and len(text) <= 9 and int(text) >= least:
        return int(text)
    notices.append(
        say("{what}“{value}”不是正整数，已按默认处理。", what=what, value=text[:20])
        if least
        else say("{what}“{value}”不是整数，已按默认处理。", what=what, value=text[:20])
    )
    return None


def _known(given: tuple[str, ...], known: Iterable[str], what: str, notices: list[str]) -> tuple[str, ...]:
    allowed = {str(value) for value in known}
    for value in given:
        if value not in allowed:
            notices.append(say("没有“{value}”这个{what},已忽略。", value=value[:20], what=what))
    return tuple(value for value in given if value in allowed)


def _sort(given: list[str] | None, queried: bool, notices: list[str]) -> Sort:
    default = Sort.RELEVANCE if queried else Sort.NEWEST
    if not given:
        return default
    try:
        return Sort(given[-1])
    except ValueError:
        notices.append(say("没有“{value}”这种排序，已按默认处理。", value=given[-1][:20]))
        return default


def _day(given: list[str] | None, what: str, last: bool, notices: list[str]) -> date | None:
    """A day from 2020-10-29, 2020-10 or 2020 (then the first or, where ``last``, the last day of it)."""
    if not given:
        return None
    parts = given[-1].replace("/", "-").split("-")
    try:
        numbers = [int(part) for part in parts if part.isascii()]
        if not 1 <= len(numbers) == len(parts) <= 3:
            raise ValueError
        year, month, day = (*numbers, *(0, 0))[:3]
        if len(numbers) == 3:
            return date(year, month, day)
        first = date(year, month or 1, 1)
        if not last:
            return first
        following = date(year + (not month or month == 12), 1 if not month or month == 12 else month + 1, 1)
        return date.fromordinal(following.toordinal() - 1)
    except (ValueError, OverflowError):
        notices.append(
            say("{what}“{value}”不是日期，已忽略。请写成 2020-10-29 的样子。", what=what, value=given[-1][:20])
        )
        return None


def pairs(request: SearchRequest, look: Look = LISTED) -> list[tuple[str, str]]:
    """The request and the form of its results as pairs of a query string; defaults are left out."""
    filters = request.filters
    found = [("q", request.query)] if request.query else []
    found += [(name, value) for name in FIELDS for value in getattr(filters, name)]
    found += [(name, day.isoformat()) for name, day in (("from", filters.date_from), ("to", filters.date_to)) if day]
    if request.sort is not (Sort.RELEVANCE if request.query else Sort.NEWEST):
        found.append(("sort", str(request.sort)))
    found += look_pairs(look)
    if request.buckets != BUCKETS:
        found.append(("buckets", str(request.buckets)))
    if request.size != SIZES[look.shape]:
        found.append(("size", str(request.size)))
    if request.page != 1:
        found.append(("page", str(request.page)))
    return found


def address(request: SearchRequest, path: str = "/search", look: Look = LISTED) -> str:
    """The address of a request under a path, its results in the form of ``look``."""
    query = urlencode(pairs(request, look))
    return f"{path}?{query}" if query else path


def resource_address(request: SearchRequest, look: Look) -> str:
    """The address of what a page of results shows, in the API."""
    name, without = _RESOURCES[look.shape]
    if look.shape is Shape.GROUPS:
        request = replace(request, size=min(request.size, grouping.LARGEST_PAGE))
    query = urlencode([pair for pair in pairs(request, look) if pair[0] not in without])
    return f"/api/v1/{name}?{query}" if query else f"/api/v1/{name}"


def search_address(query: str = "", **filters: str) -> str:
    """The address of a simple search: a query, one value a filter, and how its results are shown."""
    given = {"q": query, **filters}
    pairs_given = [(name, given[name]) for name in _NAMED if given.get(name)]
    return f"/search?{urlencode(pairs_given)}" if pairs_given else "/search"


def page_address(kind: str, identity: str) -> str:
    """The path of a page: kind in the plural, then the id with everything but letters escaped."""
    return f"/{kind}/{quote(identity, safe='')}"


def toggled(request: SearchRequest, name: str, value: str) -> SearchRequest:
    """The request with a filter's value added, or taken out where it is there; from its first page."""
    current: tuple[str, ...] = getattr(request.filters, name)
    changed = tuple(v for v in current if v != value) if value in current else (*current, value)
    return with_filter(request, name, changed)


def with_filter(request: SearchRequest, name: str, values: tuple[str, ...]) -> SearchRequest:
    """The request with a filter's values replaced, from its first page."""
    change: dict[str, Any] = {name: values}
    return replace(request, filters=replace(request.filters, **change), page=1)
