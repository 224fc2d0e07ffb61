"""Which characters a pattern needs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.parse.grammar import furniture
from app.parse.points.lexicon import ANNOUNCING, SHOWING
from app.text.needed import gate, needed, opening_gate, word_gate

PATTERNS = tuple(cue.pattern.pattern for cue in (*ANNOUNCING, *SHOWING))


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        ("体会", "体"),
        ("的确", "确"),
        ("(?:差距|短板)很", "很"),
        ("(?P<cue>差距|短板).*", "差短"),
        ("[①-③]{1,3}.", "①②③"),
        ("(?<!没)有?[慢落]+?(?=差)", "慢落"),
        (r"\(甲?,", "("),
    ],
)
def test_the_characters_of_which_every_match_holds_one(pattern: str, characters: str) -> None:
    """What may be missing, stands around the match or is common says less than what must stand in it."""
    assert needed(re.compile(pattern)) == frozenset(characters)


@pytest.mark.parametrize(
    "pattern", ["", "[^甲]", "甲?", "甲{0,2}", "甲|", "甲|.", r"\d甲*", r"(甲)?\1", "(?i:a)", "(?=甲)", r"[\d甲]"]
)
def test_nothing_is_said_where_every_character_may_be_missing(pattern: str) -> None:
    """None is the answer for whatever may match without the characters read, and for what is not understood."""
    assert needed(re.compile(pattern)) is None


@given(st.data(), st.sampled_from(PATTERNS))
def test_no_match_of_a_cue_is_without_them(data: st.DataObject, pattern: str) -> None:
    """Whatever text matches a cue holds one of its needed characters."""
    characters = needed(re.compile(pattern))
    text = data.draw(st.from_regex(re.compile(pattern)))
    match = re.search(pattern, text)
    assert match is not None
    assert characters is None or characters & set(match[0])


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (re.compile("(?:图|照片)为.{1,9}"), "右图为会场"),
        (re.compile("[\U0001f300-\U0001faff]|<!--"), "好\U0001f600"),
        (re.compile("copyright", re.IGNORECASE), "COPYRIGHT"),
        (re.compile(r"\]-\^"), "]-^"),
        (re.compile(".*"), ""),
    ],
)
def test_a_gate_opens_for_every_match(pattern: re.Pattern[str], text: str) -> None:
    """Signs of sets, ranges, other cases and patterns that need nothing keep no match away."""
    assert pattern.search(text)
    assert gate(pattern).search(text)


def test_a_gate_keeps_other_texts_away() -> None:
    """What holds none of the characters is not searched, in whatever case they are."""
    assert not gate(re.compile("copyright", re.IGNORECASE)).search("会议室里 ABEL")
    assert not gate(re.compile("(?:图|照片)为.{1,9}")).search("会议室里没有别人")


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (re.compile("(?:图|照片)为.{1,9}"), "图|照片"),
        (re.compile("(?:以下|此处)(?:内容)?(?:从略|省略)|略去"), "从略|略去|省略"),
        (re.compile("未完|未完待续"), "未完"),
        (re.compile("甲乙+丙丁?"), "甲乙"),
        (re.compile("copyright.?备案", re.IGNORECASE), "备案"),
        (re.compile("k", re.IGNORECASE), "K|k|\u212a"),
        (re.compile("甲|.*"), ""),
    ],
)
def test_the_words_of_which_every_match_holds_one(pattern: re.Pattern[str], words: str) -> None:
    """Of the words that must stand in a match the rarest are looked for, and none that holds another."""
    assert word_gate(pattern).pattern == words


@given(st.data(), st.sampled_from(PATTERNS))
def test_a_gate_of_words_opens_for_every_match_of_a_cue(data: st.DataObject, pattern: str) -> None:
    """Whatever text matches a cue is found by the words read from it."""
    text = data.draw(st.from_regex(re.compile(pattern)))
    assert word_gate(re.compile(pattern)).search(text)


OPENING = tuple(form.pattern for form in furniture.FORMS if form.opening)
HOLDING = tuple(form.pattern for form in furniture.FORMS if not form.opening)


@given(st.data(), st.sampled_from(OPENING))
def test_an_opening_gate_matches_where_the_pattern_matches(data: st.DataObject, pattern: re.Pattern[str]) -> None:
    """Whatever a line of furniture begins with is one of the characters read from its pattern."""
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    assert opening_gate(pattern).match(text)


def test_an_opening_gate_keeps_other_texts_away() -> None:
    """What may be missing at the beginning lets through what follows it; a pattern that may begin with anything has no
    gate."""
    pattern = opening_gate(re.compile("[【\\[]*(?:上一篇|首页)?(?=.)[\\d-]"))
    assert [sign for sign in "【[上首7-一天" if pattern.match(sign)] == ["【", "[", "上", "首", "7", "-"]
    for anything in ("甲?", ".甲", "[^甲]", "甲|", "(?i:甲)"):
        with pytest.raises(ValueError, match="may begin with anything"):
            opening_gate(re.compile(anything))


@given(st.data(), st.sampled_from(HOLDING))
def test_a_gate_of_words_opens_for_every_line_of_furniture(data: st.DataObject, pattern: re.Pattern[str]) -> None:
    """A line that its words make furniture holds one of the words read from the pattern."""
    assert word_gate(pattern).search(data.draw(st.from_regex(pattern, fullmatch=True)))
