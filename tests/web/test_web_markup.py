"""Tags around words of a source: the words stay what they are, the tags nest, nothing is left unescaped."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from app.store.reading.statements import Annotation
from app.web.markup import annotated, fault, marked, numbered, shifted

TEXT = st.text("一是创新,<&>\"'“差距”;a", max_size=30)
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda s: (s[0], s[0] + s[1])), max_size=4)
TAG = re.compile(r'<a class="tag [^>]*>[^<]*</a>')


class Nesting(HTMLParser):
    """Fails where a tag is closed that is not the last one opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def words_of(markup: str) -> str:
    """The text of some HTML without the labels that are put into it."""
    return html.unescape(re.sub(r"<[^>]*>", "", TAG.sub("", markup)))


def annotation(number: int, start: int, end: int, marker: str = "") -> Annotation:
    """A point, or for odd numbers a passage."""
    label = None if number % 2 else f"1-{number}"
    return Annotation(f"a-{number}", label, "gap" if number % 3 else None, None, marker, 0, start, end)


@given(TEXT, SPANS)
def test_marked_text_is_the_text(text: str, marks: list[tuple[int, int]]) -> None:
    assert words_of(marked(text, marks)) == text


@given(TEXT, SPANS, SPANS)
def test_an_annotated_paragraph_is_the_paragraph_and_its_tags_nest(
    text: str, spans: list[tuple[int, int]], marks: list[tuple[int, int]]
) -> None:
    annotations = [annotation(number, *span) for number, span in enumerate(spans)]
    out = annotated(text, annotations, marks)
    assert words_of(out) == text
    nesting = Nesting()
    nesting.feed(out)
    assert nesting.open == []
    shown = [a.anchor for a in annotations if a.start < min(a.end, len(text))]
    assert sorted(nesting.ids) == sorted(shown)


def test_marks_are_escaped_pieces() -> None:
    assert marked("a<b>c", [(1, 3)]) == "a<mark>&lt;b</mark>&gt;c"


def test_overlapping_marks_run_together_and_far_ones_are_cut() -> None:
    assert marked("创新发展", [(0, 2), (1, 3), (3, 9)]) == "<mark>创新</mark><mark>发</mark><mark>展</mark>"


def test_a_point_has_its_kind_as_a_word_and_its_marker_as_a_link() -> None:
    out = annotated("先说。一是少。", [annotation(4, 3, 7, "一是")], [])
    assert out == (
        '先说。<span class="point gap" id="a-4"><a class="tag gap" href="#a-4">差距</a>'
        '<a class="marker" href="#a-4">一是</a>少。</span>'
    )


@given(TEXT, SPANS, SPANS, SPANS)
def test_damage_changes_neither_words_nor_nesting(
    text: str, spans: list[tuple[int, int]], marks: list[tuple[int, int]], losses: list[tuple[int, int]]
) -> None:
    """Whatever points and marks it lies across."""
    annotations = [annotation(number, *span) for number, span in enumerate(spans)]
    out = annotated(text, annotations, marks, losses=sorted(losses))
    assert words_of(out) == text
    nesting = Nesting()
    nesting.feed(out)
    assert nesting.open == []


def test_damage_is_a_link_to_the_note_about_it() -> None:
    """Inside a mark too."""
    out = annotated("推?(dòng)园区", [], [(0, 4)], losses=[(1, 3)])
    assert out == '<mark>推<a class="lost" href="#lost">?(</a>d</mark>òng)园区'


def test_a_point_that_is_opened_again_names_the_whole() -> None:
    """So that its words can be put together."""
    out = annotated("甲乙丙丁", [annotation(3, 0, 3), annotation(6, 1, 4)], [])
    assert out == (
        '<span class="passage" id="a-3">甲<span class="point" id="a-6">乙丙</span></span>'
        '<span class="point" data-part="a-6">丁</span>'
    )


def test_the_words_for_kinds_can_be_another_languages() -> None:
    """They are given as they shall stand."""
    out = annotated("一是少。", [annotation(4, 0, 4, "一是")], [], kinds={"gap": "gap"})
    assert '<a class="tag gap" href="#a-4">gap</a>' in out


def test_marks_move_into_a_paragraph() -> None:
    assert shifted([(0, 4), (6, 8), (20, 22)], 3, 5) == ((0, 1), (3, 5))


def test_marks_are_numbered_through_a_text_and_have_one_id_each() -> None:
    """Over heading and paragraphs, where points cut a mark as well as where paragraphs do."""
    heading, first, second = numbered([(0, 2), (4, 7), (9, 11)], [(0, 2), (3, 3), (6, 5)])
    assert (heading.marks, heading.anchors) == (((0, 2),), {0: "m-1"})
    assert (first.marks, first.anchors) == (((1, 3),), {1: "m-2"})
    assert (second.marks, second.anchors) == (((0, 1), (3, 5)), {3: "m-3"})
    out = annotated("一创新发", [annotation(4, 2, 4)], first.marks, first.anchors)
    assert out.count('<mark id="m-2">创</mark>') == 1
    assert out.count("<mark>新</mark>") == 1
    (late,) = numbered([(2, 5)], [(3, 4)])
    assert (late.marks, late.anchors) == (((0, 2),), {0: "m-1"})


def test_a_query_is_cut_at_its_fault() -> None:
    cut = fault('稳 "a', 2)
    assert (cut.before, cut.at, cut.after) == ("稳 ", '"', "a")
    assert fault("稳", 9).at == ""
