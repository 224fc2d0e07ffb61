"""A stretch of damaged text put together again from its bytes, and how strange the outcome looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from app.text.changes import Change
from app.text.mainland import characters
from app.text.readings import SYLLABLE, WIDE_BYTES, gbk, is_reading, second_bytes

_TOKEN = re.compile(rf"\(({SYLLABLE})\)|\?({SYLLABLE})\)|(\?(?=[!?,]))|(.)", re.DOTALL)
_NARROW = str.maketrans("？！，", "?!,")
_ROW_OF_STOPS = b"\xa1"
_PLAIN_MARKS = frozenset("、。“”‘’《》〈〉「」『』【】（）：；，！？—…·〇～")
_PLACEHOLDER = b"\xfe\xfe"
_COMMON_ROWS = 0xD7
_MOST_CANDIDATES = 16


@dataclass(frozen=True, slots=True)
class _Trail:
    """Bytes put together so far; where each received character begins; where a character border has to be."""

    data: bytes
    places: tuple[tuple[int, int], ...] = ()
    borders: tuple[int, ...] = ()
    foreign: tuple[str, ...] = ()

    def with_bytes(self, data: bytes, *places: tuple[int, int]) -> _Trail:
        """The trail with the bytes of one more token."""
        return _Trail(self.data + data, self.places + places, self.borders, self.foreign)


@dataclass(frozen=True, slots=True)
class Solution:
    """A reading of the bytes: the text, and pairs of offsets (received, text) at which both have a border."""

    text: str
    strangeness: int
    borders: tuple[tuple[int, int], ...] = field(default=())

    def changes(self, received: str, start: int, body: int) -> Iterator[Change]:
        """What the solution changes in ``received``: the stretch begins at ``start``, its body at ``body``."""
        before, done = start, 0
        for offset, reached in self.borders:
            end = body + offset
            restored = self.text[done:reached]
            if end > before and restored != received[before:end]:
                yield Change(before, end, restored)
            before, done = end, reached


def solutions(body: str, prefix: bytes) -> list[Solution]:
    """Every way of reading ``body`` as bytes without its glosses, after the bytes ``prefix``.

    A mark inside ``body`` counts as the bytes of the full-width one, a ``?`` before it as the first byte of a stop.
    """
    trails = [_Trail(prefix)]
    for token in _TOKEN.finditer(body):
        trails = [longer for trail in trails for longer in _longer(trail, token, body)]
        if not trails or len(trails) > _MOST_CANDIDATES:
            return []
    found = (_read(trail, len(body)) for trail in trails)
    return [solution for solution in found if solution is not None]


def _longer(trail: _Trail, token: re.Match[str], body: str) -> Iterator[_Trail]:
    after, instead, stop, char = token.groups()
    place = (len(trail.data), token.start())
    if instead is not None:
        for second in second_bytes(trail.data[-1], instead) if trail.data else ():
            yield trail.with_bytes(bytes((second,)), place)
    elif after is not None:
        glossed = trail.data[-2:].decode("gb18030", "ignore")
        if len(glossed) == 1 and is_reading(glossed, after):
            ascii_second = trail.data[-1] < 0x80
            borders = (len(trail.data) - 2, len(trail.data)) if ascii_second else ()
            yield _Trail(trail.data, trail.places, trail.borders + borders, trail.foreign)
        elif token.start() and ord(body[token.start() - 1]) >= 0x80:
            yield trail.with_bytes(token.group().encode("gb18030"), *_ascii_places(token.group(), place))
    elif stop is not None:
        yield trail.with_bytes(_ROW_OF_STOPS, place)
    elif char in WIDE_BYTES:
        yield trail.with_bytes(WIDE_BYTES[char], place)
    else:
        yield _with_character(trail, char, place)


def _ascii_places(text: str, place: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    offset, start = place
    places = []
    for index, char in enumerate(text):
        places.append((offset, start + index))
        offset += len(gbk(char) or b"")
    return tuple(places)


def _with_character(trail: _Trail, char: str, place: tuple[int, int]) -> _Trail:
    data = gbk(char)
    if data is not None:
        return trail.with_bytes(data, place)
    borders, foreign = (*trail.borders, len(trail.data)), (*trail.foreign, char)
    return _Trail(trail.data + _PLACEHOLDER, (*trail.places, place), borders, foreign)


def _read(trail: _Trail, length: int) -> Solution | None:
    try:
        text = trail.data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    starts: dict[int, int] = {}
    offset = 0
    for index, char in enumerate(text):
        starts[offset] = index
        data = gbk(char)
        if data is None:
            return None
        offset += len(data)
    starts[offset] = len(text)
    if any(border not in starts for border in trail.borders):
        return None
    places = (*trail.places, (len(trail.data), length))
    borders = tuple((received, starts[offset]) for offset, received in places if offset in starts)
    stranger = sum(strangeness(char) for char in text) - len(trail.foreign) * strangeness(
        _PLACEHOLDER.decode("gb18030")
    )
    for char in trail.foreign:
        text = text.replace(_PLACEHOLDER.decode("gb18030"), char, 1)
    return Solution(text.translate(_NARROW), stranger, borders)


@cache
def strangeness(char: str) -> int:
    """0 for what fills an ordinary page, 1 for a rarer character, 2 for a letter, 3 for what only damage prints."""
    if char in _PLAIN_MARKS:
        return 0
    if char.isascii():
        return 2
    if not "㐀" <= char <= "鿿":
        return 3
    try:
        row = characters().get(char, char).encode("gb2312")[0]
    except UnicodeEncodeError:
        return 1 if char in characters() else 3
    return 0 if row <= _COMMON_ROWS else 1
