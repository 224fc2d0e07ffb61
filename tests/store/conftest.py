"""A database with all tables, and a short way of writing documents into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.domain.document import Document
from app.store.engine import session_factory, writing
from app.store.speakers import settle_speakers
from app.store.tables import SourceRow
from app.store.writing import Stamp, Written, write_document
from tests.migrated import migrated

STAMP = Stamp(datetime(2026, 1, 2, tzinfo=UTC), "rules-1", False)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = migrated(tmp_path / "corpus.sqlite3")
    yield opened
    opened.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with session_factory(writing(engine))() as opened:
        yield opened


@pytest.fixture
def write(session: Session) -> Callable[..., Written]:
    def run(document: Document, source: SourceRow | None = None) -> Written:
        written = write_document(session, document, source, STAMP)
        settle_speakers(session, written.names)
        session.commit()
        return written

    return run
