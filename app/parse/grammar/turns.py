"""Names alone that open a turn of a conversation."""

from __future__ import annotations

import re
from collections.abc import Container

from app.domain.titles import title_of
from app.parse.grammar.attribution import LONGEST_HELD, Printed, parted, place_of
from app.parse.grammar.labels import LABEL, SQUARE, Label, is_asker, square, timed
from app.parse.grammar.names import is_certain, is_plain, seat_of, surname_of, unspaced, without_honorific
from app.parse.grammar.roles import split_label
from app.parse.grammar.salutations import is_salutation


def turn(line: str, label: Label, known: Container[str] = ()) -> Printed | None:
    """``姓名:`` and ``[姓名]``, in a line and its label. ``known`` are names that the page introduces elsewhere and
    that need no surname."""
    stamped = timed(line)
    if stamped is not None:
        sure = stamped[1] in known or (stamped[2].startswith("00:") and is_plain(stamped[1]))
        return Printed("turn", stamped[1], None, None, stamped.end()) if sure and not is_asker(stamped[1]) else None
    found = square(line) or label
    printed = _turn(line, found, known) if found is not None else None
    if found is None or printed is None or is_asker(found[1]) or is_salutation(found[0]):
        return None
    return printed


def _turn(line: str, found: re.Match[str], known: Container[str]) -> Printed | None:
    label = without_honorific(unspaced(found[1]))
    if label[-1:] in "道笑叹喊叫骂":
        return None
    if label in known or (is_plain(label) and (len(label) != 4 or len(surname_of(label) or "") == 2)):
        return Printed("turn", label, None, None, found.end())
    title = title_of(label) or ""
    seat = title if title and label[: -len(title)] in known else seat_of(label)
    if seat is not None:
        return Printed("turn", label[: -len(seat)], seat, place_of(line, seat), found.end())
    if found.re is SQUARE:
        split = split_label(label)
        if split is not None and split.sure:
            return Printed("turn", split.name, split.role, place_of(line, split.role), found.end())
        if is_certain(label):
            return Printed("turn", label, None, None, found.end())
        return parted(line, LABEL.match(line))
    return parted(line, found) if len(found[1]) <= LONGEST_HELD else None
