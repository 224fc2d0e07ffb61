"""What the index takes from the tables for each statement: text, stretches, and the values of every facet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, func, select

from app.search.index.prominence import PointSpan
from app.search.model import UNKNOWN
from app.store.tables import (
    DestinationRow,
    MentionRow,
    PassageRow,
    PlaceRow,
    PointRow,
    RoleRow,
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


# statements made once: making them anew takes longer than running them on the few rows of a document
_THESE: BindParameter[list[Any]] = bindparam("these", expanding=True)
_STATEMENTS = (
    select(
        StatementRow.number,
        StatementRow.folded,
        func.coalesce(func.length(StatementRow.heading), 0).label("heading"),
        StatementRow.day,
        StatementRow.event_id,
        StatementRow.speaker_id,
        StatementRow.place_code,
        StatementRow.role,
    )
    .where(StatementRow.number.in_(_THESE))
    .order_by(StatementRow.number)
)
_VISITED = select(DestinationRow.event_id, DestinationRow.place_code).where(DestinationRow.event_id.in_(_THESE))
_MENTIONED = select(MentionRow.statement_number, MentionRow.place_code).where(MentionRow.statement_number.in_(_THESE))
_ROLES = select(RoleRow.statement_number, RoleRow.department_id, RoleRow.level).where(
    RoleRow.statement_number.in_(_THESE)
)
_POINTS = (
    select(
        PointRow.statement_number,
        PointRow.group_number,
        PointRow.depth,
        PointRow.start,
        PointRow.end,
        PointRow.kind,
    )
    .where(PointRow.statement_number.in_(_THESE))
    .order_by(PointRow.statement_number, PointRow.ordinal)
)
_PASSAGES = select(PassageRow.statement_number, PassageRow.kind, PassageRow.start, PassageRow.end).where(
    PassageRow.statement_number.in_(_THESE)
)
_CHAINS = select(PlaceRow.code, PlaceRow.chain).where(PlaceRow.code.in_(_THESE))


def read_facts(connection: Connection, numbers: Sequence[int]) -> list[Facts]:
    """The facts of at most ``BATCH`` statements, in the order of their numbers; numbers without a row are left out."""
    rows = connection.execute(_STATEMENTS, {"these": numbers}).all()
    visited = _grouped(connection, _VISITED, list({event for _, _, _, _, event, _, _, _ in rows}))
    mentioned, roles, points, passages = (
        _grouped(connection, query, numbers) for query in (_MENTIONED, _ROLES, _POINTS, _PASSAGES)
    )
    codes = {place for _, _, _, _, _, _, place, _ in rows if place}
    codes.update(code for held in (*visited.values(), *mentioned.values()) for (code,) in held)
    found = connection.execute(_CHAINS, {"these": list(codes)})
    chains: dict[str | None, tuple[str, ...]] = {code: tuple(chain.split("/")) for code, chain in found}

    def within(held: Iterable[tuple[str]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(part for (code,) in held for part in chains[code])) or (UNKNOWN,)

    went = {event: within(held) for event, held in visited.items()}
    nowhere, nothing = (UNKNOWN,), ()
    return [
        Facts(
            number,
            folded,
            heading,
            day.toordinal() if day else -1,
            points.get(number, nothing),
            passages.get(number, nothing),
            (
                chains.get(place, nowhere),
                went.get(event, nowhere),
                within(mentioned.get(number, nothing)),
                _distinct([department for department, _ in roles.get(number, nothing)]),
                (speaker or UNKNOWN,),
                _distinct([level for _, level in roles.get(number, nothing)]),
                (event,),
                (str(day.year) if day else UNKNOWN,),
                (role or UNKNOWN,),
            ),
        )
        for number, folded, heading, day, event, speaker, place, role in rows
    ]


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values))) or (UNKNOWN,)


def _grouped(connection: Connection, query: Select[*tuple[Any, ...]], these: Sequence[Any]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in connection.execute(query, {"these": these}).all():
        found[row[0]].append(row[1:])
    return found
