"""The head of a page as papers and sites print it: which line is the title, and which day the page came out. All is
invented."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.told import Told
from app.ingest.stages import read_text
from tests.parse.pages import SPEECH, page

SPEECHES = (f"方清和(市科技局局长):{SPEECH}", f"苏木(市财政局局长):{SPEECH}")
TITLE = "市考察团赴外地学习湿地保护"


@pytest.mark.parametrize(
    ("head", "publication", "published"),
    [
        (
            ("今天是 2023年11月2日 星期四 | 设为首页 | 加入收藏", "某某日报 2017年09月08日 星期五"),
            "某某日报",
            date(2017, 9, 8),
        ),
        (
            ("某某日报 数字报", "第A01版：要闻 上一版 下一版 2017年09月08日 星期五 放大 缩小"),
            "某某日报 数字报",
            date(2017, 9, 8),
        ),
        (("某某日报 | 2014年04月11日 星期五 | 02版:时政新闻",), "某某日报", date(2014, 4, 11)),
        (("【某某新闻网】首页→县区→某县", "时间：2012-3-26　浏览次数：83"), "某某新闻网", date(2012, 3, 26)),
    ],
)
def test_the_head_of_a_paper_is_no_title(head: tuple[str, ...], publication: str, published: date) -> None:
    event = page(*head, TITLE, *SPEECHES).event
    assert (event.title, event.publication, event.published) == (TITLE, publication, published)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("民国108年10月21日　　记者方清和／某地报导", date(2019, 10, 21)),
        ("1041104　记者方清和／某地报导", date(2015, 11, 4)),
    ],
)
def test_a_day_of_the_republic_beside_the_reporter(line: str, published: date) -> None:
    event = page(TITLE, line, *SPEECHES).event
    assert (event.title, event.published, event.reporters) == (TITLE, published, ("方清和",))


def test_a_list_of_headlines_over_the_day_is_no_title() -> None:
    listed = ("第03版：政务", TITLE, "市区部分路段今起封闭施工", "公告", "第01版：要闻 第02版：综合")
    event = page(*listed, "2016年05月19日 星期四", "上一篇 下一篇 放大+ 缩小- 默认o", TITLE, *SPEECHES).event
    assert (event.title, event.lead) == (TITLE, "")


def test_a_menu_and_the_fields_on_the_line_of_the_title() -> None:
    line = f"首页 走进某县 新闻中心 政务公开 {TITLE} 发布时间:2021-05-21 17:33 信息来源:县融媒体中心 浏览次数:206"
    event = page(line, "5月17日至19日,市考察团赴外地。", *SPEECHES).event
    assert (event.title, event.published, event.publication) == (TITLE, date(2021, 5, 21), "县融媒体中心")
    assert (event.start, event.end) == (date(2021, 5, 17), date(2021, 5, 19))


@pytest.mark.parametrize(("told", "title"), [(TITLE, TITLE), ("某某日报多媒体数字版", "某某市政协")])
def test_the_title_that_the_file_tells_counts_where_it_is_printed(told: str, title: str) -> None:
    text = "\n".join(("某某市政协", "政协概况:", TITLE, *SPEECHES))
    assert read_text(text, Told(title=told)).event.title == title


@pytest.mark.parametrize(
    ("lead", "end"),
    [
        ("9月15日、16日,市考察团赴外地。", date(2020, 9, 16)),
        ("9月15日、16日和17日,市考察团赴外地。", date(2020, 9, 17)),
        ("9月15日和28日,市考察团赴外地。", date(2020, 9, 15)),
    ],
)
def test_days_listed_one_after_another_are_one_journey(lead: str, end: date) -> None:
    event = page(TITLE, "发布时间:2020-10-01 来源:某某日报", lead, *SPEECHES).event
    assert (event.start, event.end) == (date(2020, 9, 15), end)
