"""Where terms stand in a text."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.search.language import parse_query
from app.search.occurrences import Occurrence, marks, occurrences
from app.search.query import Gap, Literal, Near, Sequence, Term, terms_of
from app.text.folding import fold
from tests.search.oracle import occurrences_by_hand
from tests.search.strategies import terms, texts


def literal(text: str) -> Literal:
    """A literal out of any query."""
    return Literal(text, fold(text), 0, len(text))


def spans(query: str, text: str) -> list[str]:
    """What the first term of a query covers in a text."""
    found = occurrences(fold(text), terms_of(parse_query(query).root)[:1])
    return [text[each.start : each.end] for each in found]


@given(texts(24).map(fold), st.lists(terms(), max_size=3))
@settings(max_examples=400, deadline=None)
def test_occurrences_are_those_found_by_hand(folded: str, asked: list[Term]) -> None:
    """All of them, with their pieces, sorted."""
    expected = [
        Occurrence(start, end, which, pieces)
        for which, term in enumerate(asked)
        for start, end, pieces in occurrences_by_hand(folded, term)
    ]
    assert occurrences(folded, asked) == sorted(expected)


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("哈哈", "哈哈哈", ["哈哈", "哈哈"]),
        ("创*新", "创一新，创新。创。新", ["创一新", "创新"]),
        ("创?新", "创一新，创新，创一二新", ["创一新"]),
        ("?新", "新，创新。新", ["新"]),
        ("创??", "创一二创一。", ["创"]),
        ("创 $2 新", "创一新创一二三新", ["创一新"]),
        ("创 $2 新 $1 人", "创新一新人", ["创新一新人"]),
        ("创 #2 新", "新一创。创一二三新", ["新一创"]),
        ("创 #2 新", "新创新", ["创新"]),
        ("创 #3 创", "创一创。创", ["创一创", "创一创"]),
    ],
)
def test_what_a_term_covers(query: str, text: str, expected: list[str]) -> None:
    """Gaps stay in a sentence, a sequence ends early, the nearer partner counts and of two the one after."""
    assert spans(query, text) == expected


def test_marks_are_the_pieces_alone() -> None:
    """What stands between the words of a sequence is not marked; touching marks stay two, overlapping ones do not."""
    found = occurrences(fold("创一新，创新，哈哈哈"), [Sequence((literal("创"), literal("新")), (Gap(0, 1),))])
    assert marks(found) == ((0, 1), (2, 3), (4, 5), (5, 6))
    assert marks(occurrences(fold("哈哈哈"), [literal("哈哈")])) == ((0, 3),)
    assert marks(occurrences(fold("一二三"), [Near(literal("三"), literal("一"), 1)])) == ((0, 1), (2, 3))


@given(texts().map(fold), st.lists(terms(), max_size=3))
@settings(deadline=None)
def test_marks_are_sorted_and_apart(folded: str, asked: list[Term]) -> None:
    """Whatever the terms, no mark is empty or overlaps the next."""
    found = marks(occurrences(folded, asked))
    assert all(start < end for start, end in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))


@pytest.mark.parametrize("text", ["的" * 50_000, "创的新的" * 12_500, "的新。" * 16_000])
def test_long_texts_of_common_terms_are_quick(text: str) -> None:
    """50,000 characters with a term at every other place take a moment, whatever the distances."""
    folded = fold(text)
    (chain,) = terms_of(parse_query("的 $200 的 $200 新 $200 的").root)
    (free,) = terms_of(parse_query("的*新*的").root)
    asked = [
        literal("的"),
        chain,
        free,
        Near(literal("的"), literal("新"), 200),
        Near(literal("新"), literal("没有"), 200),
    ]
    start = process_time()
    assert len(occurrences(folded, asked)) >= 16_000
    assert process_time() - start < 3
