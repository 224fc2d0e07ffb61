"""The results of a search as lines in context, groups or years, with everything in them that can be clicked."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from app.search.arranging import Order
from app.search.concordance import WIDTHS, concordance
from app.search.grouping import By, groups
from app.search.model import UNKNOWN, Hit, SearchRequest
from app.search.years import Year, Years, years
from app.text.messages import Message, many, say
from app.web.addresses import address, page_address, search_address, with_filter
from app.web.charts import chart_of, year_datum
from app.web.contexts.links import Choice
from app.web.contexts.search import ChartView, GroupRow, GroupsView, LineRow, LinesView, YearRow
from app.web.look import SIZES, Look, Shape
from app.web.markup import mark_anchor, shortened
from app.web.wording import UNKNOWN_DAY

SHAPES = {Shape.LIST: say("列表"), Shape.KWIC: say("语境"), Shape.GROUPS: say("分组"), Shape.CHART: say("图")}
_SPEAKER, _PLACE = say("发言人{one}", one=""), say("地区{one}", one="")
ORDERS = {
    Order.LEFT: say("左文"),
    Order.RIGHT: say("右文"),
    Order.SPEAKER: _SPEAKER,
    Order.PLACE: _PLACE,
    Order.DATE: say("日期"),
}
BYS = {By.SPEAKER: _SPEAKER, By.DEPARTMENT: say("部门{one}", one=""), By.PLACE: _PLACE}
LONGEST_KEYWORD = 10
"""Characters of a keyword that a line shows; of a longer one the middle is left out."""


def hit_address(identity: str, request: SearchRequest, look: Look) -> str:
    """The address of a statement with the search carried along."""
    return address(request, page_address("statements", identity), look)


def shape_choices(request: SearchRequest, look: Look) -> tuple[Choice, ...]:
    """The forms of the same results, each from its first page."""
    return tuple(
        Choice(words, address(replace(request, page=1, size=SIZES[shape]), look=Look(shape)), shape is look.shape)
        for shape, words in SHAPES.items()
    )


def lines_view(session: Session, request: SearchRequest, look: Look) -> LinesView:
    """One page of lines in context."""
    found = concordance(session, request, look.order, look.width, request.page, request.size)
    first = replace(request, page=1)
    seen: set[str] = set()
    rows = []
    for line in found.lines:
        anchor = None if line.hit.id in seen else f"hit-{line.hit.id}"
        seen.add(line.hit.id)
        keyword = shortened(line.keyword, line.pieces, LONGEST_KEYWORD)
        whole = line.keyword if len(line.keyword) > LONGEST_KEYWORD else None
        href = f"{hit_address(line.hit.id, request, look)}#{mark_anchor(line.mark)}"
        rows.append(LineRow(line, keyword, whole, href, anchor))
    return LinesView(
        found,
        tuple(rows),
        {
            str(order): Choice(words, address(first, look=replace(look, order=order)), order is look.order)
            for order, words in ORDERS.items()
        },
        tuple(
            Choice(str(width), address(first, look=replace(look, width=width)), width == look.width) for width in WIDTHS
        ),
    )


def groups_view(session: Session, request: SearchRequest, look: Look) -> GroupsView:
    """One page of groups; the number of each opens the list of its statements."""
    found = groups(session, request, look.by, request.page, request.size)
    listed = replace(request, page=1, size=SIZES[Shape.LIST])
    return GroupsView(
        found,
        tuple(
            GroupRow(
                group,
                address(with_filter(listed, look.by, (group.value,))),
                tuple((hit, hit_address(hit.id, request, look)) for hit in group.hits),
            )
            for group in found.groups
        ),
        tuple(
            Choice(words, address(replace(request, page=1), look=replace(look, by=by)), by is look.by)
            for by, words in BYS.items()
        ),
    )


def chart_view(session: Session, request: SearchRequest) -> ChartView:
    """The years as bars and as a table; each number opens the list of its statements."""
    found = years(session, request)
    listed = replace(request, page=1, size=SIZES[Shape.LIST])
    undated = (found.undated,) if found.undated.count else ()
    data = [year_datum(year.value, year.count, _year_address(listed, year)) for year in found.years]
    return ChartView(found, chart_of(data), _described(found), _rows(listed, found.years + undated))


def _year_address(request: SearchRequest, year: Year) -> str:
    return address(with_filter(request, "year", (year.value,)))


def _described(found: Years) -> Message:
    if not found.years:
        return say("没有已知日期的发言。")
    first, last = found.years[0].value, found.years[-1].value
    span = say("{year}年", year=first) if first == last else say("{first}年至{last}年", first=first, last=last)
    highest = max(year.count for year in found.years)
    most = [year.value for year in found.years if year.count == highest]
    if len(most) > 1:
        return many(highest, "{span}，一年最多 {n} 篇。各年数字见下表。", span=span)
    return many(highest, "{span}，最多的是{year}年，{n} 篇。各年数字见下表。", span=span, year=most[0])


def _rows(request: SearchRequest, held: tuple[Year, ...]) -> tuple[YearRow, ...]:
    return tuple(
        YearRow(
            year,
            UNKNOWN_DAY if year.value == UNKNOWN else say("{year}年", year=year.value),
            _year_address(request, year) if year.count else None,
            search_address(year=year.value) if year.whole else None,
            f"{year.share:.1%}" if year.count else "",
        )
        for year in held
    )


def first_left_out(hit: Hit) -> int:
    """The number of the first mark that the snippet of a hit leaves out, 0 where it shows them all."""
    start, end = hit.snippet.start, hit.snippet.start + len(hit.snippet.text)
    outside = (number for number, mark in enumerate(hit.marks, 1) if mark[1] <= start or mark[0] >= end)
    return next(outside, 0)
