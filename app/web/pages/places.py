"""Places: the tree and one of them."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from app.store.reading.places import place_reading, place_tree
from app.web.addresses import whole_number
from app.web.contexts.places import PlacePage, PlacesPage
from app.web.frame import Crumb, Viewed
from app.web.pages.missing import Missing
from app.web.templating import render

router = APIRouter(include_in_schema=False)
WHOLE = 400
"""Places that are shown as one tree; of more, only provinces and cities are."""


@router.get("/places")
def places(view: Viewed) -> Response:
    """The tree of places."""
    tree = view.kept("places", lambda: place_tree(view.session))
    whole = len(tree) <= WHOLE
    shown = tree if whole else tuple(node for node in tree if node.depth <= 1)
    return render(PlacesPage(view.listing("地区"), shown, whole))


@router.get("/places/{code}")
def place(view: Viewed, code: str) -> Response:
    """One place with everything below it."""
    notices: list[str] = []
    page = whole_number(view.request.query_params.getlist("page"), "页码", notices) or 1
    reading = place_reading(view.session, code, page)
    if reading is None:
        raise Missing("places")
    above = [Crumb(name, f"/places/{above}") for above, name in reading.ref.chain[:-1]]
    frame = view.frame(
        reading.ref.name, crumbs=(Crumb("地区", "/places"), *above), notices=notices, sample=reading.sample
    )
    return render(PlacePage(frame, reading))
