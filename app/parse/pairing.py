"""A role on one line and the name on the next (or the other way round) as one row."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from app.parse.grammar.attribution import Printed
from app.parse.grammar.labels import is_asker
from app.parse.grammar.names import is_certain, is_possible, is_word, unspaced, without_honorific
from app.parse.grammar.roles import is_office, is_role
from app.parse.page import Page
from app.parse.rows import Row

_LONGEST_NAME = 6
_LONGEST_ROLE = 40


def paired(page: Page) -> tuple[Page, dict[int, Printed]]:
    """The page with such lines joined, and what each joined row says by its new number."""
    short = [0 < len(row.text) <= _LONGEST_ROLE for row in page.rows]
    if not any(one and other for one, other in pairwise(short)):
        return page, {}
    rows: list[Row] = []
    found: dict[int, Printed] = {}
    skip = False
    for number, row in enumerate(page.rows):
        if skip:
            skip = False
            continue
        following = page.rows[number + 1] if short[number] and short[number + 1 : number + 2] == [True] else None
        printed = _pair(row.text, following.text) if following is not None else None
        if printed is None or following is None:
            rows.append(row)
            continue
        found[len(rows)] = printed
        joined = replace(row, body=row.body + following.body, pieces=row.pieces + following.pieces, bold=())
        rows.append(joined)
        skip = True
    return (Page(page.source, tuple(rows)), found) if found else (page, found)


def _pair(first: str, second: str) -> Printed | None:
    """Both short lines together as an attribution, None where they are not an office and a name."""
    end = len(first) + len(second)
    printed = None
    if _is_name(second) and is_office(first) and not is_certain(first):
        printed = Printed("byline", without_honorific(unspaced(second)), first, (0, len(first)), end)
    elif _is_name(first) and is_certain(unspaced(first)) and is_role(second):
        printed = Printed("byline", without_honorific(unspaced(first)), second, (len(first), end), end)
    return printed if printed is not None and not is_asker(first) and not is_asker(second) else None


def _is_name(line: str) -> bool:
    name = without_honorific(unspaced(line))
    return len(name) <= _LONGEST_NAME and is_possible(name) and not is_word(name)
