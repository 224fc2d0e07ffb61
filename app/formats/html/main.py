"""Which lines of a page are its main text, as trafilatura decides, with every doubt in favour of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from app.formats.lines import Line

_SIGNS = re.compile(r"[\W_]+")
_FEWEST_CHARACTERS = 6
"""Of a line that can be an anchor."""
_FARTHEST_TITLE = 12
"""Lines between a title and the first line of the text: byline, source, font sizes, sharing."""


def main_lines(lines: Sequence[Line], found: str, titles: Sequence[str]) -> range:
    """The numbers of the main lines; ``found`` is the main text by trafilatura, ``titles`` what the page is called.

    Lines that stand once in the page and once in ``found``, in the same order, are anchors. From the title, or else
    the first anchor, to the last anchor everything is main, and so are the lines that stand in the same element as
    the last. All lines are main where there is no anchor.
    """
    anchors = _anchors(lines, _bare(found))
    if not anchors:
        return range(len(lines))
    first, last = anchors[0], anchors[-1]
    while last + 1 < len(lines) and lines[last + 1].holder == lines[anchors[-1]].holder:
        last += 1
    while first > 0 and lines[first - 1].holder == lines[anchors[0]].holder:
        first -= 1
    return range(_title_at(lines, first, {_bare(title) for title in titles}), last + 1)


def _title_at(lines: Sequence[Line], first: int, titles: set[str]) -> int:
    """The number of the line where the title before line ``first`` begins, else ``first``."""

    def is_title(number: int) -> bool:
        bare = _bare(lines[number].text)
        return bare in titles or (len(bare) >= _FEWEST_CHARACTERS and any(bare in title for title in titles))

    above = range(first - 1, max(-1, first - 1 - _FARTHEST_TITLE), -1)
    start = next((number for number in above if is_title(number)), first)
    while 0 < start < first and is_title(start - 1):
        start -= 1
    return start


def _bare(text: str) -> str:
    return _SIGNS.sub("", text)


def _anchors(lines: Sequence[Line], found: str) -> list[int]:
    """Numbers of the lines in the longest run of common lines that keep their order."""
    bare = [_bare(line.text) for line in lines]
    count = Counter(bare)
    common = [(number, at) for number, at in _placed(bare, count, found)]
    return _longest_rising(common)


def _placed(bare: Sequence[str], count: Counter[str], found: str) -> Iterator[tuple[int, int]]:
    seek = 0
    for number, text in enumerate(bare):
        if len(text) < _FEWEST_CHARACTERS or count[text] > 1:
            continue
        # most lines follow one another, so that the next place is tried before the whole text is searched
        at = seek if found.startswith(text, seek) else found.find(text)
        if at >= 0:
            seek = at + len(text)
            yield number, at


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[int]:
    tails: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for index, (_, at) in enumerate(pairs):
        place = bisect_left(tails, at)
        before.append(holders[place - 1] if place else -1)
        tails[place : place + 1] = [at]
        holders[place : place + 1] = [index]
    chain: list[int] = []
    index = holders[-1] if holders else -1
    while index >= 0:
        chain.append(pairs[index][0])
        index = before[index]
    return chain[::-1]
