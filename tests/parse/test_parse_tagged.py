"""Labels and lines with more than a name and an office, and speeches that an author's line closes. All is invented."""

from __future__ import annotations

import pytest

from app.domain.blocks import BlockKind
from app.domain.problems import ProblemCode
from tests.parse.pages import MORE, SPEECH, codes, kinds, page, spoken, who


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("苏木，男，市发改委主任：", "市发改委主任"),
        ("苏木 女 回族 市发改委主任：", "市发改委主任"),
        ("市发改委主任苏木（书面发言）：", "市发改委主任"),
        ("市发改委主任苏木（视频连线）：", "市发改委主任"),
        ("市发改委主任苏木（主持）：", "市发改委主任"),
        ("苏木代表（昆云代表团）：", "昆云代表团"),
        ("市发改委（苏木）：", "市发改委"),
        ("市发改委—苏木：", "市发改委"),
        ("市发改委 苏木：", "市发改委"),
        ("第三组发言人苏木（市发改委主任）：", "市发改委主任"),
    ],
)
def test_what_is_no_office_is_neither_name_nor_role(label: str, role: str) -> None:
    """Sex and people with commas, how somebody speaks, his seat, what he is in his group."""
    found = page("座谈发言", f"白露（市财政局局长）：{MORE}", f"{label}{SPEECH}", f"易安（市科技局局长）：{MORE}")
    assert who(found)[1] == ("苏木", role)
    assert spoken(found.statements[0]) == [MORE]


def test_a_rule_parts_name_and_office() -> None:
    """姓名 | 职务 on a line of its own."""
    found = page("苏木 | 市发改委主任", SPEECH, "白露 ｜ 市财政局局长", SPEECH)
    assert who(found) == [("苏木", "市发改委主任"), ("白露", "市财政局局长")]


def test_an_answer_is_his_who_alone_is_asked() -> None:
    """答: on a page of questions with one name; with two it is nobody's."""
    asked = ["问：您怎么看？", f"苏木（市委书记）：{SPEECH}", "问：有信心吗？", f"答：{MORE}"]
    assert who(page(*asked)) == [("苏木", "市委书记")] * 2
    assert who(page(*asked[:2], f"白露（市长）：{SPEECH}", *asked[2:]))[-1] == (None, None)


def test_a_line_in_brackets_says_what_the_author_is() -> None:
    """A heading, a name alone, the speech, and (作者系…): the office is his whose speech it closes."""
    found = page(
        "某县专题研讨发言摘登",
        "坚定信心 真抓实干",
        "苏木",
        SPEECH,
        "（作者系县发改局局长）",
        "转变观念 主动作为",
        "白露",
        SPEECH,
        "（作者系县财政局局长）",
    )
    assert who(found) == [("苏木", "县发改局局长"), ("白露", "县财政局局长")]
    assert [one.heading for one in found.statements] == ["坚定信心 真抓实干", "转变观念 主动作为"]
    assert [spoken(one) for one in found.statements] == [[SPEECH], [SPEECH]]
    assert kinds(found)["（作者系县发改局局长）"] is BlockKind.NARRATION


def test_days_of_duty_are_no_speech() -> None:
    """Though each line begins as a speech does."""
    rows = [f"{who_}：5月6日接访，地点在一楼大厅，请来访群众有序登记。" for who_ in ("市委书记苏木", "市长白露")]
    assert page("市领导接访安排", *rows).statements == ()


def test_a_tale_of_titles_is_none() -> None:
    """Surnames with titles and a pronoun, nobody named; a thought is no name."""
    found = page(
        "她把茶杯放下，说：“张局长，你变了。”",
        "“变了？”张局长说，“我一直这样。”",
        "市教育局李局长推门进来，说：“开会了。”",
        "张局长心想：这下完了。",
    )
    assert found.statements == ()


def test_offices_with_their_duties_are_no_speakers() -> None:
    """Who is responsible, in brackets or not, says nothing."""
    rows = (
        "任务分工",
        "市发改委（苏木）：负责项目工作。",
        "市财政局（白露）：负责资金工作。",
        "市科技局（牵头）：提出办法。",
    )
    assert page(*rows).statements == ()


def test_a_name_of_the_list_may_have_a_title_behind_it() -> None:
    """苏木主任:, where the minutes list 苏木; a village's head is none."""
    found = page(
        "总结会记录",
        "主持：费明",
        "参加：苏木、白露",
        f"苏木主任：{SPEECH}",
        f"白露局长：{MORE}",
        f"费明副书记：{MORE}",
    )
    assert who(found) == [("苏木", "主任"), ("白露", "局长"), ("费明", "副书记")]
    assert page("记录", "参加：苏木、白露", f"温江区长：{SPEECH}", f"白马村长：{MORE}").statements == ()


def test_a_letter_signed_by_two_is_nobodys() -> None:
    """And no speech without words is made of the second signature."""
    found = page(
        "在全市企业家大会上的讲话",
        "尊敬的企业家朋友们：",
        f"我们感触很深。{SPEECH}",
        "中共昆云市委书记 苏木",
        "昆云市人民政府市长 白露",
        "2023年5月10日",
    )
    assert who(found) == [(None, None)]
    assert codes(found) == [ProblemCode.UNSIGNED_STATEMENT]


def test_a_name_behind_an_office_without_a_title() -> None:
    """市发改委苏晓木:, not 县农业局农机站: nor an office with a verb."""
    found = page("座谈发言", f"市发改委苏晓木：{SPEECH}", f"市财政局白露生：{MORE}", f"县农业局农机站：{MORE}")
    assert who(found) == [("苏晓木", "市发改委"), ("白露生", "市财政局")]
    found = page("座谈发言", f"市发改委苏晓木：{SPEECH}", f"市财政局白露：{MORE}", f"市科技局蓝天翔：{MORE}")
    assert [name for name, _ in who(found)] == ["苏晓木", "白露", "蓝天翔"]
    assert page("通报", f"市财政局要求：{SPEECH}", f"县农业局农机站：{MORE}").statements == ()
