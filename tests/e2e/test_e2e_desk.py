"""At the desk in a real browser: in, a file dropped, a speaker put right, seen by everybody, taken back, out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.commands import ROOT, CommandLine
from tests.desk.atdesk import SPEECH
from tests.e2e.conftest import free_port, wait_until_ready
from tests.e2e.visitor import DARK, DESK, PHONE, WITHOUT_SCRIPTS, Kind, Visitor

pytestmark = pytest.mark.needs_chromium
TOKEN = "korrektur-nur-fuer-tests"


@pytest.fixture(scope="module")
def desk_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with the desk over an empty corpus; its log holds neither a traceback nor the token."""
    root, port = tmp_path_factory.mktemp("desk"), free_port()
    commands = CommandLine(root / "corpus.sqlite3")
    commands.succeed("migrate")
    own = {
        "YANLU_DESK_TOKEN": TOKEN,
        "YANLU_INBOX": str(root / "inbox"),
        "YANLU_CORRECTIONS": str(root / "corrections"),
    }
    log = root / "log.txt"
    with log.open("wb") as output:
        process = subprocess.Popen(
            (sys.executable, "-m", "app", "serve", "--port", str(port)),
            cwd=ROOT,
            env=os.environ | commands.environment | own,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
        try:
            wait_until_ready(f"http://127.0.0.1:{port}", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)
    written = log.read_text(encoding="utf-8")
    assert "Traceback" not in written
    assert TOKEN not in written


@pytest.fixture(params=[DESK, WITHOUT_SCRIPTS, PHONE], ids=lambda kind: str(kind.name))
def reviewer(request: pytest.FixtureRequest, browser: Browser, desk_address: str) -> Iterator[Visitor]:
    """Somebody at a large window, without scripts, or with a phone, who has signed in."""
    with Visitor.opened(browser, desk_address, request.param, "/desk") as visitor:
        sign_in(visitor.page)
        yield visitor
        assert visitor.troubles == []


def sign_in(page: Page, token: str = TOKEN) -> None:
    """Through the door."""
    page.get_by_label("口令").fill(token)
    page.get_by_role("button", name="进入").click()


def drop(page: Page, path: Path) -> None:
    """Drop a file in and open its page."""
    page.get_by_label("选择文件").set_input_files(path)
    page.get_by_role("button", name="放入并读取").click()
    page.get_by_role("region", name="刚放入的文件").get_by_role("link").click()


def test_a_speaker_is_put_right_seen_by_everybody_and_taken_back(reviewer: Visitor, tmp_path: Path) -> None:
    """The whole way, with the mouse or a finger alone."""
    page, name = reviewer.page, f"{reviewer.kind.name}.txt"
    (tmp_path / name).write_text(SPEECH.replace("苏州", "苏州市" * (1 + len(name) % 3)), encoding="utf-8")
    drop(page, tmp_path / name)
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.get_by_role("link", name="校订第 1 篇").click()
    form = page.get_by_role("form", name="校订第 1 篇")
    form.get_by_label("发言人", exact=True).fill("白芷")
    form.get_by_label("理由（必填）").fill("看过原版")
    form.get_by_label("校订人").fill("编者")
    form.get_by_role("button", name="保存").click()
    expect(page.get_by_role("heading", name="已保存")).to_be_visible()
    expect(page.locator(".diff ins").first).to_contain_text("白芷")
    assert reviewer.sideways_scroll() == 0
    desk = page.url
    page.get_by_role("link", name="公开页面").click()
    page.locator("a[href^='/statements/']").first.click()
    expect(page.locator("main")).to_contain_text("白芷")
    expect(page.locator("main")).to_contain_text("由人对照原件校订")
    statement = page.url
    page.goto(desk)
    page.get_by_role("button", name="撤销").click()
    expect(page.get_by_role("heading", name="已撤销")).to_be_visible()
    page.goto(statement)
    expect(page.locator("main")).to_contain_text("钟小满")
    page.goto(f"{reviewer.address}/desk")
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_label("口令")).to_be_visible()


def test_a_wrong_token_leaves_one_outside(browser: Browser, desk_address: str) -> None:
    """With a word on why."""
    with Visitor.opened(browser, desk_address, DESK, "/desk") as visitor:
        sign_in(visitor.page, "falsch-falsch-falsch")
        expect(visitor.page.get_by_role("alert")).to_have_text("口令不对。")
        visitor.go("/desk")
        expect(visitor.page.get_by_label("口令")).to_be_visible()


@pytest.mark.parametrize("kind", [DESK, DARK, PHONE], ids=lambda kind: str(kind.name))
def test_the_pages_of_the_desk_have_no_barriers(
    browser: Browser, desk_address: str, kind: Kind, tmp_path: Path
) -> None:
    """Read by a machine, every form open; nothing scrolls sideways."""
    (tmp_path / "c.txt").write_text(SPEECH, encoding="utf-8")
    with Visitor.opened(browser, desk_address, kind, "/desk") as visitor:
        check(visitor)
        sign_in(visitor.page)
        check(visitor)
        drop(visitor.page, tmp_path / "c.txt")
        address = visitor.page.url.split("?")[0]
        for edited in ("", "?edit=1", "?edit=event", "?edit=add", "?edit=3&lang=en", "?lang=zh"):
            visitor.go(address + edited)
            check(visitor)
        assert visitor.troubles == []


def check(visitor: Visitor) -> None:
    """No violation that axe finds, and no sideways scroll."""
    visitor.page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
    results = Axe().run(visitor.page)
    assert results.violations_count == 0, results.generate_report()
    assert visitor.sideways_scroll() == 0
