"""Which statement of a changed file is which of the file as it was: permalinks follow content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME_SPEAKER = 0.5
ANY_SPEAKER = 0.8


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a statement is recognised by."""

    speaker: str | None
    text: str


def match(old: Sequence[Fingerprint], new: Sequence[Fingerprint]) -> list[int | None]:
    """For each new statement the index of the old one that it continues, or None; no old one is given twice.

    Equal text first, then the likeliest text of the same speaker (ratio at least 0.5), then of anybody (0.8):
    a corrected name must not cost a permalink, nor one person's new speech take another's.
    """
    result: list[int | None] = [None] * len(new)
    free = set(range(len(old)))
    for index, statement in enumerate(new):
        same = next((i for i in sorted(free) if old[i] == statement), None)
        if same is not None:
            result[index] = same
            free.discard(same)
    likely = [
        (ratio, index, candidate)
        for index, statement in enumerate(new)
        if result[index] is None
        for candidate in free
        if (ratio := _likeness(old[candidate], statement)) > 0
    ]
    for _, index, candidate in sorted(likely, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if result[index] is None and candidate in free:
            result[index] = candidate
            free.discard(candidate)
    return result


def _likeness(old: Fingerprint, new: Fingerprint) -> float:
    floor = SAME_SPEAKER if old.speaker == new.speaker else ANY_SPEAKER
    matcher = SequenceMatcher(None, old.text, new.text, autojunk=False)
    if matcher.real_quick_ratio() < floor or matcher.quick_ratio() < floor:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= floor else 0.0
