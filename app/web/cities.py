"""The cities among places that are counted: what a reader compares offices by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.search.model import ITSELF
from app.store.reading.places import PlaceNode
from app.store.reading.travels import MUNICIPALITIES


@dataclass(frozen=True, slots=True)
class City:
    """A city with its number of statements, and the value by which the filter ``place`` finds exactly these:
    ``itself`` where it stands for a province without what lies below it."""

    code: str
    value: str
    itself: bool
    total: int


def cities(counts: Mapping[str, int], tree: Iterable[PlaceNode]) -> tuple[City, ...]:
    """The counts of places (each with what lies below it) as those of cities, most first. Every statement counts
    once: what stands right below a province counts as a city; a province counts with what it says itself; one that is
    a city (北京市) counts whole."""
    found: list[City] = []
    province: PlaceNode | None = None
    left = 0
    for node in (*(node for node in tree if counts.get(node.code) and node.depth <= 1), None):
        if node is not None and node.depth == 1 and province is not None:
            if province.code not in MUNICIPALITIES:
                found.append(City(node.code, node.code, False, counts[node.code]))
                left -= counts[node.code]
            continue
        if province is not None and left:
            itself = left < counts[province.code]
            found.append(City(province.code, province.code + ITSELF * itself, itself, left))
        province = node
        left = counts[node.code] if node else 0
    return tuple(sorted(found, key=lambda city: (-city.total, city.code)))
