"""The search as JSON."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from app.search.model import Sort
from app.search.payload import to_payload
from app.search.service import search
from app.web.api.lists import api_address
from app.web.api.parameters import SearchParameters
from app.web.api.resource import LIST, resource
from app.web.api.results import PagedAnswer, SearchHit, answered, asked_of, refuse, turning
from app.web.frame import Viewed

router = resource("检索")


class FacetBucket(BaseModel):
    """一个分面值。One value of a facet."""

    value: str = Field(description="用作同名参数的值。Value of the parameter of this name.", examples=["3408"])
    label: str = Field(description="名称。Label.", examples=["安庆市"])
    count: int = Field(description="篇数，准确。Exact number of statements.", examples=[37])


class Facets(BaseModel):
    """各分面的取值，篇数多的优先列出，每一面不受自身限定的影响。Values; a facet is counted without its own filter."""

    place: list[FacetBucket] = Field(description="发言人所在地区。")
    visited: list[FacetBucket] = Field(description="考察地。")
    mentioned: list[FacetBucket] = Field(description="提到的地区。")
    department: list[FacetBucket] = Field(description="部门。")
    speaker: list[FacetBucket] = Field(description="发言人。")
    level: list[FacetBucket] = Field(description="职级。")
    event: list[FacetBucket] = Field(description="考察活动。")
    year: list[FacetBucket] = Field(description="年份。")
    kind: list[FacetBucket] = Field(description="要点类型。")


class More(BaseModel):
    """各分面还有几个取值没有列出，要列出更多，加大 buckets。How many values of each facet are not listed."""

    place: int = Field(description="发言人所在地区。", examples=[0])
    visited: int = Field(description="考察地。", examples=[0])
    mentioned: int = Field(description="提到的地区。", examples=[12])
    department: int = Field(description="部门。", examples=[3])
    speaker: int = Field(description="发言人。", examples=[160])
    level: int = Field(description="职级。", examples=[0])
    event: int = Field(description="考察活动。", examples=[0])
    year: int = Field(description="年份，总是 0。", examples=[0])
    kind: int = Field(description="要点类型，总是 0。", examples=[0])


class SearchAnswer(PagedAnswer):
    """检索结果的一页。One page of what a query finds, with the facets of the whole set."""

    total: int = Field(description="共几篇，准确。Exact number of hits.", examples=[37])
    sort: Sort = Field(description="排序。Order.", examples=["relevance"])
    hits: list[SearchHit] = Field(description="这一页的发言。Hits of this page.")
    facets: Facets = Field(description="分面。Facets.")
    more: More = Field(description="各分面没有列出的还有几个。How many more values each facet has.")


@router.get(
    "/search",
    operation_id="search",
    summary="检索发言",
    response_model=SearchAnswer,
    responses=LIST,
)
def search_json(view: Viewed, given: Annotated[SearchParameters, Query()], response: Response) -> Response:
    """与检索页相同的参数和结果：总数、分面都准确。The query string of the search page, with exact totals and facets.

    读不懂的检索式以 422 回答，position 指出错的字符。
    """
    asked = asked_of(view, given)
    result = search(view.session, asked.request)
    refuse(result.problem)
    payload = to_payload(result)
    for hit in payload["hits"]:
        hit["self"] = api_address("statements", hit["id"])
    payload |= turning(view, result.request.page, result.pages, result.request.size)
    return answered(payload, asked.notices, response)
