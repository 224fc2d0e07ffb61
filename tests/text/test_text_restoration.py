"""Both texts of a restoration can be rebuilt from its repairs, and the real files come out right."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.settings import Settings
from app.text.folding import fold
from app.text.readings import SYLLABLE
from app.text.repairs import RepairKind, Restored
from app.text.restoration import keep_names, restore
from app.text.spans import Span
from tests.text.converter import GLOSSES, damage

CHARS = [*GLOSSES, *"乾著覆瞭於裏裡線茍的了和是在人、。，“”\n:(2020)"]
pages = st.text(st.sampled_from(CHARS), max_size=60)
damaged_pages = pages.map(lambda text: damage(text).text)
any_page = st.one_of(pages, damaged_pages, st.text(max_size=30))


def rebuilt(restored: Restored) -> tuple[str, str]:
    """Both texts put together from the repairs and what stands between them, read from the other text."""
    received = text = ""
    before = after = 0
    for repair in restored.repairs:
        received += restored.text[after : repair.after.start] + repair.received
        text += restored.received[before : repair.before.start] + repair.restored
        before, after = repair.before.end, repair.after.end
    return received + restored.text[after:], text + restored.received[before:]


@settings(deadline=None)
@given(any_page)
def test_repairs_rebuild_both_texts(page: str) -> None:
    restored = restore(page)
    assert rebuilt(restored) == (page, restored.text)


@settings(deadline=None)
@given(any_page)
def test_repairs_are_sorted_and_do_not_overlap_and_each_changes_something(page: str) -> None:
    before = after = 0
    for repair in restore(page).repairs:
        assert before <= repair.before.start < repair.before.end
        assert after <= repair.after.start < repair.after.end
        assert repair.received != repair.restored
        before, after = repair.before.end, repair.after.end


@settings(deadline=None)
@given(any_page, st.data())
def test_every_span_leads_back_to_the_characters_it_came_from(page: str, data: st.DataObject) -> None:
    restored = restore(page)
    start = data.draw(st.integers(0, len(restored.text)))
    end = data.draw(st.integers(start, len(restored.text)))
    source = restored.source_span(Span(start, end))
    assert 0 <= source.start <= source.end <= len(page)
    touched = [repair for repair in restored.repairs if repair.after.start < end and start < repair.after.end]
    if not touched:
        assert source.of(page) == restored.text[start:end]
    for repair in touched:
        if len(repair.before) != len(repair.after):
            assert source.covers(repair.before)


@settings(deadline=None)
@given(any_page)
def test_the_places_of_neighbouring_characters_tile_the_file(page: str) -> None:
    restored = restore(page)
    assert restored.source_offset(0) == 0
    assert restored.source_offset(len(restored.text)) == len(page)
    offsets = [restored.source_offset(at) for at in range(len(restored.text) + 1)]
    assert offsets == sorted(offsets)


@settings(deadline=None)
@given(pages)
def test_a_restored_page_stays_as_it_is_and_folds_like_the_received_one(page: str) -> None:
    restored = restore(page)
    assert not [repair for repair in restored.repairs if repair.kind is RepairKind.GLOSS]
    assert fold(restored.text) == fold(page)
    assert restore(restored.text).text == restored.text


def test_a_simplified_page_is_not_touched() -> None:
    page = "我们引用一句:「學而時習之」。下一步要发展产业、优化环境、服务企业。"
    assert restore(page) == Restored(page, page)


def test_each_run_of_changed_characters_is_one_repair() -> None:
    restored = restore("國務院發展規劃")
    assert [(repair.kind, repair.received, repair.restored) for repair in restored.repairs] == [
        (RepairKind.SCRIPT, "國務", "国务"),
        (RepairKind.SCRIPT, "發", "发"),
        (RepairKind.SCRIPT, "規劃", "规划"),
    ]


@pytest.mark.parametrize(
    ("received", "names", "expected"),
    [
        ("劉志乾說,要乾淨。", ["刘志干"], "刘志乾说,要干净。"),
        ("劉志乾說,劉志乾又說。", ["刘志干"], "刘志乾说,刘志乾又说。"),
        ("王昇參觀,提昇質量。", ["王升"], "王昇参观,提升质量。"),
        ("陳著明說,肩負著責任。", ["陈着明"], "陈著明说,肩负着责任。"),
        ("甯靜說,寧靜的學校。", ["宁静"], "甯静说,宁静的学校。"),
        ("趙鍇說,發展。", ["赵锴"], "赵锴说,发展。"),
        ("劉志乾(qián)創(chuàng)業(yè)", ["刘志干"], "刘志乾创业"),
        ("⻓江边,王鉅明说。", ["王鉅明"], "长江边,王钜明说。"),
    ],
)
def test_names_keep_the_characters_of_names(received: str, names: list[str], expected: str) -> None:
    kept = keep_names(restore(received), names)
    assert kept.text == expected
    assert rebuilt(kept) == (received, expected)


def test_a_name_makes_only_its_own_repairs_anew() -> None:
    """A run that a name's character parts is two repairs, and the others stay what they are."""
    restored = restore("國務委員陳著謙說,發展。")
    kept = keep_names(restored, ["陈着谦"])
    assert [(repair.received, repair.restored) for repair in kept.repairs] == [
        ("國務", "国务"),
        ("員陳", "员陈"),
        ("謙說", "谦说"),
        ("發", "发"),
    ]
    assert kept.repairs[0] is restored.repairs[0]


@settings(deadline=None)
@given(damaged_pages, st.lists(st.text(st.sampled_from("干着复了于业"), min_size=1, max_size=2), max_size=3))
def test_keeping_names_moves_nothing(page: str, names: list[str]) -> None:
    restored = restore(page)
    kept = keep_names(restored, names)
    assert len(kept.text) == len(restored.text)
    assert fold(kept.text) == fold(restored.text)
    assert rebuilt(kept) == (page, kept.text)
    assert [residue.span for residue in kept.residues] == [residue.span for residue in restored.residues]


def seeds() -> dict[str, Any]:
    gold = Settings().seeds.parent / "gold" / "seeds.json"
    loaded: dict[str, Any] = json.loads(gold.read_text("utf-8"))
    return loaded


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", "".join(chr(ord(char) - 0xFEE0) if "！" <= char <= "～" else char for char in text))


@pytest.mark.needs_shared
def test_the_damaged_real_file_is_restored_to_its_gold() -> None:
    damaged = 0
    for name, gold in seeds().items():
        received = (Settings().seeds / name).read_text("utf-8")
        restored = restore(received)
        assert not restored.residues
        if not restored.repairs:
            assert restored.text == received
            continue
        damaged += 1
        restored = keep_names(restored, ["刘志干"])
        text = squeezed(restored.text)
        for statement in gold["statements"]:
            assert statement["speaker"] in text
            for paragraph in statement["paragraphs"]:
                assert squeezed(paragraph) in text
        assert not re.search(rf"[㐀-鿿A-Za-z?][(?]?{SYLLABLE}\)", restored.text)
    assert damaged == 1


def test_thousands_of_lost_characters_stay_where_they_are() -> None:
    """What cannot be read again is a residue each time, and the characters around it are restored."""
    restored = restore("發展\ufffd經濟、\ufffd\ufffd\n" * 3000)
    assert restored.text == "发展\ufffd经济、\ufffd\ufffd\n" * 3000
    assert len(restored.residues) == 6000
