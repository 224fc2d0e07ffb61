"""Which state the corpus is in, as a short text that changes with it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.store.tables import RedirectRow, SourceRow

Trace = tuple[tuple[int, int], ...]


def corpus_digest(session: Session) -> str:
    """Sixteen characters that differ wherever two states of the corpus do.

    Every write of a document stamps its source, a withdrawal changes the source's state and a renaming its name, so
    that these decide. One pass over the sources.
    """
    digest = hashlib.sha256()
    columns = (SourceRow.id, SourceRow.name, SourceRow.state, SourceRow.sample, SourceRow.ingested_at)
    for row in session.execute(select(*columns).order_by(SourceRow.id)):
        digest.update(repr(tuple(map(str, row))).encode())
    redirects = session.scalar(select(func.count()).select_from(RedirectRow))
    digest.update(str(redirects).encode())
    return digest.hexdigest()[:16]


def file_trace(session: Session) -> Trace | None:
    """The times and sizes of the database's files, which a commit changes; None where it is not kept in a file."""
    url = session.get_bind().engine.url
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    found = []
    for path in (Path(url.database), Path(f"{url.database}-wal")):
        try:
            stat = path.stat()
        except FileNotFoundError:
            continue
        found.append((stat.st_mtime_ns, stat.st_size))
    return tuple(found)
