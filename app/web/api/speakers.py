"""Speakers: the list by the reading of the name, and one of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field

from app.search.syllables import reading_of
from app.store.reading.speakers import (
    HeldRole,
    SpeakerBrief,
    SpeakerReading,
    speaker_index,
    speaker_list,
    speaker_reading,
)
from app.web.addresses import page_address
from app.web.api.lists import Listing, Stretch, api_address, listing
from app.web.api.parameters import Nothing, SpeakerParameters, identified
from app.web.api.resource import LIST, ONE, moved, resource
from app.web.api.shapes import (
    DepartmentLink,
    EventLink,
    PlaceLink,
    SpeakerLink,
    StatementItem,
    department_links,
    event_link,
    place_link,
    place_links,
    statement_item,
)
from app.web.frame import Viewed

router = resource("发言人")


class SpeakerItem(SpeakerLink):
    """列表中的一位发言人。A speaker in a list."""

    role: str | None = Field(description="最近印出的职务。Role printed last.", examples=["市人社局局长"])
    place: PlaceLink | None = Field(description="当时任职的地区。Place served then.")
    statements: int = Field(description="发言篇数。Number of statements.", examples=[3])
    note: str | None = Field(description="同名者为何分开列出。Why a namesake was kept apart.", examples=[None])


class RolePart(BaseModel):
    """一个职务的理解。One role as understood."""

    printed: str = Field(description="照原样。Printed form.", examples=["市人社局局长"])
    department: str | None = Field(description="部门简称。Department.", examples=["人社局"])
    place: PlaceLink | None = Field(description="地区。Place.")


class RolePrinted(BaseModel):
    """随一篇发言印出的职务。Roles printed with one statement."""

    printed: str = Field(description="照原样。As printed.", examples=["市人社局党组书记、局长"])
    parts: list[RolePart] = Field(description="逐个的理解。Each as understood.")
    statement: str = Field(description="发言编号。Id of the statement.", examples=["k5l6m7n2o3"])
    event: EventLink = Field(description="活动。Event.")
    day: date | None = Field(description="日期，不详为 null。Day.", examples=["2020-10-29"])


class Speaker(SpeakerLink):
    """一位发言人。A speaker across statements and events."""

    note: str | None = Field(description="同名者为何分开列出。Why a namesake was kept apart.", examples=[None])
    roles: list[RolePrinted] = Field(description="历次职务，日期不详的在后。Roles in the order of events.")
    departments: list[DepartmentLink] = Field(description="部门。Departments.")
    places: list[PlaceLink] = Field(description="任职过的地区。Places served.")
    statements: int = Field(description="发言篇数。Number of statements.", examples=[3])
    statement_list: list[StatementItem] = Field(description="发言，新的在前。Statements, newest first.")
    namesakes: list[SpeakerItem] = Field(description="同名的人。Namesakes.")
    sample: bool = Field(description="是否出现在样本语料。Whether the sample corpus has a statement of theirs.")


@router.get("/speakers", operation_id="listSpeakers", summary="发言人列表", responses=LIST)
def speakers(view: Viewed, asked: Annotated[SpeakerParameters, Query()]) -> Listing[SpeakerItem]:
    """有已收录发言的人，依姓名读音排列。Speakers of published statements by the reading of their names."""
    stretch = Stretch.of(asked)
    everyone = view.kept("api-speakers", lambda: _by_reading(speaker_index(view.session)))
    names = {name.strip() for name in asked.name}
    ids = [identity for identity, name in everyone if not names or name in names]
    shown = stretch.cut(ids)
    briefs = {brief.id: brief for brief in speaker_list(view.session, shown)}
    return listing(view, stretch, len(ids), [_item(briefs[identity]) for identity in shown])


@router.get("/speakers/{speaker_id}", operation_id="getSpeaker", summary="一位发言人", responses=ONE)
def speaker(view: Viewed, speaker_id: Annotated[str, identified("a1b2c3d4e5")], _: Nothing) -> Speaker:
    """历次职务和全部发言。A speaker with every role and statement."""
    reading = speaker_reading(view.session, speaker_id)
    if reading is None:
        moved(view, "speakers", speaker_id)
    return _whole(reading)


def _by_reading(everyone: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(everyone, key=lambda speaker: (reading_of(speaker[1]), speaker[0])))


def _item(brief: SpeakerBrief) -> SpeakerItem:
    return SpeakerItem(
        id=brief.id,
        url=page_address("speakers", brief.id),
        self_=api_address("speakers", brief.id),
        name=brief.name,
        role=brief.role,
        place=place_link(brief.place),
        statements=brief.statements,
        note=brief.note,
    )


def _whole(reading: SpeakerReading) -> Speaker:
    return Speaker(
        id=reading.id,
        url=page_address("speakers", reading.id),
        self_=api_address("speakers", reading.id),
        name=reading.name,
        note=reading.note,
        roles=[_printed(role) for role in reading.roles],
        departments=department_links(reading.departments),
        places=place_links(reading.places),
        statements=len(reading.statements),
        statement_list=[statement_item(brief) for brief in reading.statements],
        namesakes=[_item(brief) for brief in reading.namesakes],
        sample=reading.sample,
    )


def _printed(role: HeldRole) -> RolePrinted:
    return RolePrinted(
        printed=role.printed,
        parts=[RolePart(printed=p, department=d, place=place_link(place)) for p, d, place in role.parts],
        statement=role.statement_id,
        event=event_link(role.event_id, role.event_title, role.source_name),
        day=role.day,
    )
