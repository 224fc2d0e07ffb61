"""Documents that are written in one transaction: as many as make it cheap, as few as keep a run in motion."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

PORTION_BYTES = 1_000_000
"""Bytes of the files of a portion, or a little more: from about 300,000 characters at once on, store, index and terms
cost no less a character (a fifth more at 100,000)."""
PATIENCE = 1.0
"""Seconds after which a portion is written however small it is, so that outcomes are seen and a killed run loses
little."""

_T = TypeVar("_T")


def portions(read: Iterable[_T], size: Callable[[_T], int]) -> Iterator[list[_T]]:
    """What ``read`` gives, in its order, in lists that are written at once; ``size`` is in bytes."""
    held: list[_T] = []
    total, began = 0, time.monotonic()
    for each in read:
        held.append(each)
        total += size(each)
        if total >= PORTION_BYTES or time.monotonic() - began >= PATIENCE:
            yield held
            held, total, began = [], 0, time.monotonic()
    if held:
        yield held
