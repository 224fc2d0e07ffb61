"""What was written down and serves nothing: corrections without their source or people, aliases that nothing prints."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.corrections import Acceptance, Merge
from app.domain.document import FOUND_LATER
from app.domain.labels import handle
from app.domain.problems import ProblemCode
from app.ingest.corrections import Shelf
from app.names.departments import known_departments
from app.store.tables import PUBLISHED, QUARANTINED, WITHDRAWN, DepartmentRow, ProblemRow, SourceRow, StatementRow


def unused_corrections(session: Session, shelf: Shelf) -> list[str]:
    """A line for each file of corrections whose source the corpus lacks, each merge of people of whom one does not
    speak, and each doubt about namesakes or copies that was let stand and is not there."""
    held = session.execute(select(SourceRow.sha256, SourceRow.name).where(SourceRow.state != WITHDRAWN)).all()
    known = {word for row in held for word in row}
    lines = []
    for path, corrections in shelf.held:
        own = corrections.events or corrections.statements or corrections.points or corrections.acceptances
        if own and not {corrections.sha256, corrections.name} & known:
            lines.append(_line(f"{path.name}:1", f"语料里没有“{corrections.name}”这份文件"))
            continue
        lines += [_line(m.why.note, _absent(session, m)) for m in corrections.merges if _absent(session, m)]
        later = [a for a in corrections.acceptances if a.code in FOUND_LATER]
        lines += [_line(a.why.note, f"没有“{handle(a.code)}”这个问题") for a in later if not _stands(session, a)]
    return lines


def waiting_corrections(session: Session, shelf: Shelf) -> list[str]:
    """A line for each file of corrections whose source is there but could not be read."""
    query = select(SourceRow.sha256, SourceRow.name, SourceRow.state).where(SourceRow.state != WITHDRAWN)
    sources = session.execute(query).all()
    lines = []
    for path, corrections in shelf.held:
        # as a shelf has it: the digest decides, and where it is nowhere the name
        own = [row.state for row in sources if row.sha256 == corrections.sha256]
        own = own or [row.state for row in sources if row.name == corrections.name]
        if corrections.entries and own and set(own) == {QUARANTINED}:
            lines.append(f"{path.name}:1: “{corrections.name}”没有读成，读成以后生效。")
    return lines


def unused_aliases(session: Session) -> list[tuple[str, str]]:
    """Departments and their aliases in the authority list that no office of the corpus is printed as; of departments
    that the corpus does not have none are listed."""
    printed = {row.id: row.aliases for row in session.scalars(select(DepartmentRow).where(DepartmentRow.known))}
    found = []
    for alias, department in known_departments().items():
        forms = printed.get(department.label)
        if (
            forms is not None
            and alias not in (department.label, department.name)
            and not any(alias in f for f in forms)
        ):
            found.append((department.label, alias))
    return sorted(found)


def _absent(session: Session, merge: Merge) -> str:
    for bearer in merge.people:
        query = select(StatementRow.number).where(
            StatementRow.speaker_name == bearer.name, StatementRow.state == PUBLISHED
        )
        if bearer.role is not None:
            query = query.where(StatementRow.role == bearer.role)
        if session.scalar(query.limit(1)) is None:
            return f"语料里没有“{bearer}”的发言"
    return ""


def _stands(session: Session, acceptance: Acceptance) -> bool:
    query = select(ProblemRow.message).where(ProblemRow.code == str(acceptance.code), ProblemRow.accepted.is_not(None))
    return any(acceptance.covers(acceptance.code, message, None) for message in session.scalars(query))


def _line(where: str, what: str) -> str:
    return f"[{ProblemCode.STALE_CORRECTION}] {where}: 校订没有用到：{what}。"
