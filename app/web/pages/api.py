"""The search as JSON."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from app.search.payload import to_payload
from app.search.service import search
from app.web.addresses import read_query
from app.web.frame import Viewed

router = APIRouter()


@router.get("/api/v1/search")
def search_json(view: Viewed) -> Response:
    """The same query string as the search page; ``notices`` (in Chinese) says what of it was passed over."""
    asked = read_query(view.request.query_params.multi_items())
    payload = dict(to_payload(search(view.session, asked.request)))
    if asked.notices:
        payload["notices"] = list(asked.notices)
    return JSONResponse(payload)
