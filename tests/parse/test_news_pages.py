"""Which pages are read as reports, and what is read beside blocks. All is invented."""

from __future__ import annotations

import time

import pytest

from app.domain.blocks import BlockKind
from tests.parse.pages import LEAD, MORE, SPEECH, kinds, page, spoken, told, who

LONG, SECONDS = 60_000, 8.0

BLOCKS = (f"章华(市文旅局局长):{SPEECH}", f"严明(市经信局局长):{MORE}")


def test_the_words_in_the_lead_of_a_page_of_blocks() -> None:
    """Two people in the lead's paragraphs, then the blocks."""
    rows = ("座谈会上,方启明指出,要学。苏小满说,要干。", *BLOCKS)
    assert [name for name, _ in told(*rows)] == ["方启明", "苏小满", "章华", "严明"]
    assert page("考察座谈摘登", LEAD, *rows).layout == "name-blocks"


def test_the_words_after_the_blocks() -> None:
    """The chair closes, the reporter tells."""
    rows = (*BLOCKS, "市委副书记赵南起在总结时强调,要快。会议还研究了其他事项。")
    assert told(*rows)[2:] == [("赵南起", "要快。")]


def test_names_in_a_block_do_not_take_its_words() -> None:
    """What a speaker says that others said is his."""
    rows = (f"章华(市文旅局局长):方启明书记指出,要学。{SPEECH}", BLOCKS[1])
    assert [name for name, _ in told(*rows)] == ["章华", "严明"]


def test_a_headline_that_names_its_speaker_opens_no_block() -> None:
    """市委书记方启明:要学 over a report."""
    found = page("市委书记方启明:要学在前头", LEAD, "方启明强调,要学。")
    assert found.layout == "news"
    assert who(found) == [("方启明", "市委书记")]
    assert spoken(found.statements[0]) == ["要学。"]


def test_a_speech_that_cites_others_is_one_speech() -> None:
    """First person outside quotations makes it the speaker's own page."""
    found = page("在全市大会上的讲话", "市长苏小满", "同志们:", f"市委书记方启明强调,要学。{SPEECH}", MORE)
    assert [name for name, _ in who(found)] == ["苏小满"]


@pytest.mark.parametrize(
    "rows",
    [
        ("《官路》 第三百章 交锋", "市委书记方启明说:“慎重。”", "市长苏小满笑道:“不能拖。”", "(本章完)"),
        ("关于开展考察的通知", "市委书记方启明强调,要学。"),
        ("县域研究述评", "市委书记方启明指出,要学。", "参考文献:", "[1] 方启明. 论学[J]."),
        ("工作规则", "第一条 市长苏小满表示,要学。", "第二条 略。", "第三条 略。"),
    ],
)
def test_novels_notices_studies_and_rules_are_no_reports(rows: tuple[str, ...]) -> None:
    """The same syntax, and nobody speaks."""
    assert page(*rows).statements == ()


def test_blocks_of_a_report_are_told_apart_in_the_ledger() -> None:
    """The attribution, the words, and the narration around them."""
    found = page("考察侧记", LEAD, "座谈会上,方启明指出,要学。会后,代表团返回。")
    named = kinds(found)
    assert named["座谈会上,"] is BlockKind.NARRATION
    assert named["方启明指出,"] is BlockKind.ATTRIBUTION
    assert named["要学。"] is BlockKind.STATEMENT
    assert named["会后,代表团返回。"] is BlockKind.NARRATION


@pytest.mark.parametrize(
    "unit", ["表示,", "“好。”", "方启明强调,要学。", "书记张", "他说,好。", "“", "的", "方启明(市长)"]
)
def test_a_line_of_sixty_thousand_characters_is_read_in_time(unit: str) -> None:
    """Work grows with the length of a line, not with its square."""
    line = unit * (LONG // len(unit))
    clock = time.process_time()
    page("考察侧记", LEAD, line)
    assert time.process_time() - clock < SECONDS
