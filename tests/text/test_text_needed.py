"""Which characters a pattern needs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.parse.points.lexicon import ANNOUNCING, SHOWING
from app.text.needed import gate, needed, needed_words

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
    assert needed(pattern) == frozenset(characters)


@pytest.mark.parametrize(
    "pattern", ["", "[^甲]", "甲?", "甲{0,2}", "甲|", "甲|.", r"\d甲*", r"(甲)?\1", "(?i:a)", "(?=甲)", r"[\d甲]"]
)
def test_nothing_is_said_where_every_character_may_be_missing(pattern: str) -> None:
    """None is the answer for whatever may match without the characters read, and for what is not understood."""
    assert needed(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("体会", ["体会"]),
        ("(?:差距|短板)很", ["差距", "短板"]),
        ("很(?:差距|短板)?", ["很"]),
        ("体会?到了", ["到了"]),
        ("仍存(?!在)疑虑?", ["仍存"]),
        ("(?P<cue>最大|[两三]多+)", ["最大", "多"]),
        (r"\(甲,", ["(甲,"]),
    ],
)
def test_the_words_of_which_every_match_holds_one(pattern: str, words: list[str]) -> None:
    """Letters that stand together are one word; a quantifier takes the last of them away."""
    assert needed_words(re.compile(pattern)) == frozenset(words)


@pytest.mark.parametrize("pattern", [re.compile("甲?乙*"), re.compile("ab", re.IGNORECASE), re.compile("甲|.")])
def test_no_word_is_said_to_be_needed_where_none_is(pattern: re.Pattern[str]) -> None:
    """None for what may match without any of its letters."""
    assert needed_words(pattern) is None


@given(st.data(), st.sampled_from(PATTERNS))
def test_no_match_of_a_cue_is_without_them(data: st.DataObject, pattern: str) -> None:
    """Whatever text matches a cue holds one of its needed characters, and of its needed words."""
    characters, words = needed(pattern), needed_words(re.compile(pattern))
    text = data.draw(st.from_regex(re.compile(pattern)))
    match = re.search(pattern, text)
    assert match is not None
    assert characters is None or characters & set(match[0])
    assert words is None or any(word in match[0] for word in words)


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
    """What holds none of the characters is not searched."""
    assert not gate(re.compile("(?:图|照片)为.{1,9}")).search("会议室里没有别人")
