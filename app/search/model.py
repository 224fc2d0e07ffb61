"""What goes into a search and what comes out: one shape for pages, the API and the command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.store.reading.voices import VoiceView

UNKNOWN = "unknown"
"""The value of a facet's bucket for what is not known (日期不详, 地区不详, …); it can be filtered by like any other."""

ITSELF = "-itself"
"""Behind the code of a place in the filter ``place``: the place itself without what lies below it (本级)."""


PLACES = ("place", "visited", "mentioned")
"""Facets whose values are places, which are a tree."""
VALUED = (*PLACES, "department", "speaker", "level", "event", "year")
"""Facets whose values are facts of a statement."""
FACETS = (*VALUED, "kind")
"""Every facet, in the order of ``SearchResult.facets``; each is a field of ``Filters`` too."""


class Sort(StrEnum):
    """Order of the hits."""

    RELEVANCE = "relevance"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Filters:
    """Restrictions, all of which must hold; values inside one are alternatives. A place (code) counts with
    everything below it; in ``place``, a code with ITSELF behind it does not. ``kind``: the match must stand inside a
    point or passage of that kind (without a query: the statement has one). Dates are inclusive and leave out unknown
    dates; ``year`` takes "2020" or "unknown"."""

    place: tuple[str, ...] = ()
    visited: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    department: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    date_from: date | None = None
    date_to: date | None = None


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A query (may be empty: then everything that the filters leave) with filters, order and page (from 1);
    ``buckets`` of a facet are listed at the most, beside those that are chosen."""

    query: str = ""
    filters: Filters = field(default_factory=Filters)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    size: int = 20
    buckets: int = 40


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of a hit: ``text`` with the marks inside it as offsets, whether text was left out before and
    after, the label of the point it stands in (None outside of points), and where it starts in the hit's text."""

    text: str
    marks: tuple[tuple[int, int], ...]
    cut_before: bool
    cut_after: bool
    point: str | None
    start: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that matches. ``date`` is the day of publication where ``date_published``, for the event has none;
    ``text`` is the searchable text; ``marks`` are all its marked spans in it; ``signed`` is the speaker, or what is
    printed where that names nobody alone: ``voices`` are those who speak together then."""

    id: str
    speaker: str | None
    signed: str | None
    speaker_id: str | None
    role: str | None
    departments: tuple[str, ...]
    place: tuple[str, ...]
    place_code: str | None
    event: str | None
    event_id: str
    date: date | None
    heading: str | None
    text: str
    marks: tuple[tuple[int, int], ...]
    snippet: Snippet
    truncated: bool
    sample: bool
    date_published: bool = False
    voices: tuple[VoiceView, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One bucket: the value to filter by, its label, how many hits it holds; ``depth`` indents the tree of places
    (0 for a province); ``selected`` where the request filters by it."""

    value: str
    label: str
    count: int
    depth: int = 0
    selected: bool = False


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """A query that could not be read: a sentence in Chinese and the offset of the character at fault."""

    message: str
    position: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of hits with the exact total and the facets of the whole set.

    ``interpreted`` says in Chinese how the query was read; ``facets`` has the keys place, visited, mentioned,
    department, speaker, level, event, year, kind; ``more`` says for each how many buckets are not listed.
    """

    request: SearchRequest
    interpreted: str
    total: int
    pages: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    problem: QueryProblem | None = None
    more: dict[str, int] = field(default_factory=dict)
