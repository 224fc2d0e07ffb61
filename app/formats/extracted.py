"""What a format gives: text, what the file says of itself, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.text.spans import Span


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a document, every visible character once and in order.

    ``format`` is txt, html, docx or pdf; ``encoding`` is None where the format has none. ``title``, ``published`` and
    ``publication`` are what the file says of itself beside its text; ``address`` and ``fetched`` are where and when a
    saved page was taken. ``asides`` are the spans of ``text`` that are no main text (menus, running heads), whole
    lines, sorted. ``unread`` says in Chinese which part of the file could not be read, None where all was.
    """

    text: str
    format: str
    encoding: str | None = None
    title: str | None = None
    published: date | None = None
    publication: str | None = None
    address: str | None = None
    fetched: date | None = None
    asides: tuple[Span, ...] = ()
    unread: str | None = None


class FormatError(Exception):
    """Why a file has no text. ``code`` is empty-file, binary-file, undecodable, foreign-format, encrypted-file,
    no-text-layer, damaged-file or too-large; ``message`` says in Chinese what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def assembled(lines: Iterable[tuple[str, bool]]) -> tuple[str, tuple[Span, ...]]:
    """Lines, each with whether it is main text, as one text and the spans of those that are not."""
    pieces: list[str] = []
    asides: list[Span] = []
    at = 0
    for text, main in lines:
        pieces.append(text + "\n")
        end = at + len(text) + 1
        if not main:
            start = asides.pop().start if asides and asides[-1].end == at else at
            asides.append(Span(start, end))
        at = end
    return "".join(pieces), tuple(asides)
