"""Cheap questions before costly ones: whatever a rule finds, the question before it lets through."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.parse.grammar.credits import credit_tail, may_credit_tail
from app.parse.grammar.furniture import time_stamp
from app.parse.grammar.omissions import OMISSION_TAIL, may_omit_tail, omission_tail


@given(st.from_regex(OMISSION_TAIL, fullmatch=True))
def test_every_tail_that_says_text_is_missing_may_be_one(tail: str) -> None:
    """No words of an omission at the end of a line are kept from the rule."""
    assert may_omit_tail(f"文{tail}")


def test_the_word_of_an_omission_counts_before_a_bracket() -> None:
    """略 in a sentence is a word like another; in brackets at the end it says that text is missing."""
    assert may_omit_tail("说完了。(下略)")
    assert omission_tail("说完了。(下略)") == 4
    assert not may_omit_tail("这是全省的战略要求")


def test_a_credit_at_the_end_stands_behind_a_sentence_or_a_blank() -> None:
    """The line of one who asks (记者:…) holds the word of a credit and nothing before which one could begin."""
    assert may_credit_tail("就说到这里。 记者 凌小舟")
    assert credit_tail("就说到这里。 记者 凌小舟") is not None
    assert may_credit_tail("就说到这里。(记者 凌小舟)")
    assert credit_tail("就说到这里。(记者 凌小舟)") is not None
    assert not may_credit_tail("记者:这一条怎么落实?")


def test_a_time_at_the_end_of_a_line_is_set_aside() -> None:
    """A bracket alone is no time of a post."""
    assert time_stamp("说完了。[09:59]") == len("说完了。")
    assert time_stamp("说完了(一期)") == len("说完了(一期)")
