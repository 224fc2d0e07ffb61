"""What restoration changed, and the way back from a restored character to the received one."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from app.text.pickling import pickled_as_call
from app.text.records import record
from app.text.spans import Span


class RepairKind(StrEnum):
    """Why the restored text differs from the received one."""

    GLOSS = "gloss"  # a pinyin gloss put in by a converter, taken out again (and its character simplified)
    SCRIPT = "script"  # a traditional character printed as the mainland prints it
    JOIN = "join"  # a sentence cut by a column break, closed


@pickled_as_call
@record
class Repair:
    """One change: ``received`` at ``before`` in the decoded file became ``restored`` at ``after``."""

    kind: RepairKind
    before: Span
    after: Span
    received: str
    restored: str


@dataclass(frozen=True, slots=True)
class Residue:
    """Damage that could not be undone: the text at ``span`` of the restored text stands as received."""

    span: Span
    received: str
    reason: str


@dataclass(frozen=True)
class Restored:
    """A decoded file before and after restoration.

    ``repairs`` are sorted and do not touch one another's characters; between two of them both texts are equal,
    so that every restored offset has a place in the received text.
    """

    received: str
    text: str
    repairs: tuple[Repair, ...] = ()
    residues: tuple[Residue, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [repair.after.start for repair in self.repairs]

    def source_offset(self, offset: int) -> int:
        """The offset in ``received`` of the character that stands at ``offset`` of ``text`` (its end for the end)."""
        index = bisect_right(self._starts, offset) - 1
        while index >= 0 and len(self.repairs[index].after) == 0 and self.repairs[index].after.start == offset:
            index -= 1
        if index < 0:
            return offset
        repair = self.repairs[index]
        if offset >= repair.after.end:
            return repair.before.end + offset - repair.after.end
        if len(repair.before) == len(repair.after):
            return repair.before.start + offset - repair.after.start
        return repair.before.start

    def source_span(self, span: Span) -> Span:
        """The received characters that ``span`` of the restored text came from, glosses included."""
        if not len(span):
            at = self.source_offset(span.start)
            return Span(at, at)
        last = self._repair_over(span.end - 1)
        if last is not None and len(last.before) != len(last.after):
            end = last.before.end
        else:
            end = self.source_offset(span.end - 1) + 1
        return Span(self.source_offset(span.start), end)

    def _repair_over(self, offset: int) -> Repair | None:
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and self.repairs[index].after.end > offset:
            return self.repairs[index]
        return None
