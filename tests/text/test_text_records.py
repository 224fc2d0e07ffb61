"""Values that the type checker holds frozen."""

from __future__ import annotations

from dataclasses import replace

from app.text.records import record


@record
class Thing:
    """A value of two fields."""

    name: str
    number: int = 3


def test_records_are_values() -> None:
    """Equal where their fields are, and as keys one; a changed one is another."""
    assert Thing("甲") == Thing("甲", 3)
    assert {Thing("甲"): 1, Thing("甲", 3): 2} == {Thing("甲"): 2}
    assert replace(Thing("甲"), number=4) == Thing("甲", 4) != Thing("甲")


def test_the_type_checker_alone_holds_them_frozen() -> None:
    """It reports the assignment, or it would report that there is nothing to ignore; the value lets it happen."""
    thing = Thing("甲")
    thing.number = 4  # type: ignore[misc]
    assert thing == Thing("甲", 4)
    assert not hasattr(thing, "__dict__")
