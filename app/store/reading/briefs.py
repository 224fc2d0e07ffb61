"""The short forms that lists show: a place with its chain, an event in a line, a statement in a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, selectinload

from app.domain.signatures import signature
from app.store.reading.openings import OPENING, opening_words
from app.store.reading.voices import VoiceView, joining, voices_of
from app.store.tables import (
    COPY,
    PUBLISHED,
    STANDING,
    EventRow,
    PlaceRow,
    PointRow,
    SourceRow,
    StatementRow,
)


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place with its ancestors: ``chain`` is (code, name) from the province down to the place itself."""

    code: str
    name: str
    chain: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EventBrief:
    """An event in a line. ``title`` is None where none is printed; then ``source_name`` stands for it. ``copied``
    where all its statements count for other sources."""

    id: str
    title: str | None
    source_id: str
    source_name: str
    start: date | None
    end: date | None
    published: date | None
    origin: PlaceRef | None
    destinations: tuple[PlaceRef, ...]
    regions: tuple[str, ...]
    statements: int
    speakers: int
    sample: bool
    withdrawn: bool
    copied: bool

    @property
    def year(self) -> int | None:
        """The year it is listed under: of its start, else of its publication."""
        day = self.start or self.published
        return day.year if day else None


@dataclass(frozen=True, slots=True)
class StatementBrief:
    """A statement in a line. ``headline`` is its heading, or its opening words where ``headed`` is false; ``day`` is
    the day of publication where ``printed_only``, for the event has none. ``signed`` is the speaker, or what is printed
    where that names nobody alone: ``voices`` are those who speak together then."""

    id: str
    ordinal: int
    headline: str
    headed: bool
    speaker: str | None
    signed: str | None
    speaker_id: str | None
    role: str | None
    mode: str
    truncated: bool
    event_id: str
    event_title: str | None
    source_name: str
    day: date | None
    printed_only: bool
    place: PlaceRef | None
    points: int
    sample: bool
    voices: tuple[VoiceView, ...] = ()


def place_refs(session: Session, codes: Iterable[str | None]) -> dict[str, PlaceRef]:
    """The places with these codes (None is passed over), each with the names of its ancestors."""
    wanted = {code for code in codes if code}
    rows = {row.code: row for row in session.scalars(select(PlaceRow).where(PlaceRow.code.in_(wanted)))}
    above = {code for row in rows.values() for code in row.chain.split("/")} - rows.keys()
    names = {code: row.name for code, row in rows.items()}
    for code, name in session.execute(select(PlaceRow.code, PlaceRow.name).where(PlaceRow.code.in_(above))):
        names[code] = name
    return {
        code: PlaceRef(code, row.name, tuple((c, names[c]) for c in row.chain.split("/") if c in names))
        for code, row in rows.items()
    }


def below(chain: str) -> ColumnElement[bool]:
    """The condition on ``PlaceRow`` that a place is the one with this chain or stands below it."""
    return (PlaceRow.chain == chain) | PlaceRow.chain.startswith(chain + "/", autoescape=True)


def event_briefs(
    session: Session, *conditions: ColumnElement[bool], limit: int | None = None, offset: int = 0
) -> tuple[EventBrief, ...]:
    """Events that meet the conditions (published ones where none is given), newest first, undated last."""
    query = (
        select(EventRow)
        .where(*(conditions or (EventRow.state == PUBLISHED,)))
        .order_by(EventRow.day.is_(None), EventRow.day.desc(), EventRow.title, EventRow.id)
        .options(
            selectinload(EventRow.destinations),
            selectinload(EventRow.source).load_only(SourceRow.name, SourceRow.sample),
        )
        .limit(limit)
        .offset(offset)
    )
    rows = session.scalars(query).all()
    counts = _counts_of(session, [row.id for row in rows])
    codes = [row.origin_code for row in rows] + [d.place_code for row in rows for d in row.destinations]
    refs = place_refs(session, codes)
    return tuple(_event_brief(row, refs, *counts.get(row.id, (0, 0))) for row in rows)


def _event_brief(row: EventRow, refs: dict[str, PlaceRef], statements: int, speakers: int) -> EventBrief:
    return EventBrief(
        id=row.id,
        title=row.title,
        source_id=row.source_id,
        source_name=row.source.name,
        start=row.start,
        end=row.end,
        published=row.published,
        origin=refs.get(row.origin_code or ""),
        destinations=tuple(refs[d.place_code] for d in row.destinations if d.place_code in refs),
        regions=tuple(row.regions),
        statements=statements,
        speakers=speakers,
        sample=row.source.sample,
        withdrawn=row.state not in STANDING,
        copied=row.state == COPY,
    )


def _counts_of(session: Session, event_ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    query = (
        select(StatementRow.event_id, func.count(), func.count(StatementRow.speaker_id.distinct()))
        .join(EventRow)
        .where(StatementRow.event_id.in_(event_ids), StatementRow.state == EventRow.state)
        .group_by(StatementRow.event_id)
    )
    more = joining(session, event_ids)
    return {event: (statements, speakers + more[event]) for event, statements, speakers in session.execute(query)}


def statement_briefs(
    session: Session,
    *conditions: ColumnElement[bool],
    order: Sequence[Any] = (),
    limit: int | None = None,
    offset: int = 0,
) -> tuple[StatementBrief, ...]:
    """Statements that meet the conditions, newest first (undated last) unless ``order`` says otherwise."""
    by_day = (StatementRow.day.is_(None), StatementRow.day.desc(), StatementRow.event_id, StatementRow.ordinal)
    query = _brief_columns().where(*conditions).order_by(*(order or by_day)).limit(limit).offset(offset)
    rows = session.execute(query).all()
    refs = place_refs(session, [row.place_code for row in rows])
    points = dict(
        session.execute(
            select(PointRow.statement_number, func.count())
            .where(PointRow.statement_number.in_([row.number for row in rows]))
            .group_by(PointRow.statement_number)
        ).all()
    )
    voices = voices_of(session, [row.number for row in rows if row.speaker_name is None])
    return tuple(
        StatementBrief(
            id=row.id,
            ordinal=row.ordinal,
            headline=row.heading or opening_words(row.opening),
            headed=bool(row.heading),
            speaker=row.speaker_name,
            signed=signature(row.speaker_name, row.rule, row.attribution, row.role),
            speaker_id=row.speaker_id,
            role=row.role,
            mode=row.mode,
            truncated=row.truncated,
            event_id=row.event_id,
            event_title=row.title,
            source_name=row.name,
            day=row.day,
            printed_only=row.start is None and row.day is not None,
            place=refs.get(row.place_code or ""),
            points=points.get(row.number, 0),
            sample=row.sample,
            voices=voices.get(row.number, ()),
        )
        for row in rows
    )


def _brief_columns() -> Select[Any]:
    return (
        select(
            StatementRow.number,
            StatementRow.id,
            StatementRow.ordinal,
            StatementRow.heading,
            func.substr(StatementRow.text, 1, 3 * OPENING).label("opening"),
            StatementRow.speaker_name,
            StatementRow.attribution,
            StatementRow.rule,
            StatementRow.speaker_id,
            StatementRow.role,
            StatementRow.mode,
            StatementRow.truncated,
            StatementRow.event_id,
            StatementRow.day,
            StatementRow.place_code,
            EventRow.title,
            EventRow.start,
            SourceRow.name,
            SourceRow.sample,
        )
        .join(EventRow, StatementRow.event_id == EventRow.id)
        .join(SourceRow, EventRow.source_id == SourceRow.id)
    )
