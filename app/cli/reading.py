"""Reading one file for a command, as ingest reads it: in a process of its own, within the limits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.cli.terminal import fail
from app.ingest.limits import Limits
from app.ingest.pool import Pool
from app.ingest.workers import NurseryError
from app.settings import Settings


@contextmanager
def reader_or_fail() -> Iterator[Pool]:
    """A reader; ends the command where no process can be started for it."""
    try:
        with Pool(1, Limits.of(Settings())) as pool:
            yield pool
    except NurseryError as error:
        fail(f"{error}。请稍后再试。")
