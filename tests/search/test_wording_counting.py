"""Which terms a text holds: found wherever a search finds them, and told apart from what stands inside longer words."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator

import opencc
from hypothesis import given, settings
from hypothesis import strategies as st

from app.search.wording.counting import count
from app.search.wording.vocabulary import OF_THE_GENRE, TERMS, Words, make, vocabulary
from app.text.folding import fold
from app.text.mainland import plainly

FREQUENCIES = {"环境": 900, "营商": 3, "服务": 800, "务实": 90, "实体": 300, "经济": 2000, "的": 9000, "十三": 50}
FREQUENCIES |= {"王小明": 60, "說明": 1, "说明": 400, "山": 70}
KINDS = {"服务": "vn", "的": "uj", "王小明": "nr"}
SMALL = make(
    Words(list(FREQUENCIES), list(FREQUENCIES.values()), [KINDS.get(word, "n") for word in FREQUENCIES]),
    ["营商环境"],
    ["经济"],
)
ALPHABET = "营商环境服务实体经济的，"


def counted(text: str) -> dict[str, int]:
    """The terms of a text by the small vocabulary."""
    (found,) = count([fold(text)], SMALL)
    return found


def cuts(text: str) -> Iterator[tuple[str, ...]]:
    """Every way to cut a text into words of the small vocabulary and single characters."""
    if not text:
        yield ()
    for end in range(1, len(text) + 1):
        if end == 1 or text[:end] in known():
            for rest in cuts(text[end:]):
                yield (text[:end], *rest)


def known() -> dict[str, int]:
    """The frequencies of all words."""
    return FREQUENCIES | {"营商环境": OF_THE_GENRE, "说明": 400}


def test_a_term_inside_a_longer_one_is_there_but_no_word_of_its_own() -> None:
    """环境 occurs in 营商环境, where a search finds it, and counts as a word only where it stands alone."""
    assert counted("营商环境好") == {"营商环境": 1, "营商": 0, "环境": 0}
    assert counted("营商环境，环境") == {"营商环境": 1, "营商": 0, "环境": 1}


def test_characters_that_meet_across_two_words_are_no_word() -> None:
    """服务|实体, not 服|务实|体: the likeliest cut decides."""
    assert counted("服务实体") == {"服务": 1, "务实": 0, "实体": 1}


def test_words_do_not_run_over_punctuation() -> None:
    """Nor over a line break."""
    assert counted("营商，环境\n营商") == {"营商": 2, "环境": 1}


def test_what_is_no_term_is_not_counted() -> None:
    """Particles, numerals, single characters, names of persons, and what the list leaves out."""
    assert counted("王小明的十三山经济") == {}


def test_traditional_and_simplified_print_are_one_term() -> None:
    """Shown as the mainland prints it, whichever form the dictionary has."""
    assert counted("營商環境，說明；营商环境，说明") == {"营商环境": 2, "营商": 0, "环境": 0, "说明": 2}


@given(st.text(alphabet=ALPHABET.replace("，", ""), max_size=9))
@settings(deadline=None)
def test_of_all_cuts_the_likeliest_is_taken(text: str) -> None:
    """The one with the greatest product of frequencies, a character that is no word counting as one occurrence."""
    total = sum(known().values()) - FREQUENCIES["說明"]
    likeliest = max(cuts(text), key=lambda cut: sum(math.log(known().get(word, 1) / total) for word in cut))
    own = {term: times for term, times in counted(text).items() if times}
    assert own == {word: likeliest.count(word) for word in likeliest if word in SMALL.terms}


@given(st.lists(st.text(alphabet=ALPHABET + "說a\n𠀀", max_size=20), max_size=6))
@settings(deadline=None)
def test_texts_are_counted_each_for_itself(texts: list[str]) -> None:
    """Whichever stand beside it."""
    assert count([fold(text) for text in texts], SMALL) == [counted(text) for text in texts]


@given(st.text(alphabet=ALPHABET, max_size=30))
@settings(deadline=None)
def test_a_term_is_found_exactly_where_its_characters_stand(text: str) -> None:
    """Which is what a search for it finds."""
    assert counted(text).keys() == {term for term in SMALL.terms if term in text}


@given(st.text(alphabet=ALPHABET, max_size=30))
@settings(deadline=None)
def test_words_of_their_own_share_no_characters(text: str) -> None:
    """No two of them are the same occurrence."""
    assert sum(len(term) * times for term, times in counted(text).items()) <= len(text)


def test_every_shown_form_is_found_by_a_search_for_it() -> None:
    """It folds to the form that is looked up, so that it is found in itself; no two terms are shown alike."""
    terms = vocabulary().terms
    assert len(terms) > 100_000
    found = count([fold(term) for term in terms], vocabulary())
    assert [term for term, held in zip(terms, found, strict=True) if term not in held] == []
    assert len({fold(term) for term in terms}) == len(terms)


def test_the_project_knows_the_phrases_of_the_genre() -> None:
    """Whole, in either script; their parts are no words of their own."""
    text = opencc.OpenCC("s2t").convert("推进最多跑一次，推行链长制，提升亩均效益，优化营商环境。")
    (found,) = count([fold(text)], vocabulary())
    words = {term: times for term, times in found.items() if times}
    assert words.keys() >= {"最多跑一次", "链长制", "亩均效益", "营商环境"}
    assert not words.keys() & {"环境", "营商", "效益", "链长"}


def test_names_of_places_and_offices_are_no_terms() -> None:
    """They are facets of their own."""
    assert not {"安庆", "安庆市", "长三角", "财政局", "人力资源和社会保障局"} & set(vocabulary().terms)


def test_the_list_of_terms_is_well_formed() -> None:
    """Each once, two simplified characters at least, with a use that the program knows."""
    with TERMS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    terms = [row["term"] for row in rows]
    assert len(terms) == len(set(terms))
    assert [term for term in terms if not re.fullmatch("[一-鿿]{2,}", term) or plainly(term) != term] == []
    assert {row["use"] for row in rows} == {"term", "stop"}
