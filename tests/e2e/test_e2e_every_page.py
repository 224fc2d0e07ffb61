"""Every kind of page: read by a machine for barriers, in light and dark; on a phone it does not scroll sideways."""

from __future__ import annotations

import json
import urllib.request
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.e2e.visitor import DARK, DESK, PHONE, TABLET_WIDTH, Kind, Visitor

pytestmark = pytest.mark.needs_chromium

QUERY = "营商环境"
PAGES = {
    "home": "/",
    "search": f"/search?q={quote(QUERY)}",
    "kwic": f"/search?q={quote(QUERY)}&view=kwic",
    "kwic-wide": f"/search?q={quote(QUERY)}&view=kwic&width=40",
    "groups": f"/search?q={quote(QUERY)}&view=groups&by=place",
    "chart": f"/search?q={quote(QUERY)}&view=chart",
    "all": "/search",
    "nothing-found": f"/search?q={quote('绝无此语')}",
    "unreadable-query": f"/search?q={quote('“营商')}",
    "events": "/events",
    "event": "/events/{event_id}",
    "statement": "{url}",
    "statement-source": "{url}/source",
    "statement-from-search": "{url}?q=" + quote(QUERY),
    "speakers": "/speakers",
    "speaker": "/speakers/{speaker_id}",
    "departments": "/departments",
    "department": "/departments/{department}",
    "places": "/places",
    "place": "/places/{place_code}",
    "sources": "/sources",
    "source": "/sources/{source_id}",
    "problems": "/problems",
    "help": "/help",
    "events-of-a-year": "/events?year=2021",
    "speakers-by-surname": "/speakers?by=surname",
    "departments-by-name": "/departments?by=name",
    "places-sought": "/places?q=" + quote("安"),
    "home-in-english": "/?lang=en",
    "search-in-english": f"/search?q={quote(QUERY)}&lang=en",
    "statement-in-english": "{url}?lang=en",
    "department-in-english": "/departments/{department}?lang=en",
    "help-in-english": "/help?lang=en",
    "statement-in-taiwan": "{url}?form=tw",
    "event-in-hong-kong": "/events/{event_id}?form=hk",
}


@pytest.fixture(scope="module")
def paths(address: str, browser: Browser) -> dict[str, str]:
    """The path of one page of every kind, the ids taken from what a search page and its first statement link to."""
    with urllib.request.urlopen(f"{address}/api/v1/search?q={quote(QUERY)}", timeout=30) as answer:
        found = json.load(answer)
    hit = next(hit for hit in found["hits"] if hit["speaker"] and hit["departments"] and hit["place"])
    with Visitor.opened(browser, address, DESK) as reader:
        reader.go(hit["url"])
        links = [str(link.get_attribute("href")) for link in reader.page.locator("main a").all()]

    def identity(kind: str) -> str:
        return next(link for link in links if link.startswith(f"/{kind}/")).split("/")[2].split("#")[0].split("?")[0]

    values = {
        "url": hit["url"],
        "event_id": identity("events"),
        "speaker_id": identity("speakers"),
        "department": identity("departments"),
        "place_code": identity("places"),
        "source_id": identity("sources"),
    }
    return {name: path.format(**values) for name, path in PAGES.items()}


@pytest.mark.parametrize("kind", [DESK, DARK, PHONE], ids=lambda kind: str(kind.name))
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_barriers(browser: Browser, address: str, paths: dict[str, str], name: str, kind: Kind) -> None:
    """axe-core finds nothing, nothing scrolls sideways, one heading says what the page is, and nothing goes wrong."""
    with Visitor.opened(browser, address, kind, paths[name]) as reader:
        expect(reader.page.get_by_role("heading", level=1)).to_have_count(1)
        report = Axe().run(reader.page)
        assert report.violations_count == 0, report.generate_report()
        assert reader.sideways_scroll() <= 0
        if kind is DESK:
            reader.page.set_viewport_size({"width": TABLET_WIDTH, "height": kind.height})
            assert reader.sideways_scroll() <= 0
        assert reader.troubles == []


@pytest.mark.parametrize("kind", [DESK, DARK, PHONE], ids=lambda kind: str(kind.name))
def test_an_address_without_a_page_says_so(browser: Browser, address: str, kind: Kind) -> None:
    """With status 404, a sentence, no barriers, and a way on; as well where a page cannot be opened so."""
    with Visitor.opened(browser, address, kind) as reader:
        answer = reader.page.goto(f"{address}/statements/nosuch")
        assert answer is not None
        assert answer.status == 404
        expect(reader.page.get_by_role("heading", level=1)).to_have_count(1)
        expect(reader.page.get_by_role("main").get_by_role("link").first).to_be_visible()
        assert Axe().run(reader.page).violations_count == 0
        reader.page.evaluate("Object.assign(document.forms[0], {method: 'post', action: '/search'}).submit()")
        reader.page.wait_for_url("**/search")
        expect(reader.page.get_by_role("heading", level=1)).to_have_text("请求无法处理")
        assert Axe().run(reader.page).violations_count == 0


def test_the_first_key_leads_past_the_frame(visitor: Visitor) -> None:
    """The link to the content is the first that the keyboard reaches; it is seen then, and moves the focus there."""
    visitor.go("/events")
    page = visitor.page
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)


def test_the_sample_is_marked_on_every_page_that_shows_it(
    browser: Browser, address: str, paths: dict[str, str]
) -> None:
    """A reader who lands on a page of the sample corpus is told that its people and events are made up."""
    with Visitor.opened(browser, address, DESK) as reader:
        for name in ("home", "search", "event", "statement", "speaker", "department", "place", "source"):
            reader.go(paths[name])
            expect(reader.page.get_by_text("样本", exact=True).first).to_be_visible()
