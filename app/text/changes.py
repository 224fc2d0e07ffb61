"""What taking glosses out changes in a received text."""

from __future__ import annotations

from app.text.records import record


@record
class Change:
    """``received[start:end]`` was ``restored``, which is still traditional."""

    start: int
    end: int
    restored: str


@record
class Loss:
    """``received[start:end]`` cannot be restored."""

    start: int
    end: int
    reason: str
