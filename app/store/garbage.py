"""Writing many rows without the garbage collector looking at them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave what becomes unreachable in cycles until the block is done: rows by the thousand hold no cycles, and the
    collector would look at them, and at every dictionary of the process, again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
