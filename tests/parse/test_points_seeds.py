"""The points of the real files, held to what was counted by hand."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from app.domain.kinds import Kind
from app.parse.points import find_points
from app.settings import Settings

pytestmark = pytest.mark.needs_shared

Groups = dict[int, tuple[int, bool, set[Kind | None]]]


@cache
def gold() -> list[dict[str, Any]]:
    """Every statement of the gold."""
    path = Settings().seeds.parent / "gold" / "seeds.json"
    documents = json.loads(path.read_text(encoding="utf-8"))
    return [statement for document in documents.values() for statement in document["statements"]]


def counted() -> list[dict[str, Any]]:
    """The statements whose points were counted."""
    return [statement for statement in gold() if statement["groups"] is not None]


def groups_of(statement: dict[str, Any]) -> list[tuple[int, bool, set[Kind | None]]]:
    """Items, nesting and kinds of each group that is found."""
    groups: Groups = {}
    for point in find_points(statement["paragraphs"], statement["heading"])[0]:
        items, _, kinds = groups.get(point.group, (0, False, set()))
        groups[point.group] = items + 1, point.depth > 0, kinds | {point.kind}
    return [groups[number] for number in sorted(groups)]


def test_every_group_is_found_as_counted() -> None:
    """All statements, all groups, all items, and which are nested."""
    found = [[group[:2] for group in groups_of(statement)] for statement in counted()]
    assert found == [[(group["items"], group["nested"]) for group in statement["groups"]] for statement in counted()]
    assert sum(len(groups) for groups in found) > 30


def test_every_kind_is_one_that_was_judged() -> None:
    """One kind a group, among those that the gold allows."""
    wrong = [
        (statement["speaker"], theirs["cue"], kinds)
        for statement in counted()
        for (_, _, kinds), theirs in zip(groups_of(statement), statement["groups"], strict=True)
        if theirs["kinds"] and (len(kinds) != 1 or not kinds <= {Kind(name) for name in theirs["kinds"]})
    ]
    assert wrong == []


def test_every_statement_without_items_has_a_passage() -> None:
    """Each of them names gaps, measures or insights in running text."""
    silent = [
        statement["speaker"]
        for statement in counted()
        if not statement["items"] and not find_points(statement["paragraphs"], statement["heading"])[1]
    ]
    assert silent == []


def test_the_outline_that_lost_its_beginning_comes_out_sensibly() -> None:
    """2. 3. 4. at the top with lists inside, and one item before them whose siblings are in the omitted part."""
    (unsigned,) = [statement for statement in gold() if statement["groups"] is None]
    labels = [point.label for point in find_points(unsigned["paragraphs"], unsigned["heading"])[0]]
    assert labels == ["1-1", "2-1", "2-1-1", "2-1-2", "2-1-3", "2-2", "2-3", "2-3-1", "2-3-2"]
