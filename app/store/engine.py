"""Opening the database: the one place that knows SQLite's switches."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session, sessionmaker

from app.store.lean import lean

BUSY_SECONDS = 30
WRITER_CACHE = 64 * 1024
"""KiB of pages that a writing connection keeps: the documents of one transaction with their part of the index."""


def open_engine(url: str) -> Engine:
    """An engine for ``url``; an SQLite file gets its folder made, WAL, foreign keys and real transactions.

    Raises sqlalchemy.exc.ArgumentError where ``url`` is not a database address, OSError where the folder cannot
    be made.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, json_serializer=lean)
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS}, json_serializer=lean)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def shown(url: str) -> str:
    """A database address as it may be printed: without its password, and not at all where it cannot be read."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return "…"


def session_factory(engine: Engine) -> sessionmaker[Session]:
    """Sessions over ``engine`` whose objects stay readable after a commit."""
    return sessionmaker(engine, expire_on_commit=False)


def _prepare(connection: Any, _record: Any) -> None:
    # sqlite3's own transaction handling commits before DDL; switched off, BEGIN below covers everything
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={BUSY_SECONDS * 1000}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # a writer takes its lock at once: a deferred one that upgrades later fails without waiting its turn
    writes = connection.get_execution_options().get("yanlu_writes", False)
    if writes:
        connection.exec_driver_sql(f"PRAGMA cache_size=-{WRITER_CACHE}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def writing(engine: Engine) -> Engine:
    """The same engine, its transactions opened for writing."""
    return engine.execution_options(yanlu_writes=True)


def refresh_statistics(engine: Engine) -> None:
    """Let SQLite count its indexes again, within a bound: without statistics it reads every page by its state."""
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA analysis_limit=1000")
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
