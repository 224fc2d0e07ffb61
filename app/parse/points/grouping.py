"""Markers -> groups: which items count on from which, and which group stands inside which item.

The series of numbers decides. A 一 opens a group, and the next number continues the innermost group that waits for
it, which closes the groups inside. A group is nested where all of it stands inside one item of another; an item
never reaches beyond its paragraph. One item alone is no enumeration, unless it was announced with a count or is a
firm later number (三是…) of a list whose start is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.parse.points.lexicon import LISTED
from app.parse.points.markers import Marker, Series
from app.parse.points.punctuation import SKIPPED, units
from app.text.spans import Span

_NUMERIC = (Series.WORD, Series.ORDINAL)


@dataclass(eq=False, slots=True)
class Group:
    """A run of items while it is being gathered: its markers, and the item (group and position) it stands in."""

    series: Series
    markers: list[Marker] = field(default_factory=list)
    parent: tuple[Group, int] | None = None

    @property
    def first(self) -> Marker:
        """The marker that opens the group."""
        return self.markers[0]

    @property
    def last(self) -> Marker:
        """The latest marker so far."""
        return self.markers[-1]

    @property
    def count(self) -> int:
        """The number that the latest item stands for; 最后 counts one on."""
        return _count(self.markers)

    @property
    def depth(self) -> int:
        """0 at the top, one more for each item around."""
        return self.parent[0].depth + 1 if self.parent else 0


def group_markers(markers: Sequence[Marker], texts: Sequence[str]) -> tuple[Group, ...]:
    """The groups that ``markers`` (in the order of the text) form, in the order in which they open. ``texts``
    are the paragraphs, plain."""
    groups: list[Group] = []
    waiting: list[Group] = []
    for marker in markers:
        target = None if marker.number == 1 else _continued(waiting, marker)
        if target is not None:
            del waiting[waiting.index(target) + 1 :]
            target.markers.append(marker)
        elif (marker.number == 1 and not marker.loose) or marker.firm:
            _close_same_series(waiting, marker)
            opened = Group(marker.series, [marker], _surrounding(waiting, marker))
            waiting.append(opened)
            groups.append(opened)
    return _settle(groups, texts)


def item_bounds(group: Group, position: int) -> tuple[int, int, int | None]:
    """Paragraph and start of an item, and the start of its next sibling where that is in the same paragraph."""
    marker = group.markers[position]
    following = group.markers[position + 1] if position + 1 < len(group.markers) else None
    ends = following is not None and following.paragraph == marker.paragraph
    return marker.paragraph, marker.start, following.start if following and ends else None


def _count(markers: Sequence[Marker]) -> int:
    count = 0
    for marker in markers:
        count = marker.number if marker.number is not None else count + 1
    return count


def _continued(waiting: Sequence[Group], marker: Marker) -> Group | None:
    """The innermost group that waits for this number: of its own series, then of a kindred one, then with a slip."""
    for fits in (_counts_on, _kindred) if marker.loose else (_counts_on, _kindred, _slips):
        for group in reversed(waiting):
            if fits(group, marker):
                return group
    return None


def _counts_on(group: Group, marker: Marker) -> bool:
    return group.series is marker.series and marker.number in (None, group.count + 1)


def _kindred(group: Group, marker: Marker) -> bool:
    """一是…第二,… and 首先…第二,… count on; 最后是 ends any spoken list."""
    if marker.series is group.series:
        return False
    if marker.number is None:
        return group.series in _NUMERIC and len(group.markers) > 1 and marker.opens_sentence
    spoken = (*_NUMERIC, Series.ADVERB)
    return group.series in spoken and marker.series in _NUMERIC and marker.number == group.count + 1


def _slips(group: Group, marker: Marker) -> bool:
    """A misprinted number: repeated or one left out, beside the item before it."""
    near = marker.paragraph - group.last.paragraph <= 1
    return group.series is marker.series and near and marker.number in (group.count, group.count + 2)


def _close_same_series(waiting: list[Group], marker: Marker) -> None:
    """A restart ends the group of its series with all inside it, unless that has one item only, here, which may hold
    the new one."""
    for group in waiting:
        holds = len(group.markers) == 1 and group.first.number == 1 and group.last.paragraph == marker.paragraph
        if group.series is marker.series and not holds:
            waiting[:] = [other for other in waiting if not _within(other, group)]
            return


def _within(group: Group, outer: Group) -> bool:
    return group is outer or (group.parent is not None and _within(group.parent[0], outer))


def _surrounding(waiting: Sequence[Group], marker: Marker) -> tuple[Group, int] | None:
    for group in reversed(waiting):
        if group.last.paragraph == marker.paragraph:
            return group, len(group.markers) - 1
    return None


def _settle(groups: Sequence[Group], texts: Sequence[str]) -> tuple[Group, ...]:
    """Only enumerations, each inside a kept item or at the top."""
    kept = [group for group in groups if len(group.markers) > 1 or group.first.firm or _announced(group, texts)]
    for group in kept:
        while group.parent and (group.parent[0] not in kept or not _inside(group, *group.parent)):
            group.parent = group.parent[0].parent
    return tuple(kept)


def _inside(group: Group, outer: Group, position: int) -> bool:
    paragraph, start, limit = item_bounds(outer, position)
    return all(
        marker.paragraph == paragraph and start < marker.start and (limit is None or marker.start < limit)
        for marker in group.markers
    )


def _announced(group: Group, texts: Sequence[str]) -> bool:
    """True where a count runs into the only item (有三点体会:一是…): the rest of the list is missing."""
    if group.series is Series.ADVERB:
        return False
    before = texts[group.first.paragraph][: group.first.start].rstrip(SKIPPED)
    sentence = units(before, Span(0, len(before)))[-1:]
    return before.endswith((",", ":")) and any(LISTED.search(before, span.start) for span in sentence)
