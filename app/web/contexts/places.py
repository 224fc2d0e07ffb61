"""The contexts of places."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.reading.places import PlaceNode, PlaceReading
from app.web.contexts.page import Page


@dataclass(frozen=True)
class PlacesPage(Page):
    """The tree of places."""

    template = "places.html"
    places: tuple[PlaceNode, ...]
    """Places in tree order with counts."""
    whole: bool
    """False where the tree is too long and stops at cities."""


@dataclass(frozen=True)
class PlacePage(Page):
    """One place."""

    template = "place.html"
    place: PlaceReading
    """What is said there, who leaves and who comes."""
