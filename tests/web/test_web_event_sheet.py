"""The table of an event: every clause in one cell, shown or counted, however few are shown."""

from __future__ import annotations

from collections import Counter

import pytest

from app.store.reading.briefs import EventBrief, PlaceRef, StatementBrief
from app.store.reading.clauses import Clause
from app.web.event_sheet import columns_of, offices_of, sides_of

HOME = PlaceRef("3408", "安庆市", (("34", "安徽省"), ("3408", "安庆市")))
BELOW = PlaceRef("340803", "大观区", (*HOME.chain, ("340803", "大观区")))
AWAY = PlaceRef("3205", "苏州市", (("32", "江苏省"), ("3205", "苏州市")))
WHO = (("甲", HOME), ("乙", HOME), ("丙", BELOW), ("丁", AWAY), ("戊", None), (None, None))
DEPARTMENTS = {"s0": ("人社局",), "s1": ("人社局",), "s2": ("人社局",), "s3": ("市委", "市政府"), "s4": ("协会",)}
CLAUSES = {
    f"s{at}": tuple(Clause(f"p-{kind}-{number}", kind, "话") for kind in ("measure", "gap") for number in range(at + 1))
    for at in range(6)
}


def event(origin: PlaceRef | None = HOME) -> EventBrief:
    """A visit to one place."""
    return EventBrief("e", "考察", "f", "f.txt", None, None, None, origin, (AWAY,), (), 6, 5, False, False, False)


def statements() -> list[StatementBrief]:
    """Six statements: two of one office, one of the same office below, a host, someone from nowhere, nobody."""
    return [
        StatementBrief(
            f"s{at}",
            at,
            "题",
            True,
            name,
            name,
            name,
            "职务" if name else None,
            "direct",
            False,
            "e",
            None,
            "f.txt",
            None,
            False,
            place,
            0,
            False,
        )
        for at, (name, place) in enumerate(WHO)
    ]


def test_offices_stand_in_the_order_in_which_they_speak() -> None:
    """One row for those of one department in one place, the place named where it is another; the unknown last."""
    rows = offices_of(event(), statements(), DEPARTMENTS, CLAUSES)
    assert [(row.departments, row.place.name if row.place else None) for row in rows] == [
        (("人社局",), None),
        (("人社局",), "大观区"),
        (("市委", "市政府"), "苏州市"),
        (("协会",), None),
        ((), None),
    ]
    first = rows[0].cells[0]
    assert first is not None
    assert [one.speaker for one in first.clauses] == ["甲", "乙", "乙"]
    assert {one.speaker for row in rows[1:] for cell in row.cells if cell for one in cell.clauses} == {None}


@pytest.mark.parametrize("most", [0, 1, 10, 17, 30, 1000])
def test_every_clause_is_shown_once_or_counted(most: int) -> None:
    """No more than asked for, but at least one a cell; the first that is left out is known."""
    rows = offices_of(event(), statements(), DEPARTMENTS, CLAUSES, most)
    cells = [cell for row in rows for cell in row.cells if cell]
    shown = [(one.statement, one.clause) for cell in cells for one in cell.clauses]
    assert len(shown) == len(set(shown)) <= max(most, len(cells))
    assert len(shown) + sum(cell.more for cell in cells) == sum(map(len, CLAUSES.values()))
    assert all((cell.following is None) == (cell.more == 0) for cell in cells)
    assert not any(cell.following in cell.clauses for cell in cells)


def test_columns_count_clauses_and_statements() -> None:
    """Gaps first; a kind that nobody has is no column."""
    columns = columns_of({**CLAUSES, "s9": (Clause("passage-1", "insight", "话"),)})
    assert [(column.kind, column.clauses, column.statements) for column in columns] == [
        ("gap", 21, 6),
        ("measure", 21, 6),
        ("insight", 1, 1),
    ]


def test_those_who_speak_stand_on_their_sides() -> None:
    """Nobody stands nowhere; where no side is known there is one without a title."""
    sides = sides_of(event(), statements())
    assert [(side.title, [person.name for person in side.people]) for side in sides] == [
        ("来自安庆市", ["甲", "乙", "丙"]),
        ("来自考察地", ["丁"]),
        ("来自其他地方，或所在地区不详", ["戊"]),
    ]
    unknown = sides_of(event(None), statements()[4:])
    assert [side.title for side in unknown] == [None]


def test_a_speaker_stands_once_with_all_roles() -> None:
    again = [*statements(), *statements()]
    people = Counter(person.name for side in sides_of(event(), again) for person in side.people)
    assert set(people.values()) == {1}
