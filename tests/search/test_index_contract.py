"""The contract of every backend: for any query it finds what the definitions say, worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from app.search.index.postings import Postings, Shelf
from app.search.language import parse_query
from app.search.query import Node
from tests.search.indexing import in_memory, matches, stored
from tests.search.oracle import Statement, holds
from tests.search.strategies import nodes, queries, statements

EXAMPLES, QUERIES = 1_000, 10
"""So many corpora with so many queries each: 10,000 queries a backend."""


pytestmark = pytest.mark.usefixtures("rows_of_all")


def check(tables: Connection, corpus: list[Statement], roots: list[Node | None]) -> None:
    """Hold the index in memory, without and with rows for hot texts, and the one in tables to the oracle."""
    codes: dict[tuple[str, str], int] = {}
    plain, hot = in_memory(corpus, codes, rows=False), in_memory(corpus, codes)
    written = tables.begin_nested()
    backends: dict[str, Postings] = {"plain": plain, "hot": hot, "tables": stored(tables, hot.built, Shelf())}
    for root in roots:
        expected = [number for number, one in enumerate(corpus) if holds(root, one)]
        assert {name: matches(backend, root, codes) for name, backend in backends.items()} == dict.fromkeys(
            backends, expected
        )
    written.rollback()


@given(corpus=st.lists(statements(), min_size=1, max_size=5), roots=st.lists(nodes(), min_size=10, max_size=10))
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_tree_finds_what_its_definition_says(
    tables: Connection, corpus: list[Statement], roots: list[Node | None]
) -> None:
    """Literals, sequences, nearness, units, fields, and whatever OR, AND and NOT make of them."""
    assert len(roots) == QUERIES
    check(tables, corpus, roots)


@given(corpus=st.lists(statements(), min_size=1, max_size=5), typed=st.lists(queries(), min_size=5, max_size=5))
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_typed_query_finds_what_it_was_read_as(
    tables: Connection, corpus: list[Statement], typed: list[str]
) -> None:
    """As far as it can be read."""
    read = [parse_query(one) for one in typed]
    check(tables, corpus, [query.root for query in read if query.problem is None])
