"""Which statements of one name were made by one person: only shared evidence merges, never the name alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.people import StatementNames


@dataclass(frozen=True, slots=True)
class Appearance:
    """One statement's speaker. ``key`` names the statement; ``name`` is the printed name, empty where nobody is named.

    ``anchors`` are the evidence: "place-code:department-label" for an office held, "place-code:" where no office is
    known, and any other "kind:value" that two statements of one person share (the event with the printed role).
    """

    key: str
    name: str
    anchors: frozenset[str]


def cluster(appearances: Sequence[Appearance]) -> tuple[tuple[str, ...], ...]:
    """Part the keys into persons: sorted groups of sorted keys, the same for every order of ``appearances``.

    Two appearances are one person where they have the same name and an anchor with both halves in common, directly
    or through others. A place without an office, or an office without a place, is no evidence; an unsigned
    appearance stands alone.
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
    return tuple(sorted({tuple(sorted(group)) for group in groups.values()}))


def is_evidence(anchor: str) -> bool:
    """True where both halves of an anchor are known: a place or an office alone is shared by namesakes."""
    left, _, right = anchor.partition(":")
    return bool(left and right)


def anchors_of(names: StatementNames, document: str, role: str | None) -> frozenset[str]:
    """The anchors of one statement: its offices with their places, and the document with the printed role."""
    offices = set()
    for held in names.roles:
        place = held.place or names.place
        label = held.department.label if held.department else ""
        offices.add(f"{place.code if place else ''}:{label}")
    return frozenset(offices | ({f"{document}:{role}"} if role else set()))
