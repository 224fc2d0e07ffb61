"""A list of names that is searched by what a reader types: characters of any script, pinyin, initials, or a mixture.

Every form of a name is a run of numbers, one a character with its readings, and all runs lie one after another in one
array. What is typed is read in every way it can be cut into syllables and initials (zg, zigo, z贡); each cut narrows
the array down step by step, so that a hundred thousand names take milliseconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum

import numpy as np
import numpy.typing as npt

from app.search.syllables import INITIALS, beginnings, plain, syllables, syllables_of
from app.text.folding import fold

LONGEST = 40
"""Characters of a typed text that are read; no name is as long."""
_PARTING = frozenset(" '’·-\u3000")

Numbers = npt.NDArray[np.int32]
Cut = tuple[str, str, int, bool]


class NameKind(StrEnum):
    """What a name is a name of."""

    SPEAKER = "speaker"
    PLACE = "place"
    DEPARTMENT = "department"


class Fit(IntEnum):
    """How a typed text fits a name, the best first. *Spelled* is in characters and whole syllables (the last may be
    under way); *short* has initials."""

    WHOLE = 0
    START = 1
    WHOLE_SHORT = 2
    START_SHORT = 3
    INSIDE = 4
    INSIDE_SHORT = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that the corpus holds. ``value`` is its id or code (or what the facet of speakers has for somebody without
    a page); ``detail`` tells it from others (province › city,
    role, full name); ``field`` is the field of the query language that finds its ``statements`` (speaker, place,
    visited, department)."""

    kind: NameKind
    label: str
    detail: str
    value: str
    statements: int
    field: str


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing a name, with how each of its characters is read in it."""

    text: str
    readings: tuple[tuple[str, ...], ...]


class Names:
    """The names of a corpus with their forms. Never changed once made; may be asked by several threads."""

    def __init__(self, entries: Iterable[tuple[Suggestion, Iterable[Form]]]) -> None:
        """Each name with the forms by which it is found; of two that fit alike the one with more statements leads."""
        ordered = sorted(entries, key=lambda entry: (-entry[0].statements, entry[0].kind, entry[0].label))
        self.suggestions = tuple(suggestion for suggestion, _ in ordered)
        self._signs: dict[tuple[str, tuple[str, ...], tuple[str, ...]], int] = {}
        codes, owners = [0], [0]
        for owner, (_, forms) in enumerate(ordered):
            for form in forms:
                codes += [self._code(char, read) for char, read in zip(form.text, form.readings, strict=True)]
                codes.append(0)
                owners += [owner] * (len(form.text) + 1)
        self._codes: Numbers = np.array(codes, dtype=np.int32)
        self._owners: Numbers = np.array(owners, dtype=np.int32)
        written: Numbers = np.flatnonzero(self._codes).astype(np.int32)
        first = self._codes[written - 1] == 0
        self._begun, self._inside = written[first], written[~first]
        self._chars: dict[str, list[int]] = defaultdict(list)
        self._sounds: tuple[dict[str, list[int]], ...] = (defaultdict(list), defaultdict(list))
        for (char, usual, every), code in self._signs.items():
            self._chars[char].append(code)
            for sounds, read in zip(self._sounds, (usual, every), strict=True):
                for one in read:
                    sounds[one].append(code)
        self._masks: dict[tuple[str, str, bool], npt.NDArray[np.bool_]] = {}

    def _code(self, char: str, read: tuple[str, ...]) -> int:
        return self._signs.setdefault((fold(char), read, syllables_of(char)), len(self._signs) + 1)

    def find(self, typed: str, limit: int, loosest: Fit = Fit.INSIDE_SHORT) -> tuple[Suggestion, ...]:
        """The ``limit`` names that fit best: by how they fit, then by whether every character is read as it mostly
        is, then by statements. Empty where nothing fits so well as ``loosest``, or nothing is typed."""
        text = plain(typed)[:LONGEST].strip("".join(_PARTING))
        if not text or not self.suggestions:
            return ()
        worst = 2 * loosest + 2
        best = np.full(len(self.suggestions), worst, dtype=np.int8)
        cuts = [list(_cuts(text, at)) for at in range(len(text))]
        # what fits inside comes after all that fits at the start; one letter stands inside nearly every name, and
        # rare readings begin with any letter
        letter = len(text) == 1 and text.isascii()
        inside = () if letter else (self._inside,)
        for starts in (self._begun, *inside):
            found = [
                (2 * fit + rare, at)
                for rare in ((False,) if letter else (False, True))
                for fit, at in self._fitting(text, cuts, rare, starts)
            ]
            for rank, at in sorted(found, key=lambda one: -one[0]):
                owners = self._owners[at]
                best[owners] = np.minimum(best[owners], rank)
            fitting = np.flatnonzero(best < worst)
            if fitting.size >= limit:
                break
        chosen = fitting[np.argsort(best[fitting], kind="stable")[:limit]]
        return tuple(self.suggestions[index] for index in chosen)

    def _fitting(self, text: str, cuts: list[list[Cut]], rare: bool, starts: Numbers) -> Iterator[tuple[Fit, Numbers]]:
        for found, depth, spelled in self._walk(text, cuts, rare, (0, starts, 0, True)):
            first = self._codes[found - 1] == 0
            whole = first & (self._codes[found + depth] == 0)
            yield (Fit.WHOLE if spelled else Fit.WHOLE_SHORT), found[whole]
            yield (Fit.START if spelled else Fit.START_SHORT), found[first & ~whole]
            yield (Fit.INSIDE if spelled else Fit.INSIDE_SHORT), found[~first]

    def _walk(
        self, text: str, cuts: list[list[Cut]], rare: bool, reached: tuple[int, Numbers, int, bool]
    ) -> Iterator[tuple[Numbers, int, bool]]:
        at, starts, depth, spelled = reached
        if at == len(text):
            yield starts, depth, spelled
            return
        if text[at] in _PARTING:
            yield from self._walk(text, cuts, rare, (at + 1, starts, depth, spelled))
        for how, what, length, whole in cuts[at]:
            left = starts[self._mask(how, what, rare)[self._codes[starts + depth]]]
            if left.size:
                yield from self._walk(text, cuts, rare, (at + length, left, depth + 1, spelled and whole))

    def _mask(self, how: str, what: str, rare: bool) -> npt.NDArray[np.bool_]:
        """Which signs a step takes; the sign 0 between forms is never taken, so that no step leaves a form."""
        known = self._masks.get((how, what, rare))
        if known is None:
            sounds = self._sounds[rare]
            if how == "is":
                codes = self._chars.get(what, [])
            elif how == "reads":
                codes = sounds.get(what, [])
            else:
                codes = [code for sound, read in sounds.items() if sound.startswith(what) for code in read]
            known = np.zeros(len(self._signs) + 1, dtype=np.bool_)
            known[codes] = True
            if how != "is":
                self._masks[how, what, rare] = known
        return known


def _cuts(text: str, at: int) -> Iterator[Cut]:
    """What the next character of a name can be: (how, what, letters taken, whether it is spelled out)."""
    yield "is", fold(text[at]), 1, True
    run = at
    while run < len(text) and run < at + 6 and "a" <= text[run] <= "z":
        run += 1
    for end in range(at + 1, run + 1):
        if text[at:end] in syllables():
            yield "reads", text[at:end], end - at, True
    if run > at and run == len(text) and text[at:] in beginnings():
        # of wang, 王 is more likely meant than 万 with a g under way
        yield "begins", text[at:], run - at, at == 0 or text[at:] not in INITIALS
    for initial in INITIALS:
        if text.startswith(initial, at) and at + len(initial) < len(text):
            yield "begins", initial, len(initial), False
