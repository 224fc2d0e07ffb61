"""Shapes that pages of the wild add to the known layouts: no one is invented, and nobody's words go to another."""

from __future__ import annotations

import pytest

from app.domain.blocks import BlockKind
from app.domain.problems import ProblemCode
from app.parse.grammar.attribution import name_role
from app.parse.grammar.names import is_plain, is_possible
from app.parse.heads import Head
from tests.parse.pages import MORE, SPEECH, codes, kinds, page, spoken, who


@pytest.mark.parametrize("word", ["房管局", "卫健委", "信访局", "惠安县", "岳阳市", "湛江", "马鞍山", "张家港"])
def test_an_office_or_a_city_before_a_colon_is_no_person(word: str) -> None:
    assert not is_plain(word)
    assert Head(f"{word}:{SPEECH}", ()).turn() is None


@pytest.mark.parametrize("word", ["联系人", "责任人", "牵头领导", "承办方"])
def test_a_label_of_a_form_is_no_person(word: str) -> None:
    assert not is_possible(word)
    assert name_role(f"{word}(市财政局):方清和") is None


@pytest.mark.parametrize("rows", [("经信局", "卫健委", "房管局"), ("安溪", "石门", "桐庐")])
def test_tasks_of_offices_and_news_of_counties_have_no_speakers(rows: tuple[str, ...]) -> None:
    found = page("各地各部门动态", *(f"{word}:{SPEECH}" for word in rows))
    assert found.statements == ()


def test_names_of_two_characters_take_turns_where_one_has_an_office_or_speaks_again() -> None:
    found = page("座谈实录", f"方舟:{SPEECH}", f"苏木:{MORE}", f"方舟:{MORE}")
    assert [name for name, _ in who(found)] == ["方舟", "苏木", "方舟"]


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("方清和(县委常委(挂职)):我先说", "方清和", "县委常委(挂职)"),
        ("方清和(Clara Fang,商会理事):我先说", "方清和", "商会理事"),
        ("方清和（王家庄村大学生村官）：我先说", "方清和", "王家庄村大学生村官"),
    ],
)
def test_brackets_inside_brackets_and_titles_of_the_grass_roots(line: str, name: str, role: str) -> None:
    printed = name_role(line)
    assert printed is not None
    assert (printed.name, printed.role) == (name, role)


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("方清和,市科协主席:我先说", "方清和", "市科协主席"),
        ("陈议员明远:我先说", "陈明远", "议员"),
        ("代县长王岭:我先说", "王岭", "代县长"),
        ("社区医院院长高远:我先说", "高远", "社区医院院长"),
        ("旅游公司首席执行官方清和:我先说", "方清和", "旅游公司首席执行官"),
    ],
)
def test_a_comma_after_the_name_and_a_title_inside_it(line: str, name: str, role: str) -> None:
    printed = Head(line, ()).titled
    assert printed is not None
    assert (printed.name, printed.role) == (name, role)


def test_two_people_before_one_colon_are_not_one_of_them() -> None:
    printed = Head("市总工会副主席方清和、团市委副书记苏小满:我们合起来说", ()).titled
    assert printed is not None
    assert printed.name is None


def test_an_office_with_an_unknown_word_after_a_blank_opens_a_block_of_nobodys() -> None:
    printed = Head("城南区委副书记、区长 于是乎:我先说", ()).unsettled
    assert printed is not None
    assert printed.name is None
    assert Head("市财政局局长 要求:整改", ()).unsettled is None


def test_deputies_without_a_body_are_no_office() -> None:
    assert Head("副书记、副主任:各一名", ()).unsettled is None


def test_a_reader_who_asks_ends_the_turn_before() -> None:
    assert Head("[网友 青苔] 怎么看?", ()).asks > 0
    assert Head("网友“青苔”:怎么看?", ()).asks > 0
    assert Head("读者代表方清和:我看", ()).asks == 0


@pytest.mark.parametrize("ordinal", ["1.", "2、", "(3)", "一、", "①"])
def test_an_ordinal_before_an_attribution_is_no_part_of_it(ordinal: str) -> None:
    found = page("发言材料", f"{ordinal}方清和(县发改局局长):{SPEECH}", f"{ordinal}县住建局局长苏小满:{MORE}")
    assert who(found) == [("方清和", "县发改局局长"), ("苏小满", "县住建局局长")]


@pytest.mark.parametrize("mark", ["▲", "·", "● "])
def test_a_mark_before_an_attribution_is_set_aside(mark: str) -> None:
    found = page("发言摘要", f"{mark}方清和(县委书记):{SPEECH}", f"{mark}苏小满(县长):{MORE}")
    assert who(found) == [("方清和", "县委书记"), ("苏小满", "县长")]
    assert BlockKind.CAPTION in kinds(page("发言摘要", "▲代表团在展厅参观", f"方清和(县委书记):{SPEECH}")).values()


def test_a_headline_that_names_a_place_or_the_speaker_opens_no_block() -> None:
    found = page("方城:追赶者的脚步", f"方清和(县委书记):{SPEECH}", f"苏小满(县长):{MORE}")
    assert [name for name, _ in who(found)] == ["方清和", "苏小满"]
    found = page("方清和:把路修到家门口", f"县委书记方清和:{SPEECH}")
    assert who(found) == [("方清和", "县委书记")]
    assert found.event.title == "方清和:把路修到家门口"
    found = page("县长方清和:把路修到家门口", "问:路通了吗?", f"方清和:{SPEECH}", "问:钱呢?", f"方清和:{MORE}")
    assert who(found) == [("方清和", "县长"), ("方清和", "县长")]


def test_a_guest_on_a_line_of_his_own_takes_turns_whatever_his_surname() -> None:
    found = page("三人谈", "本期嘉宾:", "商会会长 支小雪", "主持人:您先说?", f"支小雪:{SPEECH}", "主持人:再见。")
    assert who(found) == [("支小雪", "商会会长")]


def test_heads_with_slogans_win_over_blocks_that_begin_with_them() -> None:
    found = page("双城记", "县委书记方清和:把县城当景区来建", SPEECH, "县长苏小满:把土豆当黄金来种", MORE)
    assert found.layout == "slogans"
    assert [statement.heading for statement in found.statements] == ["把县城当景区来建", "把土豆当黄金来种"]


def test_the_closing_words_of_the_chair_are_his_and_not_the_last_speakers() -> None:
    lead = "3月2日,代表团召开座谈会,县委书记夏小满主持会议。"
    found = page("座谈会发言", lead, f"方清和(县长):{SPEECH}", f"苏木(副县长):{MORE}", f"夏小满要求,{MORE}")
    assert [name for name, _ in who(found)] == ["方清和", "苏木", "夏小满"]
    assert spoken(found.statements[1]) == [MORE]


def test_fields_over_one_text_each_open_a_speech() -> None:
    """发言人:… twice, each over a text of its own."""
    found = page(
        "交流会发言",
        "发言人：方清和 县林业局局长",
        f"我们说实话。{SPEECH}",
        "发言人：苏小满 县文旅局局长",
        f"我们也说。{MORE}",
    )
    assert who(found) == [("方清和", "县林业局局长"), ("苏小满", "县文旅局局长")]


def test_several_people_named_in_fields_are_not_one_speaker() -> None:
    """Two names in the head of one text."""
    found = page(
        "交流会发言", "主讲人：方清和 县林业局局长", "主讲人：苏小满 县文旅局局长", f"我们说实话。{SPEECH}", MORE
    )
    assert who(found) == [(None, None)]
    assert ProblemCode.UNCLEAR_ATTRIBUTION in codes(found)


def test_a_reporter_without_a_blank_and_one_with_the_day_are_credited() -> None:
    found = page(
        "城南日报 记者 田小禾 2019年7月5日",
        "发言摘要",
        f"方清和(县长):{SPEECH}全媒体记者项小珍",
        f"苏木(副县长):{MORE}全媒体记者江小汉",
    )
    assert [statement.reporter for statement in found.statements] == ["项小珍", "江小汉"]
    assert found.event.published is not None
    assert found.event.published.isoformat() == "2019-07-05"


def test_a_source_glued_to_a_statement_without_full_stops_does_not_swallow_it() -> None:
    found = page(
        "发言摘登",
        "方清和(县长):老兵要有事干. 我们办培训班; 也办招聘会. 来源: 城南时光 编辑: 苏木",
        f"苏木(副县长):{MORE}",
    )
    assert [name for name, _ in who(found)] == ["方清和", "苏木"]


def test_the_end_of_a_page_closes_a_short_half_sentence() -> None:
    found = page(
        "发言摘要", "方清和(县长):那里的园区一年落户一百二", "第1页 第2页 下一页", "十个项目。", f"苏木(副县长):{MORE}"
    )
    assert spoken(found.statements[0]) == ["那里的园区一年落户一百二十个项目。"]


def test_teasers_of_an_index_page_are_nobodys_words() -> None:
    found = page("新闻列表", "· 市长方清和:把环境做到极致… 2021-03-04", "· 局长苏小满:审批再提速… 2021-03-06")
    assert found.statements == ()


def test_a_heading_in_bold_on_a_page_that_hides_words() -> None:
    found = page("发言", "**把花种进手机里**", f"**方清和**(县长):产量占全国**%。{SPEECH}", f"苏木(副县长):{MORE}")
    assert found.statements[0].heading == "把花种进手机里"


def test_the_name_of_a_column_over_the_headline_is_no_part_of_the_title() -> None:
    found = page(
        "江城观察",
        "走出盆地看大海 城南市考察团成员谈收获",
        "2022-03-21 08:00 来源:城南日报",
        f"方清和(县长):{SPEECH}",
        f"苏木(副县长):{MORE}",
    )
    assert found.event.title == "走出盆地看大海 城南市考察团成员谈收获"
    assert found.event.publication == "城南日报"


@pytest.mark.parametrize(
    "tells",
    [
        "主持全面工作,分管财政、审计。",
        "负责农业农村、水利等方面工作。",
        "男,汉族,1980年生,中共党员。",
        "1980年3月出生,农艺师。",
    ],
)
def test_portraits_and_duties_of_people_are_not_their_words(tells: str) -> None:
    assert page("领导分工", f"方清和(县长):{tells}", f"苏小满(副县长):{tells}").statements == ()
    assert page("领导分工", "县长 方清和", tells + MORE, "副县长 苏小满", tells + MORE).statements == ()


def test_a_speaker_who_begins_with_his_duties_still_speaks() -> None:
    found = page("发言摘要", f"方清和(县长):负责招商工作三年,我有体会。{MORE}", f"苏小满(副县长):{SPEECH}")
    assert [name for name, _ in who(found)] == ["方清和", "苏小满"]
