"""Where a restored character stands in the received file: line numbers over a stored source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from app.store.tables import SourceRow
from app.text.repairs import Repair, RepairKind, Restored
from app.text.spans import Span


def restored_of(source: SourceRow) -> Restored:
    """The restoration as stored, with its repairs as values."""
    received, restored = source.received, source.restored
    repairs = tuple(
        Repair(RepairKind(kind), Span(low, high), Span(start, end), received[low:high], restored[start:end])
        for kind, low, high, start, end in source.repairs
    )
    return Restored(received, restored, repairs)


def line_spans(text: str) -> tuple[Span, ...]:
    """The lines of a text, each with its line break, as spans that tile it; CRLF, CR and LF end a line."""
    spans, start, at = [], 0, 0
    while at < len(text):
        if text[at] in "\r\n":
            at += 2 if text.startswith("\r\n", at) else 1
            spans.append(Span(start, at))
            start = at
        else:
            at += 1
    if start < len(text) or not spans:
        spans.append(Span(start, len(text)))
    return tuple(spans)


@dataclass(frozen=True)
class LineMap:
    """Line numbers (from 1) of the received file for offsets of the restored text."""

    restored: Restored
    starts: tuple[int, ...]

    @classmethod
    def of(cls, source: SourceRow) -> LineMap:
        """The map of a stored source."""
        return cls(restored_of(source), tuple(span.start for span in line_spans(source.received)))

    def line_of(self, offset: int) -> int:
        """The line on which the restored character at ``offset`` was received."""
        return bisect_right(self.starts, self.restored.source_offset(offset))

    def runs_of(self, spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        """The lines that the spans of the restored text stand on, as runs of numbers (first and last), ascending; blank
        lines between two of them are in the run."""
        numbers: set[int] = set()
        for start, end in spans:
            numbers.update(range(self.line_of(start), self.line_of(max(start, end - 1)) + 1))
        runs: list[tuple[int, int]] = []
        for number in sorted(numbers):
            follows = runs and self._blank(runs[-1][1] + 1, number)
            runs[-1:] = [(runs[-1][0], number)] if follows else [*runs[-1:], (number, number)]
        return tuple(runs)

    def _blank(self, first: int, end: int) -> bool:
        """Whether nothing stands on the lines from ``first`` up to ``end``."""
        start = self.starts[first - 1] if first <= len(self.starts) else 0
        return first >= end or not self.restored.received[start : self.starts[end - 1]].strip()
