"""Which of those who speak together is a speaker who speaks alone elsewhere: evidence decides, never the name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select, true, update

from app.names.identity import is_evidence, office_anchor
from app.store.bulk import Among, ForEach
from app.store.family import Said
from app.store.tables import PUBLISHED, STANDING, StatementRow, VoiceRow, table_of

_STATEMENTS, _VOICES = table_of(StatementRow), table_of(VoiceRow)
_NAMED = Among(
    select(
        _VOICES.c.statement_number,
        _VOICES.c.ordinal,
        _VOICES.c.name,
        _VOICES.c.role,
        _VOICES.c.place_code,
        _VOICES.c.department,
        _VOICES.c.speaker_id,
        _STATEMENTS.c.event_id,
        _STATEMENTS.c.state,
    )
    .join(_STATEMENTS, _STATEMENTS.c.number == _VOICES.c.statement_number)
    .where(_VOICES.c.full == true()),
    _VOICES.c.name,
)
_THIS = (_VOICES.c.statement_number == bindparam("this"), _VOICES.c.ordinal == bindparam("which"))
_LINK = ForEach(update(_VOICES).where(*_THIS), "this", "which", "speaker_id")


@dataclass(frozen=True, slots=True)
class Links:
    """What to write: (statement, ordinal, speaker) of voices whose speaker is another now; ``published`` are the
    published statements among them."""

    rows: tuple[tuple[int, int, str | None], ...]
    published: frozenset[int]

    def write(self, connection: Connection) -> None:
        """Write the speakers, whose rows are there."""
        _LINK.execute(connection, self.rows)


def links(
    connection: Connection, said: Mapping[str, Sequence[Said]], speakers: Mapping[int, str | None], names: Sequence[str]
) -> Links:
    """The links of everyone of these ``names`` who speaks together with others. ``said`` are the statements of each
    name by one person, ``speakers`` theirs by number.

    The speaker is the one of that name with whom an office at a place is shared, or who speaks alone at the same
    event, unless their offices differ there; nobody where that fits several.
    """
    rows, published = [], set()
    for number, ordinal, name, role, place, department, linked, event, state in _NAMED.rows(connection, names):
        office = office_anchor(place, department)
        fitting = {speakers[each.number] for each in said.get(name, ()) if _fits(each, event, office, role)}
        speaker = fitting.pop() if len(fitting) == 1 else None
        if speaker != linked:
            rows.append((number, ordinal, speaker))
            if state == PUBLISHED:
                published.add(number)
    return Links(tuple(rows), frozenset(published))


def _fits(said: Said, event: str, office: str, role: str | None) -> bool:
    """Whether somebody with this office and role, who speaks together with others at an event, is who said this."""
    if said.state not in STANDING or said.person:
        return False
    if is_evidence(office) and office in said.offices:
        return True
    here = said.event_id == event
    return here and (role is None or said.role is None or role == said.role)
