"""Files without a statement at the desk: those that could not be read, and those that ask who spoke."""

from __future__ import annotations

import pytest

from tests.desk.atdesk import SPEECH, Reviewer

OFFICES = """全市营商环境座谈会发言摘要

教育局：今年要把课后服务办好，让家长放心。下一步还要加强师资培训。

市财政局:预算安排要更早,资金拨付要更快,让项目早日开工。
"""


def test_a_file_in_which_only_offices_speak_asks_who_spoke(reviewer: Reviewer) -> None:
    """Until somebody gives a speaker, or says that nobody spoke."""
    address = reviewer.upload("a.txt", OFFICES)
    asking = reviewer.client.get("/desk").text.split('id="asking"')[1].split('id="found"')[0]
    assert f'href="{address}"' in asking
    assert "教育局、市财政局" in asking
    assert reviewer.say(address, "add", words="今年要把课后", speaker="白芷").status_code == 303
    assert "白芷" in reviewer.client.get("/speakers").text
    assert 'id="asking"' not in reviewer.client.get("/desk").text
    other = reviewer.upload("b.txt", OFFICES.replace("课后", "课前"))
    assert reviewer.say(other, "accept", code="no-statement").status_code == 303
    assert 'id="asking"' not in reviewer.client.get("/desk").text


def test_facts_of_the_event_wait_until_the_file_can_be_read(reviewer: Reviewer) -> None:
    """The page says what can be written down and what cannot; it can be taken back."""
    address = reviewer.upload("a.txt", "")
    page = reviewer.client.get(address).text
    assert "文件里没有文字" in page.split('role="alert"')[1].split("</p>")[0]
    assert "?edit=event" in page
    assert "?edit=add" not in page
    assert 'name="title"' in reviewer.client.get(f"{address}?edit=event").text
    for action in ("statement", "add", "accept"):
        answer = reviewer.say(address, action, statement="1", speaker="白芷", words="甲", code="empty-file")
        assert answer.status_code == 422
        assert "只能写下活动的情况" in answer.text
    assert reviewer.written() == []
    assert reviewer.say(address, "event", title="赴苏州考察", address="https://news.example.cn/a").status_code == 303
    page = reviewer.client.get(address).text
    assert "已记下，文件读成以后生效" in page
    assert 'value="https://news.example.cn/a"' in reviewer.client.get(f"{address}?edit=event").text
    assert reviewer.undo(address).status_code == 303
    assert reviewer.written() == []
    reviewer.say(address, "event", title="赴苏州考察")
    (reviewer.settings.inbox / "a.txt").unlink()
    assert "赴苏州考察" in reviewer.public(reviewer.upload("a.txt", SPEECH))


def test_what_kept_a_file_out_is_not_tried_again_for_each_page(
    reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that runs away would hold the desk."""
    address = reviewer.upload("a.txt", "")

    def never(*_: object) -> None:
        raise AssertionError("it was read again")

    monkeypatch.setattr("app.desk.bench.Bench.read", never)
    assert "文件里没有文字" in reviewer.client.get(address).text
    assert reviewer.say(address, "event", title="赴苏州考察").status_code == 303
    assert "文件里没有文字" in reviewer.client.get(address).text


def test_what_an_edited_file_became_is_told(reviewer: Reviewer) -> None:
    """Where it cannot be read any more, reading it once more would not help."""
    address = reviewer.upload()
    (reviewer.settings.inbox / "a.txt").write_bytes(b"")
    run = reviewer.client.post(
        "/desk/files", data={"seal": reviewer.seal()}, files=[("files", ("a.txt", b"", "text/plain"))]
    )
    assert run.status_code == 200
    alert = reviewer.client.get(address).text.split('role="alert"')[1].split("</p>")[0]
    assert "原文件改动以后没有读成" in alert
