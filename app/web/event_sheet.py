"""What the page of an event makes of its statements: who spoke, from which side, and the table of gaps beside measures
by office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.kinds import Kind
from app.store.reading.briefs import EventBrief, PlaceRef, StatementBrief
from app.store.reading.clauses import Clause
from app.text.messages import Message, say
from app.web.wording import place_name

COLUMNS = tuple(str(kind) for kind in (Kind.GAP, Kind.MEASURE, Kind.INSIGHT, Kind.PROPOSAL))
"""The kinds in the order of the table: what is lacking beside what will be done."""
MOST = 160
"""Clauses that the table shows at most; each cell then shows its first ones."""

Departments = Mapping[str, tuple[str, ...]]
Clauses = Mapping[str, tuple[Clause, ...]]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who spoke, with the roles as printed; ``id`` is None where nobody is known by the printed name."""

    id: str | None
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The people of one side, in the order in which they speak, under words for it (None where the event does not
    tell sides apart)."""

    title: Message | None
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class TableClause:
    """A clause with the statement it stands in; ``speaker`` is given where several speak for the same office."""

    statement: str
    clause: Clause
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What an office says of one kind: the clauses shown, how many more there are, and the first of those."""

    clauses: tuple[TableClause, ...]
    more: int
    following: TableClause | None


@dataclass(frozen=True, slots=True)
class Office:
    """A row: the departments that its people speak for (none where no role says), the place where it is not the one
    that the delegation comes from, and a cell for each column (None: nothing said)."""

    departments: tuple[str, ...]
    place: PlaceRef | None
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its kind, how many clauses stand in it and in how many statements."""

    kind: str
    clauses: int
    statements: int


def sides_of(event: EventBrief, statements: Sequence[StatementBrief]) -> tuple[Side, ...]:
    """Those who spoke, by side: of the place that the delegation comes from, of those it visits, others."""
    sides: dict[int, dict[tuple[str | None, str], dict[str, None]]] = {}
    for one in statements:
        if one.speaker:
            above = {code for code, _ in one.place.chain} if one.place else set()
            spoke = [(one.speaker_id, one.speaker, one.role, above)]
        else:
            spoke = [(voice.speaker_id, voice.name, voice.role, set(voice.within)) for voice in one.voices]
        for identity, name, role, above in spoke:
            roles = sides.setdefault(_side(event, above), {}).setdefault((identity, name), {})
            roles |= {role: None} if role else {}
    titles = (
        say("来自{place}", place=place_name(event.origin)),
        say("来自考察地"),
        say("来自其他地方，或所在地区不详"),
    )
    return tuple(
        Side(
            None if set(sides) == {2} else titles[number],
            tuple(Person(identity, name, tuple(roles)) for (identity, name), roles in sides[number].items()),
        )
        for number in sorted(sides)
    )


def _side(event: EventBrief, above: set[str]) -> int:
    """Where those belong who serve a place with these codes."""
    if event.origin and event.origin.code in above:
        return 0
    return 1 if any(visited.code in above for visited in event.destinations) else 2


def columns_of(clauses: Clauses) -> tuple[Column, ...]:
    """The columns that hold something, in the order of COLUMNS."""
    kinds = [[clause.kind for clause in held] for held in clauses.values()]
    counted = (
        Column(kind, sum(held.count(kind) for held in kinds), sum(kind in held for held in kinds)) for kind in COLUMNS
    )
    return tuple(column for column in counted if column.clauses)


def offices_of(
    event: EventBrief,
    statements: Sequence[StatementBrief],
    departments: Departments,
    clauses: Clauses,
    most: int = MOST,
) -> tuple[Office, ...]:
    """The rows of the table, in the order in which the offices first speak, those without a department last. Each
    clause stands in one row; ``most`` bounds how many are shown."""
    kinds = [column.kind for column in columns_of(clauses)]
    rows: dict[tuple[tuple[str, ...], str | None], list[StatementBrief]] = {}
    for one in statements:
        if one.id in clauses:
            office = departments.get(one.id, ())
            code = one.place.code if one.place and office else None
            rows.setdefault((office, code), []).append(one)
    held = {
        key: [[found for one in ones for found in _said(one, clauses, kind, len(ones) > 1)] for kind in kinds]
        for key, ones in rows.items()
    }
    shown = _most_in_a_cell([len(cell) for cells in held.values() for cell in cells], most)
    home = event.origin.code if event.origin else None
    return tuple(
        Office(
            office,
            None if code == home or code is None else rows[office, code][0].place,
            tuple(_cell(cell, shown) for cell in held[office, code]),
        )
        for office, code in sorted(rows, key=lambda key: not key[0])
    )


def _said(statement: StatementBrief, clauses: Clauses, kind: str, several: bool) -> list[TableClause]:
    speaker = statement.signed if several else None
    return [TableClause(statement.id, clause, speaker) for clause in clauses[statement.id] if clause.kind == kind]


def _cell(clauses: Sequence[TableClause], shown: int) -> Cell | None:
    if not clauses:
        return None
    more = clauses[shown:]
    return Cell(tuple(clauses[:shown]), len(more), more[0] if more else None)


def _most_in_a_cell(sizes: Sequence[int], most: int) -> int:
    """The largest number of clauses a cell may show so that all show no more than ``most``, 1 at least."""
    limit = max(sizes, default=1)
    while limit > 1 and sum(min(size, limit) for size in sizes) > most:
        limit -= 1
    return limit
