"""Radicals in place of characters are put right, and every one of them is on record."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.text.radicals import has_radicals, without_radicals
from app.text.restoration import restore


def test_a_page_from_a_browsers_pdf_is_put_right() -> None:
    """As the repairs say."""
    restored = restore("⼀是⾼质量发展，局⻓⻢⼩⻰说。")
    assert restored.text == "一是高质量发展，局长马小龙说。"
    assert "".join(repair.received for repair in restored.repairs) == "⼀⾼⻓⻢⼩⻰"
    assert all(repair.after.of(restored.text) == repair.restored for repair in restored.repairs)


def test_a_gloss_after_a_radical_is_undone() -> None:
    """The converter's page was printed."""
    restored = restore("創(chuàng)新發(fā)展，⾵(fēng)氣，開發(fā)創(chuàng)業(yè)")
    assert "(" not in restored.text


@given(st.text(st.sampled_from("一⼀龙⻰户⼾甲ab。\n")))
def test_lengths_stay_and_nothing_else_changes(text: str) -> None:
    """Offsets hold."""
    plain = without_radicals(text)
    assert len(plain) == len(text)
    assert not has_radicals(plain)
    assert all(old == new or has_radicals(old) for old, new in zip(text, plain, strict=True))
