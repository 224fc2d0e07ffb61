"""Where the words that announce a group of items stand."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.kinds import Kind
from app.parse.points.grouping import Group
from app.parse.points.lexicon import ASIDE, LEADS_IN, LISTED
from app.parse.points.lookup import ANNOUNCED, rightmost
from app.parse.points.punctuation import SKIPPED, unit_bounds, units
from app.text.records import record
from app.text.spans import Span


@record
class Announcement:
    """A stretch of paragraph ``paragraph`` before the first item of a group; ``nearest`` is its last sentence, where
    alone a weak cue counts. ``inline`` is True where the last sentence runs into the first marker, ``same_paragraph``
    where the words stand in its paragraph."""

    paragraph: int
    span: Span
    nearest: Span
    inline: bool
    same_paragraph: bool

    def silent(self, text: str) -> Span | None:
        """The sentences that only announce: the last one runs into the list, counts it or asks for it, and others may
        stand before it (我们怎么干?要做好三点:). ``text`` is plain."""
        if not (self.inline or _leads_in(text, self.nearest)):
            return None
        start = self.nearest.start
        if start == self.span.start:
            return self.span
        for sentence in reversed(units(text, Span(self.span.start, start))):
            if not LEADS_IN.search(text, sentence.start, sentence.end):
                break
            start = sentence.start
        return Span(start, self.span.end)


def announcement(group: Group, groups: Sequence[Group], texts: Sequence[str]) -> Announcement | None:
    """The words before a group: of its parent item, or of its paragraph after earlier items; where it starts its
    paragraph, the paragraph before, if that has no items and leads in. None where nothing announces.
    ``texts`` are the paragraphs, plain."""
    first = group.first
    text = texts[first.paragraph]
    low = _after_earlier(group, groups, text)
    if low is not None and not text[low : first.start].strip(SKIPPED):
        low = None
    if low is not None:
        return _announcement(text, first.paragraph, Span(low, first.start), same=True)
    before = first.paragraph - 1
    starts_paragraph = not text[: first.start].strip(SKIPPED)
    if before < 0 or not starts_paragraph:
        return None
    if any(marker.paragraph == before for other in groups for marker in other.markers):
        return None
    text = texts[before]
    words = _announcement(text, before, Span(0, len(text)), same=False)
    return words if _leads_in(text, words.nearest) else None


def part_lists(groups: Sequence[Group], texts: Sequence[str]) -> None:
    """Take a list out of the last item before it where a sentence of its own announces another kind than that of the
    list around it (…二是实。存在三个短板:第一,…) or turns aside (另外,…): it stands beside that list."""
    for group in groups:
        if group.parent is None or group.parent[1] != len(group.parent[0].markers) - 1:
            continue
        outer = group.parent[0]
        inner_kind, outer_kind = (_announced_kind(one, groups, texts) for one in (group, outer))
        if _turns_aside(group, groups, texts) or (inner_kind and outer_kind and inner_kind is not outer_kind):
            group.parent = outer.parent


def _turns_aside(group: Group, groups: Sequence[Group], texts: Sequence[str]) -> bool:
    words = announcement(group, groups, texts)
    if words is None or words.nearest.start == words.span.start:
        return False
    return ASIDE.match(texts[words.paragraph], words.nearest.start) is not None


def _announced_kind(group: Group, groups: Sequence[Group], texts: Sequence[str]) -> Kind | None:
    words = announcement(group, groups, texts)
    if words is None or (group.parent and words.nearest.start == words.span.start):
        return None
    found = rightmost(texts[words.paragraph], words.nearest, ANNOUNCED)
    return found[0] if found else None


def _announcement(text: str, paragraph: int, span: Span, same: bool) -> Announcement:
    said = (bounds for bounds in reversed(unit_bounds(text, span.start, span.end)) if text[slice(*bounds)].strip())
    nearest = next((Span(*bounds) for bounds in said), span)
    runs_in = not nearest.of(text).rstrip(SKIPPED).endswith(("。", ";", "!", "?"))
    return Announcement(paragraph, span, nearest, same and runs_in, same)


def _leads_in(text: str, sentence: Span) -> bool:
    bounds = sentence.start, sentence.end
    return LISTED.search(text, *bounds) is not None or LEADS_IN.search(text, *bounds) is not None


def _after_earlier(group: Group, groups: Sequence[Group], text: str) -> int | None:
    """Where the stretch before a group may begin: after the marker of the item around it; else after the first
    sentence of the last item before it in its paragraph; else at the start of the paragraph."""
    first = group.first
    if group.parent is not None:
        outer, position = group.parent
        low = outer.markers[position].end
    else:
        low = 0
    earlier = [
        marker
        for other in groups
        if other is not group
        for marker in other.markers
        if marker.paragraph == first.paragraph and low < marker.end <= first.start
    ]
    if not earlier:
        return low
    sentences = units(text, Span(max(marker.end for marker in earlier), first.start))
    return sentences[-1].start if len(sentences) > 1 else None
