"""Telling speakers apart: statements of one name are grouped by shared evidence, ids are kept."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, or_, select, update
from sqlalchemy.orm import Session

from app.domain.problems import SEVERITY, ProblemCode
from app.names.identity import families, office_anchor
from app.store.bulk import AT_ONCE, Among, ForEach, batches
from app.store.family import Said
from app.store.ids import FreeIds
from app.store.merges import People, merges, why_accepted
from app.store.settling import Label, Settling, changed
from app.store.statement_writing import Changed, write_rows
from app.store.tables import (
    PUBLISHED,
    STANDING,
    EventRow,
    PlaceRow,
    ProblemRow,
    RedirectRow,
    RoleRow,
    SourceRow,
    SpeakerRow,
    StatementRow,
    table_of,
)
from app.store.voices import Links, links

EVENTS_AT_ONCE = 5_000
"""Events whose files are told about namesakes at once."""

_STATEMENTS, _ROLES, _SPEAKERS = table_of(StatementRow), table_of(RoleRow), table_of(SpeakerRow)
_REDIRECTS, _PROBLEMS = table_of(RedirectRow), table_of(ProblemRow)
_EVENTS, _PLACES, _FILES = table_of(EventRow), table_of(PlaceRow), table_of(SourceRow)
_THESE: BindParameter[list[Any]] = bindparam("these", expanding=True)
_SAID = Among(
    select(
        _STATEMENTS.c.number,
        _STATEMENTS.c.id,
        _STATEMENTS.c.speaker_id,
        _STATEMENTS.c.speaker_name,
        _STATEMENTS.c.person,
        _STATEMENTS.c.event_id,
        _STATEMENTS.c.role,
        _STATEMENTS.c.place_code,
        _STATEMENTS.c.state,
        _STATEMENTS.c.copy_of,
        _ROLES.c.ordinal,
        _ROLES.c.place_code.label("office_place"),
        _ROLES.c.department_id,
    ).select_from(_STATEMENTS.outerjoin(_ROLES, _ROLES.c.statement_number == _STATEMENTS.c.number)),
    _STATEMENTS.c.speaker_name,
)
_HELD = Among(select(_SPEAKERS.c.id, _SPEAKERS.c.name, _SPEAKERS.c.note, _SPEAKERS.c.byname), _SPEAKERS.c.name)
_TAKEN = Among(select(_SPEAKERS.c.id), _SPEAKERS.c.id)
_ADD = ForEach(insert(_SPEAKERS), "id", "name", "note", "byname")
_CHANGE = ForEach(update(_SPEAKERS).where(_SPEAKERS.c.id == bindparam("this")), "this", "name", "note", "byname")
_MOVE = ForEach(update(_STATEMENTS).where(_STATEMENTS.c.number == bindparam("this")), "this", "speaker_id")
_PLACE_NAMES = select(_PLACES.c.code, _PLACES.c.name).where(_PLACES.c.code.in_(_THESE))
_SOURCES = select(_EVENTS.c.source_id).where(_EVENTS.c.id.in_(_THESE)).order_by(_EVENTS.c.source_id)
_MARKED = (
    select(_EVENTS.c.source_id, _FILES.c.accepted)
    .join(_FILES, _FILES.c.id == _EVENTS.c.source_id)
    .where(_EVENTS.c.id.in_(_THESE))
    .order_by(_EVENTS.c.source_id)
)


def settle_speakers(session: Session, names: Iterable[str]) -> set[int]:
    """Give every statement of these names its speaker, looking at all statements of the name at once, so that the
    outcome does not depend on the order of ingest. Ids that vanish by a merge redirect. Gives the numbers of the
    published statements whose speaker is another now."""
    return _settle(session, [(sorted(names), None)])


def settle_in_turn(session: Session, written: Iterable[Changed], names: Iterable[str] = ()) -> set[int]:
    """As ``settle_speakers`` after each of several new documents, whose statements stand in the tables already, and
    then for ``names``: the same ids and redirects, with one look-up for all."""
    added = [each for each in written if each.added]
    turns = [(sorted(each.names), max(each.added)) for each in added]
    since = min((min(each.added) for each in added), default=0)
    return _settle(session, [*turns, (sorted(names), None)], since)


def _settle(session: Session, turns: Sequence[tuple[Sequence[str], int | None]], since: int = 0) -> set[int]:
    """``turns`` are names to settle, each time by the statements up to a number (None: by all); of statements before
    ``since`` the files are as they were when these were settled last."""
    asked = {name for some, _ in turns for name in some}
    if not asked:
        return set()
    session.flush()
    connection, one_person = session.connection(), merges(session)
    family = {name: group for group in families(asked, _together(one_person)) for name in group}
    names = sorted(family)
    said, speakers = _read_said(connection, names)
    held: dict[str, dict[str, Label]] = {name: {} for name in names}
    for speaker_id, name, note, byname in _HELD.rows(connection, names):
        held[name][speaker_id] = Label(name, note, byname)
    # a name that has no speaker yet gets the id that its first statement gives
    likely = (("speaker", name, each.id) for name in names if not held[name] for each in said[name][:1])
    free = FreeIds(connection, _TAKEN, likely)
    settling = Settling(
        dict(held),
        dict(speakers),
        lambda name, first: free.take("speaker", name, first),
        _Places(connection, said).name,
        one_person,
    )
    met = dict.fromkeys(names, 0)
    for some, last in turns:
        for group in sorted({family[name] for name in some}):
            fresh = list[Said]()
            for name in group:
                end = len(said[name]) if last is None else bisect_right(said[name], last, key=_number)
                fresh += said[name][met[name] : end]
                met[name] = end
            settling.settle(group, fresh)
    settling.close()
    moved = {number: speaker for number, speaker in settling.speakers.items() if speaker != speakers[number]}
    linked = links(connection, said, settling.speakers, names)
    _write(connection, held, moved, settling, linked)
    for name, (note, found) in settling.told.items():
        told = {label.note for label in held[name].values()} == {note}
        _tell(connection, name, note, [each for each in found if not told or each.number >= since])
    session.expire_all()
    published = {each.number for found in said.values() for each in found if each.state == PUBLISHED}
    return (published & moved.keys()) | linked.published


def _together(one_person: Iterable[People]) -> list[set[str]]:
    return [{bearer.name for bearer in people} for people in one_person]


def _number(said: Said) -> int:
    return said.number


def _read_said(connection: Connection, names: Sequence[str]) -> tuple[dict[str, list[Said]], dict[int, str | None]]:
    """The statements of each name by number, and the speakers that they have."""
    rows: dict[int, tuple[Any, ...]] = {}
    offices: dict[int, list[str]] = defaultdict(list)
    for row in _SAID.rows(connection, names):
        number, place_code, ordinal, office_place, department_id = row[0], row[7], *row[10:]
        rows[number] = row
        if ordinal is not None:
            offices[number].append(office_anchor(office_place or place_code, department_id))
    said: dict[str, list[Said]] = defaultdict(list)
    speakers: dict[int, str | None] = {}
    for number in sorted(rows):
        _, identity, speaker_id, name, person, event_id, role, place_code, state, copy_of, *_ = rows[number]
        held = frozenset(offices.get(number, ()))
        one = Said(number, identity, name, person, event_id, role, place_code, state, copy_of or number, held)
        said[name].append(one)
        speakers[number] = speaker_id
    return said, speakers


class _Places:
    """The names of the places of statements, read when the first one is asked for: few names have namesakes."""

    def __init__(self, connection: Connection, said: Mapping[str, Sequence[Said]]) -> None:
        self._connection, self._said = connection, said
        self._names: dict[str, str] | None = None

    def name(self, code: str | None) -> str | None:
        """The name of a place."""
        if self._names is None:
            codes = sorted({each.place_code for found in self._said.values() for each in found if each.place_code})
            self._names = dict(self._connection.execute(_PLACE_NAMES, {"these": codes}).all())
        return self._names.get(code or "")


def _write(
    connection: Connection,
    held: Mapping[str, dict[str, Label]],
    moved: Mapping[int, str | None],
    settling: Settling,
    linked: Links,
) -> None:
    before = {identity: label for labels in held.values() for identity, label in labels.items()}
    now = {identity: label for name in held for identity, label in settling.held[name].items()}
    fresh = [(i, label.name, label.note, label.byname) for i, label in now.items() if i not in before]
    noted = [(i, label.name, label.note, label.byname) for i, label in changed(before, now).items()]
    gone = before.keys() - now.keys()
    _ADD.execute(connection, fresh)
    _CHANGE.execute(connection, noted)
    _MOVE.execute(connection, moved.items())
    linked.write(connection)
    if gone:
        # a corrected name leaves statements behind only for a moment: they are settled under their new name
        left = update(_STATEMENTS).where(_STATEMENTS.c.speaker_id.in_(gone)).values(speaker_id=None)
        connection.execute(left)
        connection.execute(delete(_SPEAKERS).where(_SPEAKERS.c.id.in_(gone)))
    for old, new in settling.steps:
        _lead(connection, old, new)
    for some in batches(sorted(settling.standing), AT_ONCE):
        mine = (_REDIRECTS.c.kind == "speakers", _REDIRECTS.c.old_id.in_(_THESE))
        connection.execute(delete(_REDIRECTS).where(*mine), {"these": some})


def _lead(connection: Connection, old: str, new: str) -> None:
    """Redirect one id to another, and with it everything that led to it."""
    mine = (_REDIRECTS.c.kind == "speakers", or_(_REDIRECTS.c.old_id == old, _REDIRECTS.c.new_id == old))
    connection.execute(update(_REDIRECTS).where(*mine).values(new_id=new))
    if connection.scalar(select(_REDIRECTS.c.new_id).where(mine[0], _REDIRECTS.c.old_id == old)) is None:
        connection.execute(insert(_REDIRECTS), {"kind": "speakers", "old_id": old, "new_id": new})


def _tell(connection: Connection, name: str, note: str | None, said: Sequence[Said]) -> None:
    """Have the files of those of the statements of a name that stand say that there are namesakes, and no other of
    their files."""
    code = ProblemCode.AMBIGUOUS_SPEAKER
    mine = (_PROBLEMS.c.source_id.in_(_THESE), _PROBLEMS.c.code == str(code))
    told = delete(_PROBLEMS).where(*mine, _PROBLEMS.c.message.contains(f"“{name}”", autoescape=True))
    standing = {each.event_id for each in said if each.state in STANDING}
    for some in batches(sorted({each.event_id for each in said}), EVENTS_AT_ONCE):
        connection.execute(told, {"these": connection.scalars(_SOURCES, {"these": some}).all()})
        if note is None:
            continue
        values = {"code": str(code), "severity": str(SEVERITY[code]), "message": note}
        rows = [
            {"source_id": source_id, "accepted": why_accepted(accepted, code, note), **values}
            for source_id, accepted in connection.execute(_MARKED, {"these": sorted(standing.intersection(some))})
        ]
        write_rows(connection, insert(_PROBLEMS), rows)
