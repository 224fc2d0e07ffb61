"""The desk itself: where its files lie, and what it has to say to whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TypeVar

from app.desk.bench import Bench
from app.desk.doors import Doors
from app.desk.doubts import Turn
from app.ingest.corrections import Shelf, load_shelf
from app.text.messages import Message

Value = TypeVar("Value")
REMEMBERED = 200
"""Sessions whose last words are kept."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a step did to a file: the lines of its outline that went (-), came (+) or stand around them, and what became
    doubtful or was settled by it."""

    source_id: str
    done: Message
    lines: tuple[tuple[str, str], ...]
    turn: Turn


@dataclass
class Desk:
    """One desk of one process. ``bench`` reads its files; ``busy`` is held while something is written and read
    again."""

    doors: Doors
    bench: Bench
    inbox: Path
    corrections: Path
    busy: Lock = field(default_factory=Lock)
    _changes: dict[str, Change] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def shelf(self) -> Shelf:
        """The corrections as they are. Raises CorrectionError where a file of them cannot be used."""
        return load_shelf(self.corrections)

    def tell(self, session: str, change: Change) -> None:
        """Keep what is to be said on the next page of a session."""
        _keep(self._changes, session, change)

    def told(self, session: str, source_id: str) -> Change | None:
        """What is to be said about a file, once."""
        change = self._changes.get(session)
        return self._changes.pop(session, None) if change and change.source_id == source_id else None

    def sign(self, session: str, name: str) -> None:
        """Remember who writes in a session."""
        _keep(self._names, session, name)

    def signer(self, session: str) -> str:
        """Who wrote last in a session, empty where nobody did."""
        return self._names.get(session, "")


def _keep(held: dict[str, Value], session: str, value: Value) -> None:
    held.pop(session, None)
    held[session] = value
    while len(held) > REMEMBERED:
        held.pop(next(iter(held)), None)
