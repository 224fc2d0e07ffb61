"""What a file says beside its text: facts of its own, and which stretches are not its main text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.text.spans import Span


@dataclass(frozen=True, slots=True)
class Told:
    """``title``, ``published`` and ``publication`` count where the text itself says nothing; ``asides`` are spans of
    the received text, whole lines, that hold menus, running heads and the like."""

    title: str | None = None
    published: date | None = None
    publication: str | None = None
    asides: tuple[Span, ...] = ()


NOTHING_TOLD = Told()
