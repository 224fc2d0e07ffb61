"""The layouts that are known, in the order in which they are preferred where two account for as much.

A layout is a module with a NAME and ``read(page) -> Fit | None``. A new one is added here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable

from app.parse.grammar.signs import finished
from app.parse.layouts import (
    bylines,
    name_blocks,
    news,
    role_blocks,
    scripts,
    signatures,
    slogans,
    speech,
    tables,
    turns,
)
from app.parse.news.sentences import QUOTES
from app.parse.outline import Fit, Outline, Part
from app.parse.page import Page

LAYOUTS: tuple[Callable[[Page], Fit | None], ...] = (
    tables.read,
    slogans.read,
    name_blocks.read,
    role_blocks.read,
    bylines.read,
    turns.read,
    scripts.read,
    signatures.read,
)
"""Readers of the layouts in which each speaker has lines of his own."""


def outline_of(page: Page) -> Outline | None:
    """The reading of the layout that accounts for most blocks of speech, None where no layout fits the page.

    Sentences that report what people said count where no layout finds two blocks; on a page of blocks they are read
    in the reporter's paragraphs before and after them.
    """
    best = _best(page)
    if best is not None and best.layout == speech.NAME and news.is_own(page):
        return best
    if best is not None and best.blocks > 1 and not _is_quoted(page, best):
        return news.beside(page, best)
    told = news.read(page)
    if best is not None and best.blocks > 1 and (told is None or told.blocks <= best.blocks):
        return news.beside(page, best)
    if told is not None and best is not None and _heads(page, best):
        return told
    if best is None or (told is not None and (told.blocks > best.blocks or best.layout == speech.NAME)):
        return told
    return news.beside(page, best)


def _best(page: Page) -> Outline | None:
    """The outline with most blocks, of one speech where nothing says that several speak."""
    fits = [fit for layout in LAYOUTS if (fit := layout(page)) is not None]
    return max(fits, key=lambda fit: fit.blocks).outline() if fits else speech.read(page)


def _is_quoted(page: Page, outline: Outline) -> bool:
    """True where every block begins with a quotation (职务姓名:“…”), as paragraphs of a report may."""
    rests = (
        (outline.page or page).rows[number].text[mark.printed.end :].lstrip()
        for number, mark in enumerate(outline.marks)
        if mark.part is Part.OPENING and mark.printed is not None and not mark.reported
    )
    return all(rest != "" and rest[0] in QUOTES for rest in rests)


def _heads(page: Page, outline: Outline) -> bool:
    """True where the one block opens on the first line of the page, which ends as a headline does."""
    opened = [number for number, mark in enumerate(outline.marks) if mark.part is Part.OPENING and not mark.reported]
    top = page.numbers[0] if page.numbers else 0
    return opened == [top] and not finished(page.rows[top].text)
