"""The lines of a restored text."""

from __future__ import annotations

from collections.abc import Iterator

from app.parse.strands import WHITE, Strand
from app.text.spans import Span


def lines(text: str) -> Iterator[Strand]:
    """The lines of ``text`` that are not blank, without line breaks and the white space at their ends.

    Knows the line ends of Unix, Windows and the old Macintosh, and the separators of Unicode.
    """
    end = 0
    for line in text.splitlines(keepends=True):
        start, end = end, end + len(line)
        bare = line.strip(WHITE)
        if bare:
            begin = start + line.index(bare[0])
            yield Strand(bare, (Span(begin, begin + len(bare)),))
