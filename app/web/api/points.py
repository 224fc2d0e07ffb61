"""Points: the list across statements, and one of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from fastapi import Query
from pydantic import Field

from app.search.model import UNKNOWN
from app.store.reading.points import PointBrief, one_point, point_conditions, point_list
from app.web.addresses import page_address
from app.web.api.lists import Listing, Stretch, Thing, api_address, listing
from app.web.api.parameters import Nothing, PointParameters, identified
from app.web.api.resource import LIST, ONE, moved, resource
from app.web.api.shapes import DepartmentLink, StatementItem, department_links, statement_item
from app.web.frame import Viewed

router = resource("要点")


class Point(Thing):
    """一个要点。A numbered point; its id is its statement's, a slash and its label."""

    label: str = Field(description="编号，逐层。Path.", examples=["1-2"])
    parent: str | None = Field(description="上一层的编号。Label of the point around it.", examples=[None])
    group: int = Field(description="第几组，从 1 数起。Number of its group.", examples=[1])
    depth: int = Field(description="层次，从 0 数起。Depth.", examples=[0])
    marker: str = Field(description="序号，照原样。Printed ordinal.", examples=["二是"])
    kind: str | None = Field(description="类型，未分类为 null。Kind.", examples=["gap"])
    cue: str | None = Field(description="判定类型的词语。Words that decide the kind.", examples=["差距"])
    text: str = Field(description="从序号到本条结束。From its marker to its end.", examples=["二是服务不细。"])
    start: int = Field(description="在发言 text 中的起点，按字符数。Offset in the text.", examples=[37])
    end: int = Field(description="终点。End.", examples=[44])
    statement: StatementItem = Field(description="所在发言。Its statement.")
    departments: list[DepartmentLink] = Field(description="发言人的部门。Departments of the speaker.")
    withdrawn: bool = Field(description="所在发言是否已撤下。Whether its statement has been withdrawn.")


@router.get("/points", operation_id="listPoints", summary="要点列表", responses=LIST)
def points(view: Viewed, asked: Annotated[PointParameters, Query()]) -> Listing[Point]:
    """已收录发言的要点，新的在前，篇内依次序。Points of published statements, newest statement first."""
    stretch = Stretch.of(asked)
    conditions = point_conditions(
        statement=[value.strip() for value in asked.statement],
        event=[value.strip() for value in asked.event],
        department=_known(asked.department),
        place=_known(asked.place),
        kind=_known(asked.kind),
    )
    total, found = point_list(view.session, conditions, stretch.size, stretch.offset)
    return listing(view, stretch, total, [_point(brief) for brief in found])


@router.get("/points/{statement_id}/{label}", operation_id="getPoint", summary="一个要点", responses=ONE)
def point(
    view: Viewed,
    statement_id: Annotated[str, identified("k5l6m7n2o3")],
    label: Annotated[str, identified("1-2")],
    _: Nothing,
) -> Point:
    """一个要点及其所在发言。A point with its statement."""
    brief = one_point(view.session, statement_id, label)
    if brief is None:
        moved(view, "points", statement_id, f"/{label}")
    return _point(brief)


def _known(values: Iterable[str]) -> list[str | None]:
    return [None if value.strip() == UNKNOWN else value.strip() for value in values]


def _point(brief: PointBrief) -> Point:
    identity = brief.statement.id
    return Point(
        id=f"{identity}/{brief.label}",
        url=f"{page_address('statements', identity)}#p-{brief.label}",
        self_=f"{api_address('points', identity)}/{brief.label}",
        label=brief.label,
        parent=brief.parent,
        group=brief.group,
        depth=brief.depth,
        marker=brief.marker,
        kind=brief.kind,
        cue=brief.cue,
        text=brief.text,
        start=brief.start,
        end=brief.end,
        statement=statement_item(brief.statement),
        departments=department_links(brief.departments),
        withdrawn=brief.withdrawn,
    )
