"""Who is shown as the speaker where the printed words name nobody alone."""

from __future__ import annotations

import pytest

from app.domain.signatures import signature


@pytest.mark.parametrize(
    ("rule", "printed", "role", "shown"),
    [
        (
            "joint",
            "云海区委黄大川、石岭区委谢小明一致表示,",
            None,
            "云海区委黄大川、石岭区委谢小明",
        ),
        ("joint", "钟小满与柳溪亭都表示，", None, "钟小满与柳溪亭"),
        ("joint", "钟小满、柳溪亭（市人社局）：", None, "钟小满、柳溪亭（市人社局）"),
        ("joint", "市委书记钟小满，市长柳溪亭：", None, "市委书记钟小满，市长柳溪亭"),
        ("joint", "钟小满、柳溪亭在县里时，都表示，", None, "钟小满、柳溪亭在县里时"),
        ("surname-title", "市教育局 王局长：", "市教育局局长", "市教育局 王局长"),
        ("surname-title", "县交通局的李局长站起来解释：", "局长", "县交通局的李局长"),
        ("surname-title", "听到这里，坐在后排的王局长说：", "局长", "坐在后排的王局长"),
        ("surname-title", "王局长：", "局长", "王局长"),
        ("surname-title", "分管副局长的王局长表示：", "局长", "分管副局长的王局长"),
        ("surname-title", "会上，\u3000王局长表示，", "局长", "王局长"),
        ("role-name", "市水利局局长：", "市水利局局长", "市水利局局长"),
        ("surname-title", "他算了一笔账，", None, None),
        ("unsettled", "他：", None, None),
        ("reported", "：", None, None),
        ("reported", "", None, None),
        (None, None, None, None),
    ],
)
def test_the_printed_words_stand_for_a_name(
    rule: str | None, printed: str | None, role: str | None, shown: str
) -> None:
    """Without the word of saying behind a title, and never a bare pronoun."""
    assert signature(None, rule, printed, role) == shown


def test_a_name_stands_for_itself() -> None:
    """Whatever is printed around it."""
    assert signature("钟小满", "name-role", "钟小满（市人社局局长）：", "市人社局局长") == "钟小满"


def test_long_words_are_cut() -> None:
    """A line of a list has no room for them."""
    shown = signature(None, "joint", "甲" * 90 + "：", None)
    assert shown == "甲" * 40 + "…"
