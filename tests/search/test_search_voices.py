"""Who speaks where no single person does, in searches: by name, in the facet of speakers, in the hits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from app.search.model import UNKNOWN, Filters, SearchRequest
from app.search.service import search
from tests.search.corpus import Said, Voiced, session_of

SAID = (
    Said("抓创新", speaker="张三"),
    Said("抓创新", voices=(Voiced("张三", linked="张三"), Voiced("王五"))),
    Said("抓创新", voices=(Voiced("张三"), Voiced("王五"), Voiced("李四"))),
    Said("抓创新", voices=(Voiced("王局长", full=False),)),
    Said("抓创新"),
)


@pytest.fixture(name="session", scope="module")
def a_session() -> Iterator[Session]:
    """Five statements: alone, with others (one of them the speaker), with others, a surname with a title, nobody."""
    with session_of(SAID) as session:
        yield session


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("发言人:张三", {"s0", "s1", "s2"}),
        ("发言人:王五", {"s1", "s2"}),
        ("发言人:王五 -发言人:李四", {"s1"}),
        ("发言人:王局长", {"s3"}),
        ("发言人:王", set()),
        ("发言人:不详", {"s4"}),
    ],
)
def test_a_name_finds_whom_it_names(session: Session, asked: str, ids: set[str]) -> None:
    """Alone and with others; unknown is only who is not named in any way."""
    assert {hit.id for hit in search(session, SearchRequest(asked)).hits} == ids


def test_the_facet_counts_a_statement_under_each(session: Session) -> None:
    """Under the speaker where it is known who that is, else under the name; each number is that of its link."""
    facet = search(session, SearchRequest()).facets["speaker"]
    assert [(each.label, each.value, each.count) for each in facet] == [
        ("张三", "p-张三", 2),
        ("王五（几人合说）", "together:王五", 2),
        ("张三（几人合说）", "together:张三", 1),
        ("李四（几人合说）", "together:李四", 1),
        ("王局长", "printed:王局长", 1),
        ("未署名", UNKNOWN, 1),
    ]
    for each in facet:
        assert search(session, SearchRequest(filters=Filters(speaker=(each.value,)))).total == each.count


def test_a_hit_names_everyone(session: Session) -> None:
    """With the speaker who that is; words that stand for a name are no people."""
    hits = {hit.id: hit for hit in search(session, SearchRequest()).hits}
    assert [(one.name, one.speaker_id) for one in hits["s1"].voices] == [("张三", "p-张三"), ("王五", None)]
    assert hits["s0"].voices == hits["s3"].voices == ()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("地区:安庆市", 1),
        ("地区:安徽省", 1),
        ("地区:上海市", 1),
        ("地区:不详", 0),
        ("部门:人社局", 1),
        ("职务:市长", 1),
    ],
)
def test_a_place_or_an_office_finds_everyone_who_serves_there(asked: str, found: int) -> None:
    """Also where several speak, each for a place of their own."""
    voices = (Voiced("甲", place="3408", role="书记"), Voiced("乙", place="31", role="市长"))
    with session_of([Said("抓创新", voices=voices, roles=(("人社局", "书记"),))]) as session:
        assert search(session, SearchRequest(asked)).total == found
