"""How far two texts are the same words: fingerprints find the candidates, shared runs decide.

Fingerprints are chosen by winnowing (Schleimer, Wilkerson, Aiken, "Winnowing: local algorithms for document
fingerprinting", SIGMOD 2003): two texts that share a stretch of ``GRAM + WINDOW - 1`` characters share at least one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Levenshtein

from app.text.folding import fold

GRAM = 12
WINDOW = 49
SHORTEST = 20
"""Characters from which on equal texts are a copy; shorter ones are phrases that anybody may say again."""
SHORTEST_PART = GRAM + WINDOW - 1
"""Characters from which on texts that are not equal are compared: below, they need not share a fingerprint."""
RUN = 6
"""Equal characters in a row that count; shorter runs are chance."""
COVERED = 0.9
"""Share of the shorter text that must stand in the longer one."""
COVERED_PART = 0.95
"""The same where the shorter text is less than ``WHOLE`` of the longer one."""
WHOLE = 0.8

_NO_BONES = re.compile(r"[\W_]")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


class Alike(StrEnum):
    """How a text stands to a longer one."""

    SAME = "same"
    EXCERPT = "excerpt"


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two texts part: what the one has and what stands in its place in the other, either may be empty.
    ``before`` are the last characters that both have."""

    before: str
    mine: str
    theirs: str


def bones(text: str) -> str:
    """The letters and digits of ``text``, folded: what stays the same whatever the script, width and punctuation."""
    return bones_of_each([fold(text)])[0]


def bones_of_each(folded: Sequence[str]) -> list[str]:
    """The ``bones`` of texts that are folded already; every different character is looked at once."""
    letters = _letters("".join(folded))
    places = np.zeros(int(letters.max(initial=0)) + 1, np.bool_)
    places[letters] = True
    places[[code for code in np.flatnonzero(places).tolist() if _NO_BONES.match(chr(code))]] = False
    kept = places[letters]
    left = letters[kept].tobytes().decode("utf-32-le", "surrogatepass")
    before = np.concatenate(([0], np.cumsum(kept)))
    ends = before[np.cumsum([0, *map(len, folded)])].tolist()
    return [left[start:end] for start, end in pairwise(ends)]


def fingerprints(said: Sequence[tuple[str, str]]) -> list[frozenset[int]]:
    """Fingerprints of texts, each as its ``bones`` and the name of who said it, as signed 64-bit numbers; those of
    another name differ. Many texts together cost far less than one by one.

    The whole of a text that is shorter than ``SHORTEST_PART`` is its one fingerprint; below ``SHORTEST`` there is none.
    """
    found = [_whole(skeleton, name) for skeleton, name in said]
    long = [place for place, (skeleton, _) in enumerate(said) if len(skeleton) >= SHORTEST_PART]
    if not long:
        return found
    # windows run over what stands one after another; those that would reach into the next text are left out
    lengths = np.array([len(said[place][0]) for place in long])
    salts = np.array([_salt(said[place][1]) for place in long], np.uint64)
    numbers = grams(codes("".join(said[place][0] for place in long)), GRAM, np.repeat(salts, lengths))
    lowest = _lowest(numbers, WINDOW)
    owners = np.repeat(np.arange(len(long)), lengths)
    inside = owners[: len(lowest)] == owners[SHORTEST_PART - 1 :]
    owners, lowest = owners[: len(lowest)][inside], lowest[inside].view(np.int64)
    # neighbouring windows mostly have the same lowest gram
    other = np.concatenate(([True], (lowest[1:] != lowest[:-1]) | (owners[1:] != owners[:-1])))
    owners, lowest = owners[other], lowest[other]
    ends = np.cumsum(np.bincount(owners, minlength=len(long))).tolist()
    for place, start, end in zip(long, [0, *ends[:-1]], ends, strict=True):
        found[place] = frozenset(lowest[start:end].tolist())
    return found


def _lowest(grams: npt.NDArray[np.uint64], window: int) -> npt.NDArray[np.uint64]:
    """The lowest of every ``window`` neighbours: of two, of four and so on, and then of the two that overlap."""
    lowest, width = grams, 1
    while width < window:
        step = min(width, window - width)
        lowest = np.minimum(lowest[:-step], lowest[step:])
        width += step
    return lowest


def _whole(skeleton: str, name: str) -> frozenset[int]:
    if not SHORTEST <= len(skeleton) < SHORTEST_PART:
        return frozenset()
    whole = hashlib.blake2b(f"{name}\x1f{skeleton}".encode("utf-8", "surrogatepass"), digest_size=8)
    return frozenset((int.from_bytes(whole.digest(), "big", signed=True),))


def _salt(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def codes(text: str) -> npt.NDArray[np.uint64]:
    """The number of each character."""
    return _letters(text).astype(np.uint64)


def _letters(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def grams(
    letters: npt.NDArray[np.uint64], length: int, salts: npt.NDArray[np.uint64] | None = None
) -> npt.NDArray[np.uint64]:
    """A 64-bit number for each run of ``length`` of the ``codes`` of characters; ``salts`` are those of these."""
    size = len(letters) - length + 1
    found = np.zeros(size, dtype=np.uint64) if salts is None else salts[:size].copy()
    for offset in range(length):
        found ^= letters[offset : offset + size]
        found *= _FACTOR
        found ^= found >> np.uint64(29)
    return found


def alike(shorter: str, longer: str) -> Alike | None:
    """How the first of two ``bones`` (not longer than the second) stands to the second; None where they differ.

    What counts is how many of its characters stand in runs of ``RUN`` that the second has too, in whatever order.
    """
    if shorter == longer:
        return Alike.SAME if len(shorter) >= SHORTEST else None
    if len(shorter) < SHORTEST_PART:
        return None
    if not is_enough(_covered(shorter, longer), len(shorter), len(longer)):
        return None
    return Alike.SAME if len(shorter) >= WHOLE * len(longer) else Alike.EXCERPT


def is_enough(covered: int, shorter: int, longer: int) -> bool:
    """Whether a text is like a longer one that has so many of its characters in runs, by the lengths of both."""
    return covered / shorter >= (COVERED if shorter >= WHOLE * longer else COVERED_PART)


def _covered(mine: str, theirs: str) -> int:
    """How many characters of the first text stand in runs of ``RUN`` that the second has too."""
    every = grams(codes(mine + theirs), RUN)
    runs, others = every[: len(mine) - RUN + 1], np.sort(every[len(mine) :])
    nearest = np.minimum(np.searchsorted(others, runs), len(others) - 1)
    shared = np.flatnonzero(others[nearest] == runs)
    if not len(shared):
        return 0
    return RUN + int(np.minimum(np.diff(shared), RUN).sum())


def differences(mine: str, theirs: str, context: int = 8) -> tuple[Difference, ...]:
    """Where two texts part, in the order of the first; ``context`` is how many characters ``before`` holds at most.

    Forms of one character that fold alike are the same.
    """
    found = []
    for op in Levenshtein.opcodes(fold(mine), fold(theirs)):
        if op.tag != "equal":
            start, end = op.src_start, op.src_end
            before = mine[max(0, start - context) : start]
            found.append(Difference(before, mine[start:end], theirs[op.dest_start : op.dest_end]))
    return tuple(found)
