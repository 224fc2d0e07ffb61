"""The application: routes, static files, headers and what happens when nothing is found."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from app.settings import Settings
from app.store.engine import open_engine, session_factory
from app.web.contexts import FailurePage
from app.web.frame import View
from app.web.headers import SafeHeaders
from app.web.pages import (
    api,
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
    suggest,
)
from app.web.templating import STATIC, render

_LOG = logging.getLogger(__name__)
_FAMILIES = (home, search, suggest, api, events, statements, speakers, departments, places, sources, problems, guide)


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application over the database that the settings name (by default those of the environment).

    Raises sqlalchemy.exc.ArgumentError or OSError where that database cannot be opened.
    """
    chosen = settings or Settings()
    # no interactive documentation: its pages load scripts from other hosts
    app = FastAPI(title="言录 Yanlu", docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json")
    app.state.engine = open_engine(chosen.database_url)
    app.state.kept = {}
    app.state.sessions = session_factory(app.state.engine)
    for family in _FAMILIES:
        app.include_router(family.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(SafeHeaders)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Exception, _failed)
    return app


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": "没有这个接口" if status == 404 else "请求无法处理"}, status)
    with request.app.state.sessions() as session:
        view = View(request, session)
        if status == 404:
            return missing.missing(view, error.detail if isinstance(error, missing.Missing) else None)
        return render(FailurePage(view.frame("请求无法处理"), "这个地址不能这样打开。请从首页重新开始。"), status)


def _failed(request: Request, error: Exception) -> Response:
    _LOG.error("request failed: %s", request.url.path, exc_info=error)
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": "程序出错"}, 500)
    with request.app.state.sessions() as session:
        frame = View(request, session).frame("程序出错")
        return render(FailurePage(frame, "这是程序的错误，不是您的操作有误。请稍后再试，或换一种检索。"), 500)
