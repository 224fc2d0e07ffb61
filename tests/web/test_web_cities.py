"""Counts of places as those of cities, and what is kept of the things asked for last."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.store.reading.places import PlaceNode
from app.web import keeping
from app.web.cities import City, cities
from app.web.portraits import percent, year_strip


def node(code: str, name: str, level: str) -> PlaceNode:
    """A place of the tree, its depth taken from its code."""
    return PlaceNode(code, name, level, {2: 0, 4: 1, 6: 2}[len(code)], 1, 0, 0)


TREE = (
    node("11", "北京市", "province"),
    node("1101", "东城区", "county"),
    node("34", "安徽省", "province"),
    node("3408", "安庆市", "city"),
    node("340803", "大观区", "county"),
    node("3410", "黄山市", "city"),
    node("42", "湖北省", "province"),
)


def test_every_statement_counts_for_one_city() -> None:
    """A municipality is a city; a province is left with what it says itself."""
    found = cities({"11": 3, "1101": 1, "34": 9, "3408": 5, "340803": 2, "42": 1}, TREE)
    assert found == (
        City("3408", "3408", False, 5),
        City("34", "34-itself", True, 4),
        City("11", "11", False, 3),
        City("42", "42", False, 1),
    )
    assert sum(city.total for city in found) == 3 + 9 + 1


def test_a_place_without_statements_is_no_city() -> None:
    """Nor is one that the tree does not know."""
    assert cities({"unknown": 4}, TREE) == ()


def test_years_between_are_blank_and_the_undated_are_counted() -> None:
    """The highest bar is the year with most statements."""
    strip = year_strip({"2019": 4, "2021": 1, "unknown": 2}, {"place": "34"})
    assert [(bar.name, bar.count) for bar in strip.chart.bars] == [("2019年", 4), ("2020年", 0), ("2021年", 1)]
    assert strip.chart.bars[0].height > strip.chart.bars[2].height > strip.chart.bars[1].height == 0
    assert (strip.first, strip.last, strip.undated) == (2019, 2021, 2)
    assert strip.chart.bars[0].href == "/search?place=34&year=2019"
    assert year_strip({}, {}).first is None


@pytest.mark.parametrize(("part", "whole", "said"), [(0, 5, ""), (1, 0, ""), (1, 8, "12%"), (1, 80, "1.2%")])
def test_a_share_is_said_in_percent(part: int, whole: int, said: str) -> None:
    """With a decimal where it is small."""
    assert percent(part, whole) == said


def test_the_things_asked_for_last_are_kept(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """One too many drives out the one that nobody asked for; nothing is kept of what is not there."""
    monkeypatch.setattr(keeping, "LATELY", 2)
    request: Any = SimpleNamespace(app=SimpleNamespace(state=SimpleNamespace(kept={})))
    made: list[str] = []

    def ask(key: str) -> str | None:
        def make() -> str | None:
            made.append(key)
            return key if key != "none" else None

        return keeping.kept_lately(request, session, "things", key, make)

    assert [ask(key) for key in ("a", "b", "a", "c", "a", "b", "none", "none")][-3:] == ["b", None, None]
    assert made == ["a", "b", "c", "b", "none", "none"]
