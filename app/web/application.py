"""The application: routes, static files, headers and what happens when nothing is found."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException

from app.settings import Settings
from app.store.engine import open_engine, session_factory
from app.text.messages import Message, say
from app.web.api import problems as api_problems
from app.web.api.description import ABOUT
from app.web.api.registration import add_api
from app.web.bounds import Bounded
from app.web.contexts.guide import FailurePage
from app.web.frame import View
from app.web.headers import HEADERS, CompressedPages, SafeHeaders
from app.web.mounting import Prefixed, Stripped, base_path
from app.web.pages import (
    departments,
    events,
    guide,
    home,
    missing,
    places,
    problems,
    search,
    sources,
    speakers,
    statements,
    table,
)
from app.web.templating import STATIC, render
from app.web.warming import kept_warm

_LOG = logging.getLogger(__name__)
_FAMILIES = (home, search, table, events, statements, speakers, departments, places, sources, problems, guide)


def create_app(settings: Settings | None = None, *, warm: bool = False, routers: Iterable[APIRouter] = ()) -> FastAPI:
    """The application over the database that the settings name (by default those of the environment). Where it is to
    be kept ``warm``, pages over the whole corpus are made ready before anyone asks. ``routers`` are pages beside those
    of this floor.

    Raises sqlalchemy.exc.ArgumentError or OSError where that database cannot be opened, ValueError for a base path that
    could not stand in an address.
    """
    chosen = settings or Settings()
    # no interactive documentation: its pages load scripts from other hosts
    app = FastAPI(
        title="言录 Yanlu",
        version="1",
        description=ABOUT,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=kept_warm if warm else None,
    )
    app.state.engine = open_engine(chosen.database_url)
    app.state.kept, app.state.always = {}, {}
    app.state.sessions = session_factory(app.state.engine)
    for router in (*(family.router for family in _FAMILIES), *routers):
        app.include_router(router)
    add_api(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    base = base_path(chosen.base_path)
    if base:
        app.add_middleware(Prefixed, base=base)
    app.add_middleware(CompressedPages, minimum_size=1000, compresslevel=5)
    app.add_middleware(Bounded, seconds=chosen.request_seconds)
    app.add_middleware(SafeHeaders)
    if base:
        app.add_middleware(Stripped, base=base)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Exception, _failed)
    return app


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if 300 <= error.status_code < 400:
        return Response(status_code=error.status_code, headers=error.headers)
    if request.url.path.startswith(api_problems.API):
        return api_problems.unmet(request, error)
    with request.app.state.sessions() as session:
        view = View(request, session)
        if error.status_code == 404:
            return missing.missing(view, error.detail if isinstance(error, missing.Missing) else None)
        cannot = say("这个地址不能这样打开。请从首页重新开始。")
        message = error.detail if isinstance(error.detail, Message) else cannot
        return render(FailurePage(view.frame(say("请求无法处理")), message), error.status_code)


def _failed(request: Request, error: Exception) -> Response:
    _LOG.error("request failed: %s", request.url.path, exc_info=error)
    answer = api_problems.failed(request) if request.url.path.startswith(api_problems.API) else _apology(request)
    answer.headers.update(HEADERS)  # this answer is made outside of every middleware
    return answer


def _apology(request: Request) -> Response:
    sorry = say("这是程序的错误，不是您的操作有误。请稍后再试，或换一种检索。")
    try:
        with request.app.state.sessions() as session:
            return render(FailurePage(View(request, session).frame(say("程序出错")), sorry), 500)
    except SQLAlchemyError:  # the frame tells what the corpus holds: there is none without a database
        return PlainTextResponse(sorry, 500)
