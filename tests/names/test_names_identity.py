"""Statements of one name are one person only on shared evidence, whatever the order."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.domain.people import Mention
from app.domain.transcript import EventFacts
from app.names.identity import Appearance, Persons, office_anchor
from app.names.resolution import resolve

ANCHORS = ["3408:人社局", "3408:经信局", "3205:人社局", "3408:", ":人社局", "e1:市长", "e2:市长"]
APPEARANCES = st.lists(
    st.tuples(st.sampled_from(["钟小满", "苏白露", ""]), st.frozensets(st.sampled_from(ANCHORS), max_size=3)),
    max_size=8,
).map(lambda rows: [Appearance(str(i), name, anchors) for i, (name, anchors) in enumerate(rows)])


def seen(key: str, *anchors: str, name: str = "钟小满") -> Appearance:
    """One appearance."""
    return Appearance(key, name, frozenset(anchors))


def cluster(rows: Sequence[Appearance]) -> tuple[tuple[str, ...], ...]:
    """The keys of each person, as they are when all have come."""
    persons = Persons()
    for row in rows:
        persons.add(row)
    return tuple(sorted({tuple(sorted(persons.keys(row.key))) for row in rows}))


def test_a_shared_office_merges_and_chains() -> None:
    rows = [seen("a", "3408:人社局"), seen("b", "3408:人社局", "3408:组织部"), seen("c", "3408:组织部")]
    assert cluster(rows) == (("a", "b", "c"),)


def test_namesakes_are_not_merged() -> None:
    assert cluster([seen("a", "3408:人社局"), seen("b", "3205:人社局")]) == (("a",), ("b",))
    assert cluster([seen("a", "3408:"), seen("b", "3408:")]) == (("a",), ("b",))
    assert cluster([seen("a", ":人社局"), seen("b", ":人社局")]) == (("a",), ("b",))
    assert cluster([seen("a", "3408:人社局"), seen("b", "3408:人社局", name="苏白露")]) == (("a",), ("b",))


def test_the_unsigned_stand_alone() -> None:
    assert cluster([seen("a", "e1:市长", name=""), seen("b", "e1:市长", name="")]) == (("a",), ("b",))


@given(APPEARANCES, st.randoms(use_true_random=False))
def test_the_outcome_is_a_partition_and_does_not_depend_on_order(rows: list[Appearance], random: object) -> None:
    groups = cluster(rows)
    assert sorted(key for group in groups for key in group) == sorted(row.key for row in rows)
    shuffled = sorted(rows, key=lambda row: hash((str(random), row.key)))
    assert cluster(shuffled) == groups == cluster(rows[::-1])


@given(APPEARANCES)
def test_whoever_is_found_to_be_another_is_named(rows: list[Appearance]) -> None:
    """With each that comes: the keys that stood for a person and no longer do."""
    persons, standing = Persons(), set[str]()
    for place, row in enumerate(rows, 1):
        gone = persons.add(row)
        assert len(gone) == len(set(gone))
        standing = (standing | {row.key}) - set(gone)
        assert {persons.of(each.key) for each in rows[:place]} == standing


@given(APPEARANCES)
def test_more_statements_never_part_what_was_together(rows: list[Appearance]) -> None:
    before = cluster(rows[:-1])
    after = cluster(rows)
    assert all(any(set(group) <= set(other) for other in after) for group in before)


def test_the_same_office_under_two_names_gives_one_anchor() -> None:
    roles = ("市委组织部副部长、市人社局局长", "市人力资源和社会保障局局长")
    event = EventFacts(title="安庆市党政代表团赴南京市考察发言摘要")
    names = resolve(event, [Mention(i, "钟小满", role, "") for i, role in enumerate(roles)]).statements
    first, second = (
        {office_anchor(r.place.code, r.department.label) for r in named.roles if r.place and r.department}
        for named in names
    )
    assert "3408:人社局" in first & second
    assert first - second
