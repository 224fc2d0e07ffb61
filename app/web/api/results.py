"""What the answers to a query share, be they a list, lines in context, groups or years."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from pydantic.json_schema import SkipJsonSchema

from app.search.model import QueryProblem, SearchRequest
from app.web.addresses import SIZE, Asked, address, read_query, resource_address, with_filter
from app.web.api.lists import turned
from app.web.api.parameters import Paging, QueryParameters
from app.web.api.problems import RefusedError
from app.web.api.shapes import VoiceItem
from app.web.frame import View
from app.web.look import LISTED

_FORM = frozenset({"order", "width", "by", "page", "size"})
"""Parameters that differ from resource to resource; they are read by the model of each."""


class QueryAnswer(BaseModel):
    """对一个检索式的回答。An answer to a query."""

    query: str = Field(description="检索式。Query.", examples=["营商环境 人才"])
    interpreted: str = Field(
        description="检索式怎样解读。How the query was read.", examples=["同时含有“营商环境”和“人才”"]
    )
    notices: list[str] | SkipJsonSchema[None] = Field(
        None,
        description="需要知道的事，没有则无此项。What is to be known of the request.",
        examples=[["起始日期晚于结束日期，已对调。"]],
    )


class PagedAnswer(QueryAnswer):
    """结果的一页。One page of results."""

    page: int = Field(description="第几页。Number of this page.", examples=[1])
    pages: int = Field(description="共几页。How many pages there are.", examples=[2])
    size: int = Field(description="每页几条。Items on a page.", examples=[20])
    next: str | None = Field(description="下一页。Next page.", examples=["/api/v1/search?q=人才&page=2"])
    previous: str | None = Field(description="上一页。Page before.", examples=[None])


class SearchHit(BaseModel):
    """一篇命中的发言。A statement that matches."""

    id: str = Field(description="编号。Stable id.", examples=["k5l6m7n2o3"])
    url: str = Field(description="网页地址。Address of the page.", examples=["/statements/k5l6m7n2o3"])
    self_: str = Field(
        alias="self", description="接口地址。Address in the API.", examples=["/api/v1/statements/k5l6m7n2o3"]
    )
    speaker: str | None = Field(description="发言人，未署名为 null。Speaker.", examples=["林晓禾"])
    signed: str | None = Field(
        description="姓名；没有写明是哪一位时照印出的写法，没印为 null。As signed.",
        examples=["林晓禾"],
    )
    voices: list[VoiceItem] = Field(description="几人合说时的各位，否则为空。Those who speak together.")
    role: str | None = Field(description="职务，照原样。Role as printed.", examples=["市人社局局长"])
    departments: list[str] = Field(description="部门简称。Departments.", examples=[["人社局"]])
    place: list[str] = Field(description="任职的地区，从省到本级。Place served.", examples=[["安徽省", "安庆市"]])
    event: str | None = Field(description="活动的标题。Title of the event.", examples=["赴江苏考察学习座谈会"])
    date: datetime.date | None = Field(description="日期，不详为 null。Day.", examples=["2020-10-29"])
    date_published: bool = Field(description="日期是否只是刊发日。Whether it is the day of publication.")
    sample: bool = Field(description="是否样本语料。Whether it is of the sample corpus.")
    heading: str | None = Field(description="小标题。Heading.", examples=["把服务送到门口"])
    text: str = Field(
        description="小标题、换行、各段。Heading, line break, paragraphs.", examples=["营商环境没有最好。"]
    )
    marks: list[tuple[int, int]] = Field(
        description="命中处在 text 中的起止，按字符数。Marks as code points of the text.", examples=[[[0, 4]]]
    )


def asked_of(view: View, given: QueryParameters) -> Asked:
    """The query, the filters and the page of a request; the form of its results is left aside."""
    asked = read_query(pair for pair in view.request.query_params.multi_items() if pair[0] not in _FORM)
    if isinstance(given, Paging):
        return replace(asked, request=replace(asked.request, page=given.page, size=given.size))
    return asked


def set_address(request: SearchRequest, name: str, value: str) -> dict[str, str]:
    """The addresses, of the page and in the API, of the list that one value of a filter leaves of ``request``."""
    narrowed = replace(with_filter(request, name, (value,)), size=SIZE)
    return {"url": address(narrowed), "self": resource_address(narrowed, LISTED)}


def refuse(problem: QueryProblem | None) -> None:
    """Raise the refusal where a query could not be read."""
    if problem is not None:
        raise RefusedError("unreadable-query", 422, problem.message, problem.position)


def turning(view: View, page: int, pages: int, size: int) -> dict[str, Any]:
    """The size of a page, and the addresses of the pages beside this one."""
    return {
        "size": size,
        "next": turned(view, page + 1, pages),
        "previous": turned(view, min(page - 1, pages), pages),
    }


def answered(payload: dict[str, Any], notices: Sequence[str], response: Response) -> Response:
    """The answer; ``response`` holds its headers."""
    if notices:
        payload = payload | {"notices": list(notices)}
    return JSONResponse(payload, headers=response.headers)
