"""Alternations that are written so that few words are looked at find the same as those written plainly."""

from __future__ import annotations

import re

import pytest

from app.text.alternatives import by_first, in_order

TEXT = "王明说:提出了三点,提到;副主任委员提。"


def test_the_first_of_several_that_match_wins() -> None:
    """Patterns of different kinds with the same first character keep their order."""
    kinds = ((("提出", "提"), "(?:了)?(?:三点)?"), (("说", "提到"), "[:：]?"), (("提出了",), ""))
    plain, grouped = re.compile(in_order(*kinds)), re.compile(by_first(*kinds))
    assert [found.span() for found in grouped.finditer(TEXT)] == [found.span() for found in plain.finditer(TEXT)]
    assert [found[0] for found in grouped.finditer(TEXT)] == ["说:", "提出了三点", "提", "提"]


@pytest.mark.parametrize("pattern", ["", "(?:提出|说)", "[提说]出", "提?出", "提{2}", "^提", r"\(提", "."])
def test_what_begins_with_no_character_is_refused(pattern: str) -> None:
    """Its group could not be told, and the alternation would match something else."""
    with pytest.raises(ValueError, match="no literal character"):
        by_first((("说", pattern), ""))
