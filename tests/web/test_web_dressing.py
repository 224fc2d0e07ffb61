"""A page in the characters that the reader chose: tags stay, words are read over them, Chinese is declared."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.form_tables import Form
from app.text.forms import Converter, convert, converter
from app.text.name_forms import name_phrases
from app.web.dressing import dressed

HAN = re.compile("[一-鿿]")
TRADITIONAL = pytest.mark.parametrize("form", [Form.TAIWAN, Form.HONG_KONG])
PAGES = (
    "/",
    "/search?q=发展",
    "/search?q=发展&view=kwic",
    "/search?q=发展&view=groups",
    "/search?q=发展&view=chart",
    "/events",
    "/speakers",
    "/departments",
    "/places",
    "/sources",
    "/problems",
    "/help",
    "/statements/stmt000001",
)


def taiwan(page: str, english: bool = False) -> str:
    """The page in Taiwan's characters."""
    return dressed(page, converter(Form.TAIWAN), english=english)


READ = "title|alt|placeholder|label|lang|content|done|selected|hint|long|names|one|many|department|place|speaker"
"""The ends of the names of attributes that a reader sees or hears."""


def tags(page: str) -> list[str]:
    """Its tags, without the attributes that are read out."""
    return [re.sub(rf'({READ})="[^"]*"', "", tag) for tag in re.findall("<[^>]*>", page)]


def other_tags(page: str) -> list[str]:
    """Its tags but those that may be there for the language alone."""
    bare = [re.sub(r"\s+>", ">", tag) for tag in tags(page)]
    return [tag for tag in bare if tag not in ("<span>", "</span>")]


def text(page: str) -> str:
    """Its text."""
    return re.sub("<[^>]*>", "", page)


class Spoken(HTMLParser):
    """The texts of a page with the language that the nearest element declares, <html> apart."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.heard: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"meta", "link", "input", "br", "path", "rect", "line", "circle"}:
            return
        around = self.open[-1][1] if self.open else ""
        self.open.append((tag, around if tag == "html" else dict(attrs).get("lang") or around))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing is opened."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if HAN.search(data):
            self.heard.append((self.open[-1][0] if self.open else "", self.open[-1][1] if self.open else "", data))


def heard(page: str) -> list[tuple[str, str, str]]:
    """Element, language and words of each Chinese text."""
    parser = Spoken()
    parser.feed(page)
    return parser.heard


def test_the_page_as_restored_is_the_same_object() -> None:
    """Nothing is done at all."""
    page = '<p title="头发">头发</p>'
    assert dressed(page, converter(Form.RESTORED), english=False) is page


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>头<mark>发</mark>与<mark>发</mark>展</p>", "<p>頭<mark>髮</mark>與<mark>發</mark>展</p>"),
        ('<p>头<ins class="script">发</ins></p>', '<p>頭<ins class="script">髮</ins></p>'),
        ('<p>头<mark id="m-1" title="发">发</mark></p>', '<p>頭<mark id="m-1" title="發">髮</mark></p>'),
        ('<a class="marker" href="#p">头</a>发', '<a class="marker" href="#p">頭</a>髮'),
        ("<p>头</p><p>发</p>", "<p>頭</p><p>發</p>"),
        ("<p>头<br>发</p>", "<p>頭<br>發</p>"),
        ("<span>头</span><span>发</span>", "<span>頭</span><span>發</span>"),
        ("<a>头</a> <a>发</a>", "<a>頭</a> <a>發</a>"),
        ('<a class="tag gap" href="#p">头</a>发', '<a class="tag gap" href="#p">頭</a>發'),
        ("<del>头</del><ins>发</ins>", "<del>頭</del><ins>發</ins>"),
        ("头&#34;发", "頭&#34;發"),
        ("<p>头&amp;发</p>\n", "<p>頭&amp;發</p>\n"),
        (
            '<tr>\n<td class="left"><span>头</span></td>\n<td class="key"><a>发</a></td>\n'
            '<td class="right"><span>白</span></td>\n<td class="source">发</td>\n</tr>',
            '<tr>\n<td class="left"><span>頭</span></td>\n<td class="key"><a>髮</a></td>\n'
            '<td class="right"><span>白</span></td>\n<td class="source">發</td>\n</tr>',
        ),
        (
            '<td class="source">头</td><td class="left"></td><td class="key">发</td>',
            '<td class="source">頭</td><td class="left"></td><td class="key">發</td>',
        ),
    ],
)
def test_words_over_tags(page: str, expected: str) -> None:
    """One word over inline tags; two texts where a block, a break or another item begins."""
    assert taiwan(page) == expected


@pytest.mark.parametrize(
    "page",
    [
        '<a href="/search?q=发展">x</a>',
        '<input name="q" value="发展">',
        '<p id="发" class="发" data-address="发" data-citation="发">x</p>',
        '<meta name="keywords" content="发展">',
        '<div translate="no" title="发">发<div>发</div>发<p>发</p></div>',
        '<input translate="no" placeholder="发">',
        "<code>发展</code><kbd>地区:</kbd><style>发</style><script>发</script><textarea>发</textarea>",
        '<td translate="no" lang="zh-Hans">发<mark>发</mark></td>',
    ],
)
def test_what_stays(page: str) -> None:
    """Addresses, values, names of things, and whatever is to be shown as it came."""
    assert taiwan(page) == page


def test_what_is_read_out() -> None:
    """Attributes in words, descriptions, and what follows something that stays."""
    page = (
        '<meta name="description" content="发展"><meta property="og:title" content="发展">'
        '<a aria-label="发展" title="头发"><img alt="发"></a><input placeholder="发" value="发" aria-label="头&#34;发">'
        '<button data-done="发" data-copy-label="发" data-copy="#发">发</button>'
        '<div translate="no">发<div>发</div>发</div><textarea placeholder="发">发</textarea>发'
    )
    assert taiwan(page) == (
        '<meta name="description" content="發展"><meta property="og:title" content="發展">'
        '<a aria-label="發展" title="頭髮"><img alt="發"></a><input placeholder="發" value="发" aria-label="頭&#34;發">'
        '<button data-done="發" data-copy-label="發" data-copy="#发">發</button>'
        '<div translate="no">发<div>发</div>发</div><textarea placeholder="發">发</textarea>發'
    )


def test_the_language_is_that_of_the_form() -> None:
    """Everywhere but on what stays; an address's hreflang is no lang."""
    page = '<html lang="zh-Hans"><p lang="zh-Hans">x</p><i lang="en">x</i><a hreflang="zh-Hans">x</a></html>'
    assert taiwan(page) == page.replace(' lang="zh-Hans"', ' lang="zh-Hant-TW"')
    assert dressed(page, converter(Form.SIMPLIFIED), english=False) == page


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<a>Home</a> 发展", '<a>Home</a> <span lang="zh-Hans">发展</span>'),
        ("<p>发展</p>", '<p lang="zh-Hans">发展</p>'),
        ('<p title="Chinese">发展</p>', '<p title="Chinese"><span lang="zh-Hans">发展</span></p>'),
        ('<i lang="en">发展</i>', '<i lang="en"><span lang="zh-Hans">发展</span></i>'),
        ('<div lang="zh-Hans"><p>发<i lang="en">hair 发</i></p></div>', None),
        ("<title>发</title><option>发</option><svg><text>发</text></svg><textarea>发</textarea>", ""),
        ("<kbd>发</kbd>", '<kbd lang="zh">发</kbd>'),
        ('<td translate="no">发</td>', '<td translate="no" lang="zh">发</td>'),
        ("…、·", ""),
    ],
)
def test_chinese_in_an_english_page(page: str, expected: str | None) -> None:
    """Declared on its element, or in a span, once; nothing where no tag may stand."""
    if expected is None:
        expected = page.replace("hair 发", '<span lang="zh-Hans">hair 发</span>')
    assert dressed(page, converter(Form.RESTORED), english=True) == (expected or page)


def test_english_and_traditional() -> None:
    """What is converted has the form's tag, what stays as it came has none of either."""
    page = '<html lang="en"><p>Words: 头<mark>发</mark></p><p translate="no">发</p></html>'
    assert taiwan(page, english=True) == (
        '<html lang="en"><p><span lang="zh-Hant-TW">Words: 頭</span><mark lang="zh-Hant-TW">髮</mark></p>'
        '<p translate="no" lang="zh">发</p></html>'
    )


def test_names_are_written_as_names() -> None:
    """With a converter that knows them."""
    names = Converter(Form.TAIWAN, name_phrases(["范仲"], Form.TAIWAN))
    assert dressed("<b>范</b>仲示范", names, english=False) == "<b>范</b>仲示範"


WORDS = st.text("头发展后里干于面台的,·& <\"'a", max_size=5).map(html.escape)
NODES = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda tag, nodes: f"<{tag}>{''.join(nodes)}</{tag}>",
        st.sampled_from(["mark", "b", "ins", "em"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@TRADITIONAL
@settings(deadline=None)
@given(nodes=st.lists(NODES, max_size=5))
def test_inline_tags_do_not_change_the_text(form: Form, nodes: list[str]) -> None:
    """However they stand: the text is that of the page without tags, the tags are those of the page."""
    page = "".join(nodes)
    written = dressed(page, converter(form), english=False)
    assert text(written) == convert(text(page), form)
    assert tags(written) == tags(page)


@TRADITIONAL
@pytest.mark.parametrize("english", [False, True])
@pytest.mark.parametrize("address", PAGES)
def test_every_page(client: TestClient, form: Form, english: bool, address: str) -> None:
    """Nothing but its characters and languages changes; in English no Chinese is left undeclared."""
    answer = client.get(address)
    assert answer.status_code == 200
    page = answer.text
    written = dressed(page, converter(form), english=english)
    assert written != page
    assert len(text(written)) == len(text(page))
    assert other_tags(written) == other_tags(page)
    assert f'lang="{form}"' in written
    if english:
        silent = {"title", "option", "text", "desc"}
        assert [found for found in heard(written) if not found[1] and found[0] not in silent] == []
