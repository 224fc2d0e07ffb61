"""Telling speakers apart: statements of one name are grouped by shared evidence, ids are kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, load_only, selectinload

from app.domain.problems import SEVERITY, ProblemCode
from app.names.identity import Appearance, cluster, families, office_anchor
from app.store.ids import free_id
from app.store.merges import People, merges, why_accepted
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
    session.flush()
    said = merges(session)
    groups = families(names, [{bearer.name for bearer in people} for people in said])
    wanted = sorted(name for group in groups for name in group)
    columns = (
        StatementRow.number,
        StatementRow.id,
        StatementRow.speaker_id,
        StatementRow.speaker_name,
        StatementRow.person,
        StatementRow.event_id,
        StatementRow.role,
        StatementRow.place_code,
        StatementRow.state,
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
        for group in groups:
            _settle(
                session, _Family(group, {name: rows[name] for name in group}, said), [s for n in group for s in held[n]]
            )
    session.flush()
    moved = {before[row.number] for found in rows.values() for row in found if row.speaker_id != before[row.number]}
    if moved:  # who was parted from somebody leaves an id that is still the other's
        still = (RedirectRow.old_id.in_(moved), RedirectRow.old_id.in_(select(SpeakerRow.id)))
        session.execute(delete(RedirectRow).where(RedirectRow.kind == "speakers", *still))
    published = (row for found in rows.values() for row in found if row.state == PUBLISHED)
    return {row.number for row in published if row.speaker_id != before[row.number]}


@dataclass(frozen=True)
class _Family:
    """Names that somebody said may be one person's (mostly one alone), their statements, and what was said."""

    names: tuple[str, ...]
    statements: dict[str, list[StatementRow]]
    said: tuple[People, ...]

    def persons(self) -> list[tuple[str, list[StatementRow]]]:
        """Each person's name and statements, in the order of their first ones."""
        rows = {str(row.number): row for name in self.names for row in self.statements[name]}
        found = [appearance for name in self.names for appearance in _appearances(name, self.statements[name])]
        merged = [(people[0].name, {key for key, row in rows.items() if _borne(row, people)}) for people in self.said]
        persons = []
        for keys in cluster(found, [keys for _, keys in merged]):
            members = [rows[key] for key in sorted(keys, key=int)]
            name = next((name for name, touched in merged if touched & set(keys)), members[0].speaker_name or "")
            persons.append((name, members))
        return sorted(persons, key=lambda person: person[1][0].number)


def _borne(row: StatementRow, people: People) -> bool:
    return any(row.speaker_name == b.name and b.role in (None, row.role) for b in people)


def _settle(session: Session, family: _Family, held: list[SpeakerRow]) -> None:
    known = {speaker.id: speaker for speaker in held}
    noted = {speaker.name for speaker in held if speaker.note}
    persons = family.persons()
    counted = Counter(name for name, _ in persons)
    used: set[str] = set()
    for name, members in persons:
        note = _note(name, counted[name])
        speaker_id = _chosen(session, name, members, known, used)
        used.add(speaker_id)
        speaker = known.get(speaker_id)
        if speaker is None:
            speaker = SpeakerRow(id=speaker_id, name=name)
            session.add(speaker)
        speaker.name, speaker.note = name, note
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
    for name in family.names:
        note = _note(name, counted[name])
        if note or name in noted:
            _flag(session, name, note)


def _appearances(name: str, rows: list[StatementRow]) -> list[Appearance]:
    anchors = {
        row.number: frozenset(
            office_anchor(role.place_code or row.place_code, role.department_id) for role in row.roles
        )
        for row in rows
    }
    # who was told from the namesakes by a word has that word for evidence, and nothing else
    found = [Appearance(str(row.number), name, frozenset({f"person:{row.person}"})) for row in rows if row.person]
    by_event: dict[str, list[StatementRow]] = defaultdict(list)
    for row in (row for row in rows if not row.person):
        by_event[row.event_id].append(row)
    for event_id, members in by_event.items():
        # one document does not name two people alike without telling them apart by office
        offices = {anchors[row.number] for row in members if anchors[row.number]}
        for row in members:
            own = (
                {f"event:{event_id}"} if len(offices) <= 1 else {f"event:{event_id}:{row.role}"} if row.role else set()
            )
            found.append(Appearance(str(row.number), name, anchors[row.number] | own))
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
    marked = select(SourceRow.id, SourceRow.accepted).where(SourceRow.id.in_(sources)).order_by(SourceRow.id)
    for source_id, accepted in session.execute(marked):
        problem = ProblemRow(source_id=source_id, code=str(code), severity=str(SEVERITY[code]), message=note)
        problem.accepted = why_accepted(accepted, code, note)
        session.add(problem)
