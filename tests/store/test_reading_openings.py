"""The words that a text without a heading is known by."""

from __future__ import annotations

import pytest

from app.store.reading.openings import OPENING, opening_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我在这里住了十一年，第一次来。以后常来。", "我在这里住了十一年，第一次来"),
        ("“我在这里住了十一年，第一次来。以后常来。”", "我在这里住了十一年，第一次来"),
        ("「礁是死的，规矩是活的。要守。」", "礁是死的，规矩是活的"),
        ("“看别人家的东西，最怕只说‘挺好’。”他说。", "看别人家的东西，最怕只说‘挺好’"),
        ("“‘两条腿’走路，一条是公办。另一条…”", "‘两条腿’走路，一条是公办"),
        ("会长要走访一遍，“把他们的心请回来。再请人来。”", "会长要走访一遍，“把他们的心请回来”"),
        ("“做得对。”他又说，“一寸都不能退。以后也是。”", "“做得对。”他又说，“一寸都不能退”"),
        ("要把《条例》和“一网通办”学到手。", "要把《条例》和“一网通办”学到手"),
        ("1)先把路修通，再谈别的事。", "1)先把路修通，再谈别的事"),
        ("米”在孩子手里，饭在锅里头。", "米”在孩子手里，饭在锅里头"),
        ("", ""),
        ("“", ""),
    ],
)
def test_a_title_cut_out_of_a_quotation_is_balanced(text: str, words: str) -> None:
    """A mark that opens it is left out, one further in is closed; what was printed unbalanced stays so."""
    assert opening_words(text) == words


def test_what_is_cut_off_opens_nothing() -> None:
    """A mark at which a long clause is cut goes with what it would have opened; the others are closed."""
    head = "长" * (OPENING - 1)
    assert opening_words(f"{head}“短”的一句") == f"{head}…"
    assert opening_words(f"“{head}长长") == f"{head}…"
    assert opening_words(f"好，“{head}长长") == f"好，“{head[:-2]}”…"
