"""Lines that begin as speeches do and are none: numbers, duties, votes, parts in a play, authors. All is invented."""

from __future__ import annotations

import pytest

from tests.parse.pages import MORE, page, who


@pytest.mark.parametrize(
    "rows",
    [
        (
            "防汛值班电话",
            "市水利局（苏木）：0512-1234567",
            "市气象局-白露：0512-1234569",
            "市教育局李局长：13800000000",
        ),
        ("民主测评结果", "苏木主任：优秀5票，称职2票。", "李局长：优秀4票。", "白露代表：优秀7票。"),
        ("演员表", "市委书记鲁正平：苏木 饰", "市长易安：白露 饰", "李局长：方舟 饰"),
        ("必读书目", "鲁正平、易安：县域治理三十讲", "苏木，白露：基层工作方法", "方舟（主编）：开放型经济概论"),
        (
            "任务清单",
            "一、市委书记鲁正平，市长易安：统筹全市招商引资工作，每季度调度一次。",
            "二、市教育局李局长：负责学校建设，9月底前投入使用。",
            "三、市卫健委王主任：牵头医院建设，12月底前投入使用。",
        ),
        (
            "分工",
            "苏木（市长）：领导全面工作，负责审计工作。",
            "白露（副市长）：负责财政工作。易安（副市长）：负责教育工作。",
        ),
    ],
)
def test_nobody_speaks(rows: tuple[str, ...]) -> None:
    """Whoever stands before the colon."""
    assert page(*rows).statements == ()


def test_a_person_in_brackets_is_no_office() -> None:
    """采购人代表(苏木): is no 采购人 of the office 苏木."""
    assert ("采购人", "苏木") not in who(page("评审委员会", f"采购人代表（苏木）：{MORE}", f"市长白露：{MORE}"))
