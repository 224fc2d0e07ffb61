"""Finding again what a correction was written for: by its first words, and by its line where several begin so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from app.domain.corrections import Anchor
from app.domain.lines import Lines
from app.domain.transcript import Passage, Point, Statement
from app.parse.strands import WHITE
from app.text.spans import Span

LENGTH = 16
"""Characters of a text that anchor it."""

_SPACES = str.maketrans("", "", WHITE)
Value = TypeVar("Value")


def start_of(statement: Statement) -> int:
    """The offset in the restored text at which the statement is printed: its attribution's, else its text's."""
    attribution = statement.attribution
    if attribution is not None and len(attribution.span):
        return attribution.span.start
    return statement.paragraphs[0].segments[0].start


def anchor_of(statement: Statement, lines: Lines) -> Anchor:
    """The anchor by which the statement is found again."""
    attribution = statement.attribution
    printed = attribution.printed.strip(WHITE) if attribution is not None else ""
    return Anchor(lines.of(start_of(statement)), printed or statement.paragraphs[0].text[:LENGTH].strip(WHITE))


def point_anchor(statement: Statement, mark: Point | Passage, lines: Lines) -> Anchor:
    """The anchor by which a point or passage of the statement is found again."""
    text = statement.paragraphs[mark.paragraph].text
    return Anchor(lines.of(_offset(statement, mark)), text[mark.start : mark.end][:LENGTH].strip(WHITE))


def statement_at(statements: Iterable[Statement], anchor: Anchor, lines: Lines) -> Statement | None:
    """The statement whose attribution or text begins with the anchor's words: of several the one nearest to its line,
    nobody where two are as near."""
    found = []
    for statement in statements:
        attribution = statement.attribution
        if attribution is not None and attribution.printed and _begins(attribution.printed, anchor.words):
            found.append((lines.of(attribution.span.start), statement))
        elif _begins("".join(paragraph.text for paragraph in statement.paragraphs), anchor.words):
            found.append((lines.of(statement.paragraphs[0].segments[0].start), statement))
    return _nearest(found, anchor.line)


def mark_at(statements: Iterable[Statement], anchor: Anchor, lines: Lines) -> tuple[Statement, Point | Passage] | None:
    """The point or passage that begins with the anchor's words, with its statement."""
    found: list[tuple[int, tuple[Statement, Point | Passage]]] = []
    for statement in statements:
        marks: tuple[Point | Passage, ...] = (*statement.points, *statement.passages)
        for mark in marks:
            if _begins(statement.paragraphs[mark.paragraph].text[mark.start : mark.end], anchor.words):
                found.append((lines.of(_offset(statement, mark)), (statement, mark)))
    return _nearest(found, anchor.line)


def find_words(text: str, words: str) -> list[Span]:
    """Every place where the words stand, whatever white space is between their characters."""
    bare = words.translate(_SPACES)
    if not bare:
        return []
    pattern = f"[{re.escape(WHITE)}]*".join(map(re.escape, bare))
    return [Span(*found.span()) for found in re.finditer(pattern, text)]


def _begins(text: str, words: str) -> bool:
    bare = words.translate(_SPACES)
    return bool(bare) and text.translate(_SPACES).startswith(bare)


def _nearest(found: list[tuple[int, Value]], line: int) -> Value | None:
    ranked = sorted(found, key=lambda pair: abs(pair[0] - line))
    if not ranked or (len(ranked) > 1 and abs(ranked[0][0] - line) == abs(ranked[1][0] - line)):
        return None
    return ranked[0][1]


def _offset(statement: Statement, mark: Point | Passage) -> int:
    at = mark.start
    for segment in statement.paragraphs[mark.paragraph].segments:
        if at < len(segment):
            return segment.start + at
        at -= len(segment)
    return statement.paragraphs[mark.paragraph].segments[-1].end
