"""What the corpus holds as a whole: the foot of every page, and the first page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.domain.people import PlaceLevel
from app.store.reading.briefs import EventBrief, PlaceRef, event_briefs, kind_counts, place_refs
from app.store.reading.places import place_tree
from app.store.tables import (
    PUBLISHED,
    QUARANTINED,
    DepartmentRow,
    EventRow,
    ProblemRow,
    RoleRow,
    SourceRow,
    StatementRow,
)

NEWEST, TOP = 10, 10


@dataclass(frozen=True, slots=True)
class CorpusFacts:
    """Counts of what is published, when the corpus last changed (None while it is empty), and ``build``, a short id of
    what it holds: the same files read by the same program give the same id."""

    sources: int
    samples: int
    events: int
    statements: int
    built: datetime | None
    build: str

    @property
    def all_sample(self) -> bool:
        """True where every source is one of the sample corpus."""
        return 0 < self.sources == self.samples


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place and how many statements are by people who serve there or below it."""

    place: PlaceRef
    statements: int


@dataclass(frozen=True, slots=True)
class DepartmentCount:
    """A department with its full name and how many statements it made."""

    id: str
    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class HomeReading:
    """What the first page shows beside the search box; ``kinds`` counts points and passages by kind."""

    facts: CorpusFacts
    speakers: int
    departments: int
    places: int
    kinds: dict[str, int]
    newest: tuple[EventBrief, ...]
    busiest_places: tuple[PlaceCount, ...]
    busiest_departments: tuple[DepartmentCount, ...]
    doubts: int


def corpus_facts(session: Session) -> CorpusFacts:
    """The counts for the foot of a page."""
    sources, samples, built = session.execute(
        select(
            func.count(),
            func.coalesce(func.sum(case((SourceRow.sample, 1), else_=0)), 0),
            func.max(SourceRow.ingested_at),
        ).where(SourceRow.state == PUBLISHED)
    ).one()
    events = session.scalar(select(func.count()).select_from(EventRow).where(EventRow.state == PUBLISHED)) or 0
    published = StatementRow.state == PUBLISHED
    statements = session.scalar(select(func.count()).select_from(StatementRow).where(published)) or 0
    return CorpusFacts(sources, int(samples), events, statements, built, _build(session))


def _build(session: Session) -> str:
    """Eight hexadecimal digits of the SHA-256 over the published files: names, bytes and the version that read them."""
    rows = session.execute(
        select(SourceRow.name, SourceRow.id, SourceRow.sha256, SourceRow.reading)
        .where(SourceRow.state == PUBLISHED)
        .order_by(SourceRow.name, SourceRow.id)
    )
    digest = sha256()
    for row in rows:
        digest.update(" ".join(row).encode() + b"\n")
    return digest.hexdigest()[:8]


def home_reading(session: Session) -> HomeReading:
    """Everything that the first page shows."""
    published = StatementRow.state == PUBLISHED
    speakers = session.scalar(select(func.count(StatementRow.speaker_id.distinct())).where(published)) or 0
    departments = session.scalar(
        select(func.count(RoleRow.department_id.distinct())).join(StatementRow).where(published)
    )
    places = session.scalar(select(func.count(StatementRow.place_code.distinct())).where(published)) or 0
    doubts = session.scalar(
        select(func.count())
        .select_from(ProblemRow)
        .join(SourceRow)
        .where((ProblemRow.severity == "doubt") | (SourceRow.state == QUARANTINED))
    )
    return HomeReading(
        facts=corpus_facts(session),
        speakers=speakers,
        departments=departments or 0,
        places=places,
        kinds=kind_counts(session, published),
        newest=event_briefs(session, limit=NEWEST),
        busiest_places=busiest_places(session, TOP),
        busiest_departments=busiest_departments(session, TOP),
        doubts=doubts or 0,
    )


def busiest_places(session: Session, limit: int) -> tuple[PlaceCount, ...]:
    """Cities (provinces, where no city is known) by the statements of those who serve there or below, most first."""
    tree = place_tree(session)
    cities = [node for node in tree if node.level == PlaceLevel.CITY]
    with_cities = {node.code for node in tree for city in cities if city.code.startswith(node.code)}
    cities += [node for node in tree if node.depth == 0 and node.code not in with_cities]
    busiest = sorted((node for node in cities if node.statements), key=lambda node: (-node.statements, node.code))
    refs = place_refs(session, [node.code for node in busiest[:limit]])
    return tuple(PlaceCount(refs[node.code], node.statements) for node in busiest[:limit])


def busiest_departments(session: Session, limit: int) -> tuple[DepartmentCount, ...]:
    """Departments whose people made most statements, most first."""
    spoken = func.count(RoleRow.statement_number.distinct())
    rows = session.execute(
        select(DepartmentRow.id, DepartmentRow.name, spoken)
        .join(RoleRow, RoleRow.department_id == DepartmentRow.id)
        .join(StatementRow, StatementRow.number == RoleRow.statement_number)
        .where(StatementRow.state == PUBLISHED)
        .group_by(DepartmentRow.id, DepartmentRow.name)
        .order_by(spoken.desc(), DepartmentRow.id)
        .limit(limit)
    )
    return tuple(DepartmentCount(*row) for row in rows)
