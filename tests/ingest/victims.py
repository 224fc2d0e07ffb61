"""A warm process that forks runs of ingest and kills them after so many seconds.

`python -m tests.ingest.victims DATABASE FOLDER PAGES`: first it runs once to the end over what is there, so that what
follows is the run alone and no start-up; PAGES of the write-ahead log stand between two checkpoints. Then each line of
standard input is a number of seconds or `-` (not to be killed), and is answered by a line with `killed` or `done` and
the seconds that the run had.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from app.ingest import portions
from app.ingest.folders import find
from app.ingest.pipeline import ingest
from app.store.engine import open_engine

SMALL = 300
"""Bytes of a portion, so that a run is made of several."""


def opened(database: str, pages: str) -> Engine:
    """An engine that checkpoints often, and does not wait for the disk: what a killed process has written is there for
    the next one, whether or not it has reached the disk."""
    engine = open_engine(f"sqlite:///{database}")

    @event.listens_for(engine, "connect")
    def checkpoint_often(connection: Any, _record: Any) -> None:
        connection.execute(f"PRAGMA wal_autocheckpoint={int(pages)}")
        connection.execute("PRAGMA synchronous=OFF")

    return engine


def run(engine: Engine, folder: str) -> None:
    """An ingest as the command does it; the last connection that is closed empties the log."""
    for _ in ingest(engine, find([Path(folder)])):
        pass
    engine.dispose()


def victim(engine: Engine, folder: str, after: float | None) -> tuple[bool, float]:
    """Fork a run and kill it if it lasts so long: whether it was killed, and the seconds it had."""
    began = time.monotonic()
    process = os.fork()
    if not process:
        status = 1
        try:
            run(engine, folder)
            status = 0
        finally:
            os._exit(status)
    if after is not None:
        time.sleep(max(0.0, began + after - time.monotonic()))
        os.kill(process, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    assert status in (0, -signal.SIGKILL), status
    return status != 0, time.monotonic() - began


def main(database: str, folder: str, pages: str) -> None:
    """Serve until standard input ends."""
    portions.PORTION_BYTES = SMALL
    engine = opened(database, pages)
    run(engine, folder)
    gc.collect()
    gc.freeze()
    print("ready", flush=True)
    for line in sys.stdin:
        killed, seconds = victim(engine, folder, None if line.strip() == "-" else float(line))
        print("killed" if killed else "done", seconds, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
