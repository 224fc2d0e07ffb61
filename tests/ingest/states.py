"""What a database says, as a digest: every row that a reader may see, and what the index and the counts hold."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.search.index.library import open_library
from tests.search.wordings import counted

OF_THE_MOMENT = {("sources", "ingested_at"), ("problems", "id")}
"""Columns that two runs over the same files need not agree in."""
OF_THE_INDEX = ("search_", "wording_", "fingerprints", "sqlite_")
"""Tables whose content is compared as searches see it: numbers in them depend on how a run was cut into portions, and
they may hold what counts no more."""


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that is no part of the index, but for what belongs to the moment."""
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (table,) in tables:
            if table.startswith(OF_THE_INDEX):
                continue
            described = connection.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchall()
            columns = ", ".join(f'"{name}"' for (name,) in described if (table, name) not in OF_THE_MOMENT)
            found[table] = sorted(connection.execute(f'SELECT {columns} FROM "{table}"').fetchall(), key=repr)
    return found


def indexed(engine: Engine) -> list[int]:
    """The numbers of the statements that searches find."""
    held: list[int] = []
    with Session(engine) as session:
        for part in open_library(session.connection()).parts:
            held += np.asarray(part.segment.numbers)[part.alive].tolist()
    return sorted(held)


def digest(path: Path, engine: Engine) -> str:
    """The state of a database in a line."""
    with engine.connect() as connection:
        terms = {number: sorted(words.items()) for number, words in sorted(counted(connection).items())}
    return hashlib.sha256(repr((rows(path), indexed(engine), terms)).encode()).hexdigest()
