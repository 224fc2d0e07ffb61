"""The context of the search page: the result with everything that can be clicked next."""

from __future__ import annotations

from dataclasses import dataclass

from app.search.model import FacetValue, Hit, SearchRequest, SearchResult
from app.web.contexts import Page
from app.web.markup import Fault


@dataclass(frozen=True, slots=True)
class Chip:
    """An active restriction: its kind and words, the address without it."""

    kind: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A link among alternatives (sort orders, pages): its words, its address, whether it is the current one."""

    words: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class FacetLink:
    """A bucket of a facet with the address that turns it on or off."""

    value: FacetValue
    href: str


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet: its field and title, the buckets shown at once and those folded away, how many more there are, and
    whether it starts open."""

    field: str
    title: str
    shown: tuple[FacetLink, ...]
    folded: tuple[FacetLink, ...]
    left_out: int
    opened: bool


@dataclass(frozen=True, slots=True)
class Rescue:
    """A way out of an empty list: what to give up, the address without it, how many statements that finds."""

    words: str
    href: str
    total: int


@dataclass(frozen=True)
class SearchPage(Page):
    """Results of a search."""

    template = "search.html"
    request: SearchRequest
    """The request as read."""
    result: SearchResult
    """One page of hits, the exact total and the facets."""
    hits: tuple[tuple[Hit, str], ...]
    """Each hit with the address of its statement, the search carried along."""
    chips: tuple[Chip, ...]
    """Active restrictions, each removable."""
    cleared: str
    """The address of the query without any restriction."""
    groups: tuple[FacetGroup, ...]
    """The facets, those without buckets left out."""
    sorts: tuple[Choice, ...]
    """The orders."""
    pages: tuple[Choice | None, ...]
    """The pages to go to; None for a gap."""
    previous: str | None
    """The address of the page before."""
    following: str | None
    """The address of the page after."""
    rescues: tuple[Rescue, ...]
    """Ways out where nothing was found."""
    fault: Fault | None
    """The query cut at the character that could not be read."""
    dates: tuple[tuple[str, str], ...]
    """Everything but the dates, as hidden fields of the form that changes them."""
    api: str
    """The address of the same search as JSON."""
