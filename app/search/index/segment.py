"""What a segment holds beside its positions: one immutable object, the same for a stored segment and for the tail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.search.index.facet import Facet
from app.search.index.layout import BLOCK, KINDS, Addresses, Mask
from app.search.model import VALUED

FACETS = (*VALUED, "role")
"""The facets that are kept as values; role is asked for in queries but not counted."""

DTYPES = {"numbers": np.int64, "kinds": np.uint8}


@dataclass(frozen=True)
class Stretches:
    """Stretches of a segment, ascending by start and by end (none lies inside another), as addresses."""

    starts: Addresses
    ends: Addresses

    def holding(self, starts: Addresses, ends: Addresses) -> Mask:
        """Which of the spans lie whole inside a stretch."""
        if not len(self.starts):
            return np.zeros(len(starts), np.bool_)
        place = np.searchsorted(self.starts, starts, side="right") - 1
        return (place >= 0) & (self.ends[place] >= ends)


@dataclass(frozen=True)
class Segment:
    """Statements in a fixed order. ``days`` are proleptic ordinals, -1 for unknown; ``kinds`` the flags of all points
    and passages of a statement; ``points[d]`` the points of depth d; ``stretches`` the outermost of each kind."""

    id: int
    numbers: NDArray[np.int64]
    lengths: NDArray[np.int32]
    days: NDArray[np.int32]
    kinds: NDArray[np.uint8]
    facets: Mapping[str, Facet]
    points: tuple[Stretches, ...]
    stretches: Mapping[str, Stretches]

    @property
    def size(self) -> int:
        """How many statements it holds."""
        return len(self.numbers)

    @cached_property
    def starts(self) -> Addresses:
        """The address of each statement's first character."""
        return starts_of(self.lengths)

    @cached_property
    def statements(self) -> NDArray[np.int32]:
        """The statement of each block."""
        blocks = np.diff(np.append(self.starts, self.end)) // BLOCK
        return np.repeat(np.arange(self.size, dtype=np.int32), blocks)

    @cached_property
    def ends(self) -> NDArray[np.uint64]:
        """A bit for each address, 64 in a number, set where a point or passage of a kind ends; one number more."""
        found = np.zeros(self.end // 64 + 2, np.uint64)
        for stretches in self.stretches.values():
            places = stretches.ends.astype(np.uint64)
            bits = np.uint64(1) << (places & np.uint64(63))
            np.bitwise_or.at(found, stretches.ends // 64, bits)
        return found

    def points_in(self, row: int) -> list[tuple[int, int]]:
        """The points of the statement in a row, as offsets into its text."""
        first, last = int(self.starts[row]), int(self.starts[row]) + int(self.lengths[row])
        found: list[tuple[int, int]] = []
        for layer in self.points:
            mine = slice(*np.searchsorted(layer.starts, (first, last)).tolist())
            found += zip((layer.starts[mine] - first).tolist(), (layer.ends[mine] - first).tolist(), strict=True)
        return found

    @property
    def end(self) -> int:
        """The address after the last block."""
        return int(self.starts[-1] + blocks_of(self.lengths[-1:])[0]) if self.size else 0

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """Everything as named arrays, for storing."""
        named: dict[str, NDArray[np.generic]] = {
            "numbers": self.numbers,
            "lengths": self.lengths,
            "days": self.days,
            "kinds": self.kinds,
            "depths": np.array([len(self.points)], np.int32),
        }
        for facet in FACETS:
            held = self.facets[facet]
            named |= {f"{facet}.which": held.which, f"{facet}.offsets": held.offsets, f"{facet}.codes": held.codes}
        layers = [(f"point.{depth}", layer) for depth, layer in enumerate(self.points)]
        for name, layer in [*layers, *((f"kind.{kind}", self.stretches[kind]) for kind in KINDS)]:
            named[f"{name}.starts"], named[f"{name}.ends"] = layer.starts.astype(np.int32), layer.ends.astype(np.int32)
        return named

    @classmethod
    def from_arrays(cls, identity: int, load: Callable[[str], bytes]) -> Segment:
        """The segment whose named arrays ``load`` gives as bytes."""

        def array(name: str) -> NDArray[np.generic]:
            return np.frombuffer(load(name), DTYPES.get(name, np.int32))

        def layer(name: str) -> Stretches:
            return Stretches(array(f"{name}.starts").astype(np.int64), array(f"{name}.ends").astype(np.int64))

        depths = int(array("depths")[0])
        return cls(
            identity,
            array("numbers").astype(np.int64),
            array("lengths").astype(np.int32),
            array("days").astype(np.int32),
            array("kinds").astype(np.uint8),
            {
                facet: Facet(*(array(f"{facet}.{part}").astype(np.int32) for part in ("which", "offsets", "codes")))
                for facet in FACETS
            },
            tuple(layer(f"point.{depth}") for depth in range(depths)),
            {kind: layer(f"kind.{kind}") for kind in KINDS},
        )


def blocks_of(lengths: NDArray[np.int32]) -> Addresses:
    """The addresses that texts of these lengths take up: a separator each, and whole blocks."""
    return (lengths.astype(np.int64) + BLOCK) // BLOCK * BLOCK


def starts_of(lengths: NDArray[np.int32]) -> Addresses:
    """Where each of the texts starts."""
    taken = np.cumsum(blocks_of(lengths))
    return np.concatenate((np.zeros(1, np.int64), taken[:-1])) if len(lengths) else np.zeros(0, np.int64)
