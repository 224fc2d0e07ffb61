"""The search page: request to result, with everything that can be clicked next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from fastapi import APIRouter
from fastapi.responses import Response

from app.search.buckets import UNKNOWN_LABELS
from app.search.language import parse_query
from app.search.model import ITSELF, UNKNOWN, Filters, SearchRequest, SearchResult, Sort
from app.search.service import search
from app.store.reading.labels import event_titles, place_names, speaker_names
from app.text.messages import many, say
from app.web.addresses import FIELDS, address, pairs, read_query, resource_address, toggled
from app.web.contexts.links import Choice
from app.web.contexts.search import ChartView, Chip, GroupsView, LinesView, SearchPage
from app.web.facets import facet_groups
from app.web.frame import View, Viewed
from app.web.look import SIZES, Look, Shape
from app.web.markup import fault
from app.web.offers import offers_of
from app.web.pages.table import PATH
from app.web.rescuing import rescues_of
from app.web.templating import render
from app.web.views import chart_view, first_left_out, groups_view, hit_address, lines_view, shape_choices
from app.web.wording import FACETS, KINDS, printed_day, restricted

router = APIRouter()
Link = Callable[[SearchRequest], str]
"""The address of a request, its results in the form of the page."""


@router.get("/search", include_in_schema=False)
def results(view: Viewed) -> Response:
    """What a query finds; what of the query string cannot be read becomes a notice."""
    asked = read_query(view.request.query_params.multi_items())
    request, look, notices = asked.request, asked.look, list(asked.notices)
    shown = _shown(view, request, look)
    if shown.last and request.page > shown.last:
        notices.append(many(shown.last, "只有 {n} 页，已显示最后一页。"))
        request = replace(request, page=shown.last)
        shown = _shown(view, request, look)
    result = shown.result
    link = partial(address, look=look)
    chips = _chips(view, request, result, link)
    query = parse_query(request.query)
    empty = not result.total and result.problem is None
    nowhere, rescues = rescues_of(view, request, query, chips, link) if empty else ((), ())
    first = pairs(replace(request, page=1), look)
    title = say("检索“{query}”", query=request.query) if request.query else say("检索全部发言")
    frame = view.frame(
        restricted(title, [chip.words for chip in chips]),
        notices=notices,
        sample=shown.sample or (shown.chart is not None and view.facts.samples > 0),
        query=request.query,
        carried=tuple(pair for pair in first if pair[0] != "q"),
    )
    page = SearchPage(
        frame=frame,
        request=request,
        look=look,
        views=shape_choices(request, look),
        lines=shown.lines,
        grouped=shown.grouped,
        chart=shown.chart,
        result=result,
        hits=tuple((hit, hit_address(hit.id, request, look), first_left_out(hit)) for hit in result.hits)
        if look.shape is Shape.LIST
        else (),
        chips=chips,
        cleared=link(replace(request, filters=Filters(), page=1)),
        groups=facet_groups(request, result, link),
        sorts=_sorts(request, link),
        last=shown.last,
        pages=_pages(request, shown.last, link),
        previous=_turned(request, request.page - 1, link) if request.page > 1 else None,
        following=_turned(request, request.page + 1, link) if request.page < shown.last else None,
        nowhere=nowhere,
        rescues=rescues,
        offers=offers_of(view, request, query, result.total),
        fault=fault(request.query, result.problem.position) if result.problem else None,
        dates=tuple(pair for pair in first if pair[0] not in ("from", "to")),
        api=resource_address(request, look),
        table=address(replace(request, page=1, size=SIZES[Shape.LIST]), PATH),
        link=str(view.request.base_url).rstrip("/") + link(replace(request, page=1)),
    )
    return render(page)


@dataclass(frozen=True)
class _Shown:
    """One page of results in one form: the result with its facets, what the form shows, and the number of pages."""

    result: SearchResult
    last: int
    lines: LinesView | None = None
    grouped: GroupsView | None = None
    chart: ChartView | None = None

    @property
    def sample(self) -> bool:
        """Whether something of the sample corpus is shown."""
        listed = self.result.hits if not (self.lines or self.grouped or self.chart) else ()
        hits = [*listed, *(row.line.hit for row in (self.lines.rows if self.lines else ()))]
        hits += [hit for row in (self.grouped.rows if self.grouped else ()) for hit, _ in row.hits]
        return any(hit.sample for hit in hits)


def _shown(view: View, request: SearchRequest, look: Look) -> _Shown:
    if look.shape is Shape.LIST:
        result = search(view.session, request)
        return _Shown(result, result.pages)
    result = search(view.session, replace(request, page=1, size=1))
    if look.shape is Shape.KWIC:
        lines = lines_view(view.session, request, look)
        return _Shown(result, lines.concordance.pages, lines=lines)
    if look.shape is Shape.GROUPS:
        grouped = groups_view(view.session, request, look)
        return _Shown(result, grouped.groups.pages, grouped=grouped)
    return _Shown(result, min(result.total, 1), chart=chart_view(view.session, request))


def _turned(request: SearchRequest, page: int, link: Link) -> str:
    return link(replace(request, page=page))


def _chips(view: View, request: SearchRequest, result: SearchResult, link: Link) -> tuple[Chip, ...]:
    named = {(name, v.value): v.label for name, values in result.facets.items() for v in values}
    filters = request.filters
    places = [code.removesuffix(ITSELF) for code in (*filters.place, *filters.visited, *filters.mentioned)]
    looked_up = {
        **place_names(view.session, places),
        **speaker_names(view.session, filters.speaker),
        **event_titles(view.session, filters.event),
    }
    chips = []
    for name in FIELDS:
        for value in getattr(filters, name):
            known = KINDS.get(value) if name == "kind" else looked_up.get(value)
            if name == "place" and value.endswith(ITSELF) and value.removesuffix(ITSELF) in looked_up:
                known = say("{place}本级", place=looked_up[value.removesuffix(ITSELF)])
            words = (
                named.get((name, value)) or known or (UNKNOWN_LABELS.get(name, value) if value == UNKNOWN else value)
            )
            chips.append(Chip(FACETS[name], words, link(toggled(request, name, value))))
    for title, day, without in (
        (say("从"), filters.date_from, replace(filters, date_from=None)),
        (say("到"), filters.date_to, replace(filters, date_to=None)),
    ):
        if day:
            chips.append(Chip(title, printed_day(day), link(replace(request, filters=without, page=1))))
    return tuple(chips)


def _sorts(request: SearchRequest, link: Link) -> tuple[Choice, ...]:
    words = {Sort.RELEVANCE: say("最相关"), Sort.NEWEST: say("最新")}
    offered = words if request.query else {Sort.NEWEST: words[Sort.NEWEST]}
    return tuple(
        Choice(label, link(replace(request, sort=sort, page=1)), request.sort is sort)
        for sort, label in offered.items()
    )


def _pages(request: SearchRequest, last: int, link: Link) -> tuple[Choice | None, ...]:
    near = {1, last, *range(request.page - 2, request.page + 3)}
    numbers = sorted(number for number in near if 1 <= number <= last)
    out: list[Choice | None] = []
    for index, number in enumerate(numbers):
        if index and number - numbers[index - 1] > 1:
            out.append(None)
        out.append(Choice(str(number), _turned(request, number, link), number == request.page))
    return tuple(out)
