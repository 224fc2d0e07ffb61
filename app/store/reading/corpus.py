"""What the corpus holds as a whole, for the foot of every page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.store.tables import PUBLISHED, EventRow, SourceRow, StatementRow


@dataclass(frozen=True, slots=True)
class CorpusFacts:
    """Counts of what is published, when the corpus last changed (None while it is empty), and ``build``, a short id of
    what it holds: the same files read by the same program give the same id."""

    sources: int
    samples: int
    events: int
    statements: int
    built: datetime | None
    build: str

    @property
    def all_sample(self) -> bool:
        """True where every source is one of the sample corpus."""
        return 0 < self.sources == self.samples


def corpus_facts(session: Session) -> CorpusFacts:
    """The counts for the foot of a page."""
    sources, samples, built = session.execute(
        select(
            func.count(),
            func.coalesce(func.sum(case((SourceRow.sample, 1), else_=0)), 0),
            func.max(SourceRow.ingested_at),
        ).where(SourceRow.state == PUBLISHED)
    ).one()
    events = session.scalar(select(func.count()).select_from(EventRow).where(EventRow.state == PUBLISHED)) or 0
    published = StatementRow.state == PUBLISHED
    statements = session.scalar(select(func.count()).select_from(StatementRow).where(published)) or 0
    return CorpusFacts(sources, int(samples), events, statements, built, _build(session))


def _build(session: Session) -> str:
    """Eight hexadecimal digits of the SHA-256 over the published files: names, bytes and the version that read them."""
    rows = session.execute(
        select(SourceRow.name, SourceRow.id, SourceRow.sha256, SourceRow.reading)
        .where(SourceRow.state == PUBLISHED)
        .order_by(SourceRow.name, SourceRow.id)
    )
    digest = sha256()
    for row in rows:
        digest.update(" ".join(row).encode() + b"\n")
    return digest.hexdigest()[:8]
