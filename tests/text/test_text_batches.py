"""Texts taken many at a time."""

from __future__ import annotations

from app.text.batches import by_length


def test_lists_hold_as_many_characters_as_asked_for() -> None:
    """The text that reaches the length belongs to the list; the last list holds what is left."""
    assert list(by_length(["一二", "三", "", "四五六七", "八"], 3)) == [["一二", "三"], ["", "四五六七"], ["八"]]


def test_nothing_gives_no_list() -> None:
    """Not an empty one either."""
    assert list(by_length([], 3)) == []
