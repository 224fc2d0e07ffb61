"""How much a query finds in each year, as JSON."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from app.search.view_payloads import years_payload
from app.search.years import years
from app.web.api.parameters import QueryParameters
from app.web.api.resource import LIST, resource
from app.web.api.results import QueryAnswer, answered, asked_of, refuse, set_address
from app.web.frame import Viewed

router = resource("检索")


class Year(BaseModel):
    """一年。A year, or what has no known date."""

    value: str = Field(description="用作 year 参数的值。Value of the parameter ``year``.", examples=["2020", "unknown"])
    url: str | None = Field(
        description="网页上这一年的命中，没有则为 null。Page with its hits.", examples=["/search?year=2020"]
    )
    self_: str | None = Field(
        alias="self",
        description="接口里这一年的命中，没有则为 null。Its hits in the API.",
        examples=["/api/v1/search?year=2020"],
    )
    count: int = Field(description="命中几篇，准确。Exact number of hits.", examples=[37])
    whole: int = Field(description="语料中这一年共几篇。Statements of that year in the corpus.", examples=[120])
    share: float = Field(description="占这一年的比例，四位小数。Hits as a part of them.", examples=[0.3083])


class YearsAnswer(QueryAnswer):
    """各年的篇数。How many statements match in each year."""

    total: int = Field(description="共几篇，准确。Exact number of hits.", examples=[221])
    years: list[Year] = Field(
        description="从有命中的头一年到末一年，中间的都列；最后一项 unknown 是日期不详的。Every year, then the undated."
    )


@router.get(
    "/years",
    operation_id="years",
    summary="各年篇数",
    response_model=YearsAnswer,
    responses=LIST,
)
def years_json(view: Viewed, given: Annotated[QueryParameters, Query()], response: Response) -> Response:
    """检索结果每年几篇，占当年多少，一次答全。Hits a year beside all statements of that year, all at once."""
    asked = asked_of(view, given)
    found = years(view.session, asked.request)
    refuse(found.problem)
    payload = years_payload(found)
    for year in payload["years"]:
        nothing = {"url": None, "self": None}
        year |= set_address(asked.request, "year", year["value"]) if year["count"] else nothing
    return answered(payload, asked.notices, response)
