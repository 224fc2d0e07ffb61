"""The reading view of a statement, and the way from it to its source."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient


def body_of(page: str) -> str:
    """The text of the statement as it stands on the page."""
    return page[page.index('<div class="body"') : page.index('<span class="actions"')]


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
        'href="/sources/source0001">河东考察.txt</a>',
        'href="/sources/source0001#L6">第 6 至 10 行</a>',
        "还原 2 处",
        "接合断栏 1 处",
        "缺字 1 处",
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
    assert "原文件已经撤下" in answer.text
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


def test_each_paragraph_and_point_has_an_anchor_that_is_a_link(client: TestClient) -> None:
    """Without scripts too; what copies is hidden until a script makes it work."""
    page = client.get("/statements/stmt000001").text
    body = body_of(page)
    assert re.findall('class="pilcrow" href="#(para-[12])" aria-label="第 [12] 段的链接"', body) == ["para-1", "para-2"]
    assert '<a class="marker" href="#p-1-2">二是</a>' in body
    shown = page[page.index("<main") : page.index("</main>")]
    buttons = re.findall('<button type="button"[^>]*>', shown)
    assert len(buttons) == 5
    assert all(" hidden " in button and "data-copy" in button for button in buttons)


def test_a_lost_byte_is_marked_where_it_stands(client: TestClient) -> None:
    """As a link to the note that says what it is."""
    page = client.get("/statements/stmt000001").text
    assert '<a class="lost" href="#lost">此行</a>看到三个差距' in body_of(page)
    note = page[page.index('id="lost"') :]
    assert 'href="/statements/stmt000001/source#residues"' in note[:300]
    assert 'class="lost"' not in client.get("/statements/stmt000002").text


def test_a_statement_is_cited_with_its_address_and_the_build(client: TestClient) -> None:
    """Three forms, and the plain one for what a reader selects."""
    page = client.get("/statements/stmt000001").text
    cited = page[page.index('id="cite"') : page.index("</section>", page.index('id="cite"'))]
    address = "http://testserver/statements/stmt000001"
    build = re.search("语料版本 ([0-9a-f]{8})", page)
    assert build
    assert f"{address}. [言录语料版本{build[1]},2026-01-02]." in cited
    assert cited.count(address) == 3
    assert "@misc{yanlu-stmt000001," in cited
    assert "皖江考察团赴江苏&lt;学习&gt;考察发言摘要" in cited
    assert 'data-citation="林晓禾（市人社局局长）：《把服务送到门口》' in page
    assert f'data-address="{address}"' in page
    assert "不可引用" not in cited


def test_a_sample_is_cited_as_a_sample(client: TestClient) -> None:
    """In each of the forms."""
    page = client.get("/statements/stmt000004").text
    assert page.count("[样本,不可引用]") == 2
    assert "〔样本：内容虚构，不可引用〕" in page


def test_the_plain_citation_speaks_the_language_of_the_interface(client: TestClient) -> None:
    """And so do the words for kinds, which say that they are English."""
    page = client.get("/statements/stmt000001?lang=en").text
    client.cookies.clear()
    cited = page[page.index('id="cite-plain"') :]
    words = re.sub("<[^>]*>", "", cited[cited.index(">") + 1 : cited.index("</dd>")])
    assert re.match(r"林晓禾 \(市人社局局长\)\. “把服务送到门口\.” In .* Yanlu corpus, build", words)
    assert re.search('href="#p-1-1"[^>]*><span lang="en">', body_of(page))


def test_the_speaker_is_followed_through_the_events(client: TestClient) -> None:
    """The other statements, with a link to all of them that finds as many."""
    page = client.get("/statements/stmt000001").text
    assert 'href="/search?speaker=linxiaohe">林晓禾的全部 2 篇发言</a>' in page
    assert "<strong>2</strong> 篇发言" in client.get("/search?speaker=linxiaohe").text
    assert "林晓禾此前的发言" not in page


def test_what_became_of_a_withdrawn_statement_is_said(client: TestClient) -> None:
    """Its file is gone, but what was received of it is still shown beside it."""
    page = client.get("/statements/stmt000006").text
    assert "本篇保留地址和文字" in page
    assert "已撤下，不在语料版本" in page
    assert 'href="/sources/source0003#L1">第 1 行</a>' in page
