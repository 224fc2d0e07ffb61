"""What is costly to work out and changes only with the corpus is kept until the corpus changes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from cachetools import LRUCache
from fastapi import Request
from sqlalchemy.orm import Session

from app.search.index.library import token_of

Value = TypeVar("Value")
LATELY = 400
"""Things of one sort that are kept, those asked for last."""


def kept_for(request: Request, session: Session, name: str, make: Callable[[], Value]) -> Value:
    """What ``make`` gives for the corpus as ``session`` sees it: worked out once for each of its states."""
    stamp = token_of(session.connection())
    store: dict[str, tuple[int, Value]] = request.app.state.kept
    held = store.get(name)
    if held is None or held[0] != stamp:
        store[name] = held = (stamp, make())
    return held[1]


def kept_lately(request: Request, session: Session, name: str, key: str, make: Callable[[], Value]) -> Value:
    """What ``make`` gives for one of many things of the sort ``name``: kept as ``kept_for`` does, but only for the
    ``LATELY`` things asked for last. What is not there (None) is not kept."""
    return kept_for(request, session, name, _Lately).get(key, make)


class _Lately:
    """The values asked for last; several threads may ask at once."""

    def __init__(self) -> None:
        self._values: LRUCache[str, Any] = LRUCache(LATELY)
        self._lock = Lock()

    def get(self, key: str, make: Callable[[], Value]) -> Value:
        """The value of a key, made where it is not there."""
        with self._lock:
            held: Value | None = self._values.get(key)
        if held is None:
            held = make()
        if held is not None:
            with self._lock:
                self._values[key] = held
        return held
