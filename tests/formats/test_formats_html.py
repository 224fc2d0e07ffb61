"""Web pages: all visible text once and in order; menus are asides; what the page says of itself is kept."""

from __future__ import annotations

import html
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.extracted import Extracted, FormatError
from app.formats.extraction import extract
from app.formats.html.charset import decoded
from app.text.decoding import Decoded
from tests.formats.saving import as_html

SPEECH = (
    "枫溪市党政代表团赴清河考察学习",
    "来源:枫溪日报 发布时间:2021-05-06",
    "5月6日，代表团先后参观了三家企业，在座谈会上交流了体会，大家都说收获很大。",
    "钟小满(市人社局局长):此次考察让我深受触动。一是要引进人才，打造平台。二是优化营商环境，提升服务效能。",
    "霍惊蛰(市科协主席):清河的创新活力给我留下深刻印象，我们将学习先进经验，补齐短板，推动高质量发展。",
)


def page(body: str, head: str = "") -> Extracted:
    """The page with this body, extracted."""
    return extract(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def main_of(extracted: Extracted) -> str:
    """The text without its asides."""
    text, at = "", 0
    for aside in extracted.asides:
        text += extracted.text[at : aside.start]
        at = aside.end
    return text + extracted.text[at:]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>甲<b>乙</b>丙</p><p>丁</p>", ["甲乙丙", "丁"]),
        ("甲<br>乙<br/><br>丙", ["甲", "乙", "丙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<p>要引进\n  人才</p>", ["要引进人才"]),
        ("<p>GDP \n growth</p>", ["GDP growth"]),
        ("<pre>甲\n  乙</pre>", ["甲", "  乙"]),
        ("<table><tr><td>甲</td><td><p>乙</p></td></tr><tr><th>丙</th></tr></table>", ["甲\t乙", "丙"]),
        ("<table><tr><td><p>甲</p><p>乙</p></td><td>丙</td></tr></table>", ["甲", "乙", "丙"]),
        ("<ol><li>甲</li><li>乙</li></ol><ul><li>丙</li></ul>", ["1. 甲", "2. 乙", "丙"]),
        ("<ol start=3 type=A><li>甲<ol type=i><li>乙</ol><li value=9>丙</ol>", ["C. 甲", "i. 乙", "I. 丙"]),
        ("<ol><li>一是甲</li><li>（二）乙</li></ol>", ["一是甲", "（二）乙"]),
        ("<p><ruby>珏<rp>(</rp><rt>jué</rt><rp>)</rp></ruby>好</p>", ["珏(jué)好"]),
        ("<p>市人社局局长<b>钟小满</b>:甲</p><p><b>钟小满</b></p>", ["市人社局局长**钟小满**:甲", "钟小满"]),
        ("<p>甲<!-- 不 -->乙<script>不</script>丙<style>不</style></p>", ["甲乙丙"]),
        ("<p>甲</p><p style='display:none'>不</p><p hidden>不</p><p style='color:red'>乙</p>", ["甲", "乙"]),
        ("<p>甲</p><select><option>不</option></select><textarea>不</textarea><noscript>不</noscript>", ["甲"]),
        ("<p>甲</p><div style='visibility: hidden'>乙丙</div>", ["甲", "乙丙"]),
        ("<p>&lt;b&gt; &amp; &#x7532;&nbsp;乙</p>", ["<b> & 甲\xa0乙"]),
    ],
)
def test_visible_text_becomes_lines(body: str, lines: list[str]) -> None:
    """Blocks, breaks, rows, numbers, glosses; what a browser hides is left out, unless it is most of the page."""
    assert page(body).text.splitlines() == lines


def test_menus_and_lists_of_other_news_are_asides() -> None:
    """The title, the source line and all that is said are main text."""
    extracted = extract(as_html("\n".join(SPEECH)))
    assert [line.strip() for line in main_of(extracted).splitlines()] == list(SPEECH)
    asides = "".join(span.of(extracted.text) for span in extracted.asides)
    assert all(words in asides for words in ("走进枫溪", "部门动态", "热门文章", "集中开工", "主办单位"))


def test_a_page_in_which_no_main_text_is_found_is_main_text() -> None:
    """Nothing is set aside on no evidence."""
    assert page("<p>甲</p><p>乙</p>").asides == ()


HEAD = """<title>发言摘要_枫溪日报</title><meta name="ArticleTitle" content="枫溪代表团发言摘要">
<meta name="PubDate" content="2021-05-06 10:00"><meta name="ContentSource" content="枫溪日报">"""


def test_the_page_says_its_title_day_and_publication() -> None:
    """By the names that government sites use."""
    extracted = page("<p>甲乙丙</p>", HEAD)
    assert (extracted.title, extracted.published, extracted.publication) == (
        "枫溪代表团发言摘要",
        date(2021, 5, 6),
        "枫溪日报",
    )


def test_a_saved_page_says_where_and_when_it_was_taken() -> None:
    """The comments of browsers and of SingleFile; an address that is none of the web is not believed."""
    saved = "<!-- saved from url=(0030)https://news.example.cn/1.html -->"
    assert extract(f"<!DOCTYPE html>\n{saved}\n<html><body><p>甲</p></body></html>".encode()).address == (
        "https://news.example.cn/1.html"
    )
    day = "Tue Nov 26 2024 10:00:00 GMT"
    single = f"<!--\n Page saved with SingleFile \n url: https://a.example.cn/2 \n saved date: {day} -->"
    extracted = extract(f"<!DOCTYPE html> <html><head>{single}</head><body><p>甲</p></body></html>".encode())
    assert (extracted.address, extracted.fetched) == ("https://a.example.cn/2", date(2024, 11, 26))
    script = "<!-- saved from url=(0020)javascript:alert(1) -->"
    assert extract(f"{script}<html><body><p>甲</p></body></html>".encode()).address is None


@pytest.mark.parametrize(
    ("charset", "declared", "encoding"),
    [
        ("gb18030", "gb2312", "gb18030"),
        ("utf-8", "gb2312", "utf-8"),
        ("gb18030", "utf-8", "gb18030"),
        ("big5", "big5", "big5"),
        ("big5", "gb2312", "big5"),
        ("gb18030", "iso-8859-1", "gb18030"),
        ("utf-16", "gbk", "utf-16-le"),
    ],
)
def test_the_charset_is_the_declared_one_unless_the_bytes_speak_against_it(
    charset: str, declared: str, encoding: str
) -> None:
    """Pages are saved in another encoding with their old declaration."""
    text = f'<html><meta charset="{declared}"><p>黨政代表團先後到三地考察學習，大家在會上發言。</p></html>'
    assert decoded(text.encode(charset)) == Decoded(text, encoding)


def test_a_page_nested_too_deep_is_refused_and_not_cut() -> None:
    """With a word on what to do."""
    with pytest.raises(FormatError) as caught:
        page("<div>" * 5_000 + "甲" + "</div>" * 5_000)
    assert caught.value.code == "damaged-file"
    assert "嵌套" in caught.value.message


word = st.text(st.sampled_from("甲乙丙丁戊己庚辛，。：AB12&<>"), min_size=1, max_size=6)
inline = st.recursive(
    word.map(lambda text: (html.escape(text), text)),
    lambda inner: st.tuples(st.sampled_from(["b", "span", "a", "em", "font", "i"]), inner).map(
        lambda pair: (f"<{pair[0]}>{pair[1][0]}</{pair[0]}>", pair[1][1])
    ),
    max_leaves=3,
)


def joined(parts: list[tuple[str, str]]) -> tuple[str, str]:
    """Pieces of source one after another, with what of them is visible."""
    return "".join(source for source, _ in parts), "".join(text for _, text in parts)


def wrapped(tags: list[str], parts: list[tuple[str, str]]) -> tuple[str, str]:
    """The same inside elements."""
    source, text = joined(parts)
    return "".join(f"<{t}>" for t in tags) + source + "".join(f"</{t}>" for t in reversed(tags)), text


block = st.recursive(
    st.lists(inline, min_size=1, max_size=3).map(joined),
    lambda inner: st.builds(
        wrapped,
        st.sampled_from(
            [["div"], ["p"], ["ul", "li"], ["table", "tr", "td"], ["blockquote"], ["section"], ["h2"], ["center"]]
        ),
        st.lists(inner, min_size=1, max_size=4),
    ),
    max_leaves=12,
)


@given(st.lists(st.one_of(block, st.just(("<br>", "")), st.just(("<!-- 不 -->\n", ""))), min_size=1, max_size=8))
def test_every_visible_character_is_there_once_and_in_order(parts: list[tuple[str, str]]) -> None:
    """Whatever the elements; the spans of the asides lie in the text, in order, each of whole lines."""
    source, visible = joined(parts)
    if not visible:
        return
    extracted = page(source)
    assert "".join(extracted.text.replace("**", "").split()) == visible
    at = 0
    for span in extracted.asides:
        assert at <= span.start < span.end <= len(extracted.text)
        assert extracted.text[span.end - 1] == "\n"
        assert span.start == 0 or extracted.text[span.start - 1] == "\n"
        at = span.end
