"""Laws of points and passages, for any text that looks like the genre."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain.transcript import Passage, Point
from app.parse.points import find_points

MARKERS = (
    "一是 二是 三是 一要 二要 三要 一、 二、 三、 （一） （二） (1) (2) 1. 2. 1、 ① ② 第一， 第二， 第三， 第二抓 首先 "
    "首先， 其次 再次 最后 最后是"
).split()
WORDS = (
    "修路 架桥 我有三点体会 存在的差距 下一步 我们要 我建议 能力不足 我们缺乏 受益匪浅 值得学习 如何用才 两类项目 而 "
    "深受启发 在他看来 要 差距明显 氛围不浓 “三个方面” 我们将 几点建议 让我 第一要务"
).split()
MARKS = "， 。 ； ： ？ ” “ , : ; 、 ！".split()
PARAGRAPHS = st.lists(
    st.lists(st.sampled_from([*MARKERS, *WORDS, *MARKS, *MARKS, " "]), max_size=24).map("".join), max_size=5
)
HEADINGS = st.none() | st.sampled_from(["几点建议", "修路架桥", ""])


def inside(inner: Point | Passage, outer: Point | Passage) -> bool:
    """True where the one stands in the other."""
    return inner.paragraph == outer.paragraph and outer.start <= inner.start and inner.end <= outer.end


@given(PARAGRAPHS, HEADINGS)
def test_points_form_a_tree_in_the_text(paragraphs: list[str], heading: str | None) -> None:
    """In order, in bounds, from the marker on; siblings disjoint; nested ones inside their parent; labels unique."""
    points, _ = find_points(paragraphs, heading)
    assert list(points) == sorted(points, key=lambda point: (point.paragraph, point.start))
    by_label = {point.label: point for point in points}
    assert len(by_label) == len(points)
    for point in points:
        assert 0 <= point.start < point.end <= len(paragraphs[point.paragraph])
        assert paragraphs[point.paragraph][point.start : point.end].startswith(point.marker)
        assert point.label.count("-") == point.depth + 1
        if point.depth:
            parent = by_label[point.label.rpartition("-")[0]]
            assert parent.depth == point.depth - 1
            assert inside(point, parent)
        else:
            assert point.label.startswith(f"{point.group}-")
    for first, second in combinations(points, 2):
        apart = first.paragraph != second.paragraph or first.end <= second.start
        nested = second.label.startswith(f"{first.label}-")
        assert apart or nested


@given(PARAGRAPHS, HEADINGS)
def test_groups_are_numbered_as_they_open_and_share_a_kind(paragraphs: list[str], heading: str | None) -> None:
    """From 1 without a gap; one kind and cue a group; the cue is printed in the statement or its heading."""
    points, passages = find_points(paragraphs, heading)
    assert list(dict.fromkeys(point.group for point in points)) == list(
        range(1, len({point.group for point in points}) + 1)
    )
    assert len({(point.group, point.kind, point.cue, point.depth) for point in points}) == len(
        {point.group for point in points}
    )
    printed = [*paragraphs, heading or ""]
    cues = {point.cue for point in points} | {passage.cue for passage in passages}
    assert all(cue is None or (cue and any(cue in text for text in printed)) for cue in cues)
    assert all(point.kind is None or point.cue for point in points)


@given(PARAGRAPHS, HEADINGS)
def test_passages_keep_clear_of_their_own_kind(paragraphs: list[str], heading: str | None) -> None:
    """In bounds, in order, holding their cue; never over a point or a passage of the same kind."""
    points, passages = find_points(paragraphs, heading)
    assert [(p.paragraph, p.start) for p in passages] == sorted((p.paragraph, p.start) for p in passages)
    for passage in passages:
        assert 0 <= passage.start < passage.end <= len(paragraphs[passage.paragraph])
        assert passage.cue in paragraphs[passage.paragraph][passage.start : passage.end]
    everything: list[Point | Passage] = [*points, *passages]
    same_place = [
        (passage, other)
        for passage in passages
        for other in everything
        if other is not passage and other.kind is passage.kind and other.paragraph == passage.paragraph
    ]
    assert all(one.end <= other.start or other.end <= one.start for one, other in same_place)


@given(PARAGRAPHS, HEADINGS)
def test_the_same_input_gives_the_same_output(paragraphs: list[str], heading: str | None) -> None:
    """Nothing is remembered from one statement to the next."""
    first = find_points(paragraphs, heading)
    find_points(["一是山；二是水。下一步，修路。"], "几点建议")
    assert find_points(tuple(paragraphs), heading) == first


@given(st.text(max_size=200))
def test_any_text_at_all_is_read(text: str) -> None:
    """No character upsets it, and siblings of a group stand in order."""
    points, _ = find_points([text], text)
    groups: dict[int, list[Point]] = {}
    for point in points:
        groups.setdefault(point.group, []).append(point)
    assert all(first.end <= second.start for group in groups.values() for first, second in pairwise(group))
