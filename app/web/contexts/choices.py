"""A link among alternatives, as lists offer them."""

from __future__ import annotations

from dataclasses import dataclass

from app.text.messages import Message


@dataclass(frozen=True, slots=True)
class Ordering:
    """A way to order or group a list: its words, its address, whether it is the current one."""

    words: Message
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A page of a list: its number, how many there are, and the address that the number of another is put behind."""

    page: int
    pages: int
    before: str
