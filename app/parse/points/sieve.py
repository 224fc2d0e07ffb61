"""Which of many patterns may be found in a stretch of text: one search for words of all of them comes first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from operator import itemgetter
from typing import Generic, TypeVar

from app.text.alternatives import by_first
from app.text.needed import needed, shortest

T = TypeVar("T")
_NUMBER = itemgetter(0)


class Sieve(Generic[T]):
    """Things that are each looked for with a pattern. Of seventy, one or two have a word that they need in a sentence:
    the words are read from the patterns, so none is kept away that is there."""

    def __init__(self, things: Iterable[tuple[re.Pattern[str], T]]) -> None:
        listed = list(things)
        self._things = tuple(thing for _, thing in listed)
        self._searches = tuple(pattern.search for pattern, _ in listed)
        words: defaultdict[str, set[int]] = defaultdict(set)
        always: set[int] = set()
        for number, (pattern, _) in enumerate(listed):
            found = needed(pattern, joined=True)
            if found is None:
                always.add(number)
            for word in shortest(found or frozenset()):
                words[word].add(number)
        longest = map(re.escape, sorted(words, key=lambda word: (-len(word), word)))
        self._words = re.compile(by_first((longest, ""))) if words else re.compile("(?!)")
        self._always = frozenset(always)
        self._numbers = {word: always.union(*(words[other] for other in _met(word, words))) for word in words}

    def possible(self, text: str, start: int, end: int) -> Sequence[T]:
        """Those that may be found in ``text`` between two offsets, in their order."""
        return [self._things[number] for number in sorted(self._possible(text, start, end))]

    def found(self, text: str, start: int, end: int) -> Sequence[tuple[T, re.Match[str]]]:
        """Those whose pattern is found in ``text`` between two offsets, in their order, each with its first match."""
        numbers = self._possible(text, start, end)
        if not numbers:
            return ()
        searches = self._searches
        found = [(number, match) for number in numbers if (match := searches[number](text, start, end))]
        if len(found) > 1:
            found.sort(key=_NUMBER)
        return [(self._things[number], match) for number, match in found]

    def any(self, text: str, start: int, end: int) -> bool:
        """True where ``possible`` gives some."""
        return bool(self._always) or self._words.search(text, start, end) is not None

    def _possible(self, text: str, start: int, end: int) -> Set[int]:
        met = self._words.findall(text, start, end)
        if not met:
            return self._always
        return self._numbers[met[0]] if len(met) == 1 else set().union(*map(self._numbers.__getitem__, met))


def _met(word: str, words: Iterable[str]) -> list[str]:
    """The words that may begin in ``word`` where that is found: itself, those in it, and those that begin inside it and
    run on from it. None longer begins where it begins, for the longest is found."""
    return [
        other
        for other in words
        if any(word.startswith(other, at) or (at and other.startswith(word[at:])) for at in range(len(word)))
    ]
