"""Telling speakers apart: statements of one name are grouped by shared evidence, ids are kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, or_, select, update
from sqlalchemy.orm import Session

from app.domain.problems import SEVERITY, ProblemCode
from app.names.identity import Appearance, cluster, office_anchor
from app.store.ids import FreeIds, short_id
from app.store.tables import (
    PUBLISHED,
    EventRow,
    PlaceRow,
    ProblemRow,
    RedirectRow,
    RoleRow,
    SpeakerRow,
    StatementRow,
    table_of,
)

_STATEMENTS, _ROLES, _SPEAKERS = table_of(StatementRow), table_of(RoleRow), table_of(SpeakerRow)
_REDIRECTS, _PROBLEMS = table_of(RedirectRow), table_of(ProblemRow)
_EVENTS, _PLACES = table_of(EventRow), table_of(PlaceRow)
_THESE: BindParameter[list[Any]] = bindparam("these", expanding=True)
_SAID = (
    select(
        _STATEMENTS.c.number,
        _STATEMENTS.c.id,
        _STATEMENTS.c.speaker_id,
        _STATEMENTS.c.speaker_name,
        _STATEMENTS.c.event_id,
        _STATEMENTS.c.role,
        _STATEMENTS.c.place_code,
        _STATEMENTS.c.state,
        _ROLES.c.place_code.label("office_place"),
        _ROLES.c.department_id,
        _ROLES.c.ordinal.label("office"),
    )
    .select_from(_STATEMENTS.outerjoin(_ROLES, _ROLES.c.statement_number == _STATEMENTS.c.number))
    .where(_STATEMENTS.c.speaker_name.in_(_THESE))
    .order_by(_STATEMENTS.c.number)
)
_HELD = select(_SPEAKERS).where(_SPEAKERS.c.name.in_(_THESE))
_CHANGE = update(_SPEAKERS).where(_SPEAKERS.c.id == bindparam("this"))
_MOVE = update(_STATEMENTS).where(_STATEMENTS.c.number == bindparam("this"))
_PLACE_NAMES = select(_PLACES.c.code, _PLACES.c.name).where(_PLACES.c.code.in_(_THESE))
_SOURCES = select(_EVENTS.c.source_id).where(_EVENTS.c.id.in_(_THESE)).order_by(_EVENTS.c.source_id)


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement of a name, with the anchors of the offices that its speaker held."""

    number: int
    id: str
    speaker_id: str | None
    event_id: str
    role: str | None
    place_code: str | None
    published: bool
    anchors: frozenset[str]


@dataclass
class _Changes:
    """What becomes of the tables: gathered name by name, written once."""

    fresh: list[dict[str, Any]] = field(default_factory=list)
    noted: list[dict[str, Any]] = field(default_factory=list)
    moved: dict[int, str] = field(default_factory=dict)
    redirects: list[tuple[str, str]] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    standing: set[str] = field(default_factory=set)


def settle_speakers(session: Session, names: Iterable[str]) -> set[int]:
    """Give every statement of these names its speaker, looking at all statements of the name at once, so that the
    outcome does not depend on the order of ingest. Ids that vanish by a merge redirect. Gives the numbers of the
    published statements whose speaker is another now."""
    wanted = sorted(names)
    if not wanted:
        return set()
    session.flush()
    connection = session.connection()
    said = _said(connection, wanted)
    held: dict[str, dict[str, Any]] = defaultdict(dict)
    for row in connection.execute(_HELD, {"these": wanted}):
        held[row.name][row.id] = row
    # a name alone mostly has no speaker yet, whose id its first statement gives
    likely = [short_id("speaker", name, each.id) for name in wanted if not held[name] for each in said[name][:1]]
    free, changes = FreeIds(connection, _SPEAKERS.c.id, likely), _Changes()
    for name in wanted:
        _settle(connection, name, said[name], held[name], free, changes)
    _write(connection, changes)
    session.expire_all()
    published = {each.number for found in said.values() for each in found if each.published}
    return published & changes.moved.keys()


def _said(connection: Connection, names: Sequence[str]) -> dict[str, list[_Said]]:
    """The statements of each name by number."""
    rows: dict[int, Any] = {}
    anchors: dict[int, set[str]] = defaultdict(set)
    for row in connection.execute(_SAID, {"these": names}):
        rows[row.number] = row
        if row.office is not None:
            anchors[row.number].add(office_anchor(row.office_place or row.place_code, row.department_id))
    said: dict[str, list[_Said]] = defaultdict(list)
    for number, row in rows.items():
        one = (number, row.id, row.speaker_id, row.event_id, row.role, row.place_code, row.state == PUBLISHED)
        said[row.speaker_name].append(_Said(*one, frozenset(anchors[number])))
    return said


def _settle(
    connection: Connection, name: str, said: list[_Said], held: dict[str, Any], free: FreeIds, changes: _Changes
) -> None:
    rows = {str(each.number): each for each in said}
    groups = sorted(cluster(_appearances(name, said)), key=lambda keys: min(map(int, keys)))
    note = _note(name, len(groups))
    places = _place_names(connection, said) if note else {}
    used: set[str] = set()
    for keys in groups:
        members = [rows[key] for key in sorted(keys, key=int)]
        known = (each.speaker_id for each in members if each.speaker_id in held and each.speaker_id not in used)
        speaker_id = next(known, None) or free.take("speaker", name, members[0].id)
        used.add(speaker_id)
        values = {"note": note, "byname": _byname(members, places) if note else None}
        if speaker_id not in held:
            changes.fresh.append({"id": speaker_id, "name": name, **values})
        elif (held[speaker_id].note, held[speaker_id].byname) != (note, values["byname"]):
            changes.noted.append({"this": speaker_id, **values})
        for each in members:
            if each.speaker_id != speaker_id:
                changes.moved[each.number] = speaker_id
                if each.speaker_id:
                    changes.redirects.append((each.speaker_id, speaker_id))
    changes.gone |= held.keys() - used
    if held:
        changes.standing |= used
    if note or any(speaker.note for speaker in held.values()):
        _flag(connection, name, note, said)


def _write(connection: Connection, changes: _Changes) -> None:
    if changes.fresh:
        connection.execute(insert(_SPEAKERS), changes.fresh)
    if changes.noted:
        connection.execute(_CHANGE, changes.noted)
    if changes.moved:
        moved = [{"this": number, "speaker_id": speaker} for number, speaker in changes.moved.items()]
        connection.execute(_MOVE, moved)
    for old, new in dict.fromkeys(changes.redirects):
        _redirect(connection, old, new)
    if changes.gone:
        # a corrected name leaves statements behind only for a moment: they are settled under their new name
        left = update(_STATEMENTS).where(_STATEMENTS.c.speaker_id.in_(changes.gone)).values(speaker_id=None)
        connection.execute(left)
        connection.execute(delete(_SPEAKERS).where(_SPEAKERS.c.id.in_(changes.gone)))
    if changes.standing:
        back = delete(_REDIRECTS).where(_REDIRECTS.c.kind == "speakers", _REDIRECTS.c.old_id.in_(changes.standing))
        connection.execute(back)


def _appearances(name: str, said: Sequence[_Said]) -> list[Appearance]:
    by_event: dict[str, list[_Said]] = defaultdict(list)
    for each in said:
        by_event[each.event_id].append(each)
    found = []
    for event_id, members in by_event.items():
        # one document does not name two people alike without telling them apart by office
        offices = {each.anchors for each in members if each.anchors}
        for each in members:
            own = (
                {f"event:{event_id}"}
                if len(offices) <= 1
                else {f"event:{event_id}:{each.role}"}
                if each.role
                else set()
            )
            found.append(Appearance(str(each.number), name, each.anchors | own))
    return found


def _redirect(connection: Connection, old: str, new: str) -> None:
    mine = (_REDIRECTS.c.kind == "speakers", or_(_REDIRECTS.c.old_id == old, _REDIRECTS.c.new_id == old))
    connection.execute(update(_REDIRECTS).where(*mine).values(new_id=new))
    if connection.scalar(select(_REDIRECTS.c.new_id).where(mine[0], _REDIRECTS.c.old_id == old)) is None:
        connection.execute(insert(_REDIRECTS), {"kind": "speakers", "old_id": old, "new_id": new})


def _place_names(connection: Connection, said: Sequence[_Said]) -> dict[str, str]:
    codes = sorted({each.place_code for each in said if each.place_code})
    return dict(connection.execute(_PLACE_NAMES, {"these": codes}).all()) if codes else {}


def _byname(members: Sequence[_Said], places: dict[str, str]) -> str | None:
    first = next((each for each in members if each.role), members[0])
    parts = (places.get(first.place_code or ""), first.role)
    return " ".join(part for part in parts if part) or None


def _note(name: str, groups: int) -> str | None:
    if groups < 2:
        return None
    return f"语料中有{groups}位“{name}”,任职没有交集,未作同一人处理。"


def _flag(connection: Connection, name: str, note: str | None, said: Sequence[_Said]) -> None:
    """Have the files of all published statements of the name say so, and no others."""
    code = ProblemCode.AMBIGUOUS_SPEAKER
    every = connection.scalars(_SOURCES, {"these": sorted({each.event_id for each in said})}).all()
    mine = (_PROBLEMS.c.source_id.in_(_THESE), _PROBLEMS.c.code == str(code))
    told = _PROBLEMS.c.message.contains(f"“{name}”", autoescape=True)
    connection.execute(delete(_PROBLEMS).where(*mine, told), {"these": every})
    if note is None:
        return
    values = {"code": str(code), "severity": str(SEVERITY[code]), "message": note}
    sources = connection.scalars(_SOURCES, {"these": sorted({each.event_id for each in said if each.published})})
    problems = [{"source_id": source_id, **values} for source_id in sources]
    if problems:
        connection.execute(insert(_PROBLEMS), problems)
