"""Statements: the list, newest first, and one of them whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, Field

from app.domain.readings import rule
from app.domain.transcript import Mode
from app.search.model import Sort
from app.search.service import search
from app.store.reading.briefs import statement_briefs
from app.store.reading.statements import Annotation, ParagraphView, RoleView, StatementReading, statement_reading
from app.store.tables import StatementRow
from app.web.addresses import page_address, read_query
from app.web.api.lists import Listing, Stretch, Thing, api_address, listing
from app.web.api.parameters import FilterParameters, Nothing, identified
from app.web.api.resource import LIST, ONE, moved, resource
from app.web.api.shapes import (
    DepartmentLink,
    EventItem,
    PlaceLink,
    SpeakerLink,
    StatementItem,
    VoiceItem,
    department_links,
    event_item,
    place_link,
    place_links,
    speaker_link,
    statement_item,
    voice_item,
)
from app.web.frame import Viewed

router = resource("发言")


class RoleHeld(BaseModel):
    """一个职务的理解。One role as understood."""

    printed: str = Field(description="照原样，省略的机构已补上。Printed form.", examples=["市人社局局长"])
    title: str | None = Field(description="职位。Title.", examples=["局长"])
    department: str | None = Field(description="部门简称。Department.", examples=["人社局"])
    place: PlaceLink | None = Field(description="地区。Place.")


class Paragraph(BaseModel):
    """一段。A paragraph."""

    number: int = Field(description="第几段，从 1 数起。Order.", examples=[1])
    start: int = Field(description="在全文 text 中的起点，按字符数。Offset in the text.", examples=[8])
    end: int = Field(description="在全文 text 中的终点。End in the text.", examples=[44])
    line: int | None = Field(
        description="在来源文件的第几行；文件已另有内容则为 null。Line of the source.", examples=[7]
    )
    text: str = Field(description="文字。Words.", examples=["营商环境没有最好。"])


class PassageHeld(BaseModel):
    """由提示语开头、没有序号的一段话。A passage opened by a cue."""

    kind: str | None = Field(description="类型。Kind.", examples=["measure"])
    cue: str | None = Field(description="判定类型的词语。Words that decide the kind.", examples=["下一步要"])
    start: int = Field(description="在全文 text 中的起点。Offset in the text.", examples=[44])
    end: int = Field(description="终点。End.", examples=[60])
    text: str = Field(description="文字。Words.", examples=["下一步要优化营商环境。"])


class PointHeld(PassageHeld):
    """一个要点。A numbered point of the statement."""

    label: str = Field(description="编号，逐层。Path.", examples=["1-2"])
    marker: str = Field(description="序号，照原样。Printed ordinal.", examples=["一是"])
    depth: int = Field(description="层次，从 0 数起。Depth.", examples=[0])
    url: str = Field(description="网页地址。Address on the page.", examples=["/statements/k5l6m7n2o3#p-1-2"])
    self_: str = Field(
        serialization_alias="self",
        description="接口地址。Address in the API.",
        examples=["/api/v1/points/k5l6m7n2o3/1-2"],
    )


class Attribution(BaseModel):
    """凭什么认定发言人。What says who speaks."""

    printed: str | None = Field(description="印出的署名。Printed words.", examples=["林晓禾（市人社局局长）："])
    rule: str | None = Field(description="读法的名称。Rule.", examples=["name-role"])
    explained: str = Field(description="读法的说明。What the rule reads.", examples=["段首印着“姓名（职务）：”"])


class Statement(Thing):
    """一篇发言，全文。A statement, whole."""

    speaker: SpeakerLink | None = Field(description="发言人，未署名为 null。Speaker.")
    signed: str | None = Field(
        description="姓名；没有写明是哪一位时照印出的写法，没印为 null。As signed.",
        examples=["林晓禾"],
    )
    voices: list[VoiceItem] = Field(description="几人合说时的各位，否则为空。Those who speak together.")
    role: str | None = Field(description="职务，照原样。Role as printed.", examples=["市人社局局长"])
    roles: list[RoleHeld] = Field(description="职务的理解。Roles as understood.")
    departments: list[DepartmentLink] = Field(description="部门。Departments.")
    place: PlaceLink | None = Field(description="任职的地区。Place served.")
    event: EventItem = Field(description="所在活动。Event.")
    ordinal: int = Field(description="活动中第几篇，从 1 数起。Order in the event.", examples=[1])
    day: date | None = Field(description="日期，不详为 null。Day.", examples=["2020-10-29"])
    day_published: bool = Field(description="日期是否只是刊发日。Whether it is the day of publication.")
    mode: Mode = Field(description="原话 direct、转述 indirect、夹叙夹引 mixed。Mode.", examples=["direct"])
    headline: str = Field(
        description="小标题，没有时是开头的话。Heading or opening words.", examples=["把服务送到门口"]
    )
    heading: str | None = Field(description="小标题。Heading.", examples=["把服务送到门口"])
    text: str = Field(
        description="小标题、换行、各段，各种起止都以它为准。What all offsets are counted in.",
        examples=["营商环境没有最好。"],
    )
    paragraphs: list[Paragraph] = Field(description="各段。Paragraphs.")
    mentioned: list[PlaceLink] = Field(description="提到的地区。Places mentioned.")
    attribution: Attribution = Field(description="署名的依据。Attribution.")
    points: list[PointHeld] = Field(description="要点，依次序。Points in order.")
    passages: list[PassageHeld] = Field(description="有类型而无序号的段落。Passages.")
    reporter: str | None = Field(description="记者。Reporter.", examples=["金一"])
    publication: str | None = Field(description="刊物。Publication.", examples=["河东日报"])
    source: str = Field(description="来源文件编号，网页在 /sources/ 之下。Id of the file.", examples=["p8q9r4s5t6"])
    line: int | None = Field(description="首字在来源文件的第几行。Line of its first character.", examples=[6])
    truncated: bool = Field(description="来源是否缺后文。Whether text is missing in the source.")
    sample: bool = Field(description="是否样本语料。Whether it is of the sample corpus.")
    withdrawn: bool = Field(description="是否已撤下。Whether it has been withdrawn.")
    copy_of: str | None = Field(
        description="另有来源时，计数所依的那一篇。The statement that counts for it, where it is a copy.",
        examples=[None],
    )
    excerpt: bool = Field(description="是否那一篇的节选。Whether the copy holds only a part.")
    copies: list[str] = Field(description="由它计数的各份副本。Its copies in other sources.", examples=[["r1s2t3u4v5"]])


@router.get("/statements", operation_id="listStatements", summary="发言列表", responses=LIST)
def statements(view: Viewed, asked: Annotated[FilterParameters, Query()]) -> Listing[StatementItem]:
    """已收录的发言，新的在前，日期不详的在后，限定与检索页相同。Newest first, with the filters of the search."""
    request = replace(read_query(view.request.query_params.multi_items()).request, sort=Sort.NEWEST)
    found = search(view.session, request)
    ids = [hit.id for hit in found.hits]
    briefs = {brief.id: brief for brief in statement_briefs(view.session, StatementRow.id.in_(ids))}
    return listing(view, Stretch.of(asked), found.total, [statement_item(briefs[key]) for key in ids])


@router.get("/statements/{statement_id}", operation_id="getStatement", summary="一篇发言", responses=ONE)
def statement(view: Viewed, statement_id: Annotated[str, identified("k5l6m7n2o3")], _: Nothing) -> Statement:
    """全文及其出处。已撤下的发言仍可读，withdrawn 为真。A statement with where every part of it comes from."""
    reading = statement_reading(view.session, statement_id)
    if reading is None:
        moved(view, "statements", statement_id)
    return _whole(reading)


def _whole(reading: StatementReading) -> Statement:
    event = reading.event
    held = tuple((p, annotation) for p in reading.paragraphs for annotation in p.annotations)
    return Statement(
        id=reading.id,
        url=page_address("statements", reading.id),
        self_=api_address("statements", reading.id),
        speaker=speaker_link(reading.speaker_id, reading.speaker),
        signed=reading.signed,
        voices=[voice_item(voice) for voice in reading.voices],
        role=reading.role,
        roles=[_role(role) for role in reading.roles],
        departments=department_links(dict.fromkeys(r.department for r in reading.roles if r.department)),
        place=place_link(reading.place),
        event=event_item(event),
        ordinal=reading.ordinal,
        day=reading.day,
        day_published=event.start is None and reading.day is not None,
        mode=Mode(reading.mode),
        headline=reading.headline,
        heading=reading.heading,
        text=reading.text,
        paragraphs=[_paragraph(p, reading.superseded) for p in reading.paragraphs],
        mentioned=place_links(reading.mentioned),
        attribution=Attribution(printed=reading.attribution, rule=reading.rule, explained=rule(reading.rule)),
        points=[_point(reading.id, p, a, a.label) for p, a in held if a.label is not None],
        passages=[PassageHeld(**_stretch(p, a)) for p, a in held if a.label is None],
        reporter=reading.reporter,
        publication=reading.publication,
        source=reading.source_id,
        line=None if reading.superseded else reading.line,
        truncated=reading.truncated,
        sample=reading.sample,
        withdrawn=reading.withdrawn,
        copy_of=reading.original.brief.id if reading.original else None,
        excerpt=reading.original is not None and reading.original.excerpt,
        copies=[each.brief.id for each in reading.copies],
    )


def _role(role: RoleView) -> RoleHeld:
    return RoleHeld(printed=role.printed, title=role.title, department=role.department, place=place_link(role.place))


def _paragraph(paragraph: ParagraphView, superseded: bool) -> Paragraph:
    return Paragraph(
        number=paragraph.number,
        start=paragraph.start,
        end=paragraph.start + len(paragraph.text),
        line=None if superseded else paragraph.line,
        text=paragraph.text,
    )


def _stretch(paragraph: ParagraphView, annotation: Annotation) -> dict[str, Any]:
    return {
        "kind": annotation.kind,
        "cue": annotation.cue,
        "start": paragraph.start + annotation.start,
        "end": paragraph.start + annotation.end,
        "text": paragraph.text[annotation.start : annotation.end],
    }


def _point(statement_id: str, paragraph: ParagraphView, annotation: Annotation, label: str) -> PointHeld:
    return PointHeld(
        **_stretch(paragraph, annotation),
        label=label,
        marker=annotation.marker,
        depth=annotation.depth,
        url=f"{page_address('statements', statement_id)}#{annotation.anchor}",
        self_=f"{api_address('points', statement_id)}/{label}",
    )
