"""Alternations that are written so that few words are looked at find the same as those written plainly."""

from __future__ import annotations

import re

from app.parse.grammar.signs import COLON
from app.parse.news.alternatives import by_first, by_last, endings, in_order
from app.parse.news.genre import _QUOTE, _TOLD
from app.parse.news.offices import PEOPLE_WORDS, ends_office, office_ends

TEXT = "市长兼市委书记王明说:提出了三点,提到;县长 李强　副主任委员提。局长员"


def test_the_first_of_several_that_match_wins() -> None:
    """Patterns of different kinds with the same first character keep their order."""
    kinds = ((("提出", "提"), "(?:了)?(?:三点)?"), (("说", "提到"), f"{COLON}?"), (("提出了",), ""))
    plain, grouped = re.compile(in_order(*kinds)), re.compile(by_first(*kinds))
    assert [found.span() for found in grouped.finditer(TEXT)] == [found.span() for found in plain.finditer(TEXT)]
    assert [found[0] for found in grouped.finditer(TEXT)] == ["说:", "提出了三点", "提", "提"]


def test_every_word_ends_at_one_of_the_endings() -> None:
    """What ends with a word ends with its last two characters, and is found under its last."""
    ending, words = re.compile(endings(PEOPLE_WORDS)), by_last(PEOPLE_WORDS)
    for word in PEOPLE_WORDS:
        assert ending.search(word, len(word) - 1) is not None
        assert word in words[word[-1]]


def test_offices_end_where_each_place_says_so() -> None:
    """The places found by a search are those found by asking each, blanks after an office included."""
    for low in range(len(TEXT)):
        each = [place for place in range(low + 1, len(TEXT) + 1) if ends_office(TEXT, place, low)]
        assert list(office_ends(TEXT, low, len(TEXT))) == each


def test_a_novel_is_told_by_its_quotations() -> None:
    """Each way in which a novel tells who speaks has a quotation mark, which is looked for first."""
    for words in ("他冷笑道:“走。", "好。”她怒", "王五道:“走。"):
        found = _TOLD.search(words)
        assert found is not None
        assert _QUOTE.search(found[0]) is not None
