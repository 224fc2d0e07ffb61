"""Which source a path belongs to: new, unchanged, changed, renamed or a copy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from app.store.bulk import Among, ForEach
from app.store.paths import on_disk, shown
from app.store.tables import QUARANTINED, WITHDRAWN, FileRow, SourceRow, table_of

_FILES, _SOURCES = table_of(FileRow), table_of(SourceRow)
_ADD = ForEach(insert(_FILES), "path", "source_id", "present")
_PATHS = Among(select(_FILES.c.path), _FILES.c.path)
_READINGS = Among(select(_SOURCES.c.sha256, _SOURCES.c.reading, _SOURCES.c.state), _SOURCES.c.sha256)
_CONTENTS = Among(select(_SOURCES.c.sha256), _SOURCES.c.sha256)

MEMBER = "!/"
"""Between the path of a container and the name of what is in it: /folder/a.zip!/speech.docx."""


def called(path: str) -> str:
    """What people call the document at ``path``: by its name alone, in a container by the name of that and the label
    in it, as ``a.zip!/speech.docx``."""
    folders, _, _ = path.partition(MEMBER)
    return shown(path[folders.rfind("/") + 1 :])


def stands(path: str) -> bool:
    """True where the file, or the container of what stands at ``path`` (as ``app.store.paths.storable`` gives it), is
    still there, or where nobody may look whether it is."""
    try:
        Path(on_disk(path.partition(MEMBER)[0])).stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


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


def readings(session: Session, sha256: Sequence[str]) -> dict[str, frozenset[str]]:
    """By which rules the sources with each of these contents that still stand were read; nothing for the others."""
    found: dict[str, frozenset[str]] = {}
    for content, reading, state in _READINGS.rows(session.connection(), sha256):
        if state != WITHDRAWN:
            found[content] = found.get(content, frozenset()) | {reading}
    return found


def known(session: Session, paths: Sequence[str], sha256: Sequence[str]) -> set[str]:
    """Which of the paths and contents the store has met."""
    connection = session.connection()
    return {value for (value,) in (*_PATHS.rows(connection, paths), *_CONTENTS.rows(connection, sha256))}


def held_elsewhere(session: Session, sha256: str, known: Known) -> bool:
    """Whether a file that is there, and is not of the source that the path belonged to, holds this content."""
    query = select(FileRow).join(SourceRow).where(SourceRow.sha256 == sha256, SourceRow.state != WITHDRAWN)
    mine = known.mine.id if known.mine else None
    return any(row.source_id != mine and stands(row.path) for row in session.scalars(query))


def attach(session: Session, source: SourceRow, path: str) -> None:
    """Say that ``source`` stands at ``path`` (which leaves any other source)."""
    session.flush()
    connection = session.connection()
    values = {"source_id": source.id, "present": True}
    if not connection.execute(update(_FILES).where(_FILES.c.path == path).values(values)).rowcount:
        connection.execute(insert(_FILES), {"path": path, **values})
    session.expire_all()


def attach_new(session: Session, sources: Iterable[tuple[str, str]]) -> None:
    """Say at which path each source stands, by its id; none of the paths is known yet."""
    _ADD.execute(session.connection(), [(path, source_id, True) for source_id, path in sources])


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
    return session.scalar(select(func.count()).select_from(_SOURCES).where(_SOURCES.c.state == QUARANTINED)) or 0
