"""Who learns from whom: statements by the place that the speaker serves and the place that the event visits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.people import PlaceLevel
from app.store.reading.voices import places_together
from app.store.tables import PUBLISHED, DestinationRow, EventRow, PlaceRow, StatementRow

ROWS, COLUMNS = 16, 12
"""Origins and destinations that the matrix shows at most; cities are shown where they are no more than that."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A place of the matrix with the number of all statements by those who serve there (a row) or at visits to it (a
    column), each with everything below it."""

    code: str
    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """``cells[row][column]`` counts statements by those who serve in the row's place at visits to the column's place. A
    statement at a visit to two places counts in both columns, so ``inside`` counts those that stand in any cell;
    ``unplaced`` are statements where either place is unknown. ``level`` is that of the places shown; ``more_rows`` and
    ``more_columns`` say how many others there are."""

    level: str
    rows: tuple[Axis, ...]
    columns: tuple[Axis, ...]
    cells: tuple[tuple[int, ...], ...]
    inside: int
    unplaced: int
    total: int
    more_rows: int
    more_columns: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """So many statements by people of the places (none: unknown) at one event, with the places that it visits; a place
    is its chain of codes."""

    places: tuple[tuple[str, ...], ...]
    visited: tuple[tuple[str, ...], ...]
    statements: int


def matrix(session: Session) -> Matrix:
    """The matrix of the corpus, busiest first."""
    rows = session.execute(select(PlaceRow.code, PlaceRow.name, PlaceRow.level, PlaceRow.chain)).all()
    chains = {row.code: tuple(row.chain.split("/")) for row in rows}
    visited: dict[str, list[tuple[str, ...]]] = {}
    went = select(DestinationRow.event_id, DestinationRow.place_code).join(EventRow).where(EventRow.state == PUBLISHED)
    for event, code in session.execute(went):
        visited.setdefault(event, []).append(chains[code])
    counted = session.execute(
        select(StatementRow.place_code, StatementRow.event_id, func.count())
        .where(StatementRow.state == PUBLISHED)
        .group_by(StatementRow.place_code, StatementRow.event_id)
    )
    together = places_together(session)
    placed = Counter(event for event, _ in together)
    spoken = [
        Spoken((chains[place],), tuple(visited.get(event, ())), number)
        if place
        else Spoken((), tuple(visited.get(event, ())), number - placed[event])
        for place, event, number in counted
    ]
    spoken += [
        Spoken(tuple(chains[code] for code in sorted(codes)), tuple(visited.get(event, ())), 1)
        for event, codes in together
    ]
    levels = {row.code: row.level for row in rows}
    return matrix_of(spoken, levels, {row.code: row.name for row in rows})


def matrix_of(spoken: Iterable[Spoken], levels: Mapping[str, str], names: Mapping[str, str]) -> Matrix:
    """The matrix of what was spoken; ``levels`` and ``names`` tell of each code its level and its name. Places are
    cities (a province in which no city is known stands for itself) where there is room for all, else provinces."""
    spoken = tuple(spoken)
    level, at = PlaceLevel.CITY, _cities(spoken, levels)
    places = [(_at(one.places, at), _at(one.visited, at)) for one in spoken]
    if len(set().union(*(r for r, _ in places))) > ROWS or len(set().union(*(c for _, c in places))) > COLUMNS:
        level = PlaceLevel.PROVINCE
        places = [({chain[0] for chain in one.places}, {chain[0] for chain in one.visited}) for one in spoken]
    cells: Counter[tuple[str, str]] = Counter()
    for one, (from_here, visited) in zip(spoken, places, strict=True):
        cells.update(dict.fromkeys(product(from_here, visited), one.statements))
    served, hosted = Counter[str](), Counter[str]()
    for one in spoken:
        served.update(dict.fromkeys((code for chain in one.places for code in chain), one.statements))
        hosted.update(dict.fromkeys((code for chain in one.visited for code in chain), one.statements))
    by_row, by_column = {row for row, _ in cells}, {column for _, column in cells}
    rows, columns = _busiest(by_row, served)[:ROWS], _busiest(by_column, hosted)[:COLUMNS]
    return Matrix(
        level=level,
        rows=tuple(Axis(code, names[code], served[code]) for code in rows),
        columns=tuple(Axis(code, names[code], hosted[code]) for code in columns),
        cells=tuple(tuple(cells[row, column] for column in columns) for row in rows),
        inside=sum(
            one.statements
            for one, (from_here, visited) in zip(spoken, places, strict=True)
            if not from_here.isdisjoint(rows) and not visited.isdisjoint(columns)
        ),
        unplaced=sum(one.statements for one in spoken if not one.places or not one.visited),
        total=sum(one.statements for one in spoken),
        more_rows=len(by_row) - len(rows),
        more_columns=len(by_column) - len(columns),
    )


def _cities(spoken: Iterable[Spoken], levels: Mapping[str, str]) -> dict[tuple[str, ...], str | None]:
    """For each chain its city; the province where no city of it is known; None in between."""
    chains = {chain for one in spoken for chain in (*one.places, *one.visited)}
    cities = {chain: chain[1] for chain in chains if len(chain) > 1 and levels[chain[1]] == PlaceLevel.CITY}
    divided = {chain[0] for chain in cities}
    return {chain: cities.get(chain, None if chain[0] in divided else chain[0]) for chain in chains}


def _at(chains: Iterable[tuple[str, ...]], at: Mapping[tuple[str, ...], str | None]) -> set[str]:
    return {place for chain in chains if (place := at[chain])}


def _busiest(codes: Iterable[str], counts: Mapping[str, int]) -> list[str]:
    return sorted(codes, key=lambda code: (-counts[code], code))
