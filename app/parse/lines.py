"""The lines of a restored text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.parse.strands import Strand, strand_of
from app.text.spans import Span

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def lines(text: str) -> Iterator[Strand]:
    """The lines of ``text`` that are not blank, without line breaks and the white space at their ends.

    Knows the line ends of Unix, Windows and the old Macintosh, and the separators of Unicode.
    """
    start = 0
    for found in _BREAK.finditer(text):
        yield from _line(text, start, found.start())
        start = found.end()
    yield from _line(text, start, len(text))


def _line(text: str, start: int, end: int) -> Iterator[Strand]:
    strand = strand_of(text, Span(start, end)).trimmed()
    if strand.text:
        yield strand
