"""What stands around the speeches, and pages on which nobody speaks. All is invented."""

from __future__ import annotations

import pytest

from app.domain.blocks import BlockKind
from app.domain.problems import ProblemCode
from tests.parse.pages import SPEECH, codes, kinds, page


def test_a_notice_has_addressees_a_contact_and_a_sender() -> None:
    found = page(
        "关于组织外出考察的通知",
        "各乡镇人民政府,各街道办事处,区直有关部门:",
        "经研究,定于下旬组织有关单位外出考察,现将有关事项通知如下。",
        "联系人:方女士 联系电话:(略)",
        "某某区人民政府办公室",
    )
    named = kinds(found)
    assert named["各乡镇人民政府,各街道办事处,区直有关部门:"] is BlockKind.SALUTATION
    assert named["联系人:方女士 联系电话:(略)"] is BlockKind.JUNK
    assert named["某某区人民政府办公室"] is BlockKind.NARRATION
    assert codes(found) == [ProblemCode.NO_STATEMENT]


def test_the_rows_of_a_list_are_of_one_kind() -> None:
    rows = (
        "组长:",
        "方清和 市委改革办主任",
        "成员:",
        "苏木 某区副区长",
        "集合地点:市政府东门",
        "备注:请自带雨具;对号入座。",
    )
    found = page("某市考察组成员名单", "", *rows)
    assert {kinds(found)[row] for row in rows} == {BlockKind.NARRATION}
    assert "名单" in found.problems[0].message


def test_a_heading_over_a_paragraph_stays_one_where_nobody_speaks() -> None:
    found = page(
        "某市见闻", "车间里的变化", "机器换了三代,人少了一半,产量翻了两番,门口的树也长高了。", "河边的变化", "水清了。"
    )
    assert kinds(found)["河边的变化"] is BlockKind.HEADING


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("文字实录:某市政协委员考察交流会", "某市政协委员考察交流会"),
        ("【图文实录】某市政协委员考察交流会", "某市政协委员考察交流会"),
        ("对话考察团:归来话发展", "对话考察团:归来话发展"),
    ],
)
def test_the_sort_of_a_page_is_no_part_of_its_title(printed: str, title: str) -> None:
    found = page(printed, f"方清和(市科技局局长):{SPEECH}", f"苏木(市财政局局长):{SPEECH}")
    assert found.event.title == title


def test_the_number_of_an_issue_is_of_the_publication() -> None:
    found = page(
        "某某观察 2023-06-15 总第78期", "某市发言摘要", f"方清和(市科技局局长):{SPEECH}", f"苏木(市财政局局长):{SPEECH}"
    )
    assert kinds(found)["总第78期"] is BlockKind.PUBLICATION
    found = page(
        "某某日报 2023-06-15 第3版", "某市发言摘要", f"方清和(市科技局局长):{SPEECH}", f"苏木(市财政局局长):{SPEECH}"
    )
    assert kinds(found)["第3版"] is BlockKind.PAGING
