"""Links that several pages offer: among alternatives, from a number to what it counts, to the pages of a list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A link among alternatives (orders, forms, pages): its words, its address, whether it is the current one."""

    words: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of statements or events with their address."""

    total: int
    href: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A page of a list: its number, how many there are, and the address that the number of another is put behind."""

    page: int
    pages: int
    before: str
