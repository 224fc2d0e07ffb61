"""From a typed word to a filtered list, a statement, its speaker, and back: with scripts, without, and on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.needs_chromium

QUERY = "营商环境"


def type_query(page: Page, query: str) -> None:
    """Into the search box, then the Enter key."""
    box = page.get_by_label("检索发言")
    box.fill(query)
    box.press("Enter")
    page.wait_for_url("**/search?*")


def total(page: Page) -> int:
    """The exact number above the results."""
    words = page.get_by_role("region", name="检索结果").get_by_text(re.compile(r"^[\d,]+ 篇发言$")).inner_text()
    return int(words.replace(",", "").split()[0])


def hits(page: Page) -> Locator:
    """The entries of the list of results."""
    return page.get_by_role("region", name="检索结果").locator("li.hit")


def unfold(drawer: Locator) -> None:
    """On a phone, what stands beside the text on a desk is folded away under its name."""
    if drawer.is_visible():
        drawer.click()


def open_facet(page: Page, title: str) -> Locator:
    """A facet by its title, unfolded, on a phone out of the drawer that holds them all."""
    unfold(page.locator("summary", has_text="筛选"))
    facet = page.get_by_role("group", name="按条件筛选").locator(
        "details.facet", has=page.get_by_text(title, exact=True)
    )
    if not facet.get_by_role("link").first.is_visible():
        facet.locator("summary").first.click()
    expect(facet.get_by_role("link").first).to_be_visible()
    return facet


def choose_city(page: Page) -> tuple[str, int]:
    """Filter by the first city of the places; its name and the count that the facet promised."""
    facet = open_facet(page, "发言人所在地区")
    city = facet.get_by_role("link", name=re.compile(r"^\S+市$")).first
    name = city.inner_text().strip()
    count = int(re.sub(r"\D", "", city.locator("xpath=..").locator(".count").inner_text()))
    city.click()
    page.wait_for_url("**place=*")
    return name, count


def test_search_filter_statement_speaker_and_back(visitor: Visitor) -> None:
    """The whole way of the readers."""
    page = visitor.page
    type_query(page, QUERY)
    everything = total(page)
    assert everything > 1
    expect(hits(page).first.locator("mark", has_text=QUERY).first).to_be_visible()

    city, promised = choose_city(page)
    assert total(page) == promised
    assert 0 < promised <= everything
    expect(page.get_by_role("list", name="已选的限定")).to_contain_text(city)
    for hit in hits(page).all():
        expect(hit.locator('a[href^="/places/"]').first).to_contain_text(city)
    results = page.url

    signed = hits(page).filter(has=page.locator("a.who")).first
    speaker = signed.locator("a.who").inner_text()
    signed.get_by_role("heading").get_by_role("link").click()
    page.wait_for_url("**/statements/*")
    expect(page.locator("article mark").first).to_be_visible()

    page.locator("article header").get_by_role("link", name=speaker).click()
    page.wait_for_url("**/speakers/*")
    expect(page.get_by_role("heading", level=1)).to_contain_text(speaker)
    expect(page.get_by_role("region", name="发言").get_by_role("link").first).to_be_visible()

    page.go_back()
    page.get_by_role("link", name="回到检索结果").click()
    page.wait_for_url(lambda address: address.partition("#")[0] == results)
    assert total(page) == promised


def test_a_filter_can_be_taken_off_again(visitor: Visitor) -> None:
    """By its chip; the list is whole again."""
    page = visitor.page
    type_query(page, QUERY)
    everything = total(page)
    city, _ = choose_city(page)
    page.get_by_role("list", name="已选的限定").get_by_role("link", name=re.compile(city)).click()
    page.wait_for_url(lambda address: "place=" not in address)
    assert total(page) == everything


def test_traditional_and_one_character_queries_find_the_same(visitor: Visitor) -> None:
    """However the word is typed; and one character finds at least what the word finds."""
    page = visitor.page
    type_query(page, QUERY)
    everything = total(page)
    type_query(page, "營商環境")
    assert total(page) == everything
    type_query(page, "“營商環境”")
    assert total(page) == everything
    type_query(page, "营")
    assert total(page) >= everything


def test_a_statement_leads_to_its_lines_in_the_file(visitor: Visitor) -> None:
    """The link to the source goes to the line where the statement begins."""
    page = visitor.page
    type_query(page, QUERY)
    hits(page).first.get_by_role("heading").get_by_role("link").click()
    page.wait_for_url("**/statements/*")
    page.get_by_role("complementary", name="发言信息").locator('a[href*="#L"]').first.click()
    page.wait_for_url("**/sources/*#L*")
    expect(page.locator(f"[id='{page.url.rpartition('#')[2]}']")).to_be_in_viewport()


def test_a_point_can_be_linked_to(visitor: Visitor) -> None:
    """Each line of the outline goes to a point of the text."""
    page = visitor.page
    type_query(page, "一是")
    hits(page).first.get_by_role("heading").get_by_role("link").click()
    page.wait_for_url("**/statements/*")
    navigation = page.get_by_role("navigation", name="要点")
    unfold(navigation.locator("summary"))
    outline = navigation.get_by_role("link")
    anchors = [str(link.get_attribute("href")) for link in outline.all()]
    assert anchors
    assert all(page.locator(f"[id='{anchor.removeprefix('#')}']").count() == 1 for anchor in anchors)
    outline.first.click()
    expect(page.locator(f"[id='{anchors[0].removeprefix('#')}']")).to_be_in_viewport()


def test_the_slash_key_goes_to_the_box(visitor: Visitor) -> None:
    """Where scripts run; elsewhere nothing happens and nothing breaks."""
    visitor.go("/events")
    visitor.page.keyboard.press("/")
    box = visitor.page.get_by_label("检索发言")
    if visitor.kind.scripts:
        expect(box).to_be_focused()
    else:
        expect(box).not_to_be_focused()
