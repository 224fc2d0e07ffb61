"""Text together with where each of its characters stands in the source."""

from __future__ import annotations

from app.text.records import record
from app.text.spans import Span

WHITE = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u2002\u2003\u2009\u2028\u2029\u202f\u3000\u200b\u200c\u200d\u2060\ufeff"
)
"""Characters that count as white space, those of no width included."""


@record
class Strand:
    """Characters picked from a source: those of ``segments``, one after another, are ``text``."""

    text: str
    segments: tuple[Span, ...]

    def __add__(self, other: Strand) -> Strand:
        """The two texts one after the other; segments that touch become one."""
        if self.segments and other.segments and self.segments[-1].end == other.segments[0].start:
            bridge = Span(self.segments[-1].start, other.segments[0].end)
            return Strand(self.text + other.text, (*self.segments[:-1], bridge, *other.segments[1:]))
        return Strand(self.text + other.text, self.segments + other.segments)

    @property
    def span(self) -> Span:
        """From the first character to the last in the source. Raises IndexError for an empty strand."""
        segments = self.segments
        return segments[0] if len(segments) == 1 else Span(segments[0].start, segments[-1].end)

    def cut(self, start: int, end: int | None = None) -> Strand:
        """Characters ``start`` up to ``end`` (the end of the strand if None) as a strand."""
        stop = len(self.text) if end is None else end
        if start == 0 and stop >= len(self.text):
            return self
        text = self.text[start:stop]
        if not text:
            return EMPTY
        if len(self.segments) == 1:  # a line as it stands in the source: nearly every strand
            first = self.segments[0].start + start
            return Strand(text, (Span(first, first + len(text)),))
        segments = []
        at = 0
        for segment in self.segments:
            low, high = max(start, at), min(stop, at + len(segment))
            if low < high:
                segments.append(Span(segment.start + low - at, segment.start + high - at))
            at += len(segment)
        return Strand(text, tuple(segments))

    def trimmed(self) -> Strand:
        """Without the white space at both ends."""
        if not self.text or (self.text[0] not in WHITE and self.text[-1] not in WHITE):
            return self
        start = len(self.text) - len(self.text.lstrip(WHITE))
        return self.cut(start, max(start, len(self.text.rstrip(WHITE))))


EMPTY = Strand("", ())
"""No characters at all."""


def strand_of(source: str, span: Span) -> Strand:
    """The characters of ``source`` that ``span`` covers."""
    return Strand(span.of(source), (span,) if len(span) else ())
