"""Reading a file in from the desk: in a process of its own, within the limits, in turn with other runs."""

from __future__ import annotations

import time
from pathlib import Path

from fastapi import HTTPException
from sqlalchemy import Engine

from app.desk.bench import Bench
from app.ingest.corrections import Shelf
from app.ingest.folders import find
from app.ingest.outcomes import Outcome
from app.ingest.pipeline import ingest
from app.store.turns import BusyError, alone
from app.text.messages import say

PATIENCE = 20
"""Seconds that a page waits for another run to end."""


def read_in(engine: Engine, path: Path, shelf: Shelf, bench: Bench) -> list[Outcome]:
    """Ingest one file and what it holds. Raises HTTPException (503) where another run goes on for too long."""
    until = time.monotonic() + PATIENCE
    try:
        with alone(engine, lambda: time.monotonic() < until), bench.taking_in() as pool:
            return list(ingest(engine, find([path]), pool, shelf=shelf))
    except BusyError as error:
        raise HTTPException(503, say("另一次导入正在进行。文件和校订都已存下，请稍后再试。")) from error
