"""The desk as a router that the application is given."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, Depends, Request

from app.desk import pages, steps
from app.desk.bench import Bench
from app.desk.desk import Desk
from app.desk.doors import Doors
from app.settings import Settings


def desk_router(settings: Settings) -> APIRouter | None:
    """The pages of the desk behind the settings' token; None where none is set. Raises ValueError for a token that is
    too short to keep anybody out."""
    token = settings.desk_token.get_secret_value() if settings.desk_token else ""
    if not token:
        return None
    bench = Bench(settings)
    desk = Desk(Doors(token), bench, settings.inbox, settings.corrections)

    def lay(request: Request) -> None:
        request.state.desk = desk

    @asynccontextmanager
    async def in_use(_: object) -> AsyncIterator[None]:
        try:
            yield
        finally:
            bench.close()

    router = APIRouter(lifespan=in_use, include_in_schema=False, dependencies=[Depends(lay)])
    router.include_router(pages.router)
    router.include_router(steps.router)
    return router
