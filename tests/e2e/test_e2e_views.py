"""From the list to its lines in context, to one place in a statement, and back; groups, years, and long facets."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.needs_chromium

QUERY = "企业"


def results(visitor: Visitor, view: str) -> Page:
    """The results of the query in one of the views, reached by its link."""
    page = visitor.page
    visitor.go(f"/search?q={QUERY}")
    page.get_by_role("navigation", name="查看方式").get_by_role("link", name=view, exact=True).click()
    page.wait_for_url("**view=*")
    return page


def number(text: str) -> int:
    """The first number of a text."""
    found = re.search(r"[\d,]+", text)
    assert found
    return int(found[0].replace(",", ""))


def test_a_line_in_context_opens_its_place_and_the_way_back_leads_to_the_line(visitor: Visitor) -> None:
    """The keyword stands in the middle of each line, and the mark that it opens is the one that is shown."""
    page = results(visitor, "语境")
    keys = page.locator(".kwic tbody .key")
    count = keys.count()
    assert 1 < count <= 50
    if visitor.kind.name != "phone":
        middles = {
            round(box["x"] + box["width"] / 2) for key in keys.all()[:10] if (box := key.bounding_box()) is not None
        }
        assert len(middles) == 1
    for key in keys.all()[:5]:
        expect(key.get_by_text(QUERY)).to_be_visible()
    assert visitor.sideways_scroll() == 0

    page.get_by_role("columnheader").get_by_role("link", name="左文").click()
    page.wait_for_url("**order=left**")
    here = page.url
    link = page.locator('.kwic tbody .key a[href$="#m-2"]').first
    anchor = str(link.get_attribute("href")).rpartition("#")[2]
    link.click()
    page.wait_for_url("**/statements/*#m-2")
    mark = page.locator(f"mark#{anchor}")
    expect(mark).to_be_in_viewport()
    expect(mark).to_have_text(QUERY)
    assert page.locator("mark:target").count() == 1
    page.get_by_role("navigation", name="标出的各处").get_by_role("link").first.click()
    expect(page.locator("mark:target")).to_have_id("m-1")

    page.get_by_role("link", name="回到检索结果").click()
    page.wait_for_url(lambda address: address.partition("#")[0] == here)
    expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_be_in_viewport()


def test_a_group_opens_its_statements(visitor: Visitor) -> None:
    """As many as its number says."""
    page = results(visitor, "分组")
    page.get_by_role("navigation", name="分组依据").get_by_role("link", name="部门").click()
    page.wait_for_url("**by=department**")
    opening = page.locator(".group .count").first
    promised = number(opening.inner_text())
    opening.click()
    page.wait_for_url("**department=*")
    found = page.get_by_role("region", name="检索结果").get_by_text(re.compile(r"^[\d,]+ 篇发言$")).inner_text()
    assert number(found) == promised > 0


def test_a_year_opens_its_statements(visitor: Visitor) -> None:
    """The picture has a name and a description; its numbers are links in the table."""
    page = results(visitor, "图")
    picture = page.get_by_role("group", name="每年的发言篇数")
    expect(picture).to_be_visible()
    bar, year = picture.get_by_role("link").first, page.locator(".years tbody a").first
    assert bar.get_attribute("href") == year.get_attribute("href")
    promised = number(year.inner_text())
    year.click()
    page.wait_for_url("**year=*")
    found = page.get_by_role("region", name="检索结果").get_by_text(re.compile(r"^[\d,]+ 篇发言$")).inner_text()
    assert number(found) == promised > 0


def test_a_long_facet_can_be_looked_through(visitor: Visitor) -> None:
    """A district is found with the city it lies in; without scripts everything is there under its fold."""
    visitor.go("/search")
    drawer = visitor.page.locator("summary", has_text="筛选")
    if drawer.is_visible():
        drawer.click()
    facet = visitor.page.locator("details.facet[data-long]", has=visitor.page.get_by_text("发言人所在地区", exact=True))
    if not visitor.kind.scripts:
        expect(visitor.page.locator(".sift")).to_have_count(0)
        for fold in facet.locator("details.rest > summary").all():
            fold.click()
        expect(facet.get_by_role("link", name="涪城区")).to_be_visible()
        return
    box = facet.get_by_role("searchbox")
    before = facet.locator("li:visible").count()
    box.fill("涪城")
    expect(facet.locator("li:visible")).to_have_text([re.compile("四川省"), re.compile("绵阳市"), re.compile("涪城区")])
    box.fill("")
    expect(facet.locator("li:visible")).to_have_count(before)
    box.fill("涪城")
    facet.get_by_role("link", name="涪城区").click()
    visitor.page.wait_for_url("**place=*")
