"""The resources put together, and what becomes of their exceptions."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response

from app.web.api import (
    concordance,
    departments,
    description,
    events,
    groups,
    places,
    points,
    search,
    speakers,
    statements,
    suggest,
    years,
)
from app.web.api.freshness import NotModifiedError, not_modified
from app.web.api.heads import HeadAsGet
from app.web.api.problems import RefusedError, invalid, refused
from app.web.api.resource import MovedError

_RESOURCES = (
    search,
    concordance,
    groups,
    years,
    statements,
    points,
    speakers,
    departments,
    places,
    events,
    suggest,
    description,
)


def add_api(app: FastAPI) -> None:
    """Add the resources below /api/v1, their errors and their description."""
    for each in _RESOURCES:
        app.include_router(each.router)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(RefusedError, refused)
    app.add_exception_handler(NotModifiedError, not_modified)
    app.add_exception_handler(MovedError, _moved)
    app.add_middleware(HeadAsGet)
    description.describe(app)


def _moved(request: Request, error: Exception) -> Response:
    assert isinstance(error, MovedError)
    query = request.url.query
    return RedirectResponse(error.address + (f"?{query}" if query else ""), 308)
