"""What every resource shares: its router, the answers it documents, and how it says that something is not there."""

from __future__ import annotations

from typing import Any, NoReturn

from fastapi import APIRouter

from app.store.reading.redirects import current_id
from app.web.api.freshness import FRESH
from app.web.api.lists import PREFIX, api_address
from app.web.api.parameters import ONCE
from app.web.api.problems import Problem, RefusedError
from app.web.frame import View

_MISSING = {
    "statements": "没有这篇发言，请检查编号。",
    "points": "这篇发言没有这个要点，请检查编号。",
    "speakers": "没有这位发言人，请检查编号。",
    "departments": "语料里没有这个部门，部门用简称，如“人社局”。",
    "places": "语料里没有这个地区，地区用代码，如 3408。",
    "events": "没有这次活动，请检查编号。",
}
_Answers = dict[int | str, dict[str, Any]]
_SAME: _Answers = {304: {"description": "与您手里的（If-None-Match）相同。The copy you hold is current."}}
_WRONG: _Answers = {422: {"model": Problem, "description": "参数有误，或检索式读不懂。Wrong parameters."}}
LIST: _Answers = _SAME | _WRONG
"""The answers of a list, beside its items."""
ONE: _Answers = {
    **LIST,
    308: {"description": "编号已变，转到现在的地址。The id has changed."},
    404: {"model": Problem, "description": "没有找到。Nothing has this id."},
}
"""The answers of a single thing, beside itself."""


class MovedError(Exception):
    """The thing has another address."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


def resource(tag: str) -> APIRouter:
    """A router for one resource; ``tag`` is its name in Chinese."""
    return APIRouter(prefix=PREFIX, tags=[tag], dependencies=[ONCE, FRESH])


def missing(kind: str) -> RefusedError:
    """The refusal where nothing of this kind has the id asked for."""
    return RefusedError("not-found", 404, _MISSING[kind])


def moved(view: View, kind: str, identity: str, rest: str = "") -> NoReturn:
    """Raise MovedError where the id has changed (``rest`` follows it in the address), else the refusal.

    A point goes where its statement went.
    """
    found = current_id(view.session, "statements" if kind == "points" else kind, identity)
    if found is None:
        raise missing(kind)
    raise MovedError(api_address(kind, found) + rest)
