"""What the index takes from the tables for each statement: text, stretches, and the values of every facet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, func, select

from app.search.index.prominence import PointSpan
from app.search.model import UNKNOWN
from app.search.voices import voice_value
from app.store.bulk import Among
from app.store.fresh import NOTHING_FRESH, Fresh
from app.store.rows import PASSAGE, POINT, ROLE
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


class Facts(NamedTuple):
    """A statement: ``values[i]`` are those of ``FACETS[i]``, places with all that they lie in, at least one each."""

    number: int
    folded: str
    heading: int
    day: int
    points: Sequence[PointSpan]
    passages: Sequence[tuple[str, int, int]]
    values: tuple[tuple[str, ...], ...]


class _Said(NamedTuple):
    """What the rows of a statement say: ``points`` and ``passages`` as in ``Facts``, places and offices by their codes
    and labels."""

    number: int
    folded: str
    heading: int
    day: date | None
    event: str
    speaker: str | None
    place: str | None
    role: str | None
    visited: Sequence[str]
    mentioned: Sequence[str]
    offices: Sequence[tuple[str | None, str | None]]
    points: Sequence[PointSpan]
    passages: Sequence[tuple[str, int, int]]


_STATEMENTS, _DESTINATIONS, _MENTIONS = table_of(StatementRow), table_of(DestinationRow), table_of(MentionRow)
_ROLES, _POINTS, _PASSAGES, _PLACES = map(table_of, (RoleRow, PointRow, PassageRow, PlaceRow))
_VOICES = table_of(VoiceRow)
_OFFICE, _PASSAGE = ("department_id", "level"), ("kind", "start", "end")
_POINT = ("group_number", "depth", "start", "end", "kind")
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
    ),
    _STATEMENTS.c.number,
)
_SPEAKERS = Among(select(_STATEMENTS.c.number, _STATEMENTS.c.speaker_id), _STATEMENTS.c.number)
_VISITED = Among(
    select(_DESTINATIONS.c.event_id, _DESTINATIONS.c.place_code).order_by(
        _DESTINATIONS.c.event_id, _DESTINATIONS.c.ordinal
    ),
    _DESTINATIONS.c.event_id,
)
_MENTIONED = Among(
    select(_MENTIONS.c.statement_number, _MENTIONS.c.place_code).order_by(
        _MENTIONS.c.statement_number, _MENTIONS.c.place_code
    ),
    _MENTIONS.c.statement_number,
)


def _rows_of(table: Table, names: Sequence[str]) -> Among:
    """A statement's rows of a table in their order, by the columns named."""
    number = table.c.statement_number
    return Among(select(number, *(table.c[name] for name in names)).order_by(number, table.c.ordinal), number)


_SERVED, _POINTED, _TOLD = _rows_of(_ROLES, _OFFICE), _rows_of(_POINTS, _POINT), _rows_of(_PASSAGES, _PASSAGE)
_office, _point, _passage = (
    itemgetter(*map(columns.index, names)) for columns, names in ((ROLE, _OFFICE), (POINT, _POINT), (PASSAGE, _PASSAGE))
)
# the first of several stands last, where a facet keeps the one that a statement goes by
_VOICED = Among(
    select(
        _VOICES.c.statement_number,
        _VOICES.c.speaker_id,
        _VOICES.c.name,
        _VOICES.c.full,
        _VOICES.c.place_code,
        _VOICES.c.role,
    ).order_by(_VOICES.c.statement_number, _VOICES.c.ordinal.desc()),
    _VOICES.c.statement_number,
)
_Voice = tuple[str | None, str, bool, str | None, str | None]
_CHAINS = Among(select(_PLACES.c.code, _PLACES.c.chain), _PLACES.c.code)


def read_facts(
    connection: Connection, numbers: Sequence[int], fresh: Mapping[int, Fresh] = NOTHING_FRESH
) -> list[Facts]:
    """The facts of at most ``BATCH`` statements, in the order of their numbers; numbers without a row are left out.
    What ``fresh`` tells of some of them is not read again."""
    held = _read(connection, sorted(set(numbers) - fresh.keys()))
    held += _handed(connection, {number: fresh[number] for number in numbers if number in fresh})
    held.sort(key=itemgetter(0))
    voices = _grouped(connection, _VOICED, [each.number for each in held if each.speaker is None])
    visited = {each.event: each.visited for each in held}
    served = {each.number: [each.place] if each.place else _places(voices.get(each.number, ())) for each in held}
    codes = set().union(*served.values(), *visited.values(), *(each.mentioned for each in held))
    found = _CHAINS.rows(connection, codes)
    chains: dict[str, tuple[str, ...]] = {code: tuple(chain.split("/")) for code, chain in found}

    def within(held: Iterable[str]) -> tuple[str, ...]:
        # each where it stands last, so that the place which a statement goes by comes at the end
        parts = [part for code in held for part in chains[code]]
        return tuple(dict.fromkeys(reversed(parts)))[::-1] or (UNKNOWN,)

    went = {event: within(codes) for event, codes in visited.items()}
    return [
        Facts(
            each.number,
            each.folded,
            each.heading,
            each.day.toordinal() if each.day else -1,
            each.points,
            each.passages,
            (
                within(served[each.number]),
                went[each.event],
                within(each.mentioned),
                _distinct([department for department, _ in each.offices]),
                (each.speaker,) if each.speaker else _voiced(voices.get(each.number, ())),
                _distinct([level for _, level in each.offices]),
                (each.event,),
                (str(each.day.year) if each.day else UNKNOWN,),
                (each.role,) if each.role else _distinct([role for *_, role in voices.get(each.number, ())]),
            ),
        )
        for each in held
    ]


def _read(connection: Connection, numbers: Sequence[int]) -> list[_Said]:
    """What the tables hold of statements."""
    rows = _SAID.rows(connection, numbers)
    visited = _grouped(connection, _VISITED, {event for _, _, _, _, event, _, _, _ in rows})
    mentioned, offices, points, passages = (
        _grouped(connection, query, numbers) for query in (_MENTIONED, _SERVED, _POINTED, _TOLD)
    )
    nothing = ()
    return [
        _Said(
            number,
            folded,
            heading or 0,
            day,
            event,
            speaker,
            place,
            role,
            [code for (code,) in visited.get(event, nothing)],
            [code for (code,) in mentioned.get(number, nothing)],
            offices.get(number, nothing),
            points.get(number, nothing),
            passages.get(number, nothing),
        )
        for number, folded, heading, day, event, speaker, place, role in rows
    ]


def _handed(connection: Connection, fresh: Mapping[int, Fresh]) -> list[_Said]:
    """The same of statements that were just written; only their speakers have to be read."""
    found = []
    for number, speaker in _SPEAKERS.rows(connection, sorted(fresh)):
        one, values = fresh[number], fresh[number].values
        said = values.columns
        found.append(
            _Said(
                number,
                said.folded,
                len(said.heading or ""),
                said.day,
                one.event.id,
                speaker,
                said.place_code,
                said.role,
                one.event.destinations,
                sorted([code for (code,) in values.mentions]),
                list(map(_office, values.roles)),
                list(map(_point, values.points)),
                list(map(_passage, values.passages)),
            )
        )
    return found


def _voiced(voices: Iterable[_Voice]) -> tuple[str, ...]:
    """The speakers of a statement that no single person speaks, each once."""
    return _distinct([speaker or voice_value(name, full) for speaker, name, full, _, _ in voices])


def _places(voices: Iterable[_Voice]) -> list[str]:
    """The places that they serve, the first one last."""
    return [code for _, _, _, code, _ in voices if code]


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values))) or (UNKNOWN,)


def _grouped(connection: Connection, query: Among, these: Iterable[Any]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in query.rows(connection, these):
        found[row[0]].append(row[1:])
    return found
