"""What the index takes from the tables for each statement: text, stretches, and the values of every facet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from app.search.index.prominence import PointSpan
from app.search.model import UNKNOWN
from app.search.voices import voice_value
from app.store.bulk import Among
from app.store.tables import (
    DestinationRow,
    MentionRow,
    PassageRow,
    PlaceRow,
    PointRow,
    RoleRow,
    StatementRow,
    VoiceRow,
    table_of,
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


_STATEMENTS, _DESTINATIONS, _MENTIONS = table_of(StatementRow), table_of(DestinationRow), table_of(MentionRow)
_ROLES, _POINTS, _PASSAGES, _PLACES = map(table_of, (RoleRow, PointRow, PassageRow, PlaceRow))
_VOICES = table_of(VoiceRow)
_SAID = Among(
    select(
        _STATEMENTS.c.number,
        _STATEMENTS.c.folded,
        func.length(_STATEMENTS.c.heading),
        _STATEMENTS.c.day,
        _STATEMENTS.c.event_id,
        _STATEMENTS.c.speaker_id,
        _STATEMENTS.c.place_code,
        _STATEMENTS.c.role,
    ).order_by(_STATEMENTS.c.number),
    _STATEMENTS.c.number,
)
_VISITED = Among(select(_DESTINATIONS.c.event_id, _DESTINATIONS.c.place_code), _DESTINATIONS.c.event_id)
_MENTIONED = Among(select(_MENTIONS.c.statement_number, _MENTIONS.c.place_code), _MENTIONS.c.statement_number)
_SERVED = Among(select(_ROLES.c.statement_number, _ROLES.c.department_id, _ROLES.c.level), _ROLES.c.statement_number)
_POINTED = Among(
    select(
        _POINTS.c.statement_number,
        _POINTS.c.group_number,
        _POINTS.c.depth,
        _POINTS.c.start,
        _POINTS.c.end,
        _POINTS.c.kind,
    ).order_by(_POINTS.c.statement_number, _POINTS.c.ordinal),
    _POINTS.c.statement_number,
)
_TOLD = Among(
    select(_PASSAGES.c.statement_number, _PASSAGES.c.kind, _PASSAGES.c.start, _PASSAGES.c.end),
    _PASSAGES.c.statement_number,
)
# the first of several stands last, where a facet keeps the one that a statement goes by
_VOICED = Among(
    select(_VOICES.c.statement_number, _VOICES.c.speaker_id, _VOICES.c.name, _VOICES.c.full).order_by(
        _VOICES.c.statement_number, _VOICES.c.ordinal.desc()
    ),
    _VOICES.c.statement_number,
)
_CHAINS = Among(select(_PLACES.c.code, _PLACES.c.chain), _PLACES.c.code)


def read_facts(connection: Connection, numbers: Sequence[int]) -> list[Facts]:
    """The facts of at most ``BATCH`` statements, in the order of their numbers; numbers without a row are left out."""
    numbers = sorted(numbers)
    rows = _SAID.rows(connection, numbers)
    visited = _grouped(connection, _VISITED, {event for _, _, _, _, event, _, _, _ in rows})
    mentioned, roles, points, passages = (
        _grouped(connection, query, numbers) for query in (_MENTIONED, _SERVED, _POINTED, _TOLD)
    )
    voices = _grouped(connection, _VOICED, [number for number, _, _, _, _, speaker, _, _ in rows if speaker is None])
    codes = {place for _, _, _, _, _, _, place, _ in rows if place}
    codes.update(code for held in (*visited.values(), *mentioned.values()) for (code,) in held)
    found = _CHAINS.rows(connection, codes)
    chains: dict[str | None, tuple[str, ...]] = {code: tuple(chain.split("/")) for code, chain in found}

    def within(held: Iterable[tuple[str]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(part for (code,) in held for part in chains[code])) or (UNKNOWN,)

    went = {event: within(held) for event, held in visited.items()}
    nowhere, nothing = (UNKNOWN,), ()
    return [
        Facts(
            number,
            folded,
            heading or 0,
            day.toordinal() if day else -1,
            points.get(number, nothing),
            passages.get(number, nothing),
            (
                chains.get(place, nowhere),
                went.get(event, nowhere),
                within(mentioned.get(number, nothing)),
                _distinct([department for department, _ in roles.get(number, nothing)]),
                (speaker,) if speaker else _voiced(voices.get(number, nothing)),
                _distinct([level for _, level in roles.get(number, nothing)]),
                (event,),
                (str(day.year) if day else UNKNOWN,),
                (role or UNKNOWN,),
            ),
        )
        for number, folded, heading, day, event, speaker, place, role in rows
    ]


def _voiced(voices: Iterable[tuple[str | None, str, bool]]) -> tuple[str, ...]:
    """The speakers of a statement that no single person speaks, each once."""
    return _distinct([speaker or voice_value(name, full) for speaker, name, full in voices])


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values))) or (UNKNOWN,)


def _grouped(connection: Connection, query: Among, these: Iterable[Any]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in query.rows(connection, these):
        found[row[0]].append(row[1:])
    return found
