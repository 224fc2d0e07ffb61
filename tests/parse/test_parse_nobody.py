"""Pages of many kinds on which nobody named speaks at an event: no statement, and the reason that fits the kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain.problems import ProblemCode
from tests.parse.pages import codes, page

PAGES: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "nobody_pages.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", PAGES)
def test_nobody_speaks(name: str) -> None:
    """No statement, whoever is named, and one of the reasons given."""
    reasons = PAGES[name]["reason"]
    found = page(*PAGES[name]["text"].split("\n"))
    assert found.statements == ()
    assert codes(found) == [ProblemCode.NO_STATEMENT]
    assert any(reason in found.problems[0].message for reason in reasons.split("|")), found.problems[0].message


@pytest.mark.parametrize(
    "rows",
    [
        ("在全市招商大会上的讲话", "同志们:", "今天开会,我讲三点意见。一要快,二要准,三要稳。", "我们要说到做到。"),
        (
            "我的考察心得",
            "这次去学习,我看到了自己的差距,也看到了努力的方向,心里既着急又有底。",
            "我们回来以后要一件一件照着做,说到做到,不搞花架子。",
        ),
        (
            "在座谈会上的发言",
            "各位领导:",
            "古人说,知耻近乎勇。我想用这句话来讲讲我们的差距。",
            "问:怎么办?答案只有一个字:干。",
        ),
    ],
)
def test_a_speech_is_no_negative(rows: tuple[str, ...]) -> None:
    """Speeches with lists, questions and sayings in them."""
    assert len(page(*rows).statements) == 1


@pytest.mark.parametrize(
    "rows",
    [
        ("王主任：", "您好！附件是我们这次考察的发言摘要，请查收。", "李小花"),
        (
            "各位同事：",
            "请看附件里的发言摘要，我们明天交稿，有问题请联系我。",
            "谢谢！",
            "市委办 李小花",
            "2023年5月6日",
        ),
        ("见附件。",),
    ],
)
def test_a_letter_that_sends_something_along_is_no_speech(rows: tuple[str, ...]) -> None:
    """Though it greets, says 我们 and is signed; the reader is told where the speech is."""
    found = page(*rows)
    assert found.statements == ()
    assert [problem.message for problem in found.problems] == ["这是附送材料的便函，发言在所附的文件里。"]


def test_a_notice_with_an_appendix_is_a_notice() -> None:
    """附件 stands under notices and regulations too."""
    found = page("关于组织外出考察的通知", "请各单位于周五前报送名单。", "附件：名单格式")
    assert "通知" in found.problems[0].message
