"""Paragraphs -> points and passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from app.domain.transcript import Passage, Point
from app.parse.points.announcing import Announcement, announcement, part_lists
from app.parse.points.ending import item_end
from app.parse.points.grouping import Group, group_markers, item_bounds
from app.parse.points.judging import Verdict, judge
from app.parse.points.markers import find_markers
from app.parse.points.passages import find_passages
from app.parse.points.punctuation import plain
from app.text.spans import Span

Announced = tuple[tuple[Group, Announcement | None], ...]


def find_points(paragraphs: Sequence[str], heading: str | None) -> tuple[tuple[Point, ...], tuple[Passage, ...]]:
    """The enumerated items of a statement in the order of its text, and the passages that a cue opens elsewhere.

    Offsets are code points of the paragraph's text. An item runs from its marker to the next sibling or the end of
    its paragraph; it ends earlier where the item around it ends, or where a sentence announces another list in the
    same paragraph. ``heading`` announces a list only where nothing else stands before it.
    """
    markers = [marker for number, text in enumerate(paragraphs) for marker in find_markers(text, number)]
    groups = group_markers(markers, paragraphs)
    part_lists(groups, paragraphs)
    announced = tuple((group, announcement(group, groups, paragraphs)) for group in groups)
    points = _points(announced, paragraphs, heading)
    return points, find_passages(paragraphs, points, list(_silent(announced, paragraphs)))


def _silent(announced: Announced, paragraphs: Sequence[str]) -> Iterator[tuple[int, Span]]:
    for _, words in announced:
        span = words.silent(plain(paragraphs[words.paragraph])) if words else None
        if words and span:
            yield words.paragraph, span


def _points(announced: Announced, paragraphs: Sequence[str], heading: str | None) -> tuple[Point, ...]:
    verdicts = {group: judge(group, words, paragraphs, heading) for group, words in announced}
    spans = _spans(announced, paragraphs, verdicts)
    labels: dict[tuple[Group, int], str] = {}
    children: Counter[tuple[Group, int]] = Counter()
    found = []
    for number, (group, _) in enumerate(announced, start=1):
        kind, cue = verdicts[group]
        for position, marker in enumerate(group.markers):
            stem, place = str(number), position + 1
            if group.parent is not None:
                # a second list inside the same item goes on counting, so that no label comes twice
                children[group.parent] += 1
                stem, place = labels[group.parent], children[group.parent]
            labels[group, position] = f"{stem}-{place}"
            text = paragraphs[marker.paragraph]
            start, end = spans[group, position]
            found.append(
                Point(
                    label=labels[group, position],
                    group=number,
                    depth=group.depth,
                    marker=text[marker.start : marker.end],
                    kind=kind,
                    cue=cue,
                    paragraph=marker.paragraph,
                    start=start,
                    end=end,
                )
            )
    return tuple(sorted(found, key=lambda point: (point.paragraph, point.start)))


def _spans(
    announced: Announced, paragraphs: Sequence[str], verdicts: Mapping[Group, Verdict]
) -> dict[tuple[Group, int], tuple[int, int]]:
    """Where each item starts and ends; groups come after the group around them, so its ends are known."""
    spans: dict[tuple[Group, int], tuple[int, int]] = {}
    for group, _ in announced:
        for position in range(len(group.markers)):
            paragraph, start, limit = item_bounds(group, position)
            end = len(paragraphs[paragraph]) if limit is None else limit
            if group.parent is not None:
                end = min(end, spans[group.parent][1])
            outside = [pair for pair in announced if not _inside(pair[0], group, position)]
            begun = [at for other, words in outside for at in _beginnings(other, words, paragraph) if at > start]
            end = min([end, *begun])
            nested = any(other is not group and _inside(other, group, position) for other, _ in announced)
            if limit is None and position == len(group.markers) - 1 and group.parent is None and not nested:
                end = item_end(plain(paragraphs[paragraph]), Span(start, end), verdicts[group][0])
            spans[group, position] = start, end
    return spans


def _beginnings(group: Group, words: Announcement | None, paragraph: int) -> Iterator[int]:
    """Where the items of a group begin in a paragraph; the first with the sentence that announces the group there."""
    for marker in group.markers:
        if marker.paragraph == paragraph:
            announced = words is not None and words.paragraph == paragraph and marker is group.first
            yield words.nearest.start if words is not None and announced else marker.start


def _inside(group: Group, outer: Group, position: int) -> bool:
    """True where ``group`` stands in the item at ``position`` of ``outer``, or is ``outer`` itself."""
    at: tuple[Group, int] | None = (group, 0)
    while at is not None and at[0] is not outer:
        group, at = at[0], at[0].parent
    return at is not None and (group is outer or at[1] == position)
