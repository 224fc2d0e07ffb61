"""What the first page shows of the corpus: counts, who learns from whom, time, the busiest, the newest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.people import PlaceLevel
from app.store.reading.briefs import EventBrief, PlaceRef, event_briefs, place_refs
from app.store.reading.corpus import CorpusFacts, corpus_facts
from app.store.reading.event_book import EventBook
from app.store.reading.matrix import Matrix, matrix
from app.store.reading.places import PlaceNode
from app.store.reading.timeline import Timeline, timeline
from app.store.tables import (
    PUBLISHED,
    WITHDRAWN,
    DepartmentRow,
    PointRow,
    ProblemRow,
    RoleRow,
    SourceRow,
    StatementRow,
)

NEWEST, TOP = 6, 10


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place and how many statements are by people who serve there or below it."""

    place: PlaceRef
    statements: int


@dataclass(frozen=True, slots=True)
class DepartmentCount:
    """A department with its full name, how many statements its people made, and how many points stand in them."""

    id: str
    name: str
    statements: int
    points: int


@dataclass(frozen=True, slots=True)
class Newest:
    """An event, and how many points its statements have."""

    event: EventBrief
    points: int


@dataclass(frozen=True, slots=True)
class HomeReading:
    """What the first page shows beside the search box; ``speakers``, ``departments`` and ``places`` count those that
    their lists hold; ``points`` counts all points, with a kind or without."""

    facts: CorpusFacts
    speakers: int
    departments: int
    places: int
    points: int
    matrix: Matrix
    timeline: Timeline
    newest: tuple[Newest, ...]
    busiest_places: tuple[PlaceCount, ...]
    busiest_departments: tuple[DepartmentCount, ...]
    doubts: int


def home_reading(session: Session, tree: Sequence[PlaceNode], book: EventBook) -> HomeReading:
    """Everything that the first page shows; ``tree`` and ``book`` are those of the corpus."""
    published = StatementRow.state == PUBLISHED
    doubts = (
        select(func.count())
        .select_from(ProblemRow)
        .join(SourceRow)
        .where(ProblemRow.severity == "doubt", ProblemRow.accepted.is_(None), SourceRow.state != WITHDRAWN)
    )
    return HomeReading(
        facts=corpus_facts(session),
        speakers=session.scalar(select(func.count(StatementRow.speaker_id.distinct())).where(published)) or 0,
        departments=session.scalar(
            select(func.count(RoleRow.department_id.distinct())).join(StatementRow).where(published)
        )
        or 0,
        places=len(tree),
        points=session.scalar(select(func.count()).select_from(PointRow).join(StatementRow).where(published)) or 0,
        matrix=matrix(session),
        timeline=timeline(book),
        newest=newest_events(session, NEWEST),
        busiest_places=busiest_places(session, tree, TOP),
        busiest_departments=busiest_departments(session, TOP),
        doubts=session.scalar(doubts) or 0,
    )


def newest_events(session: Session, limit: int) -> tuple[Newest, ...]:
    """The newest events, undated ones last."""
    events = event_briefs(session, limit=limit)
    points = dict(
        session.execute(
            select(StatementRow.event_id, func.count())
            .join(PointRow)
            .where(StatementRow.event_id.in_([event.id for event in events]), StatementRow.state == PUBLISHED)
            .group_by(StatementRow.event_id)
        ).all()
    )
    return tuple(Newest(event, points.get(event.id, 0)) for event in events)


def busiest_places(session: Session, tree: Sequence[PlaceNode], limit: int) -> tuple[PlaceCount, ...]:
    """Cities (provinces, where no city is known) by the statements of those who serve there or below, most first."""
    cities = [node for node in tree if node.level == PlaceLevel.CITY]
    with_cities = {city.code[:2] for city in cities}
    cities += [node for node in tree if node.depth == 0 and node.code not in with_cities]
    busiest = sorted((node for node in cities if node.statements), key=lambda node: (-node.statements, node.code))
    refs = place_refs(session, [node.code for node in busiest[:limit]])
    return tuple(PlaceCount(refs[node.code], node.statements) for node in busiest[:limit])


def busiest_departments(session: Session, limit: int) -> tuple[DepartmentCount, ...]:
    """Departments whose people made most points, most first; a statement counts once for each of its departments."""
    points = (
        select(PointRow.statement_number.label("number"), func.count().label("points"))
        .group_by(PointRow.statement_number)
        .subquery()
    )
    spoken = (
        select(RoleRow.department_id, RoleRow.statement_number)
        .join(StatementRow)
        .where(StatementRow.state == PUBLISHED, RoleRow.department_id.is_not(None))
        .distinct()
        .subquery()
    )
    made = func.coalesce(func.sum(points.c.points), 0)
    statements = func.count()
    rows = session.execute(
        select(DepartmentRow.id, DepartmentRow.name, statements, made)
        .join(spoken, spoken.c.department_id == DepartmentRow.id)
        .outerjoin(points, points.c.number == spoken.c.statement_number)
        .group_by(DepartmentRow.id, DepartmentRow.name)
        .order_by(made.desc(), statements.desc(), DepartmentRow.id)
        .limit(limit)
    )
    return tuple(DepartmentCount(identity, name, number, int(total)) for identity, name, number, total in rows)
