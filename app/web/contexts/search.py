"""The context of the search page: the result with everything that can be clicked next."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from app.search.concordance import Concordance, Line
from app.search.grouping import Group, Groups
from app.search.model import FacetValue, Hit, SearchRequest, SearchResult
from app.search.years import Year, Years
from app.web.charts import Chart
from app.web.contexts.links import Choice
from app.web.contexts.page import Page
from app.web.look import Look
from app.web.markup import Fault
from app.web.offers import Offers


@dataclass(frozen=True, slots=True)
class Chip:
    """An active restriction: its kind and words, the address without it."""

    kind: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class FacetLink:
    """A bucket of a facet with the address that turns it on or off."""

    value: FacetValue
    href: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A bucket with those that lie in it: places shown at once, and those folded away."""

    link: FacetLink
    below: tuple[Branch, ...] = ()
    folded: tuple[Branch, ...] = ()

    @property
    def size(self) -> int:
        """How many buckets these are, itself among them."""
        return 1 + sum(branch.size for branch in (*self.below, *self.folded))


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet: its field and title, the buckets shown at once and those folded away, how many more there are, and
    whether it starts open; ``long`` where a box to look through its buckets is worth having; ``note`` says what has to
    be known to read its numbers."""

    field: str
    title: str
    shown: tuple[Branch, ...]
    folded: tuple[Branch, ...]
    left_out: int
    opened: bool
    long: bool
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Rescue:
    """A way out of an empty list: what to give up, the address without it, how many statements that finds."""

    words: str
    href: str
    total: int


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of a concordance: its keyword with marks (``whole`` where that is shortened), the address of its place,
    and the id of its row where it is the first of its statement."""

    line: Line
    keyword: Markup
    whole: str | None
    href: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class LinesView:
    """Lines in context: one page of them, the orders by name, the widths."""

    concordance: Concordance
    rows: tuple[LineRow, ...]
    orders: dict[str, Choice]
    widths: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group: the address of its statements, and its best hits with the address of each."""

    group: Group
    href: str
    hits: tuple[tuple[Hit, str], ...]


@dataclass(frozen=True, slots=True)
class GroupsView:
    """Hits in groups: one page of them, and what they can be grouped by."""

    groups: Groups
    rows: tuple[GroupRow, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year of the table: its words, the address of its hits and of all its statements (None without any), its share
    in percent."""

    year: Year
    words: str
    href: str | None
    whole: str | None
    share: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """Hits a year: the picture, what it says in words, the rows of the table."""

    years: Years
    picture: Chart
    description: str
    rows: tuple[YearRow, ...]


@dataclass(frozen=True)
class SearchPage(Page):
    """Results of a search."""

    template = "search.html"
    request: SearchRequest
    """The request as read."""
    look: Look
    """The form of the results."""
    views: tuple[Choice, ...]
    """The forms."""
    lines: LinesView | None
    """The lines in context, in their form only."""
    grouped: GroupsView | None
    """The groups, in their form only."""
    chart: ChartView | None
    """The years, in their form only."""
    result: SearchResult
    """One page of hits, the exact total and the facets."""
    hits: tuple[tuple[Hit, str, int], ...]
    """Each hit of the list with the address of its statement, the search carried along, and the number of the first
    mark that its snippet leaves out (0 for none)."""
    chips: tuple[Chip, ...]
    """Active restrictions, each removable."""
    cleared: str
    """The address of the query without any restriction."""
    groups: tuple[FacetGroup, ...]
    """The facets, those without buckets left out."""
    sorts: tuple[Choice, ...]
    """The orders."""
    last: int
    """How many pages there are."""
    pages: tuple[Choice | None, ...]
    """The pages to go to; None for a gap."""
    previous: str | None
    """The address of the page before."""
    following: str | None
    """The address of the page after."""
    nowhere: tuple[str, ...]
    """A sentence for each word that stands nowhere in the corpus."""
    offers: Offers
    """Names, corrections and wider queries that may be meant."""
    rescues: tuple[Rescue, ...]
    """Ways out where nothing was found."""
    fault: Fault | None
    """The query cut at the character that could not be read."""
    dates: tuple[tuple[str, str], ...]
    """Everything but the dates, as hidden fields of the form that changes them."""
    api: str
    """The address of the same search as JSON."""
    table: str
    """The address of all its statements as a table."""
    link: str
    """The whole address of this search, to be copied."""
