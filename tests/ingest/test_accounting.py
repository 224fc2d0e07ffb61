"""Every character of a file is accounted for, and every character of a statement leads back to its place in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.blocks import BlockKind
from app.domain.transcript import Transcript
from app.ingest.folders import find
from app.ingest.stages import read_text
from app.settings import ROOT, Settings
from app.text.decoding import decode
from app.text.repairs import RepairKind
from tests.text.converter import damage

SAMPLES = find([ROOT / "corpus"]).files
SEEDS = sorted(Settings().seeds.glob("*.txt"))
NAMES = ("钟小满", "霍惊蛰", "欧阳白露", "苏方")
ROLES = ("市人社局局长", "区委书记", "岚县县长", "市科协党组书记、主席")
CLAUSES = ("要發展產業", "一是创新有活力", "差距明显", "我們將創業", "二是“十个一”工程")

line = st.one_of(
    st.builds("{}({}):{}。".format, st.sampled_from(NAMES), st.sampled_from(ROLES), st.sampled_from(CLAUSES)),
    st.builds("{}{}:{}。".format, st.sampled_from(ROLES), st.sampled_from(NAMES), st.sampled_from(CLAUSES)),
    st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=4).map(lambda parts: ",".join(parts) + "。"),
    st.sampled_from(
        ["", "  ", "图:考察现场", "来源:新乡日报 发布时间:2021-03-04", "全媒体记者 林雨水", "(完)", "第2/3页"]
    ),
    st.text(max_size=20).filter(lambda text: "\r" not in text),
)


def hold(transcript: Transcript) -> None:
    """Hold one reading to both laws."""
    restored = transcript.restored
    assert sum(transcript.ledger().values()) == len(restored.received)
    assert [block.span.start for block in transcript.blocks[1:]] == [b.span.end for b in transcript.blocks[:-1]]
    glosses = [repair for repair in restored.repairs if repair.kind is RepairKind.GLOSS]
    changed = {at for repair in restored.repairs for at in range(repair.after.start, repair.after.end)}
    said = [b for b in transcript.blocks if b.kind is BlockKind.STATEMENT]
    for statement in transcript.statements:
        own = [block.span for block in said if block.statement == statement.ordinal]
        for paragraph in statement.paragraphs:
            offsets = [at for segment in paragraph.segments for at in range(segment.start, segment.end)]
            assert "".join(restored.text[at] for at in offsets) == paragraph.text
            assert all(any(span.start <= at < span.end for span in own) for at in offsets)
            for at in offsets:
                if at not in changed:
                    assert restored.received[restored.source_offset(at)] == restored.text[at]
    for gloss in glosses:
        assert gloss.before.of(restored.received) == gloss.received
        assert gloss.after.of(restored.text) == gloss.restored
        assert restored.source_span(gloss.after) == gloss.before


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples(path: Path) -> None:
    hold(read_text(decode(path.read_bytes()).text))


@pytest.mark.needs_shared
def test_real_files() -> None:
    assert len(SEEDS) == 5
    for path in SEEDS:
        hold(read_text(decode(path.read_bytes()).text))


@given(st.lists(line, max_size=12), st.sampled_from(["\n", "\n\n", "\r\n"]))
@settings(max_examples=150, deadline=None)
def test_any_lines(lines: list[str], between: str) -> None:
    hold(read_text(between.join(lines)))


@given(st.lists(line, min_size=3, max_size=12))
@settings(max_examples=80, deadline=None)
def test_any_lines_after_the_converter(lines: list[str]) -> None:
    text = "\n".join(lines).encode("gbk", "ignore").decode("gbk")
    hold(read_text(damage(text).text))
