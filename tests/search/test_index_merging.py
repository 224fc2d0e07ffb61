"""Segments made of other segments hold, to the byte, what they would hold if they were made of the statements."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from app.search.index import merging
from app.search.index.building import Built, Entry, build
from app.search.index.layout import BLOCK
from app.search.index.merging import Source, merged
from app.search.index.storing import read_whole, store
from tests.search.indexing import entries_of
from tests.search.oracle import Statement
from tests.search.strategies import statements

pytestmark = pytest.mark.usefixtures("rows_of_all")


def held_by(built: Built) -> dict[str, object]:
    """All that is written of a segment, without its id."""
    arrays = {name: array.tobytes() for name, array in built.segment.arrays().items()}
    # a layer of points that are all empty says nothing, nor does the number of layers then
    said = {name: data for name, data in arrays.items() if name != "depths" and (data or "point" not in name)}
    kept = {gram: row.tobytes() for gram, row in built.rows.items()}
    return {**said, "grams": list(built.grams.packed()), "words": built.words.tobytes(), "rows": kept}


def written(connection: Connection, entries: Sequence[Entry], identity: int) -> Built:
    """A segment of some statements as it comes back from the tables."""
    store(connection, build(identity, entries))
    return read_whole(connection, identity)


@given(
    corpus=st.lists(st.tuples(statements(), st.integers(0, 2), st.booleans()), min_size=1, max_size=8),
    short=st.booleans(),
)
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_merged_segments_are_what_they_would_be_built_anew(
    tables: Connection, corpus: list[tuple[Statement, int, bool]], short: bool
) -> None:
    """Whichever segment a statement was in, and whichever of them are dead."""
    if short:  # without them all texts but the longest take one block
        corpus = [(Statement(one.folded[:40], (), one.facts), part, alive) for one, part, alive in corpus]
    entries = entries_of([one for one, _, _ in corpus], {})
    alive = [entry for entry, (_, _, stays) in zip(entries, corpus, strict=True) if stays]
    savepoint = tables.begin_nested()
    sources = []
    for part in range(3):
        mine = [entry for entry, (_, where, _) in zip(entries, corpus, strict=True) if where == part]
        if mine:
            stay = np.array([entry in alive for entry in mine])
            sources.append(Source(written(tables, mine, part + 1), stay))
    savepoint.rollback()
    found = [held_by(built) for built in merged(sources, lambda: 9)]
    assert found == ([held_by(build(9, alive))] if alive else [])


def test_what_does_not_fit_into_one_segment_becomes_several(monkeypatch: pytest.MonkeyPatch) -> None:
    """By their numbers, whichever segment they come from; each is as full as it may be."""
    monkeypatch.setattr(merging, "ADDRESSES", 4 * BLOCK)
    texts = ["创" * (BLOCK - 1), "新" * BLOCK, "人", "才", "发展", "创新"]
    entries = entries_of([Statement(text) for text in texts], {})
    sources = [Source(build(at, entries[at::2]), np.ones(3, np.bool_)) for at in range(2)]
    found = list(merged(sources, lambda: 9))
    assert [built.segment.numbers.tolist() for built in found] == [[0, 1, 2], [3, 4, 5]]
    assert [held_by(built) for built in found] == [held_by(build(9, entries[:3])), held_by(build(9, entries[3:]))]


def test_more_characters_than_half_a_key_can_tell_apart() -> None:
    """Segments whose characters are few in each but too many in both; beside other texts, so that few are frequent."""
    texts = ["".join(map(chr, range(0x3400, 0xA000))), "".join(map(chr, range(0x20000, 0x2A6D0)))]
    entries = entries_of([Statement(text) for text in (texts[0], *"创新人", texts[1], *"发展才")], {})
    sources = [Source(build(at, entries[at : at + 4]), np.ones(4, np.bool_)) for at in (0, 4)]
    (found,) = merged(sources, lambda: 9)
    assert len(set("".join(texts))) > 1 << 16
    assert held_by(found) == held_by(build(9, entries))
