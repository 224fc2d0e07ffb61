"""Pages over the whole corpus are made ready beside the requests, at the start and after every change of the corpus, so
that no reader waits for what is worked out once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from starlette.types import Message, Scope

from app.search.index.library import token_of
from app.store.tables import DepartmentRow
from app.web.addresses import page_address

PATHS = ("/", "/events", "/speakers", "/departments", "/places", "/search", "/help")
SECONDS = 15.0
"""Between two looks at the state of the corpus; a look costs one query."""
_LOG = logging.getLogger(__name__)


@asynccontextmanager
async def kept_warm(app: FastAPI) -> AsyncIterator[None]:
    """The lifespan of an application that keeps itself warm."""
    task = asyncio.create_task(_watch(app))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def warm(app: FastAPI) -> None:
    """Ask for every page that is kept, one after the other; what fails is logged, for it fails for readers too."""
    office = await asyncio.to_thread(_an_office, app)
    for path in (*PATHS, *((page_address("departments", office),) if office else ())):
        try:
            await app(_asking(path), _nothing_more, _unheard)
        except Exception:
            _LOG.exception("could not make ready: %s", path)


async def _watch(app: FastAPI) -> None:
    seen: int | None = None
    while True:
        try:
            token = await asyncio.to_thread(_token, app)
            if token != seen:
                await warm(app)
                seen = token
        except SQLAlchemyError:
            _LOG.exception("could not look at the state of the corpus")
        await asyncio.sleep(SECONDS)


def _token(app: FastAPI) -> int:
    with app.state.sessions() as session:
        return token_of(session.connection())


def _an_office(app: FastAPI) -> str | None:
    # any one: its page reads the terms of the whole corpus
    with app.state.sessions() as session:
        found: str | None = session.scalar(select(DepartmentRow.id).limit(1))
        return found


def _asking(path: str) -> Scope:
    """A GET of a path, as a server would pass it on."""
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "server": ("localhost", 80),
        "client": None,
    }


async def _nothing_more() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _unheard(_: Message) -> None:
    return None
