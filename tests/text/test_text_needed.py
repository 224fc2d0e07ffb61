"""Which characters a pattern needs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.parse.points.lexicon import ANNOUNCING, SHOWING
from app.text.needed import needed

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


@given(st.data(), st.sampled_from(PATTERNS))
def test_no_match_of_a_cue_is_without_them(data: st.DataObject, pattern: str) -> None:
    """Whatever text matches a cue holds one of its needed characters."""
    characters = needed(pattern)
    text = data.draw(st.from_regex(re.compile(pattern)))
    match = re.search(pattern, text)
    assert match is not None
    assert characters is None or characters & set(match[0])
