"""Which source a path belongs to: new, unchanged, changed, renamed or a copy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.tables import QUARANTINED, WITHDRAWN, FileRow, SourceRow

MEMBER = "!/"
"""Between the path of a container and the name of what is in it: /folder/a.zip!/speech.docx."""


def stands(path: str) -> bool:
    """True where the file, or the container of what stands at ``path``, is still there."""
    return Path(path.partition(MEMBER)[0]).exists()


@dataclass(frozen=True)
class Known:
    """What the store knows of a path and a content. ``same`` is the source that holds exactly this content;
    ``mine`` the source that the path belonged to; ``vanished`` a path of ``same`` whose file is gone."""

    same: SourceRow | None
    mine: SourceRow | None
    vanished: str | None


def look_up(session: Session, path: str, sha256: str) -> Known:
    """What is known of the file at ``path`` with this content."""
    row = session.get(FileRow, path)
    mine = row.source if row else None
    if mine is not None and mine.sha256 == sha256:
        return Known(mine, mine, None)
    same = session.scalars(select(SourceRow).where(SourceRow.sha256 == sha256).order_by(SourceRow.id)).first()
    vanished = None
    if same is not None:
        vanished = next((file.path for file in same.files if not stands(file.path)), None)
    return Known(same, mine, vanished)


def held_elsewhere(session: Session, sha256: str, known: Known) -> bool:
    """Whether a file that is there, and is not of the source that the path belonged to, holds this content."""
    query = select(FileRow).join(SourceRow).where(SourceRow.sha256 == sha256, SourceRow.state != WITHDRAWN)
    mine = known.mine.id if known.mine else None
    return any(row.source_id != mine and stands(row.path) for row in session.scalars(query))


def attach(session: Session, source: SourceRow, path: str) -> None:
    """Say that ``source`` stands at ``path`` (which leaves any other source)."""
    row = session.get(FileRow, path)
    if row is None:
        source.files.append(FileRow(path=path, present=True))
    else:
        row.source, row.present = source, True
    session.flush()


def rename(session: Session, old: str, new: str) -> None:
    """Move a file row to its new path."""
    row = session.get(FileRow, old)
    assert row is not None, "the path was just looked up"
    row.path, row.present = new, True
    session.flush()


def forget(session: Session, paths: Iterable[str]) -> list[SourceRow]:
    """Mark paths as gone; gives the sources that no file holds any more and that were not withdrawn yet."""
    left = []
    for path in paths:
        row = session.get(FileRow, path)
        if row is None or not row.present:
            continue
        row.present = False
        session.flush()
        if not any(file.present for file in row.source.files) and row.source.state != WITHDRAWN:
            left.append(row.source)
    return left


def paths_under(session: Session, folder: str) -> list[str]:
    """Every present path below ``folder`` (a path that ends with a separator)."""
    found = session.scalars(
        select(FileRow.path).where(FileRow.present, FileRow.path.startswith(folder, autoescape=True))
    )
    return sorted(found)


def quarantined(session: Session) -> int:
    """How many sources are in quarantine."""
    return len(session.scalars(select(SourceRow.id).where(SourceRow.state == QUARANTINED)).all())
