"""Take the pictures of the main pages in docs/pictures: `make pictures`.

The sample corpus is read into a database of its own and served; Debian's Chromium opens each page at the width and in
the colours named below. The pages are found by links as a reader finds them, so that nothing here knows an id.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from urllib.parse import quote, urljoin

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.page_server import running
from tests.commands import SAMPLES, CommandLine

PICTURES = Path(__file__).parent / "pictures"
QUERY = quote("营商环境")
WIDE, TABLET, PHONE = (1280, 900), (820, 1000), (390, 844)


def take(browser: Browser, address: str) -> None:
    """Write one file a picture."""
    for name, size, dark, path, clicks in (
        ("home", WIDE, False, "/", ()),
        ("home-dark-phone", PHONE, True, "/", ()),
        ("search", WIDE, False, f"/search?q={QUERY}", ()),
        ("search-in-context", WIDE, False, f"/search?q={QUERY}&view=kwic", ()),
        ("statement", WIDE, False, f"/search?q={QUERY}", (".hit h2 a",)),
        ("statement-phone", PHONE, False, f"/search?q={QUERY}", (".hit h2 a",)),
        ("event", WIDE, False, "/search?kind=gap", (".hit .by a[href^='/events/']", ".holds a[href='#offices']")),
        ("department", WIDE, False, "/departments", (".offices .name a",)),
        ("place-dark", TABLET, True, f"/search?q={QUERY}", (".hit .by a[href^='/places/']",)),
    ):
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light", locale="zh-CN"
        )
        page = context.new_page()
        page.goto(address + path)
        for selector in clicks:
            _follow(page, selector)
        page.screenshot(path=PICTURES / f"{name}.png")
        context.close()
        print(name)


def _follow(page: Page, selector: str) -> None:
    href = page.locator(selector).first.get_attribute("href")
    assert href is not None
    page.goto(urljoin(page.url, href))


def main() -> None:
    """Serve the sample corpus and take every picture. Raises subprocess.CalledProcessError where a command fails."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        commands = CommandLine(Path(folder) / "pictures.sqlite3")
        commands.succeed("migrate")
        commands.succeed("ingest", SAMPLES)
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        with running(commands.url) as port:
            take(browser, f"http://127.0.0.1:{port}")
        browser.close()


if __name__ == "__main__":
    main()
