"""Places: the tree and one of them."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from app.text.messages import say
from app.web.branches import branches_of, narrowed, pruned
from app.web.contexts.places import PlacePage, PlacesPage
from app.web.frame import Crumb, Viewed
from app.web.listing import contains, looked_for
from app.web.pages.missing import Missing
from app.web.place_profile import place_profile
from app.web.templating import render

router = APIRouter(include_in_schema=False)
PATH, WHOLE = "/places", 250
"""Places that are shown as one tree; of more, only provinces and cities are, and one province whole."""


@router.get(PATH)
def places(view: Viewed) -> Response:
    """The tree of places."""
    tree = view.tree
    words, opened = looked_for(view), view.request.query_params.get("open", "")
    found = {node.code for node in tree if contains(words, node.name)} if words else set()
    shown = narrowed(tree, found) if words else tree
    branches = branches_of(shown, {node.code for node in shown} if words else {opened})
    whole = len(shown) <= WHOLE
    frame = view.frame(say("地区"), sample=view.facts.samples > 0)
    return render(
        PlacesPage(frame, words, len(tree), len(found), branches if whole else pruned(branches, {opened}), whole)
    )


@router.get(PATH + "/{code}")
def place(view: Viewed, code: str) -> Response:
    """One place with everything below it."""
    found = place_profile(view, code)
    if found is None:
        raise Missing("places")
    above = [Crumb(name, f"{PATH}/{above}") for above, name in found.ref.chain[:-1]]
    frame = view.frame(found.ref.name, crumbs=(Crumb(say("地区"), PATH), *above), sample=found.sample)
    return render(PlacePage(frame, found))
