"""A new database with all tables, without going through the migrations again for each test."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from app.store.engine import open_engine
from app.store.migration import migrate


@cache
def _template() -> bytes:
    """What the migrations make of nothing."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "migrated.sqlite3"
        engine = open_engine(f"sqlite:///{path}")
        migrate(engine)
        engine.dispose()
        return path.read_bytes()


def migrated(path: Path) -> Engine:
    """An engine over a database that is made here, as the migrations leave one; to be disposed of."""
    engine = open_engine(f"sqlite:///{path}")
    path.write_bytes(_template())
    return engine
