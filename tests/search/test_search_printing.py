"""Results as text and as objects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.search import concordance as concordance_module
from app.search.arranging import Order
from app.search.concordance import concordance
from app.search.grouping import By, groups
from app.search.model import ITSELF, SearchRequest
from app.search.printing import columns_of, groups_text, lines_text, list_text, padded, years_text
from app.search.service import search
from app.search.view_payloads import concordance_payload, groups_payload, years_payload
from app.search.years import years
from tests.search.corpus import Held, Said, session_of


@pytest.fixture(name="session", scope="module")
def a_session() -> Iterator[Session]:
    """Three statements, one of them undated and unsigned."""
    said = (
        Said("先抓ab创新\n再说", heading="题", speaker="张三", place="3408", event=0),
        Said("创新，不止创新", speaker="李四", place="340803", event=1),
        Said("创新", event=2),
    )
    with session_of(said, (Held(date(2020, 9, 15)), Held(date(2018, 3, 1)), Held())) as session:
        yield session


def test_keywords_stand_under_one_another(session: Session) -> None:
    """Whatever is half or full width before them; a line break is a space."""
    text = list(lines_text(concordance(session, SearchRequest("创新"), width=6)))
    assert text[1] == "共 4 处，见于 3 篇发言，第 1/1 页"
    rows = text[3:]
    assert len(rows) == 4
    assert {columns_of(row[: row.index("[")]) for row in rows} == {12}
    assert {columns_of(row[: row.index("2018")]) for row in rows if "2018" in row} == {
        columns_of(rows[0][: rows[0].index("2020")])
    }
    assert "题 先抓ab  [创新]   再说" in rows[0]
    assert "未署名" in rows[-1]
    assert "日期不详" in rows[-1]


def test_what_is_not_arranged_or_not_there_is_said(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """In words, above the lines."""
    assert any("没有要在正文中找的词" in line for line in lines_text(concordance(session, SearchRequest("-旧"))))
    monkeypatch.setattr(concordance_module, "CONTEXTS", 2)
    text = list(lines_text(concordance(session, SearchRequest("创新"), Order.LEFT)))
    assert "只有最新的 2 处按上下文排序" in text[2]


def test_groups_years_and_lists_are_printed(session: Session) -> None:
    """With their numbers; a group says the filter that opens it; a year without hits has its line."""
    by_place = list(groups_text(groups(session, SearchRequest("创新"), By.PLACE)))
    assert f"安徽省安庆市  1 篇发言  (place=3408{ITSELF})" in by_place
    table = list(years_text(years(session, SearchRequest("创新"))))
    assert [line.split() for line in table[4:]] == [
        ["2018年", "1", "1", "100.0%", "■" * 30],
        ["2019年", "0", "0"],
        ["2020年", "1", "1", "100.0%", "■" * 30],
        ["日期不详", "1", "1", "100.0%"],
    ]
    listed = list(list_text(search(session, SearchRequest("创新"))))
    assert listed[1] == "共 3 篇发言，第 1/1 页"
    assert sum("张三" in line for line in listed) == 1


def test_objects_hold_what_the_pages_show(session: Session) -> None:
    """And are made of what JSON knows."""
    lines = concordance_payload(concordance(session, SearchRequest("创新"), width=2))
    assert (lines["total"], lines["statements"], lines["arranged"], lines["order"]) == (4, 3, 4, "date")
    first = lines["lines"][0]
    assert (first["left"], first["keyword"], first["right"]) == ("ab", "创新", "\n再")
    assert first["url"] == "/statements/s0?q=%E5%88%9B%E6%96%B0#m-1"
    held = groups_payload(groups(session, SearchRequest("创新")))
    assert {(group["label"], group["count"]) for group in held["groups"]} == {("张三", 1), ("李四", 1), ("未署名", 1)}
    assert [hit["id"] for group in held["groups"] for hit in group["hits"] if group["label"] == "张三"] == ["s0"]
    counted = years_payload(years(session, SearchRequest("创新")))
    assert [(year["value"], year["count"], year["share"]) for year in counted["years"]] == [
        ("2018", 1, 1.0),
        ("2019", 0, 0.0),
        ("2020", 1, 1.0),
        ("unknown", 1, 1.0),
    ]
    broken = [
        concordance_payload(concordance(session, SearchRequest("创 OR"))),
        groups_payload(groups(session, SearchRequest("创 OR"))),
        years_payload(years(session, SearchRequest("创 OR"))),
    ]
    assert all(payload["problem"]["position"] == 2 for payload in broken)
    assert json.loads(json.dumps([lines, held, counted])) == [lines, held, counted]


@given(st.text(), st.integers(0, 30))
def test_padding_reaches_the_columns(text: str, columns: int) -> None:
    """Before or behind, without taking anything away."""
    for before in (False, True):
        out = padded(text, columns, before=before)
        assert columns_of(out) == max(columns, columns_of(text))
        assert text in out
