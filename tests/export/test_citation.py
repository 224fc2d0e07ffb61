"""References in three forms, held to strings written by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.citation import Access, bibtex, gbt7714, plain, plain_english
from app.store.engine import open_engine, session_factory
from app.store.reading.statements import StatementReading, statement_reading
from tests.web.conftest import make_database

ADDRESS = "http://yanlu.example/statements/stmt000001"
ACCESS = Access(ADDRESS, date(2026, 11, 25), "0a1b2c3d", date(2026, 1, 2))


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> StatementReading:
    """A statement of which everything is known."""
    engine = open_engine(make_database(tmp_path_factory.mktemp("citation") / "invented.sqlite3", filled=True))
    with session_factory(engine)() as session:
        found = statement_reading(session, "stmt000001")
    engine.dispose()
    assert found is not None
    return found


def bare(known: StatementReading) -> StatementReading:
    """The statement with nothing known but its words."""
    event = replace(known.event, title=None, start=None, end=None, published=None)
    return replace(
        known,
        heading=None,
        headline="此行看到三个差距",
        speaker=None,
        signed=None,
        role=None,
        publication=None,
        event=event,
    )


def test_gbt_names_author_title_report_paper_dates_and_address(known: StatementReading) -> None:
    """As 4.6.2 orders them."""
    assert gbt7714(known, ACCESS) == (
        "林晓禾. 把服务送到门口[EB/OL]//皖江考察团赴江苏<学习>考察发言摘要. 河东日报, 2020(2020-11-02)[2026-11-25]. "
        "http://yanlu.example/statements/stmt000001. [言录语料版本0a1b2c3d,2026-01-02]."
    )


def test_gbt_says_what_is_unknown(known: StatementReading) -> None:
    """Author, titles and date each in brackets or by the standard's own word."""
    assert gbt7714(bare(known), ACCESS) == (
        "佚名. [无题:此行看到三个差距][EB/OL]//[题名不详]. [日期不详][2026-11-25]. "
        "http://yanlu.example/statements/stmt000001. [言录语料版本0a1b2c3d,2026-01-02]."
    )


def test_gbt_gives_the_days_of_speaking_where_those_of_printing_are_unknown(known: StatementReading) -> None:
    """With the paper and without."""
    undated = replace(known, event=replace(known.event, published=None))
    issue = "[刊发日期不详,发言于2020-10-29至2020-11-01][2026-11-25]. "
    assert f"发言摘要. 河东日报, {issue}" in gbt7714(undated, ACCESS)
    assert f"发言摘要. {issue}" in gbt7714(replace(undated, publication=None), ACCESS)
    assert "发言摘要. (2020-11-02)[2026-11-25]. " in gbt7714(replace(known, publication=None), ACCESS)


def test_plain_is_a_sentence(known: StatementReading) -> None:
    """With the role, both days and the build."""
    assert plain(known, ACCESS) == (
        "林晓禾（市人社局局长）：《把服务送到门口》，载《皖江考察团赴江苏<学习>考察发言摘要》，"
        "发言于2020年10月29日至2020年11月1日，《河东日报》2020年11月2日刊发。"
        "言录，http://yanlu.example/statements/stmt000001 ，2026年11月25日查阅，语料版本0a1b2c3d（2026年1月2日）。"
    )
    assert plain(bare(known), ACCESS) == (
        "未署名：无题发言“此行看到三个差距”，报道题名不详，发言日期不详，刊发日期不详。"
        "言录，http://yanlu.example/statements/stmt000001 ，2026年11月25日查阅，语料版本0a1b2c3d（2026年1月2日）。"
    )


def test_title_marks_inside_a_title_become_single(known: StatementReading) -> None:
    """One pair inside another."""
    assert "：《学习〈纪要〉的体会》，" in plain(replace(known, heading="学习《纪要》的体会"), ACCESS)


def test_plain_in_english(known: StatementReading) -> None:
    """The words of the corpus stay Chinese."""
    assert plain_english(known, ACCESS) == (
        "林晓禾 (市人社局局长). “把服务送到门口.” In 皖江考察团赴江苏<学习>考察发言摘要, "
        "spoken 2020-10-29 to 2020-11-01, published in 河东日报, 2020-11-02. "
        "Yanlu corpus, build 0a1b2c3d (2026-01-02). "
        "http://yanlu.example/statements/stmt000001 (accessed 2026-11-25)."
    )
    assert plain_english(bare(known), ACCESS) == (
        "Unsigned. [Untitled: “此行看到三个差距”]. In [untitled report], spoken n.d., published n.d. "
        "Yanlu corpus, build 0a1b2c3d (2026-01-02). "
        "http://yanlu.example/statements/stmt000001 (accessed 2026-11-25)."
    )


def test_bibtex_is_an_entry_with_a_key_from_the_id(known: StatementReading) -> None:
    """Names and titles are whole: in braces of their own."""
    assert bibtex(known, ACCESS) == (
        "@misc{yanlu-stmt000001,\n"
        "  author = {{林晓禾}},\n"
        "  title = {{把服务送到门口}},\n"
        "  howpublished = {皖江考察团赴江苏<学习>考察发言摘要. 河东日报},\n"
        "  year = {2020},\n"
        "  date = {2020-11-02},\n"
        "  url = {http://yanlu.example/statements/stmt000001},\n"
        "  urldate = {2026-11-25},\n"
        "  language = {chinese},\n"
        "  note = {市人社局局长; 发言于2020-10-29至2020-11-01; 言录语料版本0a1b2c3d,2026-01-02},\n"
        "}"
    )


def test_bibtex_says_what_is_unknown(known: StatementReading) -> None:
    """n.d. as the year, and no date for programs."""
    assert bibtex(bare(known), ACCESS) == (
        "@misc{yanlu-stmt000001,\n"
        "  author = {{佚名}},\n"
        "  title = {{[无题:此行看到三个差距]}},\n"
        "  howpublished = {[题名不详]},\n"
        "  year = {n.d.},\n"
        "  url = {http://yanlu.example/statements/stmt000001},\n"
        "  urldate = {2026-11-25},\n"
        "  language = {chinese},\n"
        "  note = {发言日期不详; 言录语料版本0a1b2c3d,2026-01-02},\n"
        "}"
    )


def test_a_sample_is_marked_in_every_form(known: StatementReading) -> None:
    """At the front, where shortening leaves it."""
    sample = replace(known, sample=True)
    assert gbt7714(sample, ACCESS).startswith("[样本,不可引用] 林晓禾. ")
    assert plain(sample, ACCESS).startswith("〔样本：内容虚构，不可引用〕林晓禾")
    assert plain_english(sample, ACCESS).startswith("[Sample: invented, do not cite] 林晓禾")
    assert "title = {{[样本,不可引用] 把服务送到门口}}" in bibtex(sample, ACCESS)


def test_a_withdrawn_statement_is_not_said_to_be_in_the_build(known: StatementReading) -> None:
    """Its page stands, the corpus holds it no more."""
    gone = replace(known, withdrawn=True)
    assert gbt7714(gone, ACCESS).endswith("[已撤下,不在言录语料版本0a1b2c3d,2026-01-02内].")
    assert plain(gone, ACCESS).endswith("查阅，已撤下，不在语料版本0a1b2c3d（2026年1月2日）内。")
    assert "Yanlu corpus, withdrawn, not in build 0a1b2c3d (2026-01-02). " in plain_english(gone, ACCESS)
    assert "已撤下,不在言录语料版本" in bibtex(gone, ACCESS)


@given(st.text("{}\\%&#_$~^“党”\n a"))
def test_bibtex_balances_its_braces_whatever_a_title_holds(known: StatementReading, title: str) -> None:
    """No brace of a title closes a field, and what TeX would read as a command is spelled out."""
    entry = bibtex(replace(known, heading=f"甲{title}乙"), ACCESS)
    depth = 0
    for character in entry:
        depth += (character == "{") - (character == "}")
        assert depth >= 0
    assert depth == 0
    assert len(re.findall(r"^  \w+ = \{.*\},$", entry, re.MULTILINE)) == 9
