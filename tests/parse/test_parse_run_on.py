"""Speakers whose blocks ran into one paragraph because line breaks were lost. All is invented."""

from __future__ import annotations

from tests.parse.pages import LEAD, MORE, SPEECH, page, spoken, who


def test_each_label_behind_a_sentence_opens_a_block() -> None:
    """Office first or name first, in one paragraph or several."""
    found = page(
        "某市考察团发言摘登",
        f"市发改委主任苏木：{SPEECH}{MORE}市财政局局长白露：{MORE}",
        f"易安（市科技局局长）：{SPEECH} 贺兰舟（市商务局局长）：{MORE}",
    )
    offices = ["市发改委主任", "市财政局局长", "市科技局局长", "市商务局局长"]
    assert who(found) == list(zip(["苏木", "白露", "易安", "贺兰舟"], offices, strict=True))
    assert [spoken(one) for one in found.statements] == [[SPEECH + MORE], [MORE], [SPEECH], [MORE]]


def test_the_text_stays_whole() -> None:
    """Every character is in a block of the page still."""
    text = f"市发改委主任苏木：{SPEECH}市财政局局长白露：{MORE}"
    found = page(text)
    assert "".join(block.span.of(text) for block in found.blocks) == text


def test_a_label_in_the_middle_of_a_speech_opens_none() -> None:
    """Where the paragraph begins otherwise, and where a report goes on."""
    listed = page("某市考察团发言摘登", f"苏木（市发改委主任）：{SPEECH}", f"{MORE}市财政局局长白露：{MORE}")
    assert [name for name, _ in who(listed)] == ["苏木"]
    labels = f"市发改委主任苏木：{SPEECH}市财政局局长白露：{MORE}"
    assert ("白露", "市财政局局长") not in who(page("某市赴苏州考察", LEAD, labels, *[LEAD + SPEECH] * 3))
