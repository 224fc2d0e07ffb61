"""Which statements of one name were made by one person: only shared evidence merges, never the name alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from app.text.records import record


@record
class Appearance:
    """One statement's speaker. ``key`` names the statement; ``name`` is the printed name, empty where nobody is named.

    ``anchors`` are the evidence: "place-code:department-label" for an office held, "place-code:" where no office is
    known, and any other "kind:value" that two statements of one person share (the event with the printed role).
    """

    key: str
    name: str
    anchors: frozenset[str]


class Persons:
    """Appearances parted into persons as they come: a forest of sets (Tarjan, "Efficiency of a Good But Not Linear Set
    Union Algorithm", JACM 1975), so that many cost hardly more than each of few.

    Two appearances are one person where they have the same name and an anchor with both halves in common, directly
    or through others. A place without an office, or an office without a place, is no evidence; an unsigned
    appearance stands alone.
    """

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}
        self._keys: dict[str, list[str]] = {}
        self._first: dict[tuple[str, str], str] = {}

    def add(self, item: Appearance, said: Iterable[str] = ()) -> list[str]:
        """Take one more; the keys that stood for a person and no longer do. ``said`` are words for those who, as
        somebody said, are one person with all others of the same word, whatever their names."""
        self._parents[item.key], self._keys[item.key] = item.key, [item.key]
        anchors = [(item.name, anchor) for anchor in item.anchors if is_evidence(anchor)] if item.name else []
        gone = []
        for evidence in [*anchors, *[("", word) for word in said]]:
            first = self._first.setdefault(evidence, item.key)
            if first != item.key and (joined := self._join(first, item.key)) is not None:
                gone.append(joined)
        return gone

    def of(self, key: str) -> str:
        """The key that stands for the person of a key, the same for all of the person until the next one is added."""
        while (parent := self._parents[key]) != key:
            self._parents[key] = key = self._parents[parent]
        return key

    def keys(self, person: str) -> Sequence[str]:
        """All keys of a person."""
        return self._keys[self.of(person)]

    def _join(self, one: str, other: str) -> str | None:
        small, large = sorted((self.of(one), self.of(other)), key=lambda person: len(self._keys[person]))
        if small == large:
            return None
        self._parents[small] = large
        self._keys[large] += self._keys.pop(small)
        return small


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
