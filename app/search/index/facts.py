"""What the index takes from the tables for each statement: text, stretches, and the values of every facet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, select

from app.search.index.prominence import PointSpan
from app.search.index.segment import FACETS
from app.search.model import UNKNOWN
from app.store.tables import DepartmentRow as Department
from app.store.tables import (
    DestinationRow,
    EventRow,
    MentionRow,
    PassageRow,
    PlaceRow,
    PointRow,
    RoleRow,
    SpeakerRow,
    StatementRow,
)

BATCH = 2_000
"""Statements that are read at once."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A statement: ``values[i]`` are those of ``FACETS[i]``, places with all that they lie in, at least one each."""

    number: int
    folded: str
    heading: int
    day: int
    points: Sequence[PointSpan]
    passages: Sequence[tuple[str, int, int]]
    values: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Named:
    """The printed names of the values that a batch holds, by facet and value."""

    places: dict[str, str] = field(default_factory=dict)
    departments: dict[str, tuple[str, ...]] = field(default_factory=dict)
    speakers: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)


def read_facts(connection: Connection, numbers: Sequence[int]) -> tuple[list[Facts], Named]:
    """The facts of at most ``BATCH`` statements, in the order of their numbers; numbers without a row are left out."""
    query = select(
        StatementRow.number,
        StatementRow.folded,
        func.coalesce(func.length(StatementRow.heading), 0).label("heading"),
        StatementRow.day,
        StatementRow.event_id,
        StatementRow.speaker_id,
        StatementRow.place_code,
        StatementRow.role,
    )
    rows = connection.execute(query.where(StatementRow.number.in_(numbers)).order_by(StatementRow.number)).all()
    events = {row.event_id for row in rows}
    visited = _grouped(connection, DestinationRow.event_id, events, DestinationRow.place_code)
    mentioned = _grouped(connection, MentionRow.statement_number, numbers, MentionRow.place_code)
    roles = _grouped(connection, RoleRow.statement_number, numbers, RoleRow.department_id, RoleRow.level)
    point = (PointRow.group_number, PointRow.depth, PointRow.start, PointRow.end, PointRow.kind)
    points = _grouped(connection, PointRow.statement_number, numbers, *point, order=PointRow.ordinal)
    passages = _grouped(
        connection, PassageRow.statement_number, numbers, PassageRow.kind, PassageRow.start, PassageRow.end
    )
    codes = {row.place_code for row in rows if row.place_code}
    codes |= {code for held in (*visited.values(), *mentioned.values()) for (code,) in held}
    chains = _chains(connection, codes)

    def within(held: Iterable[tuple[str]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(part for (code,) in held for part in chains[code])) or (UNKNOWN,)

    facts = [
        Facts(
            row.number,
            row.folded,
            row.heading,
            row.day.toordinal() if row.day else -1,
            points.get(row.number, ()),
            passages.get(row.number, ()),
            (
                chains[row.place_code] if row.place_code else (UNKNOWN,),
                within(visited.get(row.event_id, ())),
                within(mentioned.get(row.number, ())),
                _distinct(department for department, _ in roles.get(row.number, ())),
                (row.speaker_id or UNKNOWN,),
                _distinct(level for _, level in roles.get(row.number, ())),
                (row.event_id,),
                (_year(row.day),),
                (row.role or UNKNOWN,),
            ),
        )
        for row in rows
    ]
    return facts, _named(connection, rows, facts, events)


def _year(day: date | None) -> str:
    return str(day.year) if day else UNKNOWN


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value)) or (UNKNOWN,)


def _grouped(
    connection: Connection, key: Any, wanted: Iterable[Any], *columns: Any, order: Any = None
) -> Mapping[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    query = select(key, *columns).where(key.in_(list(wanted)))
    for row in connection.execute(query if order is None else query.order_by(key, order)):
        found[row[0]].append(tuple(row[1:]))
    return found


def _chains(connection: Connection, codes: Iterable[str]) -> dict[str, tuple[str, ...]]:
    rows = connection.execute(select(PlaceRow.code, PlaceRow.chain).where(PlaceRow.code.in_(list(codes))))
    return {code: tuple(chain.split("/")) for code, chain in rows}


def _named(connection: Connection, rows: Sequence[Row[Any]], facts: Sequence[Facts], events: Iterable[str]) -> Named:
    at = {facet: place for place, facet in enumerate(FACETS)}
    codes = {code for each in facts for facet in ("place", "visited", "mentioned") for code in each.values[at[facet]]}
    departments = {value for each in facts for value in each.values[at["department"]]}
    speakers = {row.speaker_id for row in rows if row.speaker_id}

    def pairs(key: Any, value: Any, wanted: Iterable[str]) -> dict[str, Any]:
        found = connection.execute(select(key, value).where(key.in_(list(wanted))))
        return {identity: name for identity, name in found if name}

    names = pairs(Department.id, Department.name, departments)
    aliases = pairs(Department.id, Department.aliases, departments)
    return Named(
        places=pairs(PlaceRow.code, PlaceRow.name, codes),
        departments={key: (names.get(key, key), *aliases.get(key, ())) for key in departments},
        speakers=pairs(SpeakerRow.id, SpeakerRow.name, speakers),
        events=pairs(EventRow.id, EventRow.title, events),
    )
