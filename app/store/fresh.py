"""What a transaction has just written, handed to what follows it, so that nobody reads it back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from app.store.rows import StatementValues
from app.text.records import record


@record
class FreshEvent:
    """The event of a source as its rows say: the source's name, the first day and that of the print, and the codes of
    the places visited in their order."""

    id: str
    source: str
    start: date | None
    published: date | None
    destinations: tuple[str, ...]


@record
class Fresh:
    """A statement that had no row before, as its rows say. That it is published, whose copy it is and who its speaker
    is are settled later, and are not told here."""

    id: str
    event: FreshEvent
    values: StatementValues


NOTHING_FRESH: Mapping[int, Fresh] = MappingProxyType({})
