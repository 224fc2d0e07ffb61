"""The search page: request to result, with everything that can be clicked next."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import Response

from app.search.model import UNKNOWN, Filters, SearchRequest, SearchResult, Sort
from app.search.service import search
from app.store.reading.labels import event_titles, place_names, speaker_names
from app.web.addresses import FIELDS, address, page_address, pairs, read_query, toggled, with_filter
from app.web.examples import total_of
from app.web.frame import Viewed
from app.web.markup import fault
from app.web.search_context import Chip, Choice, FacetGroup, FacetLink, Rescue, SearchPage
from app.web.templating import render
from app.web.wording import FACETS, KINDS, printed_day

router = APIRouter()
SHOWN = 8
"""Buckets of a facet that show before the rest is folded away."""
LISTED = 60
"""Buckets of a facet that are listed at all."""
OPENED = ("kind", "place", "department", "year")
_UNKNOWN = {
    "place": "地区不详",
    "visited": "目的地不详",
    "mentioned": "未提及地区",
    "department": "部门不详",
    "speaker": "未署名",
    "level": "职级不详",
    "year": "日期不详",
    "kind": "未分类",
}


@router.get("/search", include_in_schema=False)
def results(view: Viewed) -> Response:
    """What a query finds; what of the query string cannot be read becomes a notice."""
    asked = read_query(view.request.query_params.multi_items())
    request = asked.request
    result = search(view.session, request)
    notices = list(asked.notices)
    if result.pages and request.page > result.pages:
        notices.append(f"只有 {result.pages} 页，已显示最后一页。")
        request = replace(request, page=result.pages)
        result = search(view.session, request)
    chips = _chips(view, request, result)
    carried = tuple(pair for pair in pairs(replace(request, page=1)) if pair[0] != "q")
    frame = view.frame(
        f"检索“{request.query}”" if request.query else "检索全部发言",
        notices=notices,
        sample=any(hit.sample for hit in result.hits),
        query=request.query,
        carried=carried,
    )
    page = SearchPage(
        frame=frame,
        request=request,
        result=result,
        hits=tuple((hit, _hit_address(hit.id, request)) for hit in result.hits),
        chips=chips,
        cleared=address(SearchRequest(request.query, sort=request.sort)),
        groups=_groups(request, result),
        sorts=_sorts(request),
        pages=_pages(request, result),
        previous=_turned(request, request.page - 1) if request.page > 1 else None,
        following=_turned(request, request.page + 1) if request.page < result.pages else None,
        rescues=() if result.total or result.problem else _rescues(view, request, chips),
        fault=fault(request.query, result.problem.position) if result.problem else None,
        dates=tuple(p for p in pairs(replace(request, page=1)) if p[0] not in ("from", "to")),
        api=address(request, "/api/v1/search"),
    )
    return render(page)


def _hit_address(identity: str, request: SearchRequest) -> str:
    return address(request, page_address("statements", identity))


def _turned(request: SearchRequest, page: int) -> str:
    return address(replace(request, page=page))


def _chips(view: Viewed, request: SearchRequest, result: SearchResult) -> tuple[Chip, ...]:
    named = {(name, v.value): v.label for name, values in result.facets.items() for v in values}
    filters = request.filters
    places = (*filters.place, *filters.visited, *filters.mentioned)
    looked_up = {
        **place_names(view.session, places),
        **speaker_names(view.session, filters.speaker),
        **event_titles(view.session, filters.event),
    }
    chips = []
    for name in FIELDS:
        for value in getattr(filters, name):
            known = KINDS.get(value) if name == "kind" else looked_up.get(value)
            words = named.get((name, value)) or known or (_UNKNOWN.get(name, value) if value == UNKNOWN else value)
            chips.append(Chip(FACETS[name], words, address(toggled(request, name, value))))
    for name, day in (("从", filters.date_from), ("到", filters.date_to)):
        if day:
            key = "date_from" if name == "从" else "date_to"
            without = replace(filters, date_from=None) if key == "date_from" else replace(filters, date_to=None)
            chips.append(Chip(name, printed_day(day), address(replace(request, filters=without, page=1))))
    return tuple(chips)


def _groups(request: SearchRequest, result: SearchResult) -> tuple[FacetGroup, ...]:
    groups = []
    for name, title in FACETS.items():
        values = result.facets.get(name, ())
        links = [FacetLink(value, address(toggled(request, name, value.value))) for value in values]
        if not links:
            continue
        ordered = _ordered(name, links)
        shown = SHOWN + 1 if len(ordered) == SHOWN + 1 else SHOWN
        opened = name in OPENED or any(link.value.selected for link in links)
        left_out = max(0, len(links) - LISTED)
        kept = ordered[:LISTED]
        groups.append(FacetGroup(name, title, tuple(kept[:shown]), tuple(kept[shown:]), left_out, opened))
    return tuple(groups)


def _ordered(name: str, links: list[FacetLink]) -> list[FacetLink]:
    """What is chosen first; a tree of places keeps its order and, where it is too long, loses its lowest levels."""
    if name not in ("place", "visited", "mentioned"):
        return sorted(links, key=lambda link: not link.value.selected)
    if len(links) <= LISTED:
        return links
    deepest = 1 if sum(link.value.depth <= 1 for link in links) <= LISTED else 0
    return [link for link in links if link.value.depth <= deepest or link.value.selected]


def _sorts(request: SearchRequest) -> tuple[Choice, ...]:
    words = {Sort.RELEVANCE: "最相关", Sort.NEWEST: "最新"}
    offered = words if request.query else {Sort.NEWEST: "最新"}
    return tuple(
        Choice(label, address(replace(request, sort=sort, page=1)), request.sort is sort)
        for sort, label in offered.items()
    )


def _pages(request: SearchRequest, result: SearchResult) -> tuple[Choice | None, ...]:
    near = {1, result.pages, *range(request.page - 2, request.page + 3)}
    numbers = sorted(number for number in near if 1 <= number <= result.pages)
    out: list[Choice | None] = []
    for index, number in enumerate(numbers):
        if index and number - numbers[index - 1] > 1:
            out.append(None)
        out.append(Choice(str(number), _turned(request, number), number == request.page))
    return tuple(out)


def _rescues(view: Viewed, request: SearchRequest, chips: tuple[Chip, ...]) -> tuple[Rescue, ...]:
    """What each restriction, or all of them, would have to be given up for, and what that finds."""
    tried: list[tuple[str, SearchRequest]] = []
    for name in FIELDS:
        if getattr(request.filters, name):
            tried.append((f"去掉“{FACETS[name]}”的限定", with_filter(request, name, ())))
    if request.filters.date_from or request.filters.date_to:
        undated = replace(request.filters, date_from=None, date_to=None)
        tried.append(("去掉日期的限定", replace(request, filters=undated, page=1)))
    if len(chips) > 1:
        tried.append(("去掉全部限定", replace(request, filters=Filters(), page=1)))
    words = request.query.split()
    if len(words) > 1:
        for word in words:
            rest = " ".join(other for other in words if other != word)
            tried.append((f"不要“{word}”", replace(request, query=rest, page=1)))
    found = ((words, attempt, total_of(view, attempt)) for words, attempt in tried[:SHOWN])
    return tuple(Rescue(words, address(attempt), total) for words, attempt, total in found if total)
