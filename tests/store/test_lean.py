"""JSON that is written directly is what the encoder makes of the same lists and dictionaries."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from app.domain.blocks import Block, BlockKind
from app.store.lean import Encoded, blocks, lean, repairs, spans
from app.text.repairs import Repair, RepairKind
from app.text.spans import Span

ends = st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)).map(sorted)
stretches = ends.map(lambda pair: Span(*pair))


def plain(value: object) -> str:
    """As the encoder writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner), max_leaves=8))
def test_what_is_made_already_stays_and_all_else_is_made(value: object) -> None:
    """A text that looks like JSON is a text all the same."""
    assert lean(value) == plain(value)
    assert lean(plain(value)) == plain(plain(value))
    assert lean(Encoded(plain(value))) == plain(value)


@given(st.lists(stretches))
def test_spans_are_pairs(these: list[Span]) -> None:
    """As many as there are, none as well."""
    assert spans(these) == plain([[span.start, span.end] for span in these])


@given(st.lists(st.builds(Repair, st.sampled_from(RepairKind), stretches, stretches, st.text(), st.text())))
def test_repairs_are_lists(these: list[Repair]) -> None:
    """Their texts are where their ends say."""
    assert repairs(these) == plain(
        [[str(one.kind), one.before.start, one.before.end, one.after.start, one.after.end] for one in these]
    )


@given(st.lists(st.builds(Block, st.sampled_from(BlockKind), stretches, st.none() | st.integers(1, 999))))
def test_blocks_are_lists(these: list[Block]) -> None:
    """Of a statement or of none."""
    assert blocks(these) == plain([[str(b.kind), b.span.start, b.span.end, b.statement] for b in these])
