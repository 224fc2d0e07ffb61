"""Nothing stands at an address: an old id redirects, anything else suggests where to go."""

from __future__ import annotations

import re
from urllib.parse import unquote

from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from app.search.namelist import Fit
from app.search.near_names import alike
from app.store.reading.redirects import current_id
from app.text.messages import say
from app.web.addresses import page_address
from app.web.contexts.guide import MissingPage
from app.web.frame import View
from app.web.naming import names_kept
from app.web.offers import Offer, name_address
from app.web.templating import render

NAMES = 6
"""Names that are offered at most."""
SPELLED = 4
"""Letters from which on the last part of an address may be a name in pinyin."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_THINGS = {
    "statements": say("没有这篇发言。"),
    "speakers": say("没有这位发言人。"),
    "events": say("没有这次活动。"),
    "sources": say("没有这个文件。"),
    "departments": say("语料里没有这个部门。"),
    "places": say("语料里没有这个地区。"),
}


class Missing(HTTPException):
    """Nothing with this id; raised by the page of one thing."""

    def __init__(self, kind: str) -> None:
        super().__init__(404, _THINGS[kind])


def moved(view: View, kind: str, identity: str) -> RedirectResponse:
    """The redirect from an id that had to change, the query string kept. Raises Missing where there is none."""
    found = current_id(view.session, kind, identity)
    if found is None:
        raise Missing(kind)
    query = view.request.url.query
    return RedirectResponse(page_address(kind, found) + (f"?{query}" if query else ""), 301)


def missing(view: View, message: str | None) -> Response:
    """The page that says so, with names that the last part of the address may mean, and that part as words to search
    for, if it is Chinese."""
    last = unquote(view.request.url.path.rstrip("/").rpartition("/")[2]).strip()
    words = last if _CHINESE.search(last) else None
    page = MissingPage(
        frame=view.frame(say("找不到这一页")),
        message=message or say("这个地址上没有内容。"),
        hint=words,
        names=_names(view, last, words is not None),
    )
    return render(page, 404)


def _names(view: View, last: str, chinese: bool) -> tuple[Offer, ...]:
    """Letters of an id are no pinyin: they must spell a name from its beginning, and not be few."""
    if not chinese and len(last) < SPELLED:
        return ()
    found = alike(names_kept(view), last, NAMES, Fit.INSIDE_SHORT if chinese else Fit.START)
    return tuple(Offer(one.label, one.detail, name_address(one), one.statements) for one in found)
