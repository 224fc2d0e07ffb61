"""Runs that write a whole corpus take turns: a lock beside the database, which ends with whoever holds it.

SQLite's own write lock keeps each document whole whoever writes; but it is given out to nobody in particular and for 30
seconds at the most, and two runs over one folder would read everything twice.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

GLANCE = 0.2
"""Seconds between two looks whether it is our turn."""


class BusyError(Exception):
    """Another run is at work, and the caller would not wait."""


@contextmanager
def alone(engine: Engine, patience: Callable[[], bool]) -> Iterator[None]:
    """Hold the turn of the database behind ``engine``. While another run has it ``patience`` is asked again and again
    whether to go on waiting. Raises BusyError where not, OSError where no lock can be kept beside the database.

    A database in memory, or one that is no file, is nobody else's.
    """
    path = _database_file(engine)
    if not path:
        yield
        return
    # read-only is enough for flock(2), and lets several accounts share a lock
    lock = os.open(f"{path}-turn", os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        while not _taken(lock):
            if not patience():
                raise BusyError
            time.sleep(GLANCE)
        yield
    finally:
        os.close(lock)


def _taken(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _database_file(engine: Engine) -> str:
    if engine.dialect.name != "sqlite":
        return ""
    with engine.connect() as connection:
        for _, name, path in connection.exec_driver_sql("PRAGMA database_list"):
            if name == "main":
                return str(path or "")
    return ""
