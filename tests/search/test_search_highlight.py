"""Marks and snippets."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.search.highlight import WIDTH, snippet
from app.search.occurrences import Occurrence, marks
from app.search.occurrences import occurrences as occurrences_of
from app.search.query import Literal
from app.text.folding import fold


def occurrences(folded: str, literals: list[str]) -> list[Occurrence]:
    """Where plain texts stand."""
    return occurrences_of(folded, [Literal(one, one, 0, len(one)) for one in literals])


@given(
    st.text(alphabet="创新a,。\n𠀀", max_size=60),
    st.lists(st.text(alphabet="创新a,。\n𠀀", min_size=1, max_size=3), max_size=3, unique=True),
)
def test_marks_are_all_occurrences_and_nothing_else(text: str, literals: list[str]) -> None:
    """A character is marked exactly if an occurrence covers it; marks are sorted and do not overlap."""
    spans = marks(occurrences(text, literals))
    covered = {
        at + i for one in literals for at in range(len(text)) if text.startswith(one, at) for i in range(len(one))
    }
    assert {at for start, end in spans for at in range(start, end)} == covered
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(start < end for start, end in spans)


def test_touching_marks_stay_two_and_overlapping_ones_become_one() -> None:
    """Two hits side by side are two."""
    assert marks(occurrences("创新创新", ["创新"])) == ((0, 2), (2, 4))
    assert marks(occurrences("哈哈哈", ["哈哈"])) == ((0, 3),)
    assert marks(occurrences("𠀀创新", ["创新"])) == ((1, 3),)


@given(
    st.text(alphabet="创新人才,。\n ”", min_size=1, max_size=400),
    st.lists(st.sampled_from(["创", "创新", "人才", "新。"]), min_size=1, max_size=2, unique=True),
    st.integers(0, 10),
)
def test_a_snippet_is_a_passage_with_its_marks(text: str, literals: list[str], body: int) -> None:
    """Its text stands in the statement, is no longer than the width, shows a mark, and its marks are the text's."""
    body = min(body, len(text))
    found = occurrences(fold(text), [fold(one) for one in literals])
    result = snippet(text, body, found, (), ())
    assert len(result.text) <= WIDTH
    at = text.index(result.text) if result.text else 0
    assert text[at : at + len(result.text)] == result.text
    marked = [result.text[start:end] for start, end in result.marks]
    assert bool(marked) == bool(found)
    assert all(0 <= start < end <= len(result.text) for start, end in result.marks)
    assert all(any(piece in "".join(literals) or one in piece for one in literals) for piece in marked)


LONG = "开头的一句话说了很多别的事情。" * 12


def test_the_passage_with_most_words_wins_and_starts_with_its_sentence() -> None:
    """Two different words together beat one word alone, even said twice."""
    text = "创新又创新。" + LONG + "这里既讲创新,也讲人才。" + LONG
    result = snippet(text, 0, occurrences(text, ["创新", "人才"]), (), (("1-1", 0, 6), ("2-1", 100, len(text))))
    assert result.text.startswith("这里既讲创新,也讲人才。")
    assert result.text.endswith("。")
    assert [result.text[start:end] for start, end in result.marks] == ["创新", "人才"]
    assert result.cut_before
    assert result.cut_after
    assert result.point == "2-1"


def test_the_body_goes_before_the_heading_and_what_is_wanted_before_both() -> None:
    """A heading is shown anyway; it is the passage only where the words stand nowhere else."""
    text = "创新创新\n别的。创新来了。"
    found = occurrences(text, ["创新"])
    assert snippet(text, 5, found, (), ()).text == "别的。创新来了。"
    heading = snippet(text, 5, found[:2], (), ())
    assert heading.text == text
    assert heading.marks[0] == (0, 2)
    far = text + LONG + "差距是创新少。" + LONG
    wanted = (far.index("差距"), far.index("差距") + 7)
    assert "差距是创新少。" in snippet(far, 5, occurrences(far, ["创新"]), [wanted], ()).text


def test_the_innermost_point_is_named() -> None:
    """A nested item rather than the one around it."""
    text = "一是甲,其次创新。"
    points = (("1-1", 0, 9), ("1-1-2", 4, 9))
    assert snippet(text, 0, occurrences(text, ["创新"]), (), points).point == "1-1-2"
    assert snippet(text, 0, (), (), points).point is None


def test_without_a_query_it_is_the_opening_of_the_body() -> None:
    """Cut at a sentence, nothing marked."""
    result = snippet("标题\n" + LONG, 3, (), (), ())
    assert result.text == "开头的一句话说了很多别的事情。" * 8
    assert result.marks == ()
    assert not result.cut_before
    assert result.cut_after


def test_a_match_longer_than_a_snippet_is_shown_from_its_start() -> None:
    """The width holds and the mark ends with it."""
    text = "开头。" + "创" * 300
    result = snippet(text, 0, occurrences(text, ["创" * 300]), (), ())
    assert len(result.text) == WIDTH
    assert result.marks == ((0, WIDTH),)
    assert result.cut_after
