"""Which of the statements that are alike counts, and which are its copies: no database.

In their order (the fullest text first, of equally full ones the first printed) a statement is a copy of the first one
before it that counts and is alike to it; where there is none it counts itself. So the outcome is a function of the
statements that stand, whatever came first, and most of it holds when some more of them come or go. Decided anew, in
the same order, are those that came or whose original may be gone; and from there only what follows can change:

* a statement that counts takes over those behind it that are alike to it, if what they were copies of (or they
  themselves, where they counted) stands behind it too; whose original stands before it keeps that one;
* the copies of one that counts no more, taken over or not, are decided anew.

So a text is held against those that count, not against their copies, and only a text that newly counts against what
stands behind it: a family of near-same texts costs about one comparison for each that comes, and one for each that
stands when its fullest text changes. ``tests/store/test_copies.py`` holds this to all pairs and counts comparisons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush
from operator import attrgetter
from typing import NamedTuple

from app.store.comparing import Comparing, Print
from app.store.tables import COPY
from app.text.likeness import Alike

FULL = 0.95
"""Share of the fullest text from which on a text is as full."""
_by_order = attrgetter("order")


class Surroundings(NamedTuple):
    """What stands around some statements: the fingerprints of each (``values``), by fingerprint all statements that
    share it (nothing of one that a single statement has), and of these the ``prints`` of whom nothing was said before,
    with all that are copies of one original."""

    values: dict[int, frozenset[int]]
    holders: dict[int, set[int]]
    prints: list[Print]


@dataclass
class Choosing:
    """What counts for what. ``look`` is asked for the surroundings of statements; what it says stands as decided."""

    look: Callable[[Sequence[Print]], Surroundings]
    prints: dict[int, Print] = field(default_factory=dict)
    """All that were looked at, by number."""
    _originals: dict[int, int] = field(default_factory=dict)
    """The number of what counts for a statement, its own where it counts; none while it is to be decided."""
    _copies: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    _excerpts: set[int] = field(default_factory=set)
    _seen: set[int] = field(default_factory=set)
    """Those whose surroundings are known."""
    _holders: dict[int, set[int]] = field(default_factory=dict)
    _counting: dict[int, list[int]] = field(default_factory=dict)
    """Of the holders of a fingerprint those that count, or did."""
    _queue: list[tuple[tuple[int, date, str, str], int]] = field(default_factory=list)
    _fresh: list[Print] = field(default_factory=list)
    """Those in the queue whose surroundings are not known."""
    _comparing: Comparing = field(default_factory=Comparing)

    def decide(self, undecided: Iterable[Print]) -> None:
        """Find what counts for these statements, and for all others that it changes for."""
        for one in undecided:
            self.prints[one.number] = one
            self._enqueue(one)
        while self._queue:
            if self._fresh:
                self._look_around()
            one = self.prints[heappop(self._queue)[1]]
            original = self._original_of(one)
            if original is None:
                self._count(one)
            else:
                self._follow(one, original)

    def chosen(self) -> dict[int, tuple[int, bool]]:
        """For each copy the statement that counts for it, and whether the copy is an excerpt. Of texts that are as
        good as equally full the first printed counts, so that those of one file count together."""
        found: dict[int, tuple[int, bool]] = {}
        for original, copies in self._copies.items():
            fullest, others = self.prints[original], [self.prints[number] for number in copies]
            full = [one for one in others if len(one.skeleton) >= FULL * len(fullest.skeleton)]
            head = min((fullest, *(one for one in full if one.number not in self._excerpts)), key=_printed)
            found |= {one.number: (head.number, one.number in self._excerpts) for one in (fullest, *others)}
            del found[head.number]
        return found

    def _enqueue(self, one: Print) -> None:
        heappush(self._queue, (one.order, one.number))
        if one.number not in self._seen:
            self._fresh.append(one)

    def _look_around(self) -> None:
        values, holders, prints = self.look(self._fresh)
        self._seen.update(one.number for one in self._fresh)
        self._fresh = []
        self._comparing.learn(values)
        self._holders |= holders
        together: dict[int, list[Print]] = defaultdict(list)
        for one in prints:
            self.prints[one.number] = one
            together[one.copy_of if one.copy_of and one.state == COPY else one.number].append(one)
        for group in together.values():
            first = min(group, key=_by_order)
            for one in group:
                self._set_original(one, first, one.excerpt)
        for value, numbers in holders.items():
            self._counting[value] = [number for number in numbers if self._originals.get(number) == number]

    def _original_of(self, one: Print) -> Print | None:
        """The first that counts before a statement and that it is alike to."""
        numbers = {number for value in self._shared(one) for number in self._counting[value]}
        found = (self.prints[number] for number in numbers if self._originals.get(number) == number)
        before = sorted((other for other in found if other.order < one.order), key=_by_order)
        possible = self._comparing.possible_originals(one, before)
        return next((other for other in possible if self._comparing.how(one, other)), None)

    def _follow(self, one: Print, original: Print) -> None:
        self._set_original(one, original, self._comparing.how(one, original) is Alike.EXCERPT)

    def _set_original(self, one: Print, original: Print, excerpt: bool) -> None:
        self._originals[one.number] = original.number
        if one.number != original.number:
            self._copies[original.number].add(one.number)
        (self._excerpts.add if excerpt else self._excerpts.discard)(one.number)

    def _count(self, one: Print) -> None:
        """Have a statement count, for all behind it that nothing before it counts for."""
        self._set_original(one, one, excerpt=False)
        shared = self._shared(one)
        for value in shared:
            self._counting[value].append(one.number)
        near = set[int]().union(*(self._holders[value] for value in shared))
        behind = [number for number in near & self._originals.keys() if self._original(number).order > one.order]
        possible = self._comparing.possible_copies(map(self.prints.__getitem__, behind), one)
        alike_to = [other for other in possible if self._comparing.how(other, one)]
        for other in alike_to:
            self._copies[self._originals[other.number]].discard(other.number)
        for other in alike_to:
            if self._originals[other.number] == other.number:
                self._give_up(other)
            self._follow(other, one)

    def _shared(self, one: Print) -> Set[int]:
        """The fingerprints of a statement that others have too."""
        return self._holders.keys() & self._comparing.values(one)

    def _original(self, number: int) -> Print:
        return self.prints[self._originals[number]]

    def _give_up(self, one: Print) -> None:
        """Decide anew what a statement counted for that counts no more."""
        for number in self._copies.pop(one.number, ()):
            del self._originals[number]
            self._enqueue(self.prints[number])


def _printed(one: Print) -> tuple[date, str, str]:
    return one.order[1:]
