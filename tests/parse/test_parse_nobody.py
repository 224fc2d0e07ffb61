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
