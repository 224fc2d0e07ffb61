"""Statements in the order of something that they are known by: date, place or speaker, whatever their number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from app.search.facets import names_of, places_of
from app.search.hits import Hits
from app.search.index.library import Library
from app.search.model import UNKNOWN
from app.search.syllables import plain, reading_of, syllables_of
from app.search.voices import voice_name
from app.text.folding import fold

_LAST = "\U0010ffff"
_LONGEST = 6
"""Letters of the longest syllable; blanks behind the shorter ones keep the keys of characters apart."""


class Order(StrEnum):
    """Order of the lines of a concordance."""

    DATE = "date"
    LEFT = "left"
    RIGHT = "right"
    PLACE = "place"
    SPEAKER = "speaker"


@dataclass(frozen=True)
class Holders:
    """Statements of several parts as columns: the part, the place in it, and how many lines the statement has."""

    parts: NDArray[np.int64]
    rows: NDArray[np.int64]
    lines: NDArray[np.int64]

    @classmethod
    def of(cls, counts: Sequence[NDArray[np.int64]]) -> Holders:
        """The statements that have lines, from the lines of all statements, part by part."""
        rows = [np.flatnonzero(each) for each in counts]
        parts = [np.full(len(each), place, np.int64) for place, each in enumerate(rows)]
        lines = [each[at] for each, at in zip(counts, rows, strict=True)]
        empty = np.zeros(0, np.int64)
        return cls(*(np.concatenate([empty, *each]) for each in (parts, rows, lines)))

    def taken(self, at: NDArray[np.int64]) -> Holders:
        """The statements at these places, in this order."""
        return Holders(self.parts[at], self.rows[at], self.lines[at])


def arranged(session: Session, library: Library, found: Sequence[Hits], held: Holders, order: Order) -> Holders:
    """``held`` by place or speaker, by date for any other order; inside one and the same the newest first, unknown
    values last. Places come in the order of their codes, speakers in that of their pinyin."""
    days = _column(found, held, lambda hits: hits.part.segment.days)
    numbers = _column(found, held, lambda hits: hits.part.segment.numbers)
    keys = [numbers, -days]
    if order is Order.PLACE:
        keys.append(
            _places(session, library, _column(found, held, lambda hits: hits.part.segment.facets["place"].last))
        )
    elif order is Order.SPEAKER:
        codes = _column(found, held, lambda hits: hits.part.segment.facets["speaker"].last)
        keys.append(_speakers(session, library, codes))
    return held.taken(np.lexsort(keys))


def reading_key(name: str) -> tuple[str, ...]:
    """What a name is ordered by: its syllables, the first one read as a surname, then its characters."""
    return (*reading_of(name), name)


def context_key(text: str) -> str:
    """What a context is ordered by, character for character: Chinese ones by their commonest reading without tones and
    then by folded form, letters among them, then the end of the text and everything else (punctuation, digits)."""
    return text.translate(_WEIGHTS) + _LAST


class _Weights(dict[int, str]):
    """A translate table that works out each character once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        reading = next(iter(syllables_of(char)), "")
        if not reading and char.isalpha():
            reading = plain(char)
        self[code] = (reading or _LAST).ljust(_LONGEST) + fold(char)
        return self[code]


_WEIGHTS = _Weights()


def _column(
    found: Sequence[Hits], held: Holders, column: Callable[[Hits], NDArray[np.int32] | NDArray[np.int64]]
) -> NDArray[np.int64]:
    out = np.zeros(len(held.rows), np.int64)
    for part, hits in enumerate(found):
        mine = held.parts == part
        out[mine] = column(hits)[held.rows[mine]]
    return out


def _places(session: Session, library: Library, codes: NDArray[np.int64]) -> NDArray[np.int64]:
    places = places_of(session, library)
    values = library.book.values_of({"place": np.unique(codes).tolist()})["place"]
    return _ranked(codes, {code: places[v].chain if v in places else (_LAST,) for code, v in values.items()})


def _speakers(session: Session, library: Library, codes: NDArray[np.int64]) -> NDArray[np.int64]:
    values = library.book.values_of({"speaker": np.unique(codes).tolist()})["speaker"]
    names = names_of(session, library, "speaker", [value for value in values.values() if value != UNKNOWN])
    names |= {value: name for value in names if (name := voice_name(value))}
    keys = {code: (*reading_key(names[v]), v) if v in names else (_LAST, v) for code, v in values.items()}
    return _ranked(codes, keys)


def _ranked(codes: NDArray[np.int64], keys: dict[int, tuple[str, ...]]) -> NDArray[np.int64]:
    ranks = np.zeros(max(keys, default=-1) + 1, np.int64)
    for rank, code in enumerate(sorted(keys, key=lambda code: keys[code])):
        ranks[code] = rank
    return ranks[codes]
