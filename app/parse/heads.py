"""What stands at the beginning of the rows of a page: each form of attribution is read once, for all layouts."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from functools import cached_property

from app.parse.grammar.attribution import NOT_IN_BYLINE, Printed, again, byline, name_role, role_name
from app.parse.grammar.forms import at_hearing, labelled, rare_form
from app.parse.grammar.labels import LABEL, asker_end
from app.parse.grammar.signs import CLOSE, COLON
from app.parse.grammar.turns import turn
from app.parse.grammar.unsettled import unsettled
from app.parse.rows import Row

_ENDS = re.compile(f"[{COLON[1:-1]}\\]】〕］]")
"""What every form of attribution at the beginning of a row ends with, but for a bracket at the end of the row."""
_CLOSE = frozenset(CLOSE[1:-1])
_ORDINAL = re.compile(
    "(?:[(（]?\\d{1,2}[)）.、．]|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[①-⑳]、?)\\s*(?=[\u3400-\u9fff])"
)


class Head:
    """A row as the forms of attribution see it: ``named`` is ``姓名(职务):``, ``titled`` ``职务姓名:``, ``heard``
    ``陈述人(职务)姓名:``; ``asks`` counts the characters that name the one who asks, 0 where the row opens otherwise.

    An ordinal before it (一、, 3.) is no part of the role or the name; ``at`` is where the row goes on after it.
    """

    def __init__(self, text: str, bold: tuple[tuple[int, int], ...]) -> None:
        self.text, self.bold = text, bold
        self.at = ordinal_end(text)
        self.label = LABEL.match(text)
        bracketed = "(" in text or "（" in text  # as an office behind a name is, and one before it at a hearing
        self.named = name_role(text) if bracketed else None
        self.titled = role_name(self.label, bold)
        self.heard = at_hearing(text) if bracketed else None
        self.asks = asker_end(text, self.label)

    @cached_property
    def bare(self) -> Head:
        """The row after its ordinal."""
        bold = tuple((start - self.at, end - self.at) for start, end in self.bold if start >= self.at)
        return Head(self.text[self.at :], bold)

    @cached_property
    def rare(self) -> Printed | None:
        """One of the rarer forms, or ``发言人:职务姓名``."""
        return rare_form(self.text) or labelled(self.text)

    @cached_property
    def unsettled(self) -> Printed | None:
        """An office without a name that can be read."""
        return unsettled(self.text, self.label)

    def turn(self, known: Container[str] = ()) -> Printed | None:
        """``姓名:`` or ``[姓名]``, certain by its surname or ``known``."""
        return turn(self.text, self.label, known)

    def again(self, known: Container[str]) -> Printed | None:
        """``姓名:`` of one of the ``known``, who were named with an office."""
        return again(self.label, known)


def ordinal_end(text: str) -> int:
    """Where the ordinal ends with which a row begins, 0 where it begins otherwise."""
    found = _ORDINAL.match(text)
    return found.end() if found is not None else 0


def shifted(printed: Printed, at: int) -> Printed:
    """What was read in a row from ``at`` on, by offsets in the row."""
    role_at = (printed.role_at[0] + at, printed.role_at[1] + at) if printed.role_at else None
    return replace(printed, role_at=role_at, end=printed.end + at) if at else printed


def heads_of(rows: Sequence[Row]) -> dict[int, Head]:
    """The rows that a form of attribution can open, by their numbers."""
    return {
        number: Head(text, row.bold)
        for number, row in enumerate(rows)
        if (text := row.text) and (_ENDS.search(text) is not None or text.rstrip()[-1:] in _CLOSE)
    }


def lone_lines(rows: Sequence[Row]) -> dict[int, Printed | None]:
    """The rows that can be a byline, by their numbers, with what they say as a whole."""
    return {
        number: byline(text)
        for number, row in enumerate(rows)
        if (text := row.text) and NOT_IN_BYLINE.search(text) is None
    }
