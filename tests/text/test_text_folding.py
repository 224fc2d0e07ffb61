"""Every typed form of a text finds every other, and folding moves no character."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from app.settings import Settings
from app.text import folding
from app.text.folding import PHRASE_LINKS, fold, fold_all
from app.text.script import entries

CONVERSIONS = {name: OpenCC(name) for name in ("s2t", "s2tw", "s2hk", "t2s", "tw2s", "hk2s")}
COMMON = [bytes((high, low)).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFA)]
TRADITIONAL = sorted({key for key, _ in entries("TSCharacters") if len(key) == 1 and ord(key) < 0x10000})
PHRASES = [key for name in ("STPhrases", "TSPhrases") for key, _ in entries(name)]

han = st.text(st.sampled_from(COMMON + TRADITIONAL + list("，、。“”「」,.")), max_size=30)
phrases = st.lists(st.sampled_from(PHRASES), max_size=8).map("".join)


@settings(deadline=None)
@given(st.text())
def test_folding_keeps_lengths_leaves_no_ascii_and_is_idempotent(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert not any(char.isascii() for char in folded)
    assert fold(folded) == folded
    assert folded == "".join(map(fold, text))


def test_every_character_folds_to_one_character_that_is_not_ascii() -> None:
    every = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    folded = fold(every)
    assert len(folded) == len(every)
    assert not any(char < "\x80" for char in folded)
    assert fold(folded) == folded


def test_a_long_text_folds_as_its_parts() -> None:
    """Every code point, lone surrogates too."""
    every = "".join(map(chr, range(0x110000)))
    parts = "".join(fold(every[start : start + 32]) for start in range(0, len(every), 32))
    assert fold(every) == parts


@settings(deadline=None)
@given(st.one_of(han, phrases))
def test_a_text_sent_through_any_conversion_folds_alike(text: str) -> None:
    for name, converter in CONVERSIONS.items():
        converted = converter.convert(text)
        assert fold(converted) == fold(text), name
        assert fold(CONVERSIONS["tw2s"].convert(converted)) == fold(text), name


def test_the_phrase_links_are_all_that_the_phrase_tables_need() -> None:
    unlinked: set[frozenset[str]] = set()
    linked = {frozenset(pair) for pair in PHRASE_LINKS.split()}
    needed: set[frozenset[str]] = set()
    tables = ("STPhrases", "TSPhrases", "HKVariantsPhrases", "HKVariantsRevPhrases", "TWVariantsRevPhrases")
    for table in tables:
        for phrase, candidates in entries(table):
            assert len(phrase) == len(candidates[0])
            for before, after in zip(phrase, candidates[0], strict=True):
                if fold(before) != fold(after):
                    unlinked.add(frozenset((before, after)))
                if frozenset((before, after)) in linked:
                    needed.add(frozenset((before, after)))
    assert unlinked == set()
    assert needed == linked


def test_no_class_grows_beyond_the_variants_of_a_few_characters() -> None:
    sizes: dict[str, int] = {}
    for code in range(0x3400, 0xA000):
        sizes[fold(chr(code))] = sizes.get(fold(chr(code)), 0) + 1
    assert max(sizes.values()) <= 7


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("覆蓋", "覆盖"),
        ("覆盖", "复盖"),
        ("瞭解", "了解"),
        ("憑藉", "凭借"),
        ("產業鏈", "产业链"),
        ("肩負著", "肩负着"),
        ("家具", "傢俱"),
        ("，：；（）？！", ",:;()?!"),
        ("ＧＤＰ", "gdp"),
        ("“十四五”", "「十四五」"),
        ('"十四五"', "“十四五”"),
        ("a b", "Ａ　Ｂ"),
        ("二○一九", "二〇一九"),
        ("吾·江", "吾・江"),
    ],
)
def test_forms_that_find_each_other(typed: str, printed: str) -> None:
    assert fold(typed) == fold(printed)


@given(st.lists(st.text(max_size=40) | han, max_size=40), st.integers(1, 60))
def test_many_texts_fold_as_each_alone(texts: list[str], together: int) -> None:
    """However many are taken together."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folding, "_TOGETHER", together)
        assert list(fold_all(texts)) == list(map(fold, texts))


@pytest.mark.parametrize(
    ("one", "other"),
    [("沪", "滤"), ("联", "连"), ("豫", "予"), ("缺", "欠"), ("，", "、"), ("“", "‘"), ("-", "—"), (" ", "\n")],
)
def test_characters_that_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.needs_shared
@pytest.mark.parametrize("conversion", CONVERSIONS)
def test_the_real_files_fold_alike_in_every_script(conversion: str) -> None:
    files = sorted(Settings().seeds.glob("*.txt"))
    assert files
    for file in files:
        text = file.read_text("utf-8")
        assert fold(CONVERSIONS[conversion].convert(text)) == fold(text)
