"""What stands at the beginning of the rows of a page: each form of attribution is read once, for all layouts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from app.parse.grammar.attribution import NOT_IN_BYLINE, Printed, byline, name_role, role_name
from app.parse.grammar.forms import at_hearing, labelled, rare_form
from app.parse.grammar.labels import asker_end
from app.parse.grammar.signs import CLOSE, COLON
from app.parse.grammar.unsettled import unsettled
from app.parse.rows import Row

_ENDS = re.compile(f"[{COLON[1:-1]}\\]】〕］]")
"""What every form of attribution at the beginning of a row ends with, but for a bracket at the end of the row."""
_CLOSE = frozenset(CLOSE[1:-1])
_ORDINAL = re.compile(
    "(?:[(（]?\\d{1,2}[)）.、．]|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[①-⑳]、?)\\s*(?=[\u3400-\u9fff])"
)


class Head:
    """A row as the forms of attribution see it. An ordinal before it (一、, 3.) is no part of the role or the name;
    ``at`` is where the row goes on after it."""

    def __init__(self, text: str, bold: tuple[tuple[int, int], ...]) -> None:
        ordinal = _ORDINAL.match(text)
        self.text, self.bold = text, bold
        self.at = ordinal.end() if ordinal is not None else 0

    @cached_property
    def bare(self) -> Head:
        """The row after its ordinal."""
        bold = tuple((start - self.at, end - self.at) for start, end in self.bold if start >= self.at)
        return Head(self.text[self.at :], bold)

    @cached_property
    def named(self) -> Printed | None:
        """``姓名(职务):``."""
        return name_role(self.text)

    @cached_property
    def titled(self) -> Printed | None:
        """``职务姓名:``."""
        return role_name(self.text, self.bold)

    @cached_property
    def heard(self) -> Printed | None:
        """``陈述人(职务)姓名:``."""
        return at_hearing(self.text)

    @cached_property
    def asks(self) -> int:
        """How many characters name the one who asks, 0 where the row opens otherwise."""
        return asker_end(self.text)

    @cached_property
    def rare(self) -> Printed | None:
        """One of the rarer forms, or ``发言人:职务姓名``."""
        return rare_form(self.text) or labelled(self.text)

    @cached_property
    def unsettled(self) -> Printed | None:
        """An office without a name that can be read."""
        return unsettled(self.text)

    @cached_property
    def alone(self) -> Printed | None:
        """The whole row as ``职务 姓名`` or ``姓名 职务``."""
        return byline(self.text)


def heads_of(rows: Sequence[Row]) -> dict[int, Head]:
    """The rows that a form of attribution can open, by their numbers."""
    return {
        number: Head(text, row.bold)
        for number, row in enumerate(rows)
        if (text := row.text) and (_ENDS.search(text) is not None or text.rstrip()[-1:] in _CLOSE)
    }


def lone_lines(rows: Sequence[Row]) -> dict[int, Head]:
    """The rows that can be a byline, by their numbers."""
    return {
        number: Head(text, row.bold)
        for number, row in enumerate(rows)
        if (text := row.text) and NOT_IN_BYLINE.search(text) is None
    }
