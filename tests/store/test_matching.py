"""Statements of a changed file find their old selves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.store.matching import Fingerprint, match

prints = st.lists(
    st.builds(
        Fingerprint, st.sampled_from([None, "钟小满", "霍惊蛰"]), st.text(alphabet="营商环境人才产业", max_size=12)
    ),
    max_size=6,
)


@given(prints)
def test_an_unchanged_file_matches_one_to_one(statements: list[Fingerprint]) -> None:
    found = match(statements, statements)
    assert sorted(index for index in found if index is not None) == list(range(len(statements)))
    assert all(index is not None and statements[index] == s for index, s in zip(found, statements, strict=True))


@given(prints, prints)
def test_no_old_statement_is_given_twice(old: list[Fingerprint], new: list[Fingerprint]) -> None:
    given_out = [index for index in match(old, new) if index is not None]
    assert len(given_out) == len(set(given_out))


def test_a_corrected_name_keeps_the_statement_but_a_new_speech_does_not_take_it() -> None:
    old = [Fingerprint("钟小满", "一是优化营商环境,二是引进人才,三是建好园区。")]
    assert match(old, [Fingerprint("钟大满", old[0].text)]) == [0]
    assert match(old, [Fingerprint("钟小满", "参观以后深受触动,回去要抓落实。")]) == [None]
