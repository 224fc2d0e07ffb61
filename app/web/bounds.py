"""What a request may ask for: how long its address and its body may be, and how long it may take."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as Sent

from app.text.messages import Message, say
from app.web.language import translated

LONGEST_ADDRESS = 48 * 1024
"""Bytes of a path with its query: room for some thousand filter values."""
LONGEST_BODY = 64 * 1024
"""Bytes of a body; the pages and the API take none."""
_LOG = logging.getLogger(__name__)


class Bounded:
    """Middleware: refuses what is too long with 414 or 413, and answers 503 for what takes longer than ``seconds``.

    Below ``unbounded`` (a path) bodies are not counted: what is there has limits of its own.
    """

    def __init__(self, app: ASGIApp, seconds: float, unbounded: str = "/desk") -> None:
        self.app, self.seconds, self.unbounded = app, seconds, unbounded

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on within its bounds."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        if len(path.encode("utf-8", "surrogateescape")) + len(scope["query_string"]) > LONGEST_ADDRESS:
            await _told(say("地址太长。请减少筛选的项目。"), 414)(scope, receive, send)
            return
        own = path == self.unbounded or path.startswith(f"{self.unbounded}/")
        if not own and _announced(scope) > LONGEST_BODY:
            await _told(say("这里不接收内容。"), 413)(scope, receive, send)
            return
        started = False

        async def noted(message: Sent) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            async with asyncio.timeout(None if own else self.seconds):
                await self.app(scope, receive if own else _counted(receive), noted)
        except TimeoutError:
            _LOG.warning("request took longer than %s s: %s", self.seconds, path)
            if not started:
                await _told(say("这次请求用时太长，已经停下。请缩小范围再试。"), 503, {"Retry-After": "5"})(
                    scope, receive, send
                )


def _told(message: Message, status: int, headers: Mapping[str, str] | None = None) -> PlainTextResponse:
    """A sentence in both languages: what asks in this way is as often a program as a reader."""
    return PlainTextResponse(f"{message}\n{translated(message)}\n", status, headers)


def _announced(scope: Scope) -> int:
    length = dict(scope["headers"]).get(b"content-length", b"0")
    return int(length) if length.isdigit() else LONGEST_BODY + 1


def _counted(receive: Receive) -> Receive:
    """The same messages, of which those after ``LONGEST_BODY`` bytes come as the end of the request."""
    taken = 0

    async def counted() -> Sent:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LONGEST_BODY:
            return {"type": "http.disconnect"}
        return message

    return counted
