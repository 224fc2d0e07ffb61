"""The lines of the file that a statement stands on, received beside restored."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient


def numbers(page: str) -> list[int]:
    """The numbers of the lines shown."""
    return [int(number) for number in re.findall('<tr id="L([0-9]+)"', page)]


def test_exactly_the_lines_of_the_statement_are_shown(client: TestClient) -> None:
    """Attribution and heading with it, nothing of its neighbours."""
    assert numbers(client.get("/statements/stmt000001/source").text) == [6, 7, 8, 9, 10]
    page = client.get("/statements/stmt000002/source").text
    assert numbers(page) == [11, 12]
    assert "占 2 行" in page


def test_every_repair_stands_on_its_line_and_is_counted(client: TestClient) -> None:
    """Those of the statement only; a closed break at the end of its line."""
    page = client.get("/statements/stmt000001/source").text
    line = page[page.index('id="L8"') : page.index('id="L9"')]
    assert re.search('<td class="received"[^>]* translate="no"><span class="lost">此行</span>看到三个差距:一是', line)
    assert '一是<del class="gloss">創(chuàng)新</del>不足' in line
    assert '<ins class="gloss">创新</ins>' in line
    assert "断栏已接到下文" in page[page.index('id="L9"') : page.index('id="L10"')]
    for words in ("去掉拼音注字 1 处", "繁体转简体 1 处", "接合断栏 1 处"):
        assert words in page
    assert 'href="/sources/source0001#L6"' in page


def test_what_could_not_be_restored_is_listed_with_its_reason(client: TestClient) -> None:
    """With a link to its line."""
    page = client.get("/statements/stmt000001/source").text
    assert 'id="residues"' in page
    listed = page[page.index('id="residues"') : page.index("<table")]
    assert 'href="#L8"' in listed
    assert "此行" in listed
    assert "缺一个字节" in listed
    assert 'id="residues"' not in client.get("/statements/stmt000002/source").text


def test_a_text_without_repairs_says_so(client: TestClient) -> None:
    """And is not shown twice."""
    page = client.get("/statements/stmt000004/source").text
    assert "文字与原件相同，没有改动。" in page
    assert 'class="restored"' not in page


def test_an_old_id_leads_to_the_source_of_the_new_one(client: TestClient) -> None:
    """An unknown one is missing."""
    answer = client.get("/statements/oldstmt/source?q=a")
    assert (answer.status_code, answer.headers["location"]) == (301, "/statements/stmt000001/source")
    assert client.get("/statements/never/source").status_code == 404


def test_a_statement_of_a_file_that_is_gone_is_shown_as_last_received(client: TestClient) -> None:
    """With a word on the file."""
    page = client.get("/statements/stmt000006/source").text
    assert "原文件已经撤下" in page
    assert numbers(page) == [1]
