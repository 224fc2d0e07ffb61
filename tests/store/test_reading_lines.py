"""A source line by line is the whole source: nothing is lost or moved between its pieces."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.store.reading.lines import LineMap, line_spans
from app.store.reading.source_lines import source_lines
from app.store.tables import SourceRow

TEXT = st.text("創新发展\r\n ab，", max_size=12)
CHANGE = st.tuples(TEXT, st.text("創(chuàng)", min_size=1, max_size=4), st.text("创", max_size=2))


def source_of(parts: list[tuple[str, str, str]], cuts: list[int]) -> SourceRow:
    """A source of plain stretches and repairs, its restored text cut into blocks at ``cuts``."""
    received, restored, repairs = "", "", []
    for plain, before, after in parts:
        received += plain
        restored += plain
        at, upto = len(received), len(restored)
        repairs.append(["gloss", at, at + len(before), upto, upto + len(after)])
        received += before
        restored += after
    edges = sorted({0, len(restored), *(cut for cut in cuts if cut < len(restored))})
    blocks = [["statement", start, end, 1] for start, end in pairwise(edges)]
    return SourceRow(
        id="s", name="s.txt", sha256="", size=0, received=received, restored=restored, repairs=repairs, blocks=blocks,
        residues=[], ingested_at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip


@given(TEXT)
def test_lines_tile_a_text(text: str) -> None:
    spans = line_spans(text)
    assert "".join(span.of(text) for span in spans) == text
    assert all(span.of(text).rstrip("\r\n").count("\n") == 0 for span in spans)


@given(st.lists(CHANGE, max_size=5), st.lists(st.integers(0, 60), max_size=4), st.lists(st.integers(0, 60), max_size=3))
def test_the_pieces_of_all_lines_are_both_texts(
    parts: list[tuple[str, str, str]], cuts: list[int], damage: list[int]
) -> None:
    source = source_of(parts, cuts)
    source.residues = [{"span": [start, start + 2], "received": "", "reason": ""} for start in damage]
    lines = source_lines(source, [])
    received = ["".join(piece.received for piece in line.pieces) for line in lines]
    assert received == [span.of(source.received).rstrip("\r\n") for span in line_spans(source.received)]
    restored = "".join(piece.restored for line in lines for piece in line.pieces)
    assert restored == source.restored.replace("\r", "").replace("\n", "")
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


@given(st.lists(CHANGE, max_size=5), st.data())
def test_an_offset_is_on_the_line_that_holds_its_received_character(
    parts: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    source = source_of(parts, [])
    offset = data.draw(st.integers(0, len(source.restored)))
    lines = LineMap.of(source)
    at = lines.restored.source_offset(offset)
    line = line_spans(source.received)[lines.line_of(offset) - 1]
    assert line.start <= at <= line.end


def test_a_closed_break_is_marked_on_the_line_where_the_sentence_was_cut() -> None:
    source = source_of([("甲\n乙", "創(chuàng)", "创")], [])
    joined = [line.number for line in source_lines(source, [(1, 2)]) if line.joined]
    assert joined == [1]


def test_a_source_without_blocks_is_shown_as_plain_text() -> None:
    source = source_of([("甲\n乙", "丙", "丙")], [])
    source.blocks = []
    assert [line.labels[0][0].value for line in source_lines(source, [])] == ["narration", "narration"]


def test_runs_of_lines_pass_over_blank_lines_only() -> None:
    """What stands on lines 1, 3 and 5 is in two runs where the fourth line holds something else."""
    source = source_of([("一\n\n二\n别\n三", "x", "")], [])
    lines = LineMap.of(source)
    assert lines.runs_of([(0, 1), (3, 4), (7, 8)]) == ((1, 3), (5, 5))
    assert lines.runs_of([(0, 6)]) == ((1, 4),)
    assert lines.runs_of([]) == ()


def test_damage_is_a_piece_of_its_own() -> None:
    """On the line on which it stands, whole."""
    source = source_of([("一二\n三四五", "x", "")], [])
    source.residues = [{"span": [4, 6], "received": "四五", "reason": "缺一个字节"}]
    pieces = [
        [(piece.restored, piece.lost) for piece in line.pieces if piece.restored] for line in source_lines(source, [])
    ]
    assert pieces == [[("一二", False)], [("三", False), ("四五", True)]]
