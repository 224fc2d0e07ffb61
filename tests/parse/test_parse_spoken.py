"""Blocks and turns that open by rarer words: 代表, 发言, a time before the office. All is invented."""

from __future__ import annotations

import pytest

from app.domain.blocks import BlockKind
from tests.parse.pages import MORE, SPEECH, kinds, page, spoken, who


def test_delegates_are_called_so() -> None:
    """Their title follows their name; a fuller office goes before it."""
    found = page("代表热议报告", f"苏木代表：{SPEECH}", f"白露委员：{MORE}", f"易安（县人大代表）：{MORE}")
    assert who(found) == [("苏木", "代表"), ("白露", "委员"), ("易安", "县人大代表")]
    assert spoken(found.statements[0]) == [SPEECH]


@pytest.mark.parametrize("label", ["商户代表", "纪检委员", "组织委员", "施工代表", "党员代表", "全体代表"])
def test_whom_a_delegate_stands_for_is_no_name(label: str) -> None:
    """商户代表: is nobody."""
    found = page("代表热议报告", f"苏木代表：{SPEECH}", f"白露委员：{MORE}", f"{label}：{MORE}")
    assert label[:-2] not in [name for name, _ in who(found)]


def test_a_head_says_whose_speech_follows() -> None:
    """职务姓名发言, after an ordinal or alone; an agenda of such lines has no speech."""
    found = page("学习研讨", "一、市发改委主任苏木发言", SPEECH, MORE, "二、市财政局局长白露同志的交流发言", SPEECH)
    assert who(found) == [("苏木", "市发改委主任"), ("白露", "市财政局局长")]
    assert [spoken(one) for one in found.statements] == [[SPEECH, MORE], [SPEECH]]
    agenda = page("总结大会议程", "一、市发改委主任苏木发言", "二、市财政局局长白露发言", "三、市长易安讲话")
    assert agenda.statements == ()
    assert agenda.event.title == "总结大会议程"


def test_a_time_stands_before_name_and_office() -> None:
    """The turns after it are known by the name alone; a chat without offices has no turns."""
    found = page(
        "【10:02】 主持人：请大家发言。",
        f"【10:03】 苏木（市科协主席）：{SPEECH}",
        "【10:05】 主持人：谢谢。",
        f"【10:07】 市文联主席白露：{MORE}",
        f"【10:12】 苏木：{MORE}",
    )
    assert who(found) == [("苏木", "市科协主席"), ("白露", "市文联主席"), ("苏木", "市科协主席")]
    assert spoken(found.statements[0]) == [SPEECH]
    assert page("10:02 苏木：在吗", "10:03 白露：在的，怎么了。", "10:04 苏木：没事。").statements == ()


@pytest.mark.parametrize("label", ["出席：", "参会人员："])
def test_the_list_of_those_present_vouches_for_names(label: str) -> None:
    """蓝天 is a word; the meeting's decision after the last words is nobody's, the list no title."""
    found = page(
        "某市座谈会纪要",
        f"{label}苏木、蓝天翔、白露",
        f"白露：{MORE}",
        f"蓝天翔：{SPEECH}",
        f"苏木：{MORE}",
        "会议决定：成立工作专班，每周调度一次。",
    )
    assert [name for name, _ in who(found)] == ["白露", "蓝天翔", "苏木"]
    assert kinds(found)["会议决定：成立工作专班，每周调度一次。"] is BlockKind.NARRATION
    assert found.event.title == "某市座谈会纪要"


def test_what_follows_quotations_is_the_reporters() -> None:
    """Behind the last block of a page whose blocks are quotations, and so is the end of the sitting."""
    found = page(f"市发改委主任苏木：“{SPEECH}”", f"市财政局局长白露：“{MORE}”", "考察团一行随后参观了规划馆。")
    assert [spoken(one) for one in found.statements] == [[f"“{SPEECH}”"], [f"“{MORE}”"]]
    found = page("会议记录", f"苏木议员：{SPEECH}", f"白露议员：{MORE}", "主席：散会。")
    assert spoken(found.statements[-1]) == [MORE]


def test_authors_under_their_texts_sign_them() -> None:
    """(作者:职务姓名), where there are two; one alone is a credit as before."""
    signed = ("（作者：市发改委主任 苏木）", "（作者：市财政局局长 白露）")
    found = page("学习体会", SPEECH, MORE, signed[0], "学习体会之二", SPEECH, signed[1])
    assert who(found) == [("苏木", "市发改委主任"), ("白露", "市财政局局长")]
    assert [spoken(one) for one in found.statements] == [[SPEECH, MORE], [SPEECH]]
    assert kinds(page("学习体会", SPEECH, MORE, signed[0]))[signed[0]] is BlockKind.CREDIT
