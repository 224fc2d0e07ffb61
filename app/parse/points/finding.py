"""Paragraphs -> points and passages."""

from __future__ import annotations

from collections import defaultdict
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
Item = tuple[Group, int]
Bounds = tuple[int, int]


def find_points(paragraphs: Sequence[str], heading: str | None) -> tuple[tuple[Point, ...], tuple[Passage, ...]]:
    """The enumerated items of a statement in the order of its text, and the passages that a cue opens elsewhere.

    Offsets are code points of the paragraph's text. An item runs from its marker to the next sibling or the end of
    its paragraph; it ends earlier where the item around it ends, or where a sentence announces another list in the
    same paragraph. ``heading`` announces a list only where nothing else stands before it.
    """
    texts = [plain(paragraph) for paragraph in paragraphs]
    markers = [marker for number, text in enumerate(texts) for marker in find_markers(text, number)]
    groups = group_markers(markers, texts)
    part_lists(groups, texts)
    announced = tuple((group, announcement(group, groups, texts)) for group in groups)
    verdicts = {group: judge(group, words, paragraphs, texts, heading) for group, words in announced}
    points = _points(announced, paragraphs, verdicts, _spans(announced, texts, verdicts))
    return points, find_passages(paragraphs, texts, points, list(_silent(announced, texts)))


def _silent(announced: Announced, texts: Sequence[str]) -> Iterator[tuple[int, Span]]:
    for _, words in announced:
        span = words.silent(texts[words.paragraph]) if words else None
        if words and span:
            yield words.paragraph, span


def _points(
    announced: Announced, paragraphs: Sequence[str], verdicts: Mapping[Group, Verdict], spans: Mapping[Item, Bounds]
) -> tuple[Point, ...]:
    labels: dict[Item, str] = {}
    children: defaultdict[Item, int] = defaultdict(int)
    found = []
    for number, (group, _) in enumerate(announced, start=1):
        kind, cue = verdicts[group]
        depth = group.depth
        for position, marker in enumerate(group.markers):
            stem, place = str(number), position + 1
            if group.parent is not None:
                # a second list inside the same item goes on counting, so that no label comes twice
                children[group.parent] += 1
                stem, place = labels[group.parent], children[group.parent]
            labels[group, position] = label = f"{stem}-{place}"
            text = paragraphs[marker.paragraph]
            start, end = spans[group, position]
            found.append(
                Point(label, number, depth, text[marker.start : marker.end], kind, cue, marker.paragraph, start, end)
            )
    if len(announced) > 1:  # the items of one group stand in their order
        found.sort(key=lambda point: (point.paragraph, point.start))
    return tuple(found)


def _spans(announced: Announced, texts: Sequence[str], verdicts: Mapping[Group, Verdict]) -> dict[Item, Bounds]:
    """Where each item starts and ends; groups come after the group around them, so its ends are known."""
    spans: dict[Item, Bounds] = {}
    beginnings = _beginnings(announced) if len(announced) > 1 else {}
    for group, _ in announced:
        last = len(group.markers) - 1
        for position in range(last + 1):
            paragraph, start, limit = item_bounds(group, position)
            end = len(texts[paragraph]) if limit is None else limit
            if group.parent is not None:
                end = min(end, spans[group.parent][1])
            nested = False
            for other, begun in beginnings.get(paragraph, ()):
                if other is group:
                    continue
                if _inside(other, group, position):
                    nested = True
                else:
                    end = min([end, *(at for at in begun if at > start)])
            if limit is None and position == last and group.parent is None and not nested:
                end = item_end(texts[paragraph], Span(start, end), verdicts[group][0])
            spans[group, position] = start, end
    return spans


def _beginnings(announced: Announced) -> Mapping[int, list[tuple[Group, list[int]]]]:
    """Where the items of the groups begin in each paragraph; the first with the sentence that announces the group
    there. A group in an item stands in its paragraph, so it is found there too."""
    found: defaultdict[int, list[tuple[Group, list[int]]]] = defaultdict(list)
    for group, words in announced:
        begun: defaultdict[int, list[int]] = defaultdict(list)
        for marker in group.markers:
            begun[marker.paragraph].append(marker.start)
        if words is not None and words.paragraph == group.first.paragraph:
            begun[words.paragraph][0] = words.nearest.start
        for paragraph, starts in begun.items():
            found[paragraph].append((group, starts))
    return found


def _inside(group: Group, outer: Group, position: int) -> bool:
    """True where ``group``, another than ``outer``, stands in the item at ``position`` of that."""
    at = group.parent
    while at is not None and at[0] is not outer:
        at = at[0].parent
    return at is not None and at[1] == position
