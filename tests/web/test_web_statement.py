"""The reading view of a statement, and the way from it to its source."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient


def body_of(page: str) -> str:
    """The text of the statement as it stands on the page."""
    return page[page.index('<div class="body"') : page.index('<aside class="facts"')]


def test_points_have_anchors_kinds_and_cues(client: TestClient) -> None:
    page = client.get("/statements/stmt000001").text
    body = body_of(page)
    assert '<span class="point gap" id="p-1-1"><a class="tag gap" href="#p-1-1">差距</a>' in body
    assert '<span class="point measure" id="p-1-1-1">' in body
    assert '<span class="point" id="p-1-1-2"><a class="marker"' in body
    assert '<span class="passage measure" id="passage-1">' in body
    outline = page[page.index('class="outline"') : page.index('<div class="body"')]
    for words in ('href="#p-1-1-1"', "据“差距”", "据“下一步要”", "创新不足", "5 处"):
        assert words in outline


def test_paragraphs_have_anchors_and_a_closed_break_is_one_paragraph(client: TestClient) -> None:
    body = body_of(client.get("/statements/stmt000001").text)
    assert re.findall('<p id="([^"]*)"', body) == ["para-1", "para-2"]
    assert "式服务。" in body


def test_the_facts_are_all_there(client: TestClient) -> None:
    page = client.get("/statements/stmt000001").text
    facts = page[page.index('<aside class="facts"') :]
    for words in (
        "林晓禾(市人社局局长):",
        "段首印着“姓名（职务）：”",
        "原话",
        "2020年10月29日至11月1日",
        "2020年11月2日刊发，河东日报",
        "金一",
        "苏州市",
        'href="/sources/source0001#L8">河东考察.txt 第 8 行',
        "还原 2 处，接合断栏 1 处",
    ):
        assert words in facts


def test_a_query_is_marked_and_the_way_back_is_kept(client: TestClient) -> None:
    page = client.get("/statements/stmt000001?q=營商環境&place=34").text
    assert re.findall(r'<mark id="(m-\d)">营商环境</mark>', body_of(page)) == ["m-1", "m-2"]
    assert page.count('href="#m-') == 2
    assert "本篇标出 2 处" in page
    assert 'place=34#hit-stmt000001">← 回到检索结果' in page
    assert 'id="hit-stmt000001"' in client.get("/search?q=營商環境&place=34").text
    assert re.search(r'rel="next" href="/statements/stmt000002\?q=[^"]*&amp;place=34"', page)


def test_neighbours_in_the_event(client: TestClient) -> None:
    page = client.get("/statements/stmt000002").text
    assert 'rel="prev" href="/statements/stmt000001"' in page
    assert 'rel="next" href="/statements/stmt000003"' in page
    assert "夹叙夹引" in page


def test_an_unsigned_truncated_statement_says_both(client: TestClient) -> None:
    page = client.get("/statements/stmt000003").text
    assert "未署名" in page
    assert "原文不全" in page
    assert "文件没有写明是谁的发言" in page
    assert 'class="outline"' not in page


def test_a_withdrawn_statement_stays(client: TestClient) -> None:
    answer = client.get("/statements/stmt000006")
    assert answer.status_code == 200
    assert "原文件已撤下" in answer.text
    assert "不再检索得到" in answer.text


def test_an_old_id_redirects_with_its_query(client: TestClient) -> None:
    answer = client.get("/statements/oldstmt?q=a")
    assert answer.status_code == 301
    assert answer.headers["location"] == "/statements/stmt000001?q=a"
    assert client.get("/speakers/oldlin").headers["location"] == "/speakers/linxiaohe"
    assert client.get("/events/turns").status_code == 404


def test_the_source_shows_every_repair_beside_its_line(client: TestClient) -> None:
    page = client.get("/sources/source0001").text
    line = page[page.index('id="L8"') : page.index('id="L9"')]
    assert '<del class="gloss">創(chuàng)新</del>' in line
    assert '<ins class="gloss">创新</ins>' in line
    assert 'href="/statements/stmt000001">发言 1</a>' in line
    assert "断栏已接到下文" in page[page.index('id="L9"') : page.index('id="L10"')]
    for label in ("导航", "标题", "日期", "叙述", "署名", "小标题", "缺文说明", "杂质"):
        assert f"<span>{label}</span>" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "无法还原" in page


def test_the_ledger_adds_up_to_the_file(client: TestClient) -> None:
    page = client.get("/sources/source0001").text
    length = re.search(r"([\d,]+) 个字符", page)
    total = re.search(r'合计</th><td class="num">([\d,]+)<', page)
    assert length
    assert total
    assert length[1] == total[1]


def test_a_source_that_is_not_published_says_why(client: TestClient) -> None:
    assert "没有收录" in client.get("/sources/source0004").text
    assert "这不是文本文件" in client.get("/sources/source0004").text
    assert "原文件已撤下" in client.get("/sources/source0003").text
