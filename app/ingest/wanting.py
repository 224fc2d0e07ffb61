"""Which items are to be read: those of whose content no reading stands that still holds. Asked for many at once, as a
question of its own for each would cost as much as reading a short file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.ingest.corrections import Shelf, elsewhere
from app.ingest.items import Item
from app.ingest.limits import Limits
from app.ingest.taking import readings
from app.store import files
from app.store.engine import session_factory

TOGETHER = 64
TOGETHER_BYTES = 4 << 20
"""Items, and bytes of them or one item, that are asked for at once."""


def wanted(engine: Engine, items: Iterable[Item], shelf: Shelf, limits: Limits) -> Iterator[tuple[Item, bool]]:
    """Each item with its corrections, in its order, and whether it is to be read."""
    for some in _together(items):
        with session_factory(engine).begin() as session:
            corrected = [_with_corrections(session, shelf, item) for item in some]
            standing = files.readings(session, [item.sha256 for item in corrected])
        for item in corrected:
            stands = standing.get(item.sha256, frozenset()) & readings(item, limits)
            yield item, item.data is not None and not stands


def _together(items: Iterable[Item]) -> Iterator[list[Item]]:
    held: list[Item] = []
    size = 0
    for item in items:
        held.append(item)
        size += len(item.data or b"")
        if len(held) == TOGETHER or size >= TOGETHER_BYTES:
            yield held
            held, size = [], 0
    if held:
        yield held


def _with_corrections(session: Session, shelf: Shelf, item: Item) -> Item:
    if not shelf.held:
        return item
    found = shelf.of(item.name, item.sha256, lambda digest: elsewhere(session, item.path, item.sha256)(digest))
    return replace(item, corrections=found)
