"""Laws of reading: nothing is dropped, nothing is counted twice, every character of a statement stands in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.blocks import BlockKind
from app.domain.transcript import Transcript
from app.parse.lines import lines
from app.parse.reader import read
from app.parse.strands import WHITE, Strand
from app.settings import Settings
from app.text.decoding import decode
from app.text.repairs import Restored
from app.text.restoration import restore
from app.text.spans import Span

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples"

LINES = st.sampled_from(
    [
        "某市党政考察团赴某地学习发言摘要",
        "来源:某某网 发布时间:2020-09-19 17:09 浏览:400次",
        "9月15日,区委书记方清和主持会议。",
        "方清和指出,要抓落实。要见成效。(记者 苏木)",
        "发言摘要:",
        "打造创新高地 推进共建",
        "方清和(市科技局局长):我谈三点:一是学;二是干;三是",
        "方清和(市科技局局长):",
        "市财政局局长**苏木**:要把钱花在刀刃上,把账",
        "市财政局局长苏木:我们要把钱花在刀刃上。",
        "算清楚,让群众看得见。 全媒体记者 白芷",
        "全媒体记者 白芷",
        "提供技术支持",
        "……(某某网省略512字,会员可看全文)……",
        "**主席、各位委员,同志们:",
        "记者:您怎么看?",
        "苏木:我看可以。[09:59]",
        "[苏木] 我看很好。",
        "图:考察团在园区",
        "第2/3页",
        "市科技局局长 方清和",
        "苏木:让数据多跑路",
        "目录:",
        "一、思想要解放",
        "通过学习,考察团成员一致表示,要真抓实干。",
        "相关新闻",
        "???我们要**大胆**试 |",
        "发展<h3>创新copyright 某某图鉴社",
        "上一篇:没有了",
        "(完)",
        "Hello, world.",
    ]
)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\u2028", "\n\u3000\u3000", "\n \t", "\x0b"])
SOUPS = st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=24).flatmap(
    lambda rows: st.lists(BREAKS, min_size=len(rows), max_size=len(rows)).map(
        lambda breaks: "".join(row + sign for row, sign in zip(rows, breaks, strict=True))
    )
)


def check(transcript: Transcript) -> None:
    text = transcript.restored.text
    at = 0
    for block in transcript.blocks:
        assert block.span.start == at
        assert len(block.span) > 0
        at = block.span.end
    assert at == len(text)
    assert sum(transcript.ledger().values()) == len(transcript.restored.received)
    assert [statement.ordinal for statement in transcript.statements] == list(range(1, len(transcript.statements) + 1))
    for statement in transcript.statements:
        spoken = [
            b.span for b in transcript.blocks if b.kind is BlockKind.STATEMENT and b.statement == statement.ordinal
        ]
        segments = [segment for paragraph in statement.paragraphs for segment in paragraph.segments]
        assert segments == sorted(segments)
        assert all(any(span.covers(segment) for span in spoken) for segment in segments)
        assert sum(map(len, segments)) == sum(map(len, spoken))
        for paragraph in statement.paragraphs:
            assert "".join(segment.of(text) for segment in paragraph.segments) == paragraph.text
            assert paragraph.text
        if statement.attribution is not None:
            assert statement.attribution.span.of(text) == statement.attribution.printed
            if statement.attribution.role_span is not None:
                assert statement.attribution.role
    for block in transcript.blocks:
        if block.kind is BlockKind.BLANK:
            assert set(block.span.of(text)) <= set(WHITE)
    for join in transcript.joins:
        assert join.before.of(transcript.restored.received) == join.received
        inside = {b.kind for b in transcript.blocks if join.after.covers(b.span)}
        assert BlockKind.STATEMENT not in inside
        assert BlockKind.OMISSION not in inside


@settings(max_examples=300, deadline=None)
@given(SOUPS)
def test_blocks_tile_any_soup_of_lines(text: str) -> None:
    check(read(Restored(received=text, text=text)))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_blocks_tile_any_text(text: str) -> None:
    check(read(Restored(received=text, text=text)))


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_blocks_tile_the_sample_corpus(path: Path) -> None:
    check(read(restore(decode(path.read_bytes()).text)))


@pytest.mark.needs_shared
def test_blocks_tile_the_real_files() -> None:
    paths = sorted(Path(Settings().seeds).glob("*.txt"))
    assert len(paths) == 5
    for path in paths:
        check(read(restore(decode(path.read_bytes()).text)))


@given(st.text(alphabet=st.sampled_from("甲乙 \u3000\n\r\u2028，"), max_size=60))
def test_lines_hold_everything_but_white_space(text: str) -> None:
    found = list(lines(text))
    assert "".join(line.text for line in found).replace(" ", "").replace("\u3000", "") == "".join(text.split())
    for line in found:
        assert line.span.of(text) == line.text


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5)), min_size=1, max_size=6), st.data())
def test_a_cut_strand_keeps_its_places(gaps: list[tuple[int, int]], data: st.DataObject) -> None:
    source = "".join(chr(0x4E00 + number) for number in range(60))
    strand, at = Strand("", ()), 0
    for gap, length in gaps:
        at += gap
        strand += Strand(source[at : at + length], (Span(at, at + length),))
        at += length
    start = data.draw(st.integers(0, len(strand.text)))
    end = data.draw(st.integers(start, len(strand.text)))
    piece = strand.cut(start, end)
    assert piece.text == strand.text[start:end]
    assert "".join(segment.of(source) for segment in piece.segments) == piece.text
    assert (strand.cut(0, start) + strand.cut(start)).segments == strand.segments
