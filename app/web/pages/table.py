"""All hits of a search as a table for spreadsheets, at the same query string as the page."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response, StreamingResponse

from app.search.language import parse_query
from app.search.model import Hit, SearchRequest
from app.search.service import every_hit
from app.text.messages import say
from app.web.addresses import address, page_address, read_query
from app.web.frame import Viewed
from app.web.language import Language, translated

router = APIRouter(include_in_schema=False)
PATH = "/search.csv"
MARK = "\ufeff"
"""What tells a spreadsheet program that the text is UTF-8."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

COLUMNS: dict[str, Callable[[Hit], object]] = {
    say("编号"): lambda hit: hit.id,
    say("地址"): lambda hit: page_address("statements", hit.id),
    say("发言人{one}", one=""): lambda hit: hit.signed,
    say("合说的人"): lambda hit: "、".join(voice.name for voice in hit.voices),
    say("职务（原文）"): lambda hit: hit.role,
    say("地区{one}", one=""): lambda hit: "".join(hit.place),
    say("部门{one}", one=""): lambda hit: "、".join(hit.departments),
    say("活动{one}", one=""): lambda hit: hit.event,
    say("日期"): lambda hit: hit.date.isoformat() if hit.date else None,
    say("日期是刊发日"): lambda hit: int(hit.date_published) if hit.date else None,
    say("小标题"): lambda hit: hit.heading,
    say("命中（处）"): lambda hit: len(hit.marks),
    say("段落"): lambda hit: hit.snippet.text.replace("\n", " "),
    say("样本{one}", one=""): lambda hit: int(hit.sample),
}
"""The columns: what a reader calls each, and what of a hit it holds (blank for what is not known)."""


@router.get(PATH)
def table(view: Viewed) -> Response:
    """Every hit, streamed; a query that cannot be read leads to the page that says where."""
    request = read_query(view.request.query_params.multi_items()).request
    if parse_query(request.query).problem is not None:
        return RedirectResponse(address(request), 303)
    reader = view.reader
    heads = [translated(head) if reader.language is Language.ENGLISH else head for head in COLUMNS]
    name = f"yanlu-{view.facts.build}.csv"
    return StreamingResponse(
        (MARK + text if at == 0 else text for at, text in enumerate(_lines(view.request, request, heads))),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{quote(name)}"', "Vary": "Cookie"},
    )


def _lines(asked: Request, request: SearchRequest, heads: list[str]) -> Iterator[str]:
    """The table line by line; its session is its own, for it goes on after the request has been answered."""
    base = str(asked.base_url).rstrip("/")
    yield _written(heads)
    with asked.app.state.sessions() as session:
        for hit in every_hit(session, request):
            cells = [column(hit) for column in COLUMNS.values()]
            yield _written([cells[0], f"{base}{cells[1]}", *cells[2:]])


def _written(cells: list[object] | list[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([_harmless(cell) for cell in cells])
    return line.getvalue()


def _harmless(cell: object) -> object:
    """Words of a source must not become a formula: an apostrophe makes them text (OWASP, CSV Injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
