"""What of a mail's text its writer did not write. All is invented."""

from __future__ import annotations

import pytest

from app.formats.extraction import extract
from app.formats.letters import with_parts
from tests.formats.test_formats_members import TEXT, mail

FORWARDED = ("-----原始邮件-----", "发件人:方舟 <f@example.org>", "发送时间:2023年5月6日 10:03", "主题:发言材料")


def written(*lines: str) -> list[str]:
    """The lines that are their writer's."""
    return [line for line, own in with_parts(lines) if own]


def test_headers_of_a_quoted_mail_are_set_aside() -> None:
    """With the line over them; what was written in it stays."""
    assert written("请看。", "", *FORWARDED, "", "材料见附件。") == ["请看。", "", "", "材料见附件。"]


@pytest.mark.parametrize("line", ["主题:把短板补上", "日期:五月", "To: 各位"])
def test_a_label_alone_is_no_header(line: str) -> None:
    """Speeches have topics and days too."""
    assert written("发言", line, "差距在观念。") == ["发言", line, "差距在观念。"]


def test_what_stands_under_the_delimiter_is_a_signature() -> None:
    """Up to a quoted mail; not where more follows than a signature has."""
    signature = ("-- ", "方舟", "市委办公室", "电话:0512-1234567")
    assert written("差距在观念。", *signature) == ["差距在观念。"]
    assert written("差距在观念。", *signature, *FORWARDED, "好。") == ["差距在观念。", "好。"]
    long = ("--", *["差距在观念。"] * 12)
    assert written(*long) == list(long)


@pytest.mark.parametrize("line", ["从我的 iPhone 发送", "发自我的华为手机", "Sent from my iPad"])
def test_the_device_is_set_aside(line: str) -> None:
    """It says where the mail was written."""
    assert written("请看。", line) == ["请看。"]


def test_nothing_of_a_mail_is_lost() -> None:
    """All lines are in the text; the spans of those set aside say which they are."""
    text = "\n".join((TEXT.strip(), *FORWARDED, "好。", "-- ", "方舟"))
    extracted = extract(mail(text).as_bytes())
    assert extracted.text.split() == text.split()
    assert [span.of(extracted.text) for span in extracted.asides] == ["\n".join(FORWARDED) + "\n", "-- \n方舟\n"]
