"""Which statements of one name were made by one person: only shared evidence merges, never the name alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Appearance:
    """One statement's speaker. ``key`` names the statement; ``name`` is the printed name, empty where nobody is named.

    ``anchors`` are the evidence: "place-code:department-label" for an office held, "place-code:" where no office is
    known, and any other "kind:value" that two statements of one person share (the event with the printed role).
    """

    key: str
    name: str
    anchors: frozenset[str]


def cluster(
    appearances: Sequence[Appearance], one_person: Iterable[Collection[str]] = ()
) -> tuple[tuple[str, ...], ...]:
    """Part the keys into persons: sorted groups of sorted keys, the same for every order of ``appearances``.

    Two appearances are one person where they have the same name and an anchor with both halves in common, directly
    or through others. A place without an office, or an office without a place, is no evidence; an unsigned
    appearance stands alone. The keys of each set in ``one_person`` are one person's, as somebody said.
    """
    groups: dict[str, set[str]] = {item.key: {item.key} for item in appearances}
    first: dict[tuple[str, str], str] = {}
    for item in appearances:
        for anchor in item.anchors:
            if not item.name or not is_evidence(anchor):
                continue
            other = first.setdefault((item.name, anchor), item.key)
            if groups[other] is not groups[item.key]:
                merged = groups[other] | groups[item.key]
                groups.update((key, merged) for key in merged)
    for keys in one_person:
        joined = set[str]().union(*(groups[key] for key in keys))
        groups.update((key, joined) for key in joined)
    return tuple(sorted({tuple(sorted(group)) for group in groups.values()}))


def families(names: Iterable[str], together: Iterable[Collection[str]]) -> tuple[tuple[str, ...], ...]:
    """The names, each with those that it is said to stand ``together`` with (directly or through others): sorted
    groups of sorted names."""
    groups: dict[str, set[str]] = {name: {name} for name in names}
    joined = [set(those) for those in together]
    changed = True
    while changed:
        changed = False
        for those in joined:
            touched = [group for group in groups.values() if group & those]
            whole = those.union(*touched)
            if touched and any(group != whole for group in touched):
                groups.update((name, whole) for name in whole)
                changed = True
    return tuple(sorted({tuple(sorted(group)) for group in groups.values()}))


def is_evidence(anchor: str) -> bool:
    """True where both halves of an anchor are known: a place or an office alone is shared by namesakes."""
    left, _, right = anchor.partition(":")
    return bool(left and right)


def office_anchor(place_code: str | None, department: str | None) -> str:
    """The anchor of an office held at a place; a half that is not known is left empty."""
    return f"{place_code or ''}:{department or ''}"
