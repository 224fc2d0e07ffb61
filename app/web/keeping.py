"""What is costly to work out and changes only with the corpus is kept until the corpus changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from fastapi import Request
from sqlalchemy.orm import Session

from app.search.index.library import token_of

Value = TypeVar("Value")


def kept_for(request: Request, session: Session, name: str, make: Callable[[], Value]) -> Value:
    """What ``make`` gives for the corpus as ``session`` sees it: worked out once for each of its states."""
    stamp = token_of(session.connection())
    store: dict[str, tuple[int, Value]] = request.app.state.kept
    held = store.get(name)
    if held is None or held[0] != stamp:
        store[name] = held = (stamp, make())
    return held[1]
