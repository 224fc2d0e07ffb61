"""Places: the tree as a flat list, and one of them with everything below it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from fastapi import Query
from pydantic import Field

from app.domain.people import PlaceLevel
from app.store.reading.places import PlaceNode, PlaceReading, place_reading
from app.web.addresses import page_address
from app.web.api.lists import Listing, Stretch, Thing, api_address, listing
from app.web.api.parameters import Nothing, Paging, identified
from app.web.api.resource import LIST, ONE, missing, resource
from app.web.api.shapes import DepartmentLink, EventItem, PlaceName, department_links, event_item
from app.web.frame import Viewed

router = resource("地区")


class PlaceItem(Thing):
    """一个地区，各数都含其下各级。A place; its code is its id, and everything below is counted in."""

    name: str = Field(description="名称。Name.", examples=["安庆市"])
    level: PlaceLevel = Field(description="级别：province 省、city 市、county 县。Level.", examples=["city"])
    parent: str | None = Field(description="上级的代码，省为 null。Code of the place above.", examples=["34"])
    depth: int = Field(description="层次，省为 0。Depth.", examples=[1])
    statements: int = Field(description="任职者的发言篇数。Statements by those who serve there.", examples=[37])
    visits_from: int = Field(description="从这里出发的活动。Events of delegations from there.", examples=[2])
    visits_to: int = Field(description="到这里考察的活动。Events that visit it.", examples=[1])


class DepartmentCount(DepartmentLink):
    """在一个地区发言的部门。A department that speaks for a place."""

    statements: int = Field(description="发言篇数。Number of statements.", examples=[3])


class Place(PlaceItem):
    """一个地区。A place; its statements are at /api/v1/statements?place= with its code."""

    chain: list[PlaceName] = Field(description="从省到本级。From the province down to the place itself.")
    children: list[PlaceItem] = Field(description="下一级。Places right below.")
    departments: list[DepartmentCount] = Field(description="部门，篇数多的在前。Departments, most first.")
    newest_from: list[EventItem] = Field(description="从这里出发的活动，最新的 20 次。The newest events from there.")
    newest_to: list[EventItem] = Field(description="到这里考察的活动，最新的 20 次。The newest events that visit it.")
    mentions: int = Field(description="提到这里的发言篇数。Statements that name it.", examples=[5])
    sample: bool = Field(description="是否出现在样本语料。Whether the sample corpus is among what is shown.")


@router.get("/places", operation_id="listPlaces", summary="地区列表", responses=LIST)
def places(view: Viewed, asked: Annotated[Paging, Query()]) -> Listing[PlaceItem]:
    """有人任职、出发或到访的地区及其上级，依地区树的次序。The tree of places in order, each with its parent."""
    stretch = Stretch.of(asked)
    everything = view.kept("api-places", lambda: _with_parents(view.tree))
    shown = [_item(node, parent) for node, parent in stretch.cut(everything)]
    return listing(view, stretch, len(everything), shown)


@router.get("/places/{code}", operation_id="getPlace", summary="一个地区", responses=ONE)
def place(view: Viewed, code: Annotated[str, identified("3408")], _: Nothing) -> Place:
    """一个地区：下级、部门、往来的活动。A place with what is below it, who speaks for it and who comes and goes."""
    reading = place_reading(view.session, code, 1)
    if reading is None:
        raise missing("places")
    return _whole(reading)


def _with_parents(tree: Iterable[PlaceNode]) -> tuple[tuple[PlaceNode, str | None], ...]:
    """Each node of a tree in order with the code of the node above it."""
    above: list[str] = []
    found = []
    for node in tree:
        del above[node.depth :]
        found.append((node, above[-1] if above else None))
        above.append(node.code)
    return tuple(found)


def _item(node: PlaceNode, parent: str | None) -> PlaceItem:
    return PlaceItem(
        id=node.code,
        url=page_address("places", node.code),
        self_=api_address("places", node.code),
        name=node.name,
        level=PlaceLevel(node.level),
        parent=parent,
        depth=node.depth,
        statements=node.statements,
        visits_from=node.visits_from,
        visits_to=node.visits_to,
    )


def _whole(reading: PlaceReading) -> Place:
    chain = reading.ref.chain
    item = _item(reading.node, chain[-2][0] if len(chain) > 1 else None)
    counts = dict(reading.departments)
    return Place(
        **{name: getattr(item, name) for name in PlaceItem.model_fields},
        chain=[PlaceName(code=code, name=name) for code, name in chain],
        children=[_item(child, reading.ref.code) for child in reading.children],
        departments=[
            DepartmentCount(id=link.id, url=link.url, self_=link.self_, statements=counts[link.id])
            for link in department_links(counts)
        ],
        newest_from=[event_item(brief) for brief in reading.visits_from],
        newest_to=[event_item(brief) for brief in reading.visits_to],
        mentions=reading.mentions,
        sample=reading.sample,
    )
