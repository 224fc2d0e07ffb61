"""What a query finds by speaker, department or place, as JSON."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from app.search.grouping import BEST, By, groups
from app.search.view_payloads import groups_payload
from app.web.api.lists import api_address
from app.web.api.parameters import GroupParameters
from app.web.api.resource import LIST, resource
from app.web.api.results import PagedAnswer, SearchHit, answered, asked_of, refuse, set_address, turning
from app.web.frame import Viewed

router = resource("检索")


class Group(BaseModel):
    """一组发言。The hits of one speaker, department or place."""

    value: str = Field(
        description="用作 by 所指参数的值，所得正是这一组。Value of the parameter named by ``by``.",
        examples=["3408-itself"],
    )
    url: str = Field(
        description="网页上这一组的全部发言。Page with all of the group.", examples=["/search?place=3408-itself"]
    )
    self_: str = Field(
        alias="self",
        description="接口里这一组的全部发言。All of the group in the API.",
        examples=["/api/v1/search?place=3408-itself"],
    )
    label: str = Field(description="名称。Label.", examples=["安庆市"])
    above: list[str] = Field(description="地区的各上级，从省起。Places that it lies in.", examples=[["安徽省"]])
    count: int = Field(description="篇数，准确。Exact number of statements.", examples=[37])
    hits: list[SearchHit] = Field(description=f"最前的发言，至多 {BEST} 篇。Its best hits.")


class GroupsAnswer(PagedAnswer):
    """分组的一页，篇数多的在前。One page of groups, most statements first, the unknown last."""

    by: By = Field(description="按什么分组。What the groups are by.", examples=["place"])
    total: int = Field(description="共几篇发言，准确。Exact number of statements.", examples=[221])
    count: int = Field(description="共几组，准确。Exact number of groups.", examples=[14])
    groups: list[Group] = Field(description="这一页的各组。Groups of this page.")


@router.get(
    "/groups",
    operation_id="groups",
    summary="分组",
    response_model=GroupsAnswer,
    responses=LIST,
)
def groups_json(view: Viewed, given: Annotated[GroupParameters, Query()], response: Response) -> Response:
    """检索结果按发言人、部门或地区分组。What a query finds by speaker, department or place.

    地区只算本级；有几个部门的发言，在各组中都算。
    """
    asked = asked_of(view, given)
    found = groups(view.session, asked.request, given.by, given.page, given.size)
    refuse(found.problem)
    payload = groups_payload(found) | turning(view, found.page, found.pages, found.size)
    for group in payload["groups"]:
        group |= set_address(asked.request, given.by, group["value"])
        for hit in group["hits"]:
            hit["self"] = api_address("statements", hit["id"])
    return answered(payload, asked.notices, response)
