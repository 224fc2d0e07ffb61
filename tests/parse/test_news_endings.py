"""What offices and the words of a novel end with finds the same as asking for each of them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from app.parse.news.genre import MAY_TELL, TOLD
from app.parse.news.offices import PEOPLE_WORDS, ends_office, office_ends
from app.text.alternatives import by_last, endings

TEXT = "市长兼市委书记王明说:提出了三点,提到;县长 李强　副主任委员提。局长员"


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
    """Each way in which a novel tells who speaks has a tone beside a quotation mark, which is looked for first."""
    for words in ("他冷笑道:“走。", "好。”她怒", "王五道:“走。"):
        assert TOLD.search(words) is not None
        assert MAY_TELL.search(words) is not None


@given(st.from_regex(TOLD))
def test_a_novel_is_told_by_its_tones(text: str) -> None:
    """Whatever text a novel tells in is let through by what is looked for first."""
    assert MAY_TELL.search(text) is not None
