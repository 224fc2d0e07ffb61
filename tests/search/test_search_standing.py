"""Where a whole query stands: in a text and, counted, in the index, the same as worked out by hand."""

from __future__ import annotations

from time import process_time

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.search.hits import Hits
from app.search.index.library import Part
from app.search.index.matching import Matcher
from app.search.language import parse_query
from app.search.linecount import line_counts
from app.search.occurrences import Occurrence, marks, occurrences
from app.search.query import Node, Unit, scopes_of, terms_of
from app.search.standing import standing, units_of
from app.text.folding import fold
from tests.search.indexing import in_memory
from tests.search.oracle import Statement, meant, units
from tests.search.strategies import nodes, statements


@given(corpus=st.lists(statements(), min_size=1, max_size=4), roots=st.lists(nodes(), min_size=5, max_size=5))
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_query_stands_where_it_is_meant(corpus: list[Statement], roots: list[Node]) -> None:
    """Occurrences with their pieces, in order (a pair found from both ends is there twice), and how many spans they
    cover in each statement of an index."""
    part = Part(in_memory(corpus, {}), np.ones(len(corpus), np.bool_))
    for root in roots:
        expected = [meant(root, one) for one in corpus]
        for one, each in zip(corpus, expected, strict=True):
            terms = terms_of(root)
            found = standing(one.folded, root, one.points)
            assert set(found) == {Occurrence(s, e, terms.index(term), pieces) for term, (s, e, pieces) in each}
            assert found == sorted(found)
        hits = Hits(Matcher(part, {}), root, part.alive, {})
        assert line_counts(hits, scopes_of(root), ()).tolist() == [len({f[:2] for _, f in each}) for each in expected]


@given(statements(), st.sampled_from(Unit))
def test_units_are_those_cut_by_hand(statement: Statement, unit: Unit) -> None:
    """Sentences with what ends them, paragraphs without, points however they lie in one another."""
    assert units_of(statement.folded, unit, statement.points) == sorted(units(unit, statement))


@given(statements())
def test_a_segment_knows_the_points_of_a_statement(statement: Statement) -> None:
    """Beside another statement's."""
    other = Statement("创" * 70, ((0, 70),))
    segment = in_memory([other, statement, other], {}).segment
    assert set(segment.points_in(1)) == {span for span in statement.points if span[0] < span[1]}
    assert segment.points_in(2) == [(0, 70)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("同句:(企业 服务)", [(5, 7), (8, 10)]),
        ("同段:(企业 服务)", [(0, 2), (5, 7), (8, 10)]),
        ("同点:(企业 服务)", [(0, 2), (5, 7), (8, 10)]),
        ("企业 同句:(企业 服务)", [(0, 2), (5, 7), (8, 10), (12, 14)]),
        ("企業 同句:(企业 服务)", [(0, 2), (5, 7), (8, 10), (12, 14)]),
        ("同句:(企业 -服务)", [(0, 2), (12, 14)]),
        ("同句:(企业 OR 服务)", [(0, 2), (5, 7), (8, 10), (12, 14)]),
        ("同句:(企业 服务) OR 同句:(企业 好)", [(0, 2), (2, 3), (5, 7), (8, 10)]),
        ("-同句:(企业 服务)", []),
    ],
)
def test_words_of_a_unit_are_marked_in_that_unit(query: str, expected: list[tuple[int, int]]) -> None:
    """A word that is asked for elsewhere too is marked everywhere."""
    text = "企业好了。企业的服务\n到企业"
    assert list(marks(standing(fold(text), parse_query(query).root, [(0, 10), (5, 10)]))) == expected


def test_a_long_text_is_quick() -> None:
    """Sixteen thousand sentences, each with what is asked for, cost little more than finding the words."""
    folded = fold("的新。" * 16_000)
    root = parse_query("同句:(的 新 -旧) OR 同段:(的 #3 新)").root
    start = process_time()
    assert len(standing(folded, root, [])) == len(occurrences(folded, terms_of(root))) == 48_000
    assert process_time() - start < 3
