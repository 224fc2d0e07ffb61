"""Telling speakers apart: statements of one name are grouped by shared evidence, ids are kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, load_only, selectinload

from app.domain.problems import SEVERITY, ProblemCode
from app.names.identity import Appearance, cluster, office_anchor
from app.store.ids import free_id
from app.store.tables import (
    PUBLISHED,
    WITHDRAWN,
    EventRow,
    ProblemRow,
    RedirectRow,
    SourceRow,
    SpeakerRow,
    StatementRow,
)


def settle_speakers(session: Session, names: Iterable[str]) -> set[int]:
    """Give every statement of these names its speaker, looking at all statements of the name at once, so that the
    outcome does not depend on the order of ingest. Ids that vanish by a merge redirect. Gives the numbers of the
    published statements whose speaker is another now."""
    wanted = sorted(names)
    session.flush()
    columns = (
        StatementRow.number,
        StatementRow.id,
        StatementRow.speaker_id,
        StatementRow.speaker_name,
        StatementRow.event_id,
        StatementRow.role,
        StatementRow.place_code,
        StatementRow.state,
        StatementRow.copy_of,
    )
    query = select(StatementRow).where(StatementRow.speaker_name.in_(wanted)).order_by(StatementRow.number)
    rows: dict[str, list[StatementRow]] = defaultdict(list)
    for row in session.scalars(query.options(load_only(*columns), selectinload(StatementRow.roles))):
        rows[row.speaker_name or ""].append(row)
    held: dict[str, list[SpeakerRow]] = defaultdict(list)
    for speaker in session.scalars(select(SpeakerRow).where(SpeakerRow.name.in_(wanted))):
        held[speaker.name].append(speaker)
    before = {row.number: row.speaker_id for found in rows.values() for row in found}
    with session.no_autoflush:
        for name in wanted:
            _settle(session, name, rows[name], held[name])
    session.flush()
    published = (row for found in rows.values() for row in found if row.state == PUBLISHED)
    return {row.number for row in published if row.speaker_id != before[row.number]}


def _settle(session: Session, name: str, statements: list[StatementRow], held: list[SpeakerRow]) -> None:
    rows = {str(row.number): row for row in statements}
    known = {speaker.id: speaker for speaker in held}
    noted = any(speaker.note for speaker in held)
    groups = sorted(cluster(_appearances(name, statements)), key=lambda keys: min(map(int, keys)))
    note = _note(name, len(groups))
    used: set[str] = set()
    for keys in groups:
        members = [rows[key] for key in sorted(keys, key=int)]
        speaker_id = _chosen(session, name, members, known, used)
        used.add(speaker_id)
        speaker = known.get(speaker_id)
        if speaker is None:
            speaker = SpeakerRow(id=speaker_id, name=name)
            session.add(speaker)
        speaker.note = note
        speaker.byname = _byname(members) if note else None
        for member in members:
            if member.speaker_id and member.speaker_id != speaker_id:
                _redirect(session, member.speaker_id, speaker_id)
            member.speaker_id = speaker_id
    gone = known.keys() - used
    if gone:
        session.flush()
        # a corrected name leaves statements behind only for a moment: they are settled under their new name
        session.execute(update(StatementRow).where(StatementRow.speaker_id.in_(gone)).values(speaker_id=None))
        session.execute(delete(SpeakerRow).where(SpeakerRow.id.in_(gone)))
    if held:
        session.execute(delete(RedirectRow).where(RedirectRow.kind == "speakers", RedirectRow.old_id.in_(used)))
    if note or noted:
        _flag(session, name, note)


def _appearances(name: str, rows: list[StatementRow]) -> list[Appearance]:
    anchors = {
        row.number: frozenset(
            office_anchor(role.place_code or row.place_code, role.department_id) for role in row.roles
        )
        for row in rows
    }
    by_event: dict[str, list[StatementRow]] = defaultdict(list)
    for row in rows:
        by_event[row.event_id].append(row)
    found = []
    for event_id, members in by_event.items():
        # one document does not name two people alike without telling them apart by office
        offices = {anchors[row.number] for row in members if anchors[row.number]}
        for row in members:
            own = (
                {f"event:{event_id}"} if len(offices) <= 1 else {f"event:{event_id}:{row.role}"} if row.role else set()
            )
            # who is printed twice with the same words is one person
            text = {f"text:{row.copy_of or row.number}"}
            found.append(Appearance(str(row.number), name, anchors[row.number] | own | text))
    return found


def _chosen(
    session: Session, name: str, members: list[StatementRow], known: dict[str, SpeakerRow], used: set[str]
) -> str:
    for member in members:
        if member.speaker_id in known and member.speaker_id not in used:
            return member.speaker_id
    return free_id(lambda i: i in used or session.get(SpeakerRow, i) is not None, "speaker", name, members[0].id)


def _redirect(session: Session, old: str, new: str) -> None:
    session.merge(RedirectRow(kind="speakers", old_id=old, new_id=new))
    session.execute(
        update(RedirectRow).where(RedirectRow.kind == "speakers", RedirectRow.new_id == old).values(new_id=new)
    )


def _byname(members: list[StatementRow]) -> str | None:
    first = next((member for member in members if member.role), members[0])
    parts = (first.place.name if first.place else None, first.role)
    return " ".join(part for part in parts if part) or None


def _note(name: str, groups: int) -> str | None:
    if groups < 2:
        return None
    return f"语料中有{groups}位“{name}”,任职没有交集,未作同一人处理。"


def _flag(session: Session, name: str, note: str | None) -> None:
    code = ProblemCode.AMBIGUOUS_SPEAKER
    mine = select(StatementRow.event_id).where(StatementRow.speaker_name == name, StatementRow.state != WITHDRAWN)
    sources = select(EventRow.source_id).where(EventRow.id.in_(mine))
    session.execute(
        delete(ProblemRow).where(
            ProblemRow.code == str(code), ProblemRow.message.contains(f"“{name}”", autoescape=True)
        )
    )
    if note is None:
        return
    for source_id in sorted(session.scalars(select(SourceRow.id).where(SourceRow.id.in_(sources)))):
        problem = ProblemRow(source_id=source_id, code=str(code), severity=str(SEVERITY[code]), message=note)
        session.add(problem)
