"""Names under the search box while typing: by keys, by touch, and nothing without scripts."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.needs_chromium


def box_of(visitor: Visitor) -> Locator:
    """The search box, whatever role it has."""
    return visitor.page.get_by_label("检索发言").first


def test_a_place_is_chosen_by_its_pinyin(visitor: Visitor) -> None:
    """Keys at a desk, a finger on a phone; what is chosen stands in the box beside the other words."""
    box = box_of(visitor)
    box.click()
    box.press_sequentially("人才 xiangyang")
    options = visitor.page.get_by_role("option")
    if not visitor.kind.scripts:
        expect(options).to_have_count(0)
        expect(box).not_to_have_attribute("role", "combobox")
        return
    place = options.filter(has_text="襄阳市").first
    expect(place).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    assert visitor.sideways_scroll() == 0
    if visitor.kind.name == "phone":
        place.tap()
    else:
        box.press("ArrowDown")
        marked = visitor.page.locator("[role=option][aria-selected=true]")
        expect(marked).to_have_count(1)
        expect(box).to_have_attribute("aria-activedescendant", str(marked.get_attribute("id")))
        expect(marked).to_contain_text("襄阳市")
        box.press("Enter")
    expect(box).to_have_value("人才 地区:襄阳市 ")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(options).to_have_count(0)


def test_keys_leave_the_list_as_they_found_it(visitor: Visitor) -> None:
    """Escape closes it and keeps what is typed; past its end is the box; Enter without a mark searches."""
    if not visitor.kind.scripts:
        return
    box = box_of(visitor)
    box.click()
    box.press_sequentially("xiangyang")
    options = visitor.page.get_by_role("option")
    expect(options.first).to_be_visible()
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    expect(visitor.page.locator("[aria-selected=true]")).to_have_count(0)
    expect(box).not_to_have_attribute("aria-activedescendant", "suggested-0")
    box.press("Escape")
    expect(options).to_have_count(0)
    expect(box).to_have_value("xiangyang")
    box.press("ArrowDown")
    expect(options.first).to_be_visible()
    box.press("Enter")
    visitor.page.wait_for_url("**/search?q=xiangyang")


def test_the_open_list_has_no_barriers(visitor: Visitor) -> None:
    """axe finds nothing while it is open."""
    if not visitor.kind.scripts:
        return
    box = box_of(visitor)
    box.click()
    box.press_sequentially("xiangyang")
    expect(visitor.page.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    found = Axe().run(visitor.page)
    assert found.response["violations"] == [], found.generate_report()
