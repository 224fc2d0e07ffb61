"""Printed words of a text that may name places: what of them depends on the text alone, before any context."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.domain.people import Place, PlaceLevel
from app.names.gazetteer import Form, Gazetteer, Reading
from app.text.records import record

_AFTER_SHORT = re.compile(
    r"(?:[东西南北中]?路(?![径线上子])|大道|大学|[一-龥]{0,4}(?:大学|师专|银行|证券|人寿)|街道|镇(?!江)|乡(?!村)|社区|汽车|合作组织|话(?!题|语)|籍)"
)
_WORD_GOES_ON = {
    "市": re.compile(r"[场容]|政(?!府|协|法|研)"),
    "区": re.compile(r"[域块间位划别分]"),
    "县": re.compile(r"[域城]"),
}
FOLLOWING = 12
"""Characters after a word that may say it is part of another one."""


@dataclass(frozen=True, slots=True)
class Word:
    """A form of places, a region or a phrase that only looks like a place.

    ``surest`` are the places of the surest form, ``form``; where it is short and cities or provinces have it, these
    (provinces before cities, so ``above_counties``). An ``everyday`` word is a place only where the context has it.
    ``sure`` is True where the word means the same in every context, ``asks`` where that may depend on the places named
    around.
    """

    printed: str
    readings: tuple[Reading, ...] = ()
    form: Form = Form.FULL
    surest: tuple[Place, ...] = ()
    above_counties: bool = False
    everyday: bool = False
    sure: bool = False
    asks: bool = False
    region: bool = False
    phrase: bool = False


Sighting = tuple[Word, int, bool]
"""A word, where it ends, and whether it is ordinary: what follows makes it a part of another word (安庆路)."""


@record
class Sightings:
    """Where in a text words begin, in order, each offset with its words, the longest first; ``asks`` as of a word."""

    found: tuple[tuple[int, list[Sighting]], ...]
    asks: bool


@lru_cache(maxsize=64)
def sightings(text: str, gazetteer: Gazetteer) -> Sightings:
    """The words of a text. A title and a lead are asked for again and again while a document is resolved, so that the
    last outcomes are kept."""
    found: list[tuple[int, list[Sighting]]] = []
    asks = False
    for at, start in gazetteer.beginnings(text):
        sighted: list[Sighting] = []
        for word in _words(start, gazetteer):
            if text.startswith(word.printed, at):
                end = at + len(word.printed)
                sighted.append((word, end, _is_ordinary(word, text, end)))
                asks = asks or word.asks
                if word.phrase or word.region:
                    break
        if sighted:
            found.append((at, sighted))
    return Sightings(tuple(found), asks)


def _is_ordinary(word: Word, text: str, end: int) -> bool:
    going_on = _AFTER_SHORT if word.form == Form.SHORT else _WORD_GOES_ON.get(word.printed[-1])
    return going_on is not None and going_on.match(text, end, end + FOLLOWING) is not None


@lru_cache(maxsize=8192)
def _words(start: str, gazetteer: Gazetteer) -> tuple[Word, ...]:
    """The words that begin with these two characters, the longest first."""
    return tuple(_word(printed, gazetteer) for printed in gazetteer.starts[start])


def _word(printed: str, gazetteer: Gazetteer) -> Word:
    if printed in gazetteer.phrases:
        return Word(printed, phrase=True)
    if printed in gazetteer.regions:
        return Word(printed, region=True)
    readings = gazetteer.forms[printed]
    form = min(reading.form for reading in readings)
    surest = tuple(reading.place for reading in readings if reading.form == form)
    if form == Form.SHORT:
        everyday = printed in gazetteer.ordinary_short
        provinces = tuple(place for place in surest if place.level is PlaceLevel.PROVINCE)
        top = provinces or tuple(place for place in surest if place.level is PlaceLevel.CITY)
        sure = bool(top) and not everyday
        return Word(printed, readings, form, top or surest, bool(top), everyday, sure, asks=not top)
    everyday = printed in gazetteer.ordinary_full or (
        len(printed) == 2 and form != Form.ZONE and printed not in gazetteer.sure
    )
    sure = len(surest) == 1 and not everyday
    return Word(printed, readings, form, surest, False, everyday, sure, asks=not sure)
