"""Ways out of an empty list: what of the query or the restrictions would have to be given up, and what that finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from app.search.absent import nowhere
from app.search.interpretation import in_a_row
from app.search.model import Filters, SearchRequest
from app.search.query import Query
from app.search.rescues import rescues
from app.search.service import counter
from app.text.messages import Message, say
from app.web.addresses import FIELDS, with_filter
from app.web.contexts.search import Chip, Rescue
from app.web.frame import View
from app.web.wording import FACETS

MOST = 12
"""Ways out that are shown at most."""


def rescues_of(
    view: View,
    request: SearchRequest,
    query: Query,
    chips: Sequence[Chip],
    link: Callable[[SearchRequest], str],
) -> tuple[tuple[Message, ...], tuple[Rescue, ...]]:
    """For a request that finds nothing: a sentence for each term or name that the corpus does not hold, and the ways
    out that find something, restrictions (``chips`` name them) first."""
    looser = list(_looser(request, chips))
    counted = ((words, other, counter(view.session, other.filters)(query.root)) for words, other in looser)
    found = [Rescue(words, link(other), total) for words, other, total in counted if total]
    changed = rescues(query.root, counter(view.session, request.filters), query.verbatim, query.text)
    found += [Rescue(one.words, link(replace(request, query=one.query, page=1)), one.total) for one in changed]
    return nowhere(query.root, counter(view.session)), tuple(found[:MOST])


def _looser(request: SearchRequest, chips: Sequence[Chip]) -> Iterator[tuple[Message, SearchRequest]]:
    filters = request.filters
    chosen = [name for name in FIELDS if getattr(filters, name)]
    for name in chosen:
        values = in_a_row([say("{value}", value=chip.words) for chip in chips if chip.kind == FACETS[name]])
        yield say("去掉{label}“{values}”的限定", label=FACETS[name], values=values), with_filter(request, name, ())
    dated = bool(filters.date_from or filters.date_to)
    if dated:
        yield say("去掉日期的限定"), replace(request, filters=replace(filters, date_from=None, date_to=None), page=1)
    if len(chosen) + dated > 1:
        yield say("去掉全部限定"), replace(request, filters=Filters(), page=1)
