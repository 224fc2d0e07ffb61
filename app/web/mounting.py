"""A base path: the whole site below /yanlu behind a proxy that serves other things too.

Inside, every address begins at the root. The outer middleware takes the base path off a request, the inner one puts it
on whatever address leaves: attributes of a page, the fields of the API that hold addresses, Location and cookies.
"""

from __future__ import annotations

import re

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.text.messages import say
from app.web.headers import HEADERS
from app.web.language import translated

_ATTRIBUTE = re.compile(rb'(\s(?:href|src|action|formaction|data-[a-z-]+)=")/(?!/)')
_FIELD = re.compile(rb'("(?:url|self|next|previous|instance)": ?")/(?!/)')
_COOKIE_PATH = re.compile(rb"(?i)(;\s*path=)/(?=;|$)")
_REWRITTEN = ((b"text/html", _ATTRIBUTE), (b"json", _FIELD))


def base_path(given: str) -> str:
    """A base path as it is set ("yanlu", "/yanlu/") in the form "/yanlu"; "" for none.

    Raises ValueError where it could not stand in an address.
    """
    path = given.strip().strip("/")
    if not re.fullmatch(r"[A-Za-z0-9._~-]*(?:/[A-Za-z0-9._~-]+)*", path) or ".." in path.split("/"):
        raise ValueError(say("基础路径写法不对：{given}。请写成 /yanlu 这样。", given=given))
    return f"/{path}" if path else ""


class Stripped:
    """Middleware: a request below the base path goes on without it; every other one is not for this site.

    A proxy may take the base path off itself and say so in X-Forwarded-Prefix.
    """

    def __init__(self, app: ASGIApp, base: str) -> None:
        self.app, self.base = app, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; outside of the base path the root leads to it and the rest is not found."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        forwarded = dict(scope["headers"]).get(b"x-forwarded-prefix", b"").decode("latin-1").rstrip("/")
        if forwarded == self.base:
            inner = path
        elif path == self.base or path.startswith(f"{self.base}/"):
            inner = path[len(self.base) :] or "/"
        elif path == "/":
            await RedirectResponse(f"{self.base}/", 307, HEADERS)(scope, receive, send)
            return
        else:
            await self._elsewhere()(scope, receive, send)
            return
        inside = {**scope, "path": inner, "raw_path": None, "root_path": "", "app_root_path": self.base}
        await self.app(inside, receive, send)

    def _elsewhere(self) -> PlainTextResponse:
        message = say("此处没有网页，首页在 {address}", address=f"{self.base}/")
        return PlainTextResponse(f"{message}\n{translated(message)}\n", 404, HEADERS)


class Prefixed:
    """Middleware: what leaves for a reader has the base path on every address of this site."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        self.app, self.base = app, base.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold an answer in HTML or JSON until it is whole, then rewrite it; the rest passes as it comes."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start: Message = {}
        pattern: re.Pattern[bytes] | None = None
        body = bytearray()

        async def rewriting(message: Message) -> None:
            nonlocal start, pattern
            if message["type"] == "http.response.start":
                self._headers(message)
                kind = MutableHeaders(scope=message).get("content-type", "").encode()
                pattern = next((each for name, each in _REWRITTEN if name in kind), None)
                start = message
                if pattern is None:
                    await send(message)
            elif pattern is None or message["type"] != "http.response.body":
                await send(message)
            else:
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    await self._finish(start, pattern.sub(rb"\1" + self.base + rb"/", bytes(body)), send)

        await self.app(scope, receive, rewriting)

    async def _finish(self, start: Message, body: bytes, send: Send) -> None:
        headers = MutableHeaders(scope=start)
        if body:
            headers["content-length"] = str(len(body))
        elif "content-length" in headers and headers["content-length"] != "0":
            del headers["content-length"]  # of a body that HEAD leaves out, before the base path was put on
        await send(start)
        await send({"type": "http.response.body", "body": body})

    def _headers(self, message: Message) -> None:
        base = self.base.decode()
        headers = MutableHeaders(scope=message)
        location = headers.get("location", "")
        if location.startswith("/") and not location.startswith("//"):
            headers["location"] = base + location
        message["headers"] = [
            (name, _COOKIE_PATH.sub(rb"\1" + self.base + b"/", value) if name == b"set-cookie" else value)
            for name, value in message["headers"]
        ]
