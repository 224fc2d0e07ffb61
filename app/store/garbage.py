"""When the garbage collector looks at what was made: rarely while rows and documents are made by the thousand."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 500_000
"""Objects more than at the last look, after which the collector looks again: a few times what a portion of an ingest
holds, so that what is unreachable in cycles stays below some 100 MB."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Have the collector look once in ``MANY`` objects, instead of 700: rows and documents hold no cycles, and it would
    look at them again and again, for a sixth of the time of an ingest."""
    usual = gc.get_threshold()
    gc.set_threshold(MANY, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
