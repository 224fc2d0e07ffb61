"""What several resources show of each other: places, and short forms of statements, events and speakers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel, Field

from app.domain.kinds import Kind
from app.domain.transcript import Mode
from app.store.reading.briefs import EventBrief, PlaceRef, StatementBrief
from app.store.reading.voices import VoiceView
from app.web.addresses import page_address
from app.web.api.lists import Thing, api_address
from app.web.wording import event_name


class PlaceName(BaseModel):
    """一级地区。A place by code and name."""

    code: str = Field(description="行政区划代码。Code.", examples=["3408"])
    name: str = Field(description="名称。Name.", examples=["安庆市"])


class PlaceLink(Thing):
    """地区及其上级。A place with those above it."""

    name: str = Field(description="名称。Name.", examples=["大观区"])
    chain: list[PlaceName] = Field(description="从省到本级。From the province down to the place itself.")


class EventLink(Thing):
    """发言所在的活动。The event of a statement."""

    title: str | None = Field(description="印出的标题。Printed title.", examples=["赴江苏考察学习座谈会"])
    name: str = Field(
        description="标题；没有标题时说明是哪个文件。Title, or which file it is.", examples=["未题名（座谈.md）"]
    )


class SpeakerLink(Thing):
    """发言人。A speaker."""

    name: str = Field(description="姓名。Name.", examples=["林晓禾"])


class DepartmentLink(Thing):
    """部门。A department; its label is its id."""


class VoiceItem(BaseModel):
    """几人合说时的一位。One of several people who speak together."""

    name: str = Field(description="姓名。Name.", examples=["霍惊蛰"])
    role: str | None = Field(description="职务，照原样。Role as printed.", examples=["市财政局局长"])
    department: str | None = Field(description="部门简称。Department.", examples=["财政局"])
    place: str | None = Field(description="任职的地区。Place served.", examples=["安庆市"])
    speaker: str | None = Field(
        description="能认定是哪一位发言人时为其编号。Id of the speaker who that is, where evidence says so.",
        examples=["a1b2c3d4e5"],
    )


class StatementItem(Thing):
    """列表中的一篇发言。A statement in a list."""

    headline: str = Field(
        description="小标题，没有时是开头的话。Heading or opening words.", examples=["把服务送到门口"]
    )
    headed: bool = Field(description="headline 是否印出的小标题。Whether it is printed.")
    speaker: SpeakerLink | None = Field(description="发言人，未署名为 null。Speaker.")
    signed: str | None = Field(
        description="姓名；没有写明是哪一位时照印出的写法，没印为 null。As signed.",
        examples=["林晓禾"],
    )
    voices: list[VoiceItem] = Field(description="几人合说时的各位，否则为空。Those who speak together.")
    role: str | None = Field(description="职务，照原样。Role as printed.", examples=["市人社局局长"])
    place: PlaceLink | None = Field(description="任职的地区。Place served.")
    event: EventLink = Field(description="所在活动。Event.")
    day: date | None = Field(description="日期，不详为 null。Day.", examples=["2020-10-29"])
    day_published: bool = Field(description="日期是否只是刊发日。Whether it is the day of publication.")
    ordinal: int = Field(description="活动中第几篇，从 1 数起。Order in the event.", examples=[1])
    mode: Mode = Field(description="原话 direct、转述 indirect、夹叙夹引 mixed。Mode.", examples=["direct"])
    points: int = Field(description="有几个要点。Number of points.", examples=[4])
    truncated: bool = Field(description="来源是否缺后文。Whether text is missing in the source.")
    sample: bool = Field(description="是否样本语料。Whether it is of the sample corpus.")


class EventItem(EventLink):
    """列表中的一次活动。An event in a list."""

    start: date | None = Field(description="首日。First day.", examples=["2020-10-29"])
    end: date | None = Field(description="末日。Last day.", examples=["2020-11-01"])
    published: date | None = Field(description="刊发日。Day of publication.", examples=["2020-11-02"])
    origin: PlaceLink | None = Field(description="从哪里来。Where the delegation comes from.")
    destinations: list[PlaceLink] = Field(description="考察地，依原文次序。Places visited.")
    regions: list[str] = Field(description="提到的区域。Regions.", examples=[["长三角"]])
    statements: int = Field(description="发言篇数。Number of statements.", examples=[12])
    speakers: int = Field(description="发言人数。Number of speakers.", examples=[11])
    source: str = Field(description="来源文件编号，网页在 /sources/ 之下。Id of the file.", examples=["p8q9r4s5t6"])
    sample: bool = Field(description="是否样本语料。Whether it is of the sample corpus.")
    withdrawn: bool = Field(description="是否已撤下。Whether it has been withdrawn.")
    copied: bool = Field(
        description="各篇是否都另有来源，不在此计数。Whether all its statements count for other sources."
    )


class KindCounts(BaseModel):
    """各类要点和段落的数目。Points and passages by kind."""

    insight: int = Field(description="体会。", examples=[3])
    gap: int = Field(description="差距。", examples=[2])
    measure: int = Field(description="举措。", examples=[9])
    proposal: int = Field(description="建议。", examples=[1])


def kind_counts_of(counts: dict[str, int]) -> KindCounts:
    """The counts with zeros where nothing is."""
    return KindCounts(**{str(kind): counts.get(str(kind), 0) for kind in Kind})


def place_link(place: PlaceRef | None) -> PlaceLink | None:
    """A place with its addresses; None for an unknown one."""
    if place is None:
        return None
    return PlaceLink(
        id=place.code,
        url=page_address("places", place.code),
        self_=api_address("places", place.code),
        name=place.name,
        chain=[PlaceName(code=code, name=name) for code, name in place.chain],
    )


def place_links(places: Iterable[PlaceRef]) -> list[PlaceLink]:
    """Known places with their addresses."""
    return [link for place in places if (link := place_link(place))]


def event_link(identity: str, title: str | None, source_name: str) -> EventLink:
    """An event with its addresses."""
    return EventLink(
        id=identity,
        url=page_address("events", identity),
        self_=api_address("events", identity),
        title=title,
        name=event_name(title, source_name),
    )


def speaker_link(identity: str | None, name: str | None) -> SpeakerLink | None:
    """A speaker with the addresses; None for an unsigned statement."""
    if identity is None or name is None:
        return None
    return SpeakerLink(
        id=identity, url=page_address("speakers", identity), self_=api_address("speakers", identity), name=name
    )


def voice_item(voice: VoiceView) -> VoiceItem:
    """Somebody who speaks with others."""
    return VoiceItem(
        name=voice.name, role=voice.role, department=voice.department, place=voice.place, speaker=voice.speaker_id
    )


def department_links(labels: Iterable[str]) -> list[DepartmentLink]:
    """Departments with their addresses."""
    return [
        DepartmentLink(id=label, url=page_address("departments", label), self_=api_address("departments", label))
        for label in labels
    ]


def statement_item(brief: StatementBrief) -> StatementItem:
    """A statement as lists show it."""
    return StatementItem(
        id=brief.id,
        url=page_address("statements", brief.id),
        self_=api_address("statements", brief.id),
        headline=brief.headline,
        headed=brief.headed,
        speaker=speaker_link(brief.speaker_id, brief.speaker),
        signed=brief.signed,
        voices=[voice_item(voice) for voice in brief.voices],
        role=brief.role,
        place=place_link(brief.place),
        event=event_link(brief.event_id, brief.event_title, brief.source_name),
        day=brief.day,
        day_published=brief.printed_only,
        ordinal=brief.ordinal,
        mode=Mode(brief.mode),
        points=brief.points,
        truncated=brief.truncated,
        sample=brief.sample,
    )


def event_item(brief: EventBrief) -> EventItem:
    """An event as lists show it."""
    link = event_link(brief.id, brief.title, brief.source_name)
    return EventItem(
        **{name: getattr(link, name) for name in EventLink.model_fields},
        start=brief.start,
        end=brief.end,
        published=brief.published,
        origin=place_link(brief.origin),
        destinations=place_links(brief.destinations),
        regions=list(brief.regions),
        statements=brief.statements,
        speakers=brief.speakers,
        source=brief.source_id,
        sample=brief.sample,
        withdrawn=brief.withdrawn,
        copied=brief.copied,
    )
