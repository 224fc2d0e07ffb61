"""Counted rows made into the buckets of the facets: places as a tree, labels, order, and what was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.kinds import KIND_LABELS
from app.domain.titles import LEVEL_LABELS
from app.search.model import UNKNOWN, FacetValue
from app.text.messages import say

UNKNOWN_LABELS = {
    "place": say("地区不详"),
    "visited": say("目的地不详"),
    "mentioned": say("未提及地区"),
    "department": say("部门不详"),
    "speaker": say("未署名"),
    "level": say("职级不详"),
    "year": say("日期不详"),
    "kind": say("未分类"),
}
"""What the bucket of the unknown is called; an event is always known."""

UNTITLED = say("未题名活动")
"""What an event without a printed title is called."""
_KINDS = {str(kind): label for kind, label in KIND_LABELS.items()}


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place's name and the codes from the province down to itself."""

    name: str
    chain: tuple[str, ...]


def place_buckets(
    counts: Mapping[str, int], facet: str, chosen: tuple[str, ...], places: Mapping[str, PlaceName]
) -> tuple[FacetValue, ...]:
    """Places under their parents, siblings with most statements first, the unknown last. ``counts`` hold every place
    above one that they hold."""
    unknown = [(UNKNOWN, UNKNOWN_LABELS[facet], 0)] if UNKNOWN in counts else []
    known = [(code, places[code].name, len(places[code].chain) - 1) for code in _tree(counts, places)]
    return tuple(
        FacetValue(value, label, counts[value], depth, value in chosen) for value, label, depth in [*known, *unknown]
    )


def flat_buckets(
    counts: Mapping[str, int], facet: str, chosen: tuple[str, ...], names: Mapping[str, str]
) -> tuple[FacetValue, ...]:
    """Values without a tree: years backwards, kinds in their own order, others with most statements first and then
    by label; the unknown last. ``names`` label values that are no labels themselves."""
    values = [
        FacetValue(value, _label(facet, value, names.get(value)), count, 0, value in chosen)
        for value, count in counts.items()
    ]
    if facet == "year":
        values.sort(key=lambda each: each.value, reverse=True)
    elif facet == "kind":
        values.sort(key=lambda each: list(_KINDS).index(each.value) if each.value in _KINDS else len(_KINDS))
    else:
        values.sort(key=lambda each: (-each.count, each.label, each.value))
    return tuple(sorted(values, key=lambda each: each.value == UNKNOWN))


def _label(facet: str, value: str, name: str | None) -> str:
    if value == UNKNOWN:
        return UNKNOWN_LABELS.get(facet, say("不详"))
    if facet == "year":
        return say("{year}年", year=value)
    if facet == "kind":
        return _KINDS.get(value, value)
    if facet == "level":
        return LEVEL_LABELS.get(value, value)
    if facet == "event":
        return name or UNTITLED
    return name or value


def _tree(counts: Mapping[str, int], places: Mapping[str, PlaceName]) -> list[str]:
    known = [code for code in counts if code in places]
    return sorted(known, key=lambda code: [(-counts[part], part) for part in places[code].chain])
