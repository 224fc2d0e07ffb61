"""A reader in a browser: what kind of window, and what went wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

WAIT_MILLISECONDS = 15_000
PHONE_WIDTH, TABLET_WIDTH = 390, 820


@dataclass(frozen=True)
class Kind:
    """A window: its width and height, whether scripts run, and the colours asked for."""

    name: str
    width: int = 1440
    height: int = 900
    scripts: bool = True
    colours: Literal["light", "dark"] = "light"


DESK = Kind("desk")
DARK = Kind("dark", colours="dark")
WITHOUT_SCRIPTS = Kind("without-scripts", scripts=False)
PHONE = Kind("phone", width=PHONE_WIDTH, height=844)
KINDS = (DESK, WITHOUT_SCRIPTS, PHONE)


@cache
def window(browser: Browser, address: str, kind: Kind) -> BrowserContext:
    """The window of a kind, kept open by a bare page of the server: a second page comes in a third of the time that a
    second window takes, and in the process that the first one has (``--process-per-site``)."""
    context = browser.new_context(
        viewport={"width": kind.width, "height": kind.height},
        java_script_enabled=kind.scripts,
        color_scheme=kind.colours,
        locale="zh-CN",
        has_touch=kind.width == PHONE_WIDTH,
    )
    context.set_default_timeout(WAIT_MILLISECONDS)
    context.new_page().goto(f"{address}/healthz")
    return context


def forget(context: BrowserContext, address: str) -> None:
    """Close all pages but the one that keeps the window open, and take back what was granted and stored: cookies, what
    scripts keep, the cache."""
    keeper, *others = context.pages
    for page in others:
        page.close()
    context.clear_permissions()
    context.clear_cookies()
    session = context.new_cdp_session(keeper)
    session.send("Storage.clearDataForOrigin", {"origin": address, "storageTypes": "all"})
    session.send("Network.clearBrowserCache")
    session.detach()


@dataclass
class Visitor:
    """A page of a window, and everything that a careful reader would complain of."""

    page: Page
    address: str
    kind: Kind
    troubles: list[str] = field(default_factory=list)

    @classmethod
    @contextmanager
    def opened(cls, browser: Browser, address: str, kind: Kind, path: str = "/") -> Iterator[Visitor]:
        """A visitor at a page, the first one unless another is named. Whoever comes next in such a window finds nothing
        that was left there."""
        context = window(browser, address, kind)
        visitor = cls(context.new_page(), address, kind)
        visitor.listen()
        visitor.go(path)
        try:
            yield visitor
        finally:
            forget(context, address)

    def listen(self) -> None:
        """Write down errors on the console and in scripts, failed answers, and requests to other hosts."""
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def go(self, path: str) -> None:
        """Open a path of the server, or a whole address."""
        answer = self.page.goto(path if path.startswith("http") else self.address + path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"

    def sideways_scroll(self) -> int:
        """By how many pixels the page is wider than the window."""
        size = self.page.locator("html").evaluate("root => root.scrollWidth - root.clientWidth")
        return int(size)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "about:", "blob:")):
            self.troubles.append(f"another host: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.troubles.append(f"{response.status}: {response.url}")
