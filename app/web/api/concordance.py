"""The places at which a query stands, each in its context, as JSON."""

from __future__ import annotations

import datetime
from typing import Annotated

from fastapi import Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from app.search.arranging import Order
from app.search.concordance import CONTEXTS, concordance
from app.search.view_payloads import concordance_payload
from app.web.api.lists import api_address
from app.web.api.parameters import ConcordanceParameters
from app.web.api.resource import LIST, resource
from app.web.api.results import PagedAnswer, answered, asked_of, refuse, turning
from app.web.api.shapes import VoiceItem
from app.web.frame import Viewed

router = resource("检索")
WORDLESS = "检索式里没有要在正文中找的词，没有可以列出的位置。"


class Line(BaseModel):
    """一处命中及其上下文。A place at which the query stands, in its context."""

    id: str = Field(description="发言编号。Id of the statement.", examples=["k5l6m7n2o3"])
    url: str = Field(
        description="网页地址，直接翻到这一处。Address of the page, at this place.",
        examples=["/statements/k5l6m7n2o3?q=%E4%BA%BA%E6%89%8D#m-2"],
    )
    self_: str = Field(
        alias="self", description="发言的接口地址。Statement in the API.", examples=["/api/v1/statements/k5l6m7n2o3"]
    )
    left: str = Field(description="左文，照原样。Text before it.", examples=["下一步要"])
    keyword: str = Field(description="命中的文字，照原样。Text that matches.", examples=["引进人才"])
    right: str = Field(description="右文，照原样。Text behind it.", examples=["，留住人才。"])
    start: int = Field(description="命中在发言 text 中的起点，按字符数。Offset in the text.", examples=[37])
    end: int = Field(description="终点。End.", examples=[41])
    speaker: str | None = Field(description="发言人，未署名为 null。Speaker.", examples=["林晓禾"])
    signed: str | None = Field(
        description="姓名；没有写明是哪一位时照印出的写法，没印为 null。As signed.",
        examples=["林晓禾"],
    )
    voices: list[VoiceItem] = Field(description="几人合说时的各位，否则为空。Those who speak together.")
    role: str | None = Field(description="职务，照原样。Role as printed.", examples=["市人社局局长"])
    place: list[str] = Field(description="任职的地区，从省到本级。Place served.", examples=[["安徽省", "安庆市"]])
    event: str | None = Field(description="活动的标题。Title of the event.", examples=["赴江苏考察学习座谈会"])
    date: datetime.date | None = Field(description="日期，不详为 null。Day.", examples=["2020-10-29"])
    date_published: bool = Field(description="日期是否只是刊发日。Whether it is the day of publication.")
    sample: bool = Field(description="是否样本语料。Whether it is of the sample corpus.")


class ConcordanceAnswer(PagedAnswer):
    """语境的一页。One page of lines in context."""

    order: Order = Field(description="排序。Order.", examples=["left"])
    width: int = Field(description="每侧几个字。Characters on each side.", examples=[20])
    total: int = Field(description="共几处，准确。Exact number of lines.", examples=[128])
    statements: int = Field(description="见于几篇发言，准确。Exact number of statements with lines.", examples=[37])
    arranged: int = Field(
        description=f"前面几处是按 order 排的，其余新的在前；按左文、右文至多排 {CONTEXTS} 处。Lines in this order.",
        examples=[128],
    )
    lines: list[Line] = Field(description="这一页的各处。Lines of this page.")


@router.get(
    "/concordance",
    operation_id="concordance",
    summary="语境",
    response_model=ConcordanceAnswer,
    responses=LIST,
)
def concordance_json(view: Viewed, given: Annotated[ConcordanceParameters, Query()], response: Response) -> Response:
    """检索式在正文中的每一处，连同上下文。Every place at which the words of a query stand, with its context.

    没有要找的词就没有可列的位置，total 为 0，并在 notices 中说明。
    """
    asked = asked_of(view, given)
    found = concordance(view.session, asked.request, given.order, given.width, given.page, given.size)
    refuse(found.problem)
    payload = concordance_payload(found) | turning(view, found.page, found.pages, found.size)
    for line in payload["lines"]:
        line["self"] = api_address("statements", line["id"])
    return answered(payload, (*asked.notices, *([WORDLESS] if found.wordless else [])), response)
