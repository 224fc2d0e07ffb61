"""The facets of a search as they are listed: what shows at once, what is folded away, places as a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from app.search.model import PLACES, FacetValue, SearchRequest, SearchResult
from app.text.messages import say
from app.web.addresses import toggled
from app.web.contexts.search import Branch, FacetGroup, FacetLink
from app.web.wording import FACETS

SHOWN = 8
"""Buckets of a facet that show before the rest is folded away."""
LISTED, PLACES_LISTED = 24, 40
"""Buckets of a facet that are listed at all; a tree of places needs more to reach its cities."""
LONG = 12
"""Buckets from which on a facet can be looked through."""
OPENED = ("kind", "place", "department", "year")
NOTES = {"year": say("只知道刊发日的，按刊发的年份计。")}
"""What has to be known to read the numbers of a facet."""


def facet_groups(
    request: SearchRequest, result: SearchResult, link: Callable[[SearchRequest], str]
) -> tuple[FacetGroup, ...]:
    """The facets of a result that have buckets; each bucket leads to the request with it turned on or off."""
    groups = []
    for name, title in FACETS.items():
        values = result.facets.get(name, ())
        if not values:
            continue
        listed = _tree(values)[:PLACES_LISTED] if name in PLACES else _flat(values)[:LISTED]
        kept = [FacetLink(value, link(toggled(request, name, value.value))) for value in listed]
        shown = _shown(kept)
        branches = _branches(kept, shown)
        groups.append(
            FacetGroup(
                name,
                title,
                shown=tuple(branch for branch in branches if branch.link.value.value in shown),
                folded=tuple(branch for branch in branches if branch.link.value.value not in shown),
                left_out=len(values) - len(kept) + result.more.get(name, 0),
                opened=name in OPENED or any(value.selected for value in values),
                long=len(kept) > LONG,
                note=NOTES.get(name),
            )
        )
    return tuple(groups)


def _flat(values: Sequence[FacetValue]) -> Sequence[FacetValue]:
    """What is chosen first."""
    return sorted(values, key=lambda value: not value.selected)


def _tree(values: Sequence[FacetValue]) -> Sequence[FacetValue]:
    """Places in the order of their tree, which loses its lowest levels where it is too long."""
    if len(values) <= PLACES_LISTED:
        return values
    deepest = 1 if sum(value.depth <= 1 for value in values) <= PLACES_LISTED else 0
    return [value for value in values if value.depth <= deepest or value.selected]


def _shown(links: Sequence[FacetLink]) -> frozenset[str]:
    """The first buckets, and what is chosen with all that it lies in; a single one is not folded away."""
    if len(links) <= SHOWN + 1:
        return frozenset(link.value.value for link in links)
    first = {link.value.value for link in links[:SHOWN]}
    return frozenset(first | {value for at in range(SHOWN, len(links)) for value in _with_parents(links, at)})


def _with_parents(links: Sequence[FacetLink], at: int) -> Iterator[str]:
    """A chosen bucket and those above it, from the last to the first; nothing for one that is not chosen."""
    if not links[at].value.selected:
        return
    depth = links[at].value.depth + 1
    for link in reversed(links[: at + 1]):
        if link.value.depth < depth:
            depth = link.value.depth
            yield link.value.value


def _branches(links: Sequence[FacetLink], shown: frozenset[str]) -> list[Branch]:
    """Buckets in the order of a tree, each with the deeper ones behind it."""
    found, at = [], 0
    while at < len(links):
        end = at + 1
        while end < len(links) and links[end].value.depth > links[at].value.depth:
            end += 1
        inner = _branches(links[at + 1 : end], shown)
        found.append(
            Branch(
                links[at],
                below=tuple(branch for branch in inner if branch.link.value.value in shown),
                folded=tuple(branch for branch in inner if branch.link.value.value not in shown),
            )
        )
        at = end
    return found
