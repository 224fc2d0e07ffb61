"""The ways through the corpus that begin with no word: from the first page, an event, an office, a place, a name."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.needs_chromium


def number(words: str) -> int:
    """The first number of some words."""
    found = re.search(r"\d[\d,]*", words)
    assert found, words
    return int(found[0].replace(",", ""))


def total(page: Page) -> int:
    """How many statements or lines a page of results has found."""
    return number(page.get_by_role("region", name="检索结果").locator(".total strong").inner_text())


def follow(page: Page, link: Locator, address: str) -> None:
    """Click, and wait for the page."""
    link.click()
    page.wait_for_url(address)


def menu(page: Page, words: str) -> Locator:
    """An item of the main navigation, on a phone out of the menu that holds it."""
    summary = page.locator(".menu > summary")
    if summary.is_visible():
        summary.click()
    return page.get_by_role("navigation", name="主导航").get_by_role("link", name=words, exact=True)


def expect_target(page: Page) -> None:
    """The place that the address names is there and in view."""
    anchor = page.url.rpartition("#")[2]
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_an_example_of_the_first_page_finds_what_it_promises(visitor: Visitor) -> None:
    """And the first hit opens at its marks."""
    page = visitor.page
    example = page.get_by_role("list", name="可以这样查").get_by_role("listitem").first
    promised = number(example.locator(".count").inner_text())
    follow(page, example.get_by_role("link"), "**/search?*")
    assert total(page) == promised
    follow(page, page.locator("li.hit").first.get_by_role("heading").get_by_role("link"), "**/statements/*")
    expect(page.locator("article mark").first).to_be_visible()


def test_who_learns_from_whom_opens_these_statements(visitor: Visitor) -> None:
    """A cell of the matrix, with the number that it shows."""
    page = visitor.page
    cell = page.locator("table.matrix tbody td a").first
    promised = number(cell.inner_text())
    follow(page, cell, "**/search?*visited=*")
    assert total(page) == promised
    expect(page.get_by_role("list", name="已选的限定").get_by_role("listitem")).not_to_have_count(0)


def test_an_event_sets_gaps_beside_measures(visitor: Visitor) -> None:
    """From the newest events to one, from a clause of its table to its place in the statement, and on to the next."""
    page = visitor.page
    follow(page, menu(page, "活动"), "**/events")
    follow(page, page.locator(".entry h3 a").first, "**/events/*")
    expect(page.get_by_role("complementary", name="活动信息")).to_be_visible()
    clause = page.locator("#offices").locator("xpath=..").locator('a[href*="/statements/"][href*="#p"]').first
    follow(page, clause, "**/statements/*#*")
    expect_target(page)
    neighbour = page.get_by_role("navigation", name="同一活动的前后发言").get_by_role("link").first
    follow(page, neighbour, re.compile(r"/statements/[a-z0-9]+$"))  # type: ignore[arg-type]
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_one_office_is_seen_city_by_city(visitor: Visitor) -> None:
    """The number of a city is what its link finds."""
    page = visitor.page
    follow(page, menu(page, "部门"), "**/departments")
    follow(page, page.locator(".offices .name a").first, "**/departments/*")
    columns = page.locator(".columns .column")
    assert columns.count() > 1
    count = columns.first.locator("h3 a.count")
    promised = number(count.inner_text())
    follow(page, count, "**/search?*department=*")
    assert total(page) == promised


def test_a_distinctive_term_opens_its_lines(visitor: Visitor) -> None:
    """As many statements as the table says."""
    page = visitor.page
    for link in page.locator("table.kinds th a").all():
        address = str(link.get_attribute("href"))
        visitor.go(address)
        if page.locator("table.terms").count():
            break
        visitor.go("/")
    term = page.locator("table.terms tbody td a").first
    promised = number(term.inner_text().split()[-1])
    follow(page, term, "**/search?*view=kwic*")
    expect(page.locator("table.kwic")).to_be_visible()
    said = page.get_by_role("region", name="检索结果").locator(".total").inner_text()
    assert number(said.rpartition("见于")[2]) == promised


def test_a_place_shows_who_came_and_what_they_took_home(visitor: Visitor) -> None:
    """From the tree of places to a place visited, and to what a visitor learnt there."""
    page = visitor.page
    visitor.go("/")
    follow(page, page.locator("table.matrix thead th a").first, "**/places/*")
    expect(page.get_by_role("heading", name="谁来学习")).to_be_visible()
    home = page.get_by_role("heading", name="来访者带回去的").locator("xpath=following-sibling::*[1]")
    follow(page, home.locator("a.clause").first, "**/statements/*#*")
    expect_target(page)


def test_a_speaker_is_found_by_letter_and_their_role_in_the_file(visitor: Visitor) -> None:
    """A–Z, then the line that prints the role; by surname too."""
    page = visitor.page
    follow(page, menu(page, "发言人"), "**/speakers")
    follow(
        page,
        page.get_by_role("navigation", name="排列方式").get_by_role("link", name="姓氏"),
        "**/speakers?by=surname*",
    )
    follow(page, page.locator(".people a.who").first, "**/speakers/*")
    printed = page.locator(".timeline .printed-role").first.inner_text()
    follow(page, page.locator('.timeline a[href^="/sources/"]').first, "**/sources/*#L*")
    expect_target(page)
    assert printed
    line = page.locator(f"[id='{page.url.rpartition('#')[2]}']")
    expect(line).to_be_visible()
