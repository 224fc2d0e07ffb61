"""The lists of speakers, departments and places: their orders, what a reader looks for, and how much a page holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.store.engine import open_engine, session_factory, writing
from app.store.reading.places import PlaceNode
from app.store.tables import SpeakerRow
from app.web.branches import branches_of, narrowed, pruned
from app.web.pages.speakers import PAGES
from app.web.readings import surname_of
from tests.web.conftest import make_database, open_client

TREE = tuple(
    PlaceNode(code, f"地{code}", "", len(code) // 2 - 1, 1, 0, 0)
    for code in ("11", "1101", "110101", "110102", "1102", "12", "1201")
)


NAMES = ("余远山", "刘远山", "丰已去", "郁晓禾")
"""For the speakers of the invented corpus by id, of whom the third does not speak."""


def names_in(page: str) -> list[str]:
    """The names of the speakers that a page lists, in order."""
    return re.findall(r'class="who" href="[^"]+">([^<]+)<', page)


def test_speakers_stand_under_their_letters(client: TestClient) -> None:
    """G before L; the letters open their section on the same page."""
    page = client.get("/speakers").text
    assert names_in(page) == ["高远山", "高远山", "林晓禾"]
    assert 'href="#under-G"' in page
    assert 'id="under-G"' in page


def test_speakers_stand_under_their_surnames(client: TestClient) -> None:
    """The most frequent first, with the number of people."""
    page = client.get("/speakers?by=surname").text
    assert names_in(page) == ["高远山", "高远山", "林晓禾"]
    assert re.search(r'href="#under-高"><span [^>]+>高</span> <span class="count">2<', page)
    assert 'aria-current="true">按姓氏' in page


def test_a_surname_is_written_as_a_name(tmp_path: Path) -> None:
    """Not as the word that it would be: 余, not 餘; addresses stay as they are."""
    url = make_database(tmp_path / "surnames.sqlite3", filled=True)
    engine = open_engine(url)
    with session_factory(writing(engine)).begin() as session:
        for row, name in zip(session.query(SpeakerRow).order_by(SpeakerRow.id), NAMES, strict=True):
            row.name = name
    engine.dispose()
    for client in open_client(url):
        page = client.get("/speakers?by=surname&form=tw").text
        kept = 'lang="zh-Hant-TW" translate="no"'
        headings = dict(re.findall(rf'<h2 id="under-(.)" {kept}>(.)</h2>', page))
        assert headings == {"余": "余", "郁": "郁", "刘": "劉"}
        assert dict(re.findall(rf'href="#under-(.)"><span {kept}>(.)</span>', page)) == headings


def test_speakers_stand_by_their_statements(client: TestClient) -> None:
    """Most first; the number opens exactly these statements."""
    page = client.get("/speakers?by=statements").text
    assert names_in(page) == ["林晓禾", "高远山", "高远山"]
    assert 'href="/search?speaker=linxiaohe">2 篇' in page
    assert "<strong>2</strong> 篇发言" in client.get("/search?speaker=linxiaohe").text


def test_a_reader_finds_a_speaker_by_a_part_of_the_name(client: TestClient) -> None:
    """In either script; the other orders keep what was typed; nothing found says so with a way out."""
    page = client.get("/speakers?q=曉禾").text
    assert names_in(page) == ["林晓禾"]
    assert "by=surname&amp;q=" in page
    nobody = client.get("/speakers?q=<b>").text
    assert names_in(nobody) == []
    assert "没有姓名里有“&lt;b&gt;”的发言人" in nobody


def test_many_speakers_have_pages(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The headings are then addresses, each with pages of its own."""
    for by in ("reading", "surname", "statements"):
        monkeypatch.setitem(PAGES, by, 1)
    page = client.get("/speakers").text
    assert names_in(page) == ["高远山"]
    assert 'href="/speakers?letter=L"' in page
    assert 'href="/speakers?page=2"' in page
    assert 'href="/speakers?letter=G&amp;page=2"' in client.get("/speakers?letter=G").text
    assert names_in(client.get("/speakers?letter=L").text) == ["林晓禾"]
    assert names_in(client.get("/speakers?by=statements&page=9").text) == ["高远山"]
    assert "不是正整数" in client.get("/speakers?page=0").text
    assert 'href="/speakers?by=surname&amp;surname=%E6%9E%97"' in client.get("/speakers?by=surname").text
    assert names_in(client.get("/speakers?by=surname&page=3").text) == ["林晓禾"]
    assert names_in(client.get("/speakers?by=surname&surname=林").text) == ["林晓禾"]


def test_departments_show_full_name_aliases_and_numbers(client: TestClient) -> None:
    """Without a table, so that a phone can show them; the number opens the statements."""
    page = client.get("/departments").text
    assert "<table" not in page
    assert "人力资源和社会保障局" in page
    assert "市人社局、市人力资源和社会保障局" in page
    assert 'href="/search?department=%E4%BA%BA%E7%A4%BE%E5%B1%80">2 篇发言' in page
    assert "名录里没有，照文中写法" in page


def test_departments_are_ordered_and_found_by_any_name(client: TestClient) -> None:
    """区委 (qu) before 人社局 (ren) by reading; an alias finds its department."""
    by_name, by_statements = client.get("/departments?by=name").text, client.get("/departments").text
    assert by_name.index(">区委</a>") < by_name.index(">人社局</a>")
    assert by_statements.index(">人社局</a>") < by_statements.index(">区委</a>")
    found = client.get("/departments?q=社会保障").text
    assert ">人社局</a>" in found
    assert ">区委</a>" not in found
    assert "看全部部门" in client.get("/departments?q=没有").text


def test_places_are_a_tree_of_lists(client: TestClient) -> None:
    """A small tree is open; numbers hold what is below and open it."""
    page = client.get("/places").text
    assert page.index(">安徽省</a>") < page.index(">安庆市</a>") < page.index(">大观区</a>")
    assert page.count("<details open>") == 3
    assert re.search(r'href="/search\?place=3408">3<', page)
    assert "<strong>3</strong> 篇发言" in client.get("/search?place=3408").text


def test_a_reader_finds_a_place_by_a_part_of_its_name(client: TestClient) -> None:
    """With the places that it lies in."""
    page = client.get("/places?q=大观").text
    assert ">安徽省</a>" in page
    assert ">大观区</a>" in page
    assert ">苏州市</a>" not in page
    assert "看全部地区" in client.get("/places?q=没有").text


def test_a_long_tree_stops_at_cities_and_opens_one_province(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left out is a link away."""
    monkeypatch.setattr("app.web.pages.places.WHOLE", 1)
    page = client.get("/places").text
    assert ">大观区</a>" not in page
    assert 'href="/places/3408#below">下级 1 个' in page
    assert ">大观区</a>" in client.get("/places?open=34").text


def test_a_tree_is_nested_narrowed_and_pruned() -> None:
    """Branches count what lies right below them, whatever is shown of it."""
    first, second = branches_of(TREE)
    assert [b.node.code for b in first.branches] == ["1101", "1102"]
    assert (first.below, second.below, first.branches[0].below) == (2, 1, 2)
    cut, _ = pruned((first, second), ())
    assert cut.branches[0].branches == ()
    assert cut.branches[0].below == 2
    assert pruned((first,), ["11"]) == (first,)
    assert [node.code for node in narrowed(TREE, ["110102"])] == ["11", "1101", "110102"]


@pytest.mark.parametrize(("name", "surname"), [("欧阳望舒", "欧阳"), ("林晓禾", "林"), ("司马", "司")])
def test_a_surname_of_two_characters_is_one(name: str, surname: str) -> None:
    """Where a given name is left."""
    assert surname_of(name) == surname
