"""Line numbers of a received file for places in its restored text."""

from __future__ import annotations

import re
from bisect import bisect_right

from app.text.repairs import Restored
from app.text.spans import Span

_BREAK = re.compile(r"\r\n|\r|\n")


class Lines:
    """Line numbers of the received file for offsets in the restored text; CRLF, CR and LF end a line."""

    def __init__(self, restored: Restored) -> None:
        self._restored = restored
        self._starts = [0, *(found.end() for found in _BREAK.finditer(restored.received))]

    def of(self, offset: int) -> int:
        """The number of the line, from 1, that the restored offset came from."""
        return bisect_right(self._starts, self._restored.source_offset(offset))

    def over(self, span: Span) -> str:
        """The line or lines that a span of the restored text came from."""
        first, last = self.of(span.start), self.of(max(span.start, span.end - 1))
        return f"行{first}" if first == last else f"行{first}–{last}"
