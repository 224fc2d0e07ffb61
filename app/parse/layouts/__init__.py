"""The layouts that are known, in the order in which they are preferred where two account for as much.

A layout is a module with a NAME and ``read(page) -> Outline | None``. A new one is added here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable

from app.parse.layouts import bylines, name_blocks, news, role_blocks, scripts, signatures, slogans, speech, turns
from app.parse.outline import Outline
from app.parse.page import Page
from app.parse.reporting import with_reports

LAYOUTS: tuple[Callable[[Page], Outline | None], ...] = (
    slogans.read,
    name_blocks.read,
    role_blocks.read,
    bylines.read,
    turns.read,
    scripts.read,
    signatures.read,
    news.read,
    speech.read,
)
"""Readers of the layouts."""


def outline_of(page: Page) -> Outline | None:
    """The reading of the layout that accounts for most blocks of speech, None where no layout fits the page."""
    outlines = [outline for layout in LAYOUTS if (outline := layout(page)) is not None]
    chosen = max(outlines, key=lambda outline: outline.blocks, default=None)
    if chosen is None or chosen.layout in (news.NAME, speech.NAME):
        return chosen
    return with_reports(page, chosen)
