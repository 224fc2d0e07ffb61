"""A statement that no single person speaks, at the desk: headed by what is printed, which a correction keeps."""

from __future__ import annotations

from tests.desk.atdesk import SPEECH, Reviewer

JOINT = "霍惊蛰、柳溪亭"
TOGETHER = SPEECH.replace("霍惊蛰(市财政局局长):", f"{JOINT}:")


def test_printed_words_head_the_card(reviewer: Reviewer) -> None:
    """And the field of the speaker says what an empty one means there."""
    address = reviewer.upload(text=TOGETHER)
    page = reviewer.client.get(address).text
    heading = page.split('id="h-2"')[1].split("</h3>")[0]
    assert JOINT in heading
    assert "未署名" not in heading
    form = reviewer.client.get(f"{address}?edit=2").text
    assert "不归入任何一个人" in form
    assert "留空就是没有署名" not in form.split('aria-label="校订第 2 篇"')[1]


def test_a_role_given_to_it_takes_nobody_away(reviewer: Reviewer) -> None:
    """The printed words stay over it."""
    address = reviewer.upload(text=TOGETHER)
    reviewer.say(address, "statement", statement="2", role="市财政局局长")
    assert JOINT in reviewer.client.get(address).text.split('id="h-2"')[1].split("</h3>")[0]
