"""What is known of each statement of the corpus, read back from its tables: for the scan and for tantivy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_MARK = "\x1f"
_JOINED = "(SELECT group_concat({value}, char(31)) FROM {rows})"
_HELD = "roles r WHERE r.statement_number = s.number"
_STRETCHES = (
    "(SELECT statement_number, kind, start, end FROM points WHERE statement_number = s.number AND kind IS NOT NULL"
    " UNION ALL SELECT statement_number, kind, start, end FROM passages WHERE statement_number = s.number)"
)
_SELECT = f"""
    SELECT s.number, s.folded, s.day, s.speaker_id, s.event_id,
        (SELECT chain FROM places WHERE code = s.place_code),
        {_JOINED.format(value="r.department_id", rows=_HELD)},
        {_JOINED.format(value="r.level", rows=_HELD)},
        {
    _JOINED.format(
        value="p.chain", rows="mentions m JOIN places p ON p.code = m.place_code WHERE m.statement_number = s.number"
    )
},
        {
    _JOINED.format(
        value="p.chain", rows="destinations d JOIN places p ON p.code = d.place_code WHERE d.event_id = s.event_id"
    )
},
        {_JOINED.format(value="kind || ' ' || start || ' ' || end", rows=_STRETCHES)}
    FROM statements s WHERE s.state = 'published' ORDER BY s.number
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """One statement. Places are codes with those of everything above them."""

    number: int
    folded: str
    day: date | None
    speaker: str | None
    event: str
    place: frozenset[str]
    departments: frozenset[str]
    levels: frozenset[str]
    mentioned: frozenset[str]
    visited: frozenset[str]
    stretches: tuple[tuple[str, int, int], ...]
    """Kind, start and end of every point and passage of a kind."""

    def inside(self, kind: str) -> tuple[str, ...]:
        """The folded text of every point and passage of this kind."""
        return tuple(self.folded[start:end] for each, start, end in self.stretches if each == kind)


def facts(path: Path) -> Iterator[Facts]:
    """Every published statement of the corpus in this file, in the order of their numbers."""
    with closing(sqlite3.connect(path)) as connection:
        for (
            number,
            folded,
            day,
            speaker,
            event,
            place,
            offices,
            levels,
            mentioned,
            visited,
            kinds,
        ) in connection.execute(_SELECT):
            yield Facts(
                number=number,
                folded=folded,
                day=date.fromisoformat(day) if day else None,
                speaker=speaker,
                event=event,
                place=_codes(place),
                departments=frozenset(_parts(offices)),
                levels=frozenset(_parts(levels)),
                mentioned=_codes(mentioned),
                visited=_codes(visited),
                stretches=tuple((kind, int(start), int(end)) for kind, start, end in map(str.split, _parts(kinds))),
            )


def _parts(joined: str | None) -> list[str]:
    return joined.split(_MARK) if joined else []


def _codes(chains: str | None) -> frozenset[str]:
    return frozenset(code for chain in _parts(chains) for code in chain.split("/"))
