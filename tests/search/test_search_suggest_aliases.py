"""Other names of an office or a place are offered, with the query that would look for them too."""

from __future__ import annotations

import pytest

from app.search.aliases import department_forms, other_forms, place_forms, widenings
from app.search.query import All, AnyOf, Literal, Node, Not
from app.text.folding import fold


def literal(text: str) -> Literal:
    """A word of a query."""
    return Literal(text, fold(text), 0, len(text))


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("人社局", {"人力资源和社会保障局", "人力资源社会保障局", "人力资源与社会保障局", "人力社保局"}),
        ("市人社局", {"市人力资源和社会保障局", "市人力资源社会保障局", "市人力资源与社会保障局", "市人力社保局"}),
        ("人力資源和社會保障局", {"人社局", "人力资源社会保障局", "人力资源与社会保障局", "人力社保局"}),
        ("安庆市", {"安庆"}),
        ("潜山县", {"潜山"}),
        ("襄阳", {"襄樊"}),
        ("襄樊", {"襄阳"}),
    ],
)
def test_the_other_names_of_a_name(typed: str, others: set[str]) -> None:
    """Label, full name and aliases of an office; stems and former names of a place; in whatever script."""
    assert set(other_forms(typed)) == others


@pytest.mark.parametrize("typed", ["安庆", "创新", "沪", "朝阳市", "", "局", "市", "营商环境"])
def test_what_has_no_other_name(typed: str) -> None:
    """A stem that its full name holds, an ordinary word, a stem that is one (朝阳), a single character."""
    assert other_forms(typed) == ()


def test_no_form_is_part_of_another_that_is_offered() -> None:
    """发展和改革委 finds 发展和改革委员会 as well, so that the offer stays short."""
    forms = other_forms("发改委")
    assert forms
    assert all(one not in other for one in forms for other in forms if one != other)


def test_the_forms_of_offices_and_places() -> None:
    """As the lists have them."""
    assert {"人社局", "人力资源和社会保障局", "人力社保局"} <= set(department_forms("人社局"))
    assert department_forms("没有这个局") == ()
    assert {"潜山市", "潜山", "潜山县"} <= set(place_forms("340882"))
    assert place_forms("000000") == ()


def test_a_widening_stands_in_the_query() -> None:
    """In brackets beside the word, the rest as it was: what a reader takes is seen and can be taken out."""
    (one,) = widenings(All((literal("襄阳"), literal("创新"))))
    assert (one.literal, one.forms, one.words) == ("襄阳", ("襄樊",), "也找“襄樊”")
    assert one.query == "(襄阳 OR 襄樊) 创新"
    (alone,) = widenings(literal("襄阳"))
    assert alone.query == "襄阳 OR 襄樊"


def test_each_name_of_a_query_is_widened_by_itself() -> None:
    """Two names make two offers."""
    found = widenings(All((literal("襄阳"), literal("潜山县"))))
    assert [one.query for one in found] == ["(襄阳 OR 襄樊) 潜山县", "襄阳 (潜山县 OR 潜山)"]


@pytest.mark.parametrize(
    "root", [None, Not(literal("襄阳")), AnyOf((literal("襄阳"), literal("襄樊"))), literal("襄阳的创新")]
)
def test_what_is_not_widened(root: Node | None) -> None:
    """Nothing, what must not occur, alternatives (already wide), a name that is only part of the word."""
    assert widenings(root) == ()


def test_names_that_occur_nowhere_are_not_offered() -> None:
    """The caller counts folded texts."""
    held = {fold("人力资源和社会保障局"): 3}
    (one,) = widenings(literal("人社局"), lambda text: held.get(text, 0))
    assert one.words == "也找“人力资源和社会保障局”"
    assert widenings(literal("人社局"), lambda text: 0) == ()
