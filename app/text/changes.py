"""What taking glosses out changes in a received text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """``received[start:end]`` was ``restored``, which is still traditional."""

    start: int
    end: int
    restored: str


@dataclass(frozen=True, slots=True)
class Loss:
    """``received[start:end]`` cannot be restored."""

    start: int
    end: int
    reason: str
