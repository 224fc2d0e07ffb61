"""Rows that the file sets apart are set aside and named so; nothing that somebody says is lost to that."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.blocks import BlockKind, Family
from app.domain.told import Told
from app.domain.transcript import Transcript
from app.parse.heads import Head
from app.parse.reader import read
from app.text.restoration import restore
from app.text.spans import Span
from tests.parse.pages import MORE, SPEECH, kinds, spoken, who


def told(*rows: str, apart: tuple[str, ...], **facts: object) -> Transcript:
    """The reading of a page of rows, those of ``apart`` outside the main text."""
    text, spans = "", []
    for row in rows:
        if row in apart:
            spans.append(Span(len(text), len(text) + len(row) + 1))
        text += row + "\n"
    return read(restore(text), Told(asides=tuple(spans), **facts))  # type: ignore[arg-type]


TITLE = "某市考察团发言摘要"
FIRST = f"方清和(市科技局局长):{SPEECH}"
SECOND = f"苏木(市财政局局长):{MORE}"


def test_what_stands_apart_is_navigation_and_no_speech() -> None:
    """The ledger counts it as noise."""
    rows = ("走进某市", TITLE, FIRST, SECOND, "某市举行重点项目集中开工仪式", "这是另一条新闻的开头，后面还有很多字。")
    found = told(*rows, apart=(rows[0], *rows[4:]))
    assert [spoken(statement) for statement in found.statements] == [[SPEECH], [MORE]]
    assert all(kinds(found)[row] is BlockKind.NAVIGATION for row in (rows[0], *rows[4:]))
    assert found.ledger()[Family.NOISE] >= sum(map(len, (rows[0], *rows[4:])))
    assert sum(found.ledger().values()) == len(found.restored.received)


def test_the_offsets_hold_in_a_text_that_was_restored() -> None:
    """Glosses before an aside move it."""
    found = told(
        "創(chuàng)新發(fā)展創(chuàng)業(yè)發(fā)言", FIRST, "熱門文章之一條", SECOND, apart=("熱門文章之一條",)
    )
    assert "热门文章之一条" not in "".join(text for one in found.statements for text in spoken(one))
    assert who(found) == [("方清和", "市科技局局长"), ("苏木", "市财政局局长")]


def test_a_running_head_inside_a_sentence_does_not_cut_it() -> None:
    """It is paging, as a page number is."""
    found = told(
        *(TITLE, "方清和(市科技局局长):我们要把平台建起来，引进高校", "某某日报 要闻", "院所。", SECOND),
        apart=("某某日报 要闻",),
    )
    assert spoken(found.statements[0]) == ["我们要把平台建起来，引进高校院所。"]
    assert kinds(found)["某某日报 要闻"] is BlockKind.PAGING


def test_somebody_who_speaks_apart_is_heard() -> None:
    """An extractor may be wrong; a list of names is no speech."""
    found = told(
        TITLE, FIRST, SECOND, f"白芷(市教育局局长):{SPEECH}", MORE, apart=(f"白芷(市教育局局长):{SPEECH}", MORE)
    )
    assert [name for name, _ in who(found)] == ["方清和", "苏木", "白芷"]
    assert spoken(found.statements[2]) == [SPEECH, MORE]
    listed = told(TITLE, FIRST, SECOND, "白芷(市教育局局长)", "黄柏(市水利局局长)", apart=("白芷(市教育局局长)",))
    assert [name for name, _ in who(listed)][:2] == ["方清和", "苏木"]


def test_facts_apart_count_only_right_after_the_text() -> None:
    """The day at the top of a site is the day of the visit; who edited the page stands below it."""
    top, below = "2024年1月5日 星期五", "来源：某市日报"
    found = told(top, TITLE, FIRST, SECOND, below, apart=(top, below))
    assert found.event.published is None
    assert found.event.publication == "某市日报"


def test_what_the_file_says_counts_where_the_text_says_nothing() -> None:
    """Title, day and publication."""
    facts = {"title": "某市代表团发言", "published": date(2021, 5, 6), "publication": "某市日报"}
    alone = told(FIRST, SECOND, apart=(), **facts).event
    assert (alone.title, alone.published, alone.publication) == ("某市代表团发言", date(2021, 5, 6), "某市日报")
    own = told(TITLE, "来源：他市晚报 发布时间：2020-01-02", FIRST, SECOND, apart=(), **facts).event
    assert (own.title, own.published, own.publication) == (TITLE, date(2020, 1, 2), "他市晚报")


@pytest.mark.parametrize(
    "line", ["岚县县长方?:我说", "市委委员、市水利局局长王?明:我说", "岚县县长王□:我说", "岚县县长白芷?:我说"]
)
def test_a_name_that_lost_a_character_opens_a_block_of_nobodys(line: str) -> None:
    """Nobody else's block runs on into it."""
    printed = Head(line, ()).unsettled
    assert printed is not None
    assert line[printed.end :] == "我说"


@pytest.mark.parametrize("line", ["我们的局长怎么样?:我说", "岚县县长?:我说", "怎么办?:我说"])
def test_a_question_is_no_name(line: str) -> None:
    """The sign alone says nothing."""
    assert Head(line, ()).unsettled is None
