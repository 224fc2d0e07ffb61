"""Departments: the list, and one of them across places."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field

from app.store.reading.departments import DepartmentBrief, department_reading
from app.web.addresses import page_address
from app.web.api.lists import Listing, Stretch, Thing, api_address, listing
from app.web.api.parameters import Nothing, Paging, identified
from app.web.api.resource import LIST, ONE, missing, resource
from app.web.api.shapes import PlaceLink, StatementItem, place_link, statement_item
from app.web.frame import Viewed

router = resource("部门")


class DepartmentItem(Thing):
    """列表中的一个部门。A department in a list; its label is its id."""

    name: str = Field(description="全称。Full name.", examples=["人力资源和社会保障局"])
    known: bool = Field(description="是否在部门名录中。Whether the authority list knows it.")
    aliases: list[str] = Field(description="语料里的写法。Printed forms.", examples=[["市人社局"]])
    statements: int = Field(description="发言篇数。Number of statements.", examples=[7])
    speakers: int = Field(description="发言人数。Number of speakers.", examples=[6])
    places: int = Field(description="分布在几个地区。Number of places.", examples=[4])


class DepartmentInPlace(BaseModel):
    """一个部门在一个地区。A department in one place."""

    place: PlaceLink | None = Field(description="地区，不详为 null。Place.")
    total: int = Field(description="发言篇数。Number of statements.", examples=[3])
    newest: list[StatementItem] = Field(description="最新的几篇；全部见 /api/v1/statements。The newest of them.")


class Department(DepartmentItem):
    """一个部门。A department across places."""

    by_place: list[DepartmentInPlace] = Field(description="分地区，多的在前，最多 40 个。By place, most first.")
    sample: bool = Field(description="是否出现在样本语料。Whether the sample corpus has a statement of theirs.")


@router.get("/departments", operation_id="listDepartments", summary="部门列表", responses=LIST)
def departments(view: Viewed, asked: Annotated[Paging, Query()]) -> Listing[DepartmentItem]:
    """有已收录发言的部门，篇数多的在前。Departments, most statements first."""
    stretch = Stretch.of(asked)
    everything = view.departments
    return listing(view, stretch, len(everything), [_item(brief) for brief in stretch.cut(everything)])


@router.get("/departments/{department_id:path}", operation_id="getDepartment", summary="一个部门", responses=ONE)
def department(view: Viewed, department_id: Annotated[str, identified("人社局")], _: Nothing) -> Department:
    """一个部门的名称和各地的发言。A department with its names and its statements by place."""
    reading = department_reading(view.session, department_id)
    if reading is None:
        raise missing("departments")
    item = _item(reading.brief)
    return Department(
        **{name: getattr(item, name) for name in DepartmentItem.model_fields},
        by_place=[
            DepartmentInPlace(
                place=place_link(group.place),
                total=group.total,
                newest=[statement_item(brief) for brief in group.statements],
            )
            for group in reading.groups
        ],
        sample=reading.sample,
    )


def _item(brief: DepartmentBrief) -> DepartmentItem:
    return DepartmentItem(
        id=brief.id,
        url=page_address("departments", brief.id),
        self_=api_address("departments", brief.id),
        name=brief.name,
        known=brief.known,
        aliases=list(brief.aliases),
        statements=brief.statements,
        speakers=brief.speakers,
        places=brief.places,
    )
