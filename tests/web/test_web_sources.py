"""The list of files, a file line by line, and the problems: in both languages, what was received as it was received."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from app.domain.problems import ProblemCode
from app.web.language import translated
from app.web.wording import PROBLEM_HINTS, PROBLEMS
from tests.web.test_web_language import HAN


def test_what_was_received_is_never_translated_or_converted(client: TestClient) -> None:
    """The name of the file, the text as received, the examples of changes, and the line of a problem."""
    page = client.get("/sources/source0001").text
    kept = re.findall(r'<(\w+)[^>]*translate="no"[^>]*>(.*?)</\1>', page, re.DOTALL)
    texts = "\n".join(text for _, text in kept)
    for words in ("河东考察.txt", "發", "長(zhǎng)", "此行看到三个差距", "浏览次数"):
        assert words in texts
    restored = re.findall(r'<td lang="zh-Hans">(.*?)</td>', page)
    assert any("<ins" in cell for cell in restored)


def test_the_legend_is_said_in_both_languages(client: TestClient) -> None:
    """With the same marks as the lines below it."""
    for language, words in (("zh", "划线"), ("en", "struck out")):
        page = client.get(f"/sources/source0001?lang={language}").text
        legend = page[page.index('class="legend"') : page.index("</p>", page.index('class="legend"'))]
        assert f"<del>{words}</del>" in legend
        assert '<ins class="script">' in legend
    client.cookies.clear()


def test_a_file_is_a_row_that_can_be_read_without_its_column_heads(client: TestClient) -> None:
    """Numbers carry the words for what they count, which show where the heads do not."""
    page = client.get("/sources").text
    row = page[page.index('href="/sources/source0001"') :]
    row = row[: row.index("</tr>")]
    assert '<span class="wide">3</span><span class="narrow">3 篇发言</span>' in row
    assert '<span class="wide">1</span><span class="narrow">存疑 1 处</span>' in row


@pytest.mark.parametrize("code", ProblemCode)
def test_every_kind_of_problem_has_a_name_and_a_sentence_in_english(code: ProblemCode) -> None:
    """Which is not its Chinese."""
    for words in (PROBLEMS[code], PROBLEM_HINTS[code]):
        assert translated(words)
        assert not HAN.search(translated(words))


def test_an_english_page_explains_a_problem_and_keeps_its_chinese(client: TestClient) -> None:
    """The sentence of the file's reader is in Chinese, and is said to be."""
    page = client.get("/problems?code=lost-bytes&lang=en").text
    client.cookies.clear()
    assert translated(PROBLEM_HINTS["lost-bytes"]) in page
    assert re.search(r'<p class="minor" lang="zh-Hans">此行有缺字', page)
    assert "line 8" in page


def test_a_page_says_of_what_kind_a_file_is_and_where_it_was_taken(client: TestClient) -> None:
    """The address is a link, escaped, that hands nothing over."""
    page = client.get("/sources/source0001").text
    assert "<dt>格式</dt><dd>网页</dd>" in page
    assert "<dt>取得</dt><dd>2020年11月20日</dd>" in page
    address = "https://news.example.cn/a?x=1&amp;y=&lt;b&gt;"
    assert f'<a href="{address}" rel="noopener noreferrer external">{address}</a>' in page


def test_an_address_that_is_none_of_the_web_is_no_link(client: TestClient) -> None:
    """It is shown as it stands."""
    page = client.get("/sources/source0004").text
    assert "javascript:alert(1)" in page
    assert 'href="javascript' not in page
