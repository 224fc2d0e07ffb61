"""One search for many patterns: what is kept away, and that nothing is that would be found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.parse.points.lexicon import ANNOUNCING, SHOWING
from app.parse.points.sieve import Sieve

CUES = tuple(cue.pattern for cue in (*ANNOUNCING, *SHOWING))
ALL_CUES = Sieve((pattern, pattern) for pattern in CUES)


def sieve(*patterns: str) -> Sieve[str]:
    """A sieve of patterns that go by themselves."""
    return Sieve((re.compile(pattern), pattern) for pattern in patterns)


@pytest.mark.parametrize(
    ("patterns", "text", "possible"),
    [
        (("差距", "短板"), "补上短板", ["短板"]),
        (("差距", "短板"), "山高水长", []),
        (("短板", "差距"), "差距和短板", ["短板", "差距"]),
        (("薄弱", "薄弱环节"), "薄弱环节", ["薄弱", "薄弱环节"]),
        (("大差", "差距", "距离"), "大差距离", ["大差", "差距", "距离"]),
        (("甲?", "差距"), "山高水长", ["甲?"]),
        (("甲?", "差距"), "差距", ["甲?", "差距"]),
        ((), "差距", []),
    ],
)
def test_what_may_be_found_in_their_order(patterns: tuple[str, ...], text: str, possible: list[str]) -> None:
    """Words inside other words and words that overlap are all told; a pattern that needs nothing is always possible."""
    assert list(sieve(*patterns).possible(text, 0, len(text))) == possible


def test_only_the_stretch_is_looked_at() -> None:
    """A word that reaches over an end of it is not in it."""
    assert list(sieve("差距", "短板").possible("差距,短板", 1, 5)) == ["短板"]
    assert list(sieve("差距", "短板").possible("差距,短板", 0, 4)) == ["差距"]


@given(st.data(), st.lists(st.sampled_from(CUES), min_size=1, max_size=3))
def test_no_cue_is_kept_away_that_is_found(data: st.DataObject, patterns: list[re.Pattern[str]]) -> None:
    """In text made of what cues match, side by side."""
    text = "".join(data.draw(st.from_regex(pattern, fullmatch=True)) for pattern in patterns)
    possible = ALL_CUES.possible(text, 0, len(text))
    assert all(pattern in possible for pattern in CUES if pattern.search(text))
