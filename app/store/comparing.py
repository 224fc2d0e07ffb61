"""Holding statements against one another: each two texts once, and of many only those that may be alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from app.store.bulk import batches
from app.text.likeness import SHORTEST_PART, Alike, alike, fingerprints, is_enough
from app.text.runs import Runs, covered_in_each, covered_of_each, places_of, runs_of

APART = timedelta(days=31)
"""Events whose printed first days lie further apart are two, even if somebody said nearly the same at both."""
AT_ONCE = 64
"""Texts that are held against one at once: fewer cost more each, and so do many (memory)."""


class Print(NamedTuple):
    """A statement as it is compared. ``order`` puts the fullest text first, of equally full ones the first printed;
    ``state``, ``copy_of`` and ``excerpt`` are as they were decided last."""

    number: int
    name: str
    skeleton: str
    order: tuple[int, date, str, str]
    start: date | None
    event_id: str
    state: str
    copy_of: int | None
    excerpt: bool


class Comparing:
    """What is known of the texts of some statements, and of each two that were compared."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Alike | None] = {}
        self._values: dict[int, frozenset[int]] = {}
        self._runs: dict[int, Runs] = {}

    def how(self, one: Print, fuller: Print) -> Alike | None:
        """How a statement stands to one that comes before it in their order."""
        if not _together(one, fuller):
            return None
        pair = (one.skeleton, fuller.skeleton)
        if pair not in self._found:
            self._found[pair] = alike(*pair)
        # a fingerprint that is left over from another text of a statement brings nobody together
        return self._found[pair] if self._found[pair] and self.values(one) & self.values(fuller) else None

    def values(self, one: Print) -> frozenset[int]:
        """The fingerprints of a statement."""
        if one.number not in self._values:
            self.learn({one.number: fingerprints([(one.skeleton, one.name)])[0]})
        return self._values[one.number]

    def learn(self, values: dict[int, frozenset[int]]) -> None:
        """Take the fingerprints of statements, by number."""
        self._values |= values

    def possible_originals(self, one: Print, fuller: Sequence[Print]) -> Iterator[Print]:
        """Of those that come before a statement the ones that it may be alike to, few more than those it is."""
        together = [other for other in fuller if _together(one, other)]
        size = len(one.skeleton)
        # in a family of near-same texts it is the first of all
        alone = 1 if size >= SHORTEST_PART else len(together)
        yield from together[:alone]
        if len(together) > alone:
            (mine,) = self._runs_of([one])
            places = places_of(mine)
            for some in batches(together[alone:], AT_ONCE):
                most = covered_in_each(mine, places, self._runs_of(some)).tolist()
                for other, covered in zip(some, most, strict=True):
                    if is_enough(covered, size, len(other.skeleton)):
                        yield other

    def possible_copies(self, others: Iterable[Print], fuller: Print) -> list[Print]:
        """Of those that come behind a statement the ones that may be alike to it, few more than those that are."""
        together = [other for other in others if _together(other, fuller)]
        # what is shorter is compared as a whole
        held = [other for other in together if len(other.skeleton) >= SHORTEST_PART]
        if len(held) < 2:
            return together
        short = [other for other in together if len(other.skeleton) < SHORTEST_PART]
        theirs, *runs = self._runs_of([fuller, *held])
        most = covered_of_each(runs, theirs).tolist()
        size = len(fuller.skeleton)
        return short + [
            other for other, covered in zip(held, most, strict=True) if is_enough(covered, len(other.skeleton), size)
        ]

    def _runs_of(self, some: Sequence[Print]) -> list[Runs]:
        unknown = {one.number: one.skeleton for one in some if one.number not in self._runs}
        self._runs |= zip(unknown, runs_of(list(unknown.values())), strict=True)
        return [self._runs[one.number] for one in some]


def _together(one: Print, other: Print) -> bool:
    """Whether two are of one name, and of events that may be one."""
    apart = one.start and other.start and abs(one.start - other.start) > APART
    return one.name == other.name and not apart
