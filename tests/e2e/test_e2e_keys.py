"""Keys and copying: on a page of their own that holds what the scripts look for, and on the pages as they are."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect

from app.web.headers import POLICY
from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.needs_chromium

ENTRIES = "".join(
    f'<li class="entry hit" id="hit-{n}"><h2><a id="entry-{n}" href="/fixture?to={n}">第 {n} 篇</a></h2>'
    f'<p><a href="/fixture?who={n}">发言人</a></p></li>'
    for n in (1, 2, 3)
)
PAGE = f"""<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><title>试页</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/base.css">
<link rel="icon" type="image/svg+xml" href="/static/seal.svg">
<script src="/static/keys.js" defer></script><script src="/static/copying.js" defer></script></head>
<body><header><form action="/search"><label for="q">检索发言</label> <input id="q" name="q" value="旧词"></form>
</header>
<main><h1>试页</h1>
<ol class="entries">{ENTRIES}</ol>
<details><summary>更多</summary><ol><li class="entry"><a href="/fixture?folded">折起的</a></li></ol></details>
<table class="kwic"><thead><tr><th scope="col">左</th></tr></thead><tbody>
<tr><td class="left">左文</td><td class="key"><a id="line" href="/fixture?line">词</a></td></tr></tbody></table>
<p><a data-key="e" href="/fixture?export">导出</a></p>
<p id="cited">张三：《说新城》，2020。</p>
<p><button type="button" id="whole" data-copy="#cited" data-done="已复制"
 data-selected="已选中" hidden>复制引文</button>
<button type="button" id="literal" data-copy data-copy-text="/statements/x#p-1" data-done="已复制"
 data-selected="已选中" hidden>复制链接</button></p>
<div class="body" data-citation="张三：《说新城》，2020。" data-copy-label="复制并附出处" data-done="已复制"
 data-selected="已选中">
<p id="para-1"><a class="pilcrow" href="#para-1" aria-label="第 1 段的链接">¶</a>
<a class="tag gap" href="#para-1">差距</a>我们<mark>差</mark>在哪里</p>
<p id="para-2"><a class="pilcrow" href="#para-2" aria-label="第 2 段的链接">¶</a>下一步怎么办</p>
</div></main>
<footer><button type="button" data-opens="key-list" hidden>快捷键</button></footer>
<dialog id="key-list" aria-labelledby="keys-title"><h2 id="keys-title">快捷键</h2>
<label hidden><input type="checkbox" data-keys checked> 启用单键</label>
<form method="dialog"><button>关闭</button></form></dialog>
</body></html>"""


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """The page of this test, with the headers of every page, and a clipboard that may be read."""

    def answer(route: Route) -> None:
        headers = {"content-type": "text/html; charset=utf-8", "content-security-policy": POLICY}
        route.fulfill(status=200, headers=headers, body=PAGE)

    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.page.route("**/fixture*", answer)
    visitor.go("/fixture")
    return visitor.page


def clipboard(page: Page) -> str:
    """What was copied."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def refuse_clipboard(page: Page) -> None:
    """As on a page that is served without encryption from another machine."""
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")


def select(page: Page, start: Locator, end: Locator) -> None:
    """From the beginning of one element to the end of another."""
    page.evaluate(
        "([a, b]) => getSelection().setBaseAndExtent(a, 0, b, b.childNodes.length)",
        [start.element_handle(), end.element_handle()],
    )


def test_without_scripts_nothing_is_shown_that_does_nothing(visitor: Visitor, page: Page) -> None:
    """Buttons for copying and for the list of keys are there where they work."""
    for button in page.locator("[data-copy], [data-opens]").all():
        expect(button).to_be_visible(visible=visitor.kind.scripts)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(1 if visitor.kind.scripts else 0)


def test_the_list_of_keys(visitor: Visitor, page: Page) -> None:
    """Opens by key and by button, keeps the focus inside, and gives it back; no other key acts meanwhile."""
    if not visitor.kind.scripts:
        return
    page.locator("#entry-2").focus()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="快捷键")
    expect(dialog).to_be_visible()
    page.keyboard.press("j")
    expect(dialog.locator(":focus")).to_have_count(1)
    assert Axe().run(page, "dialog").response["violations"] == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.locator("#entry-2")).to_be_focused()
    opener = page.get_by_role("button", name="快捷键")
    opener.click()
    dialog.get_by_role("button", name="关闭").click()
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()


def test_from_entry_to_entry(visitor: Visitor, page: Page) -> None:
    """Forth and back to either end, over lists and lines in context, past what is folded."""
    if not visitor.kind.scripts:
        return
    for expected in ("#entry-1", "#entry-2", "#entry-3", "#line", "#line"):
        page.keyboard.press("j")
        expect(page.locator(expected)).to_be_focused()
        expect(page.locator(expected)).to_be_in_viewport()
    page.keyboard.press("k")
    expect(page.locator("#entry-3")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("o")
    page.wait_for_url("**/fixture?to=3")
    page.keyboard.press("e")
    page.wait_for_url("**/fixture?export")


def test_no_key_acts_while_typing_or_with_a_modifier(visitor: Visitor, page: Page) -> None:
    """What is typed arrives in the box, which the slash key goes to."""
    if not visitor.kind.scripts:
        return
    page.keyboard.press("Control+e")
    page.keyboard.press("Alt+j")
    expect(page.locator("#entry-1")).not_to_be_focused()
    page.keyboard.press("/")
    box = page.get_by_label("检索发言")
    expect(box).to_be_focused()
    page.keyboard.type("je?/")
    expect(box).to_have_value("je?/")
    assert page.url.endswith("/fixture")


def test_the_keys_can_be_turned_off(visitor: Visitor, page: Page) -> None:
    """For those who speak to their computer (WCAG 2.1.4); the next page knows."""
    if not visitor.kind.scripts:
        return
    page.get_by_role("button", name="快捷键").click()
    page.get_by_label("启用单键").uncheck()
    page.keyboard.press("Escape")
    visitor.go("/fixture")
    page.keyboard.press("j")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#entry-1")).not_to_be_focused()
    page.get_by_role("button", name="快捷键").click()
    page.get_by_label("启用单键").check()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator("#entry-1")).to_be_focused()


def test_copying_by_a_button(visitor: Visitor, page: Page) -> None:
    """The text of an element, or words of its own; it is said, and the button is itself again."""
    if not visitor.kind.scripts:
        return
    for name, copied in (("whole", "张三：《说新城》，2020。"), ("literal", "/statements/x#p-1")):
        button = page.locator(f"#{name}")
        words = button.inner_text()
        button.click()
        expect(button).to_have_text("已复制")
        expect(page.get_by_role("status")).to_have_text("已复制")
        assert clipboard(page) == copied
        expect(button).to_have_text(words)
        expect(page.get_by_role("status")).to_have_text("")


def test_where_the_clipboard_is_refused(visitor: Visitor, page: Page) -> None:
    """The text is selected, so that the reader's own key copies it."""
    if not visitor.kind.scripts:
        return
    refuse_clipboard(page)
    page.evaluate("document.execCommand = () => false")
    page.locator("#whole").click()
    expect(page.locator("#whole")).to_have_text("已选中")
    assert page.evaluate("getSelection().toString().trim()") == "张三：《说新城》，2020。"
    page.locator("#literal").click()
    field = page.get_by_role("textbox", name="复制链接")
    expect(field).to_be_focused()
    expect(field).to_have_value("/statements/x#p-1")
    page.get_by_label("检索发言").focus()
    expect(field).to_have_count(0)


def test_a_selection_is_copied_with_its_citation(visitor: Visitor, page: Page) -> None:
    """Without the labels set into the text; the button stands below the selection and goes with it."""
    if not visitor.kind.scripts:
        return
    button = page.get_by_role("button", name="复制并附出处")
    expect(button).to_have_count(0)
    select(page, page.locator("#para-1"), page.locator("#para-1"))
    expect(button).to_be_visible()
    place, line = button.bounding_box(), page.locator("#para-1 mark").bounding_box()
    assert place is not None
    assert line is not None
    assert place["y"] >= line["y"] + line["height"]
    assert visitor.sideways_scroll() == 0
    assert Axe().run(page, ".body").response["violations"] == []
    select(page, page.locator("#para-1"), page.locator("#para-2"))
    expect(page.locator("#para-2 + button")).to_be_visible()
    if visitor.kind.name == "phone":
        button.tap()
    else:
        button.focus()
        page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("已复制")
    assert clipboard(page) == "我们差在哪里\n下一步怎么办\n张三：《说新城》，2020。"
    select(page, page.locator("h1"), page.locator("h1"))
    expect(page.locator(".cite-selection")).to_have_count(0)


def test_a_refused_citation_can_be_taken_by_hand(visitor: Visitor, page: Page) -> None:
    """It stands selected in a field."""
    if not visitor.kind.scripts:
        return
    refuse_clipboard(page)
    page.evaluate("document.execCommand = () => false")
    select(page, page.locator("#para-2"), page.locator("#para-2"))
    page.get_by_role("button", name="复制并附出处").click()
    field = page.get_by_role("textbox", name="复制并附出处")
    expect(field).to_have_value("下一步怎么办\n张三：《说新城》，2020。")
    expect(field).to_be_focused()
