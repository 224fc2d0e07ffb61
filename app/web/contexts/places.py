"""The contexts of places."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.reading.places import PlaceNode, PlaceReading
from app.web.contexts.page import Page


@dataclass(frozen=True, slots=True)
class Branch:
    """A place of the tree with the branches right below it (those that are shown), how many places lie below it at
    all depths, and whether they are seen at once."""

    node: PlaceNode
    branches: tuple[Branch, ...]
    below: int
    opened: bool


@dataclass(frozen=True)
class PlacesPage(Page):
    """The tree of places."""

    template = "places.html"
    words: str
    """What the names contain, blank for the whole tree."""
    total: int
    """Places of the corpus."""
    found: int
    """Places whose names contain the words."""
    branches: tuple[Branch, ...]
    """The provinces with what lies below them."""
    whole: bool
    """False where the tree is too long to be shown with its counties and districts, save in the open province."""


@dataclass(frozen=True)
class PlacePage(Page):
    """One place."""

    template = "place.html"
    place: PlaceReading
    """What is said there, who leaves and who comes."""
