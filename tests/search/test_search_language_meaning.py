"""A tree that is written down as a query and read again means the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.search.combining import leaves, meaning
from app.search.language import parse_query
from app.search.parsing import MOST_TERMS
from app.search.query import All, AnyOf, Node
from tests.search.oracle import Statement, holds
from tests.search.strategies import as_query, nodes, queries, statements


@given(nodes(sayable=True), st.lists(statements(), min_size=1, max_size=3))
@settings(max_examples=200, deadline=None)
def test_a_written_tree_holds_of_the_same_statements(node: Node, asked: list[Statement]) -> None:
    """However brackets, repeats and double exclusions are simplified."""
    found = parse_query(as_query(node))
    assert found.problem is None, (as_query(node), found.problem)
    for statement in asked:
        assert holds(found.root, statement) == holds(node, statement), as_query(node)


@given(queries(), st.lists(statements(), min_size=1, max_size=3))
@settings(max_examples=200, deadline=None)
def test_brackets_and_double_exclusion_change_nothing(query: str, asked: list[Statement]) -> None:
    """A query in brackets, or excluded twice, has the same hits; excluded once it has the others."""
    root = parse_query(query).root
    if root is None or parse_query(query).verbatim or parse_query(f"( {query} )").problem is not None:
        return
    bracketed = parse_query(f"( {query} )").root
    excluded, twice = parse_query(f"NOT ( {query} )").root, parse_query(f"NOT -( {query} )").root
    for statement in asked:
        expected = holds(root, statement)
        assert holds(bracketed, statement) == holds(twice, statement) == expected
        assert holds(excluded, statement) != expected


@given(queries())
@settings(max_examples=200, deadline=None)
def test_reading_is_repeatable_and_bounded(query: str) -> None:
    """The same text is the same tree; parts of a conjunction ask for different things; the tree stays small."""
    root = parse_query(query).root
    assert parse_query(query).root == root
    if root is not None:
        assert len(list(leaves(root))) <= MOST_TERMS
    if isinstance(root, All | AnyOf):
        assert len(set(map(meaning, root.parts))) == len(root.parts) > 1
        assert not any(type(part) is type(root) for part in root.parts)
