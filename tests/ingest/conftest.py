"""What tests of ingest share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.ingest.correcting import Desk
from tests.migrated import migrated


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk of its own for each test."""
    made = Desk(tmp_path)
    yield made
    made.engine.dispose()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An empty database, in a folder of its own beside the files."""
    opened = migrated(tmp_path / "db" / "corpus.sqlite3")
    yield opened
    opened.dispose()
