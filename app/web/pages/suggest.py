"""Names for what is being typed into the search box, as JSON."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from app.search.namelist import Suggestion
from app.search.query import Field
from app.search.suggesting import suggest_last
from app.search.unparse import to_text
from app.text.folding import fold
from app.web.frame import Viewed
from app.web.offers import name_address, names_kept

router = APIRouter()


@router.get("/api/v1/suggest")
def suggest_json(view: Viewed, q: str = "") -> Response:
    """Up to eight speakers, places and departments that ``q``, or else its last word, may mean: in characters, in
    pinyin or by initials. ``typed`` is the end of ``q`` that a suggestion's ``insert`` takes the place of."""
    typed, found = suggest_last(names_kept(view), q)
    return JSONResponse({"query": q, "typed": typed, "suggestions": [_payload(one) for one in found]})


def _payload(one: Suggestion) -> dict[str, Any]:
    return {
        "kind": str(one.kind),
        "label": one.label,
        "detail": one.detail,
        "value": one.value,
        "statements": one.statements,
        "url": name_address(one),
        "insert": to_text(Field(one.field, one.label, fold(one.label), 0, 0)),
    }
