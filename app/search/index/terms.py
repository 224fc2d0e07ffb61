"""Where the terms of a query stand in a segment: sorted arrays, by intersection of the positions of bigrams.

A phrase as an intersection of shifted position lists, the rarest first: Manning, Raghavan and Schütze, Introduction
to Information Retrieval, 2.4.2 and 1.3.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.search import query
from app.search.index.layout import (
    ALL_KINDS,
    BLOCK_SHIFT,
    FLAG_BITS,
    FLAGS,
    KIND_FLAG,
    Addresses,
    Mask,
    Row,
    Words,
    addresses_of,
    row_of,
)
from app.search.index.postings import Postings
from app.search.index.rows import row_of_words
from app.search.index.segment import Segment

WHOLE = 24
"""A longer text is looked up by so many of its first characters and then compared in the statements found."""

Bits = NDArray[np.uint64]
"""A bit for each address, the lowest bit first."""
_ALL = np.uint64((1 << 64) - 1)
_NONE: Words = np.zeros(0, np.uint32)


@dataclass(frozen=True, slots=True)
class Spans:
    """Occurrences of a term, ascending by start: ``words`` where they start, ``ends`` (exclusive) as addresses, which
    ascend too. ``starts`` differ from the words only where a term may begin before what it is named after."""

    words: Words
    starts: Addresses
    ends: Addresses


def row(postings: Postings, term: query.Term) -> Row:
    """For each statement how much ``term`` occurs, and inside which kinds."""
    segment = postings.segment
    if isinstance(term, query.Literal):
        if len(term.folded) <= 2:
            held = postings.row(term.folded)
            if held is not None:
                return held
        return row_of_words(segment, words_of(postings, term.folded), len(term.folded))
    found = spans(postings, term)
    flags = found.words & np.uint32(FLAGS ^ ALL_KINDS)
    for kind, flag in KIND_FLAG.items():
        whole = kind_mask(segment, found, kind)
        flags |= np.where(whole, np.uint32(flag), np.uint32(0))
    return row_of(segment.size, segment.statements[found.words >> np.uint32(BLOCK_SHIFT)], flags)


def spans(postings: Postings, term: query.Term) -> Spans:
    """The occurrences of ``term`` as ``app.search.query`` defines them."""
    match term:
        case query.Literal():
            words = words_of(postings, term.folded)
            starts = addresses_of(words)
            return Spans(words, starts, starts + len(term.folded))
        case query.Sequence():
            return _sequence(postings, term)
        case query.Near():
            return _near(postings, term)


def words_of(postings: Postings, folded: str) -> Words:
    """The words of the first characters of all occurrences of a folded text, ascending."""
    head = folded[:WHOLE]
    if len(head) == 1:
        held = postings.grams(head)
        return _NONE if held is None else np.sort(postings.words(int(held.bounds[0]), int(held.bounds[-1])))
    found = _intersection(postings, head)
    return found if len(folded) <= WHOLE or not len(found) else _compared(postings, folded, found)


def breaks(postings: Postings) -> Bits:
    """Where sentences stop: ``stops`` for every character that ends one."""
    return stops(postings, query.BREAKS)


def stops(postings: Postings, chars: frozenset[str]) -> Bits:
    """A bit for each address where running text stops: one of ``chars``, the end of each statement, and the place
    before its start. A bit takes an eighth of a byte where a list of addresses would take four."""

    def made() -> Bits:
        segment = postings.segment
        at = np.zeros((segment.end // 64 + 2) * 64, np.bool_)
        for char in chars:
            held = postings.grams(char)
            if held is not None:
                at[addresses_of(postings.words(int(held.bounds[0]), int(held.bounds[-1]), keep=False))] = True
        at[segment.starts + segment.lengths] = True
        at[segment.starts[1:] - 1] = True
        return np.packbits(at, bitorder="little").view(np.dtype("<u8"))

    return postings.kept(f"stops at {''.join(sorted(chars))}", made)


def kind_mask(segment: Segment, found: Spans, kind: str) -> Mask:
    """Which of the occurrences stand whole inside a point or passage of a kind."""
    return segment.stretches[kind].holding(found.starts, found.ends)


def _intersection(postings: Postings, text: str) -> Words:
    """Bigrams that cover the text, the fewest positions first; the one at its start gives the flags."""
    offsets = sorted({*range(0, len(text) - 1, 2), len(text) - 2})
    lists = []
    for offset in offsets:
        bounds = _bounds(postings, text[offset : offset + 2])
        if bounds is None:
            return _NONE
        lists.append((*bounds, offset))
    lists.sort(key=lambda each: each[1] - each[0])
    low, high, offset = lists[0]
    first = postings.words(low, high)
    if len(lists) == 1:
        return first
    # only the address counts until the start is found, so the flags are cut off
    found = (first >> np.uint32(FLAG_BITS)) - np.uint32(offset)
    words = first
    for low, high, offset in lists[1:]:
        if not len(found):
            return _NONE
        other = postings.words(low, high)
        wanted = (found + np.uint32(offset)) << np.uint32(FLAG_BITS)
        place = np.minimum(np.searchsorted(other, wanted), len(other) - 1)
        same = (other[place] >> np.uint32(FLAG_BITS)) == found + np.uint32(offset)
        found = found[same]
        words = other[place[same]] if offset == 0 else words[same]
    return words


def _bounds(postings: Postings, gram: str) -> tuple[int, int] | None:
    held, second = postings.grams(gram[0]), ord(gram[1])
    place = 0 if held is None else int(np.searchsorted(held.seconds, second))
    if held is None or place == len(held.seconds) or held.seconds[place] != second:
        return None
    return int(held.bounds[place]), int(held.bounds[place + 1])


def _compared(postings: Postings, folded: str, words: Words) -> Words:
    """Those of ``words`` at which the whole of a long text stands."""
    segment = postings.segment
    statements = segment.statements[words >> np.uint32(BLOCK_SHIFT)]
    offsets = addresses_of(words) - segment.starts[statements]
    numbers = segment.numbers[statements].tolist()
    texts = postings.texts(set(numbers))
    same = [texts[number].startswith(folded, offset) for number, offset in zip(numbers, offsets.tolist(), strict=True)]
    return words[np.array(same, np.bool_)]


def _sequence(postings: Postings, term: query.Sequence) -> Spans:
    """From the last part backwards: of the starts from which the rest can be reached, the nearest also ends first."""
    edges = breaks(postings)
    found = spans(postings, term.parts[-1])
    if term.after:
        found = _only(found, following(edges, found.ends) >= found.ends + term.after)
    for part, gap in zip(reversed(term.parts[:-1]), reversed(term.gaps), strict=True):
        if not len(found.words):
            return found
        left = spans(postings, part)
        place = np.searchsorted(found.starts, left.ends + gap.low)
        fits = place < len(found.starts)
        if gap.high is not None:
            fits &= found.starts[np.minimum(place, len(found.starts) - 1)] <= left.ends + gap.high
        left, place = _only(left, fits), place[fits]
        unbroken = following(edges, left.ends) >= found.starts[place]
        found = _only(Spans(left.words, left.starts, found.ends[place]), unbroken)
    if term.before:
        first = found.starts - term.before
        found = _only(found, (first >= 0) & (following(edges, np.maximum(first, 0)) >= found.starts))
    return found


def _near(postings: Postings, term: query.Near) -> Spans:
    edges, left, right = breaks(postings), spans(postings, term.left), spans(postings, term.right)
    if not len(left.words) or not len(right.words):
        return Spans(_NONE, np.zeros(0, np.int64), np.zeros(0, np.int64))
    far = term.distance + 1
    after = np.searchsorted(right.starts, left.ends)
    place = np.minimum(after, len(right.starts) - 1)
    behind = np.where(
        (after < len(right.starts)) & (following(edges, left.ends) >= right.starts[place]),
        right.starts[place] - left.ends,
        far,
    )
    ends = np.where(behind < far, right.ends[place], left.ends)
    before = np.searchsorted(right.ends, left.starts, side="right") - 1
    place = np.maximum(before, 0)
    ahead = np.where(
        (before >= 0) & (following(edges, right.ends[place]) >= left.starts), left.starts - right.ends[place], far
    )
    first = ahead < behind
    starts = np.where(first, right.starts[place], left.starts)
    ends = np.where(first, left.ends, ends)
    return _only(Spans(left.words, starts, ends), np.minimum(behind, ahead) < far)


def following(edges: Bits, at: Addresses) -> Addresses:
    """The first stop at or behind each address; behind every address of a statement there is one."""
    place = at >> 6
    bits = edges[place] & (_ALL << (at & 63).astype(np.uint64))
    pending = np.flatnonzero(bits == 0)
    while len(pending):
        place[pending] += 1
        bits[pending] = edges[place[pending]]
        pending = pending[bits[pending] == 0]
    # the bits below the lowest that is set, counted, are its number
    below: Addresses = (place << 6) + np.bitwise_count((bits & (~bits + np.uint64(1))) - np.uint64(1))
    return below


def preceding(edges: Bits, at: Addresses) -> Addresses:
    """The last stop before each address, -1 where there is none."""
    place = at >> 6
    bits = edges[place] & ~(_ALL << (at & 63).astype(np.uint64))
    pending = np.flatnonzero((bits == 0) & (place > 0))
    while len(pending):
        place[pending] -= 1
        bits[pending] = edges[place[pending]]
        pending = pending[(bits[pending] == 0) & (place[pending] > 0)]
    for shift in (1, 2, 4, 8, 16, 32):  # every bit below the highest that is set
        bits |= bits >> np.uint64(shift)
    above: Addresses = (place << 6) + np.bitwise_count(bits).astype(np.int64) - 1
    return above


def _only(found: Spans, mask: NDArray[np.bool_]) -> Spans:
    return Spans(found.words[mask], found.starts[mask], found.ends[mask])
