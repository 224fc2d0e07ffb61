"""The search as JSON."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

from fastapi import Query
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from pydantic.json_schema import SkipJsonSchema

from app.search.model import Sort
from app.search.payload import to_payload
from app.search.service import search
from app.web.addresses import read_query
from app.web.api.lists import api_address, turned
from app.web.api.parameters import SearchParameters
from app.web.api.problems import RefusedError
from app.web.api.resource import LIST, resource
from app.web.frame import Viewed

router = resource("检索")


class SearchHit(BaseModel):
    """一篇命中的发言。A statement that matches."""

    id: str = Field(description="编号。Stable id.", examples=["k5l6m7n2o3"])
    url: str = Field(description="网页地址。Address of the page.", examples=["/statements/k5l6m7n2o3"])
    self_: str = Field(
        alias="self", description="接口地址。Address in the API.", examples=["/api/v1/statements/k5l6m7n2o3"]
    )
    speaker: str | None = Field(description="发言人，未署名为 null。Speaker.", examples=["林晓禾"])
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


class FacetBucket(BaseModel):
    """一个分面值。One value of a facet."""

    value: str = Field(description="用作同名参数的值。Value of the parameter of this name.", examples=["3408"])
    label: str = Field(description="名称。Label.", examples=["安庆市"])
    count: int = Field(description="篇数，准确。Exact number of statements.", examples=[37])


class Facets(BaseModel):
    """各分面的全部取值，每一面不受自身限定的影响。Every value; a facet is counted without its own filter."""

    place: list[FacetBucket] = Field(description="发言人所在地区。")
    visited: list[FacetBucket] = Field(description="考察地。")
    mentioned: list[FacetBucket] = Field(description="提到的地区。")
    department: list[FacetBucket] = Field(description="部门。")
    speaker: list[FacetBucket] = Field(description="发言人。")
    level: list[FacetBucket] = Field(description="职级。")
    event: list[FacetBucket] = Field(description="考察活动。")
    year: list[FacetBucket] = Field(description="年份。")
    kind: list[FacetBucket] = Field(description="要点类型。")


class SearchAnswer(BaseModel):
    """检索结果的一页。One page of what a query finds, with the facets of the whole set."""

    query: str = Field(description="检索式。Query.", examples=["营商环境 人才"])
    interpreted: str = Field(
        description="检索式怎样解读。How the query was read.", examples=["同时含有“营商环境”和“人才”"]
    )
    total: int = Field(description="共几篇，准确。Exact number of hits.", examples=[37])
    page: int = Field(description="第几页。Number of this page.", examples=[1])
    pages: int = Field(description="共几页。How many pages there are.", examples=[2])
    size: int = Field(description="每页几篇。Hits on a page.", examples=[20])
    sort: Sort = Field(description="排序。Order.", examples=["relevance"])
    hits: list[SearchHit] = Field(description="这一页的发言。Hits of this page.")
    facets: Facets = Field(description="分面。Facets.")
    next: str | None = Field(description="下一页。Next page.", examples=["/api/v1/search?q=人才&page=2"])
    previous: str | None = Field(description="上一页。Page before.", examples=[None])
    notices: list[str] | SkipJsonSchema[None] = Field(
        None,
        description="需要知道的事，没有则无此项。What was changed in the request.",
        examples=[["起始日期晚于结束日期，已对调。"]],
    )


@router.get(
    "/search",
    operation_id="search",
    summary="检索发言",
    response_model=SearchAnswer,
    responses=LIST,
)
def search_json(view: Viewed, _: Annotated[SearchParameters, Query()], response: Response) -> Response:
    """与检索页相同的参数和结果：总数、分面都准确。The query string of the search page, with exact totals and facets.

    读不懂的检索式以 422 回答，position 指出错的字符。
    """
    asked = read_query(view.request.query_params.multi_items())
    result = search(view.session, asked.request)
    if result.problem is not None:
        raise RefusedError("unreadable-query", 422, result.problem.message, result.problem.position)
    page, pages = result.request.page, result.pages
    payload: dict[str, Any] = to_payload(result) | {
        "size": result.request.size,
        "next": turned(view, page + 1, pages),
        "previous": turned(view, min(page - 1, pages), pages),
    }
    for hit in payload["hits"]:
        hit["self"] = api_address("statements", hit["id"])
    if asked.notices:
        payload["notices"] = list(asked.notices)
    return JSONResponse(payload, headers=response.headers)
