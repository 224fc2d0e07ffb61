"""Half-open ranges of code points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.text.pickling import pickled_as_call


@pickled_as_call
@dataclass(slots=True, order=True, unsafe_hash=True, init=False)
class Span:
    """Code points ``start`` up to, not including, ``end`` of some text. Raises ValueError if it runs backwards.

    A page makes a span for every fifth of its characters: as a record, but with a check that needs no second call.
    """

    start: Final[int]
    end: Final[int]

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"a span must run forwards from 0: {start}, {end}")
        self.start = start
        self.end = end

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """True where every position of ``other`` is also one of this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same range ``by`` code points further on."""
        return Span(self.start + by, self.end + by)
