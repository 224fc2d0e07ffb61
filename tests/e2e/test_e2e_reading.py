"""What a reader does with a result: cite it, hold it against its source, read it in another script; and lost ways."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.test_e2e_main_path import hits, total, type_query
from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.needs_chromium

QUERY = "营商环境"


def test_a_statement_is_cited_with_its_address_and_the_build(visitor: Visitor) -> None:
    """In three forms, each with the permalink; the build is that of the foot of the page."""
    page = visitor.page
    type_query(page, QUERY)
    hits(page).first.get_by_role("heading").get_by_role("link").click()
    page.wait_for_url("**/statements/*")
    permalink = page.url.partition("?")[0]
    foot = page.locator(".foot").inner_text()
    build = re.search(r"语料版本 ([0-9a-f]{8})", foot)
    assert build
    page.locator(".bibtex summary").click()
    for form in ("#cite-standard", "#cite-plain", "#cite-bibtex"):
        words = page.locator(form).inner_text()
        assert permalink in words
        assert build[1] in words


def test_a_statement_is_held_against_its_source_and_back(visitor: Visitor) -> None:
    """Line by line, received beside restored."""
    page = visitor.page
    type_query(page, QUERY)
    hits(page).first.get_by_role("heading").get_by_role("link").click()
    page.wait_for_url("**/statements/*")
    page.locator("article header").get_by_role("link", name="出处对照").click()
    page.wait_for_url("**/source")
    expect(page.get_by_role("table", name="逐行对照").get_by_role("row").nth(1)).to_be_visible()
    page.get_by_role("link", name="回到这篇发言").click()
    page.wait_for_url(re.compile(r"/statements/[a-z0-9]+$"))
    expect(page.locator("article .body")).to_be_visible()


def test_the_script_and_the_language_are_switched_without_losing_the_search(visitor: Visitor) -> None:
    """The same total, and the next pages keep the choice; the corpus stays Chinese."""
    page = visitor.page
    type_query(page, QUERY)
    everything = total(page)
    _switch(visitor, "繁体字（台湾）")
    assert page.locator("html").get_attribute("lang") == "zh-Hant-TW"
    assert str(everything) in page.locator(".total strong").inner_text()
    expect(page.locator("li.hit").first.locator("mark", has_text="營商環境").first).to_be_visible()
    _switch(visitor, "英文介面|英文界面")
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator(".total")).to_contain_text(re.compile(rf"{everything} statements"))
    page.locator("li.hit").first.get_by_role("heading").get_by_role("link").click()
    page.wait_for_url("**/statements/*")
    expect(page.get_by_role("heading", name="Cite")).to_be_visible()
    expect(page.locator("article mark", has_text="營商環境").first).to_be_visible()


def _switch(visitor: Visitor, title: str) -> None:
    summary = visitor.page.locator(".menu > summary")
    if summary.is_visible():
        summary.click()
    links = visitor.page.locator(".switches a")
    titles = [str(link.get_attribute("title")) for link in links.all()]
    wanted = next(at for at, found in enumerate(titles) if re.search(title, found))
    links.nth(wanted).click()
    visitor.page.wait_for_load_state()


def test_an_empty_result_leads_on_and_the_back_button_back(visitor: Visitor) -> None:
    """What emptied it is named, with a link that finds as many as it says."""
    page = visitor.page
    type_query(page, f"{QUERY} 绝无此语")
    way = page.locator(".empty .tally li").first
    promised = int(re.sub(r"\D", "", way.locator(".count").inner_text()))
    address = page.url
    way.get_by_role("link").click()
    page.wait_for_url(lambda found: found != address)
    assert total(page) == promised > 0
    page.go_back()
    page.wait_for_url(address)
    expect(page.get_by_text("没有找到。")).to_be_visible()


def test_a_wrong_address_suggests_the_right_one(visitor: Visitor) -> None:
    """A name that nearly stands in the corpus leads to its page."""
    page = visitor.page
    visitor.go("/departments")
    name = page.locator(".offices .name a").first.inner_text()
    answer = page.goto(f"{visitor.address}/speakers/{name}")
    assert answer is not None
    assert answer.status == 404
    visitor.troubles.clear()  # the browser itself notes the 404
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_url("**/departments/*")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
