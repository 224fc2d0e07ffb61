"""Reading a statement: its anchors, what can be copied from it, the outline that follows, the way to its source."""

from __future__ import annotations

import json
import urllib.request

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.visitor import PHONE, Visitor

pytestmark = pytest.mark.needs_chromium


@pytest.fixture(scope="module")
def path(address: str) -> str:
    """The page of a statement with many points."""
    with urllib.request.urlopen(f"{address}/api/v1/statements?size=100", timeout=30) as answer:
        items = json.load(answer)["items"]
    return str(max(items, key=lambda item: item["points"])["url"])


def clipboard(page: Page) -> str:
    """What was copied last."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_point_is_copied_with_its_address_and_reference(visitor: Visitor, path: str) -> None:
    """Its anchor offers both; without scripts it is a link, and nothing that does not work is shown."""
    visitor.go(path)
    page = visitor.page
    marker = page.locator(".body .marker").nth(1)
    label = str(marker.get_attribute("href"))
    marker.click()
    assert page.url.endswith(path + label)
    offered = page.locator("#actions button")
    if not visitor.kind.scripts:
        expect(offered.first).to_be_hidden()
        expect(page.get_by_role("button", name="复制")).to_have_count(0)
        return
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    offered.nth(0).click()
    expect(offered.nth(0)).to_have_text("已复制")
    assert clipboard(page) == visitor.address + path + label
    offered.nth(1).click()
    expect(offered.nth(1)).to_have_text("已复制")
    words, citation = clipboard(page).split("\n")
    assert words.startswith(f"“{marker.inner_text()}")
    assert f"{visitor.address}{path}{label} ，" in citation
    assert "不可引用" in citation
    page.keyboard.press("Escape")
    expect(page.locator("#actions")).to_be_hidden()


def test_the_anchor_of_a_paragraph_is_reached_by_keyboard_and_by_finger(visitor: Visitor, path: str) -> None:
    """It is seen once it has the focus, and always where nothing hovers."""
    visitor.go(path)
    anchor = visitor.page.locator(".pilcrow").first
    anchor.focus()
    expect(anchor).to_have_css("opacity", "1")
    anchor.press("Enter")
    assert visitor.page.url.endswith("#para-1")


def test_the_outline_follows_the_reading(visitor: Visitor, path: str) -> None:
    """The point in view is the current one; on a phone the outline is folded; without scripts it is a list of links."""
    visitor.go(path)
    page = visitor.page
    last = page.locator(".outline li a").last
    if visitor.kind == PHONE:
        page.locator(".outline summary").click()
    last.click()
    assert page.url.endswith(str(last.get_attribute("href")))
    current = page.locator(".outline [aria-current]")
    if visitor.kind.scripts:
        expect(last).to_have_attribute("aria-current", "location")
        expect(current).to_have_count(1)
    else:
        expect(current).to_have_count(0)


def test_the_source_stands_beside_the_statement_one_step_away(visitor: Visitor, path: str) -> None:
    """And leads to the same line of the whole file, and back."""
    visitor.go(path)
    page = visitor.page
    page.locator(".ways").get_by_role("link", name="出处对照").click()
    expect(page.locator("table.lines")).to_be_visible()
    first = str(page.locator("table.lines tbody tr[id]").first.get_attribute("id"))
    page.get_by_role("link", name="在整份文件里看").click()
    expect(page.locator(f"tr#{first}")).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="回到这篇发言").click()
    assert page.url.endswith(path)
