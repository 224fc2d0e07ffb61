"""Places that running text mentions. Precision first: a short form counts where it cannot be an everyday word.

A full form (怀宁县) counts, and the short form of a province or prefecture city (安徽, 安庆); the short form of a
county (怀宁) only where the context has its city. Of several candidates the context chooses, or they stay several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from app.domain.people import Place, PlaceLevel
from app.names.gazetteer import Form, Gazetteer, Reading
from app.text.spans import Span

_AFTER_SHORT = re.compile(
    r"(?:[东西南北中]?路(?![径线上子])|大道|大学|[一-龥]{0,4}(?:大学|师专|银行|证券|人寿)|街道|镇(?!江)|乡(?!村)|社区|汽车|合作组织|话(?!题|语)|籍)"
)
_ZONE = re.compile(r"(?:经济|高新|综合|国家|省)?[一-龥]{0,6}?(?:开发区|经开区|高新区|保税区|工业园|产业园|示范区)")
_SENT_TO = re.compile("(?:赴|前往)$")
_GOAL_ENDS = re.compile("考察|学习|调研|参观|访问|招商|对接|取经|交流|观摩|等地?|[、和与,，。 ]|$")
_WORD_GOES_ON = {
    "市": re.compile(r"[场容]|政(?!府|协|法|研)"),
    "区": re.compile(r"[域块间位划别分]"),
    "县": re.compile(r"[域城]"),
}


@dataclass(frozen=True, slots=True)
class Context:
    """What is known before a text is read: the document's home, and places named around it (title, lead, siblings).

    ``official`` marks a title or lead, where a county's short form counts if no other place has it (赴昆山考察).
    ``zones`` are kinds of zone that the document prints with their city.
    """

    home: Place | None = None
    near: tuple[Place, ...] = ()
    official: bool = False
    zones: tuple[tuple[str, Place], ...] = ()

    def with_near(self, places: Iterable[Place]) -> Context:
        """The same context with more places named around."""
        return replace(self, near=tuple(dict.fromkeys((*self.near, *places))))


@dataclass(frozen=True, slots=True)
class Hit:
    """A printed form in a text and the places it may stand for; exactly one where the context settled it.

    ``region`` is the name of an area that is no single place (长三角); it has no candidates.
    """

    span: Span
    printed: str
    candidates: tuple[Place, ...]
    region: str | None = None

    @property
    def place(self) -> Place | None:
        """The place meant, None for a region and where several candidates are left."""
        return self.candidates[0] if len(self.candidates) == 1 else None


def mentions(text: str, context: Context, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places that a text mentions, each once, in the order of the text; an ambiguous name is left out."""
    return tuple(dict.fromkeys(hit.place for hit in find_hits(text, context, gazetteer) if hit.place))


@lru_cache(maxsize=32)
def find_hits(text: str, context: Context, gazetteer: Gazetteer) -> tuple[Hit, ...]:
    """Every printed place and region of a text, longest match first; spans are code points and do not overlap.

    What the text itself names surely helps to settle the rest (昆山 beside 苏州市). A title and a lead are asked for
    again and again while a document is resolved, so that the last outcomes are kept.
    """
    beginnings = _beginnings(text, gazetteer)
    hits = _scan(text, beginnings, context, gazetteer)
    settled = context.with_near(hit.place for hit in hits if hit.place)
    return tuple(hits if settled.near == context.near else _scan(text, beginnings, settled, gazetteer))


@lru_cache(maxsize=32)
def _beginnings(text: str, gazetteer: Gazetteer) -> tuple[int, ...]:
    return tuple(gazetteer.beginnings(text))


def _scan(text: str, beginnings: Iterable[int], context: Context, gazetteer: Gazetteer) -> list[Hit]:
    hits: list[Hit] = []
    end = 0
    for at in beginnings:
        if at >= end:
            hit, end = _match(text, at, context, gazetteer, hits[-1] if hits else None)
            if hit is not None:
                hits.append(hit)
    return hits


def _match(text: str, at: int, context: Context, gazetteer: Gazetteer, last: Hit | None) -> tuple[Hit | None, int]:
    """The hit at an offset, if any, and where to go on."""
    for length in gazetteer.lengths.get(text[at : at + 2], ()):
        word = text[at : at + length]
        if word in gazetteer.phrases:
            return None, at + length
        if word in gazetteer.regions:
            return Hit(Span(at, at + length), word, (), word), at + length
        readings = gazetteer.forms.get(word, ())
        if not readings:
            continue
        above = last.place if last and last.span.end == at else None
        meant = _meant(word, text[at + length : at + length + 12], readings, context, gazetteer, above)
        sent = context.official and _SENT_TO.search(text, max(0, at - 2), at) and _GOAL_ENDS.match(text, at + length)
        if not meant and sent and len(readings) == 1:
            meant = (readings[0].place,)
        if meant:
            return Hit(Span(at, at + length), word, meant), at + length
    return None, at + 1


def _meant(
    word: str, rest: str, readings: tuple[Reading, ...], context: Context, gazetteer: Gazetteer, above: Place | None
) -> tuple[Place, ...]:
    """The places that a form stands for here: none where it is an everyday word, several where nothing settles it."""
    below = [r for r in readings if above and r.place != above and gazetteer.within(r.place, above)]
    if len(below) == 1:
        return (below[0].place,)
    best = min(reading.form for reading in readings)
    places = tuple(r.place for r in readings if r.form == best)
    if best == Form.SHORT:
        return _short(word, rest, places, context, gazetteer)
    goes_on = _WORD_GOES_ON.get(word[-1])
    if goes_on and goes_on.match(rest):
        return ()
    chosen = settle(places, context, gazetteer)
    everyday = word in gazetteer.ordinary_full or (len(word) == 2 and best != Form.ZONE and word not in gazetteer.sure)
    if everyday and not (len(chosen) == 1 and supported(chosen[0], context, gazetteer)):
        return ()
    return chosen


def _short(
    word: str, rest: str, places: tuple[Place, ...], context: Context, gazetteer: Gazetteer
) -> tuple[Place, ...]:
    if _AFTER_SHORT.match(rest):
        return ()
    top = [p for p in places if p.level is PlaceLevel.PROVINCE] or [p for p in places if p.level is PlaceLevel.CITY]
    if top:
        home = context.home
        known = home is not None and any(gazetteer.within(home, p) or gazetteer.within(p, home) for p in top)
        return tuple(top) if word not in gazetteer.ordinary_short or known else ()
    near = [place for place in places if supported(place, context, gazetteer)]
    if len(near) == 1 and (word not in gazetteer.ordinary_short or near[0] == context.home):
        return (near[0],)
    if len(places) == 1 and word not in gazetteer.ordinary_short and (context.official or _ZONE.match(rest)):
        return places
    return ()


def supported(place: Place, context: Context, gazetteer: Gazetteer) -> bool:
    """True where the context has the place's city, or a sibling or something below it; of a province only its
    county-level cities (昆山 beside 江苏省) are supported."""
    city = gazetteer.city_of(place)
    for other in (*((context.home,) if context.home else ()), *context.near):
        if gazetteer.within(other, city) or gazetteer.city_of(other) == city:
            return True
        if other.level is PlaceLevel.PROVINCE and place.name.endswith("市") and gazetteer.within(place, other):
            return True
    return False


def settle(places: tuple[Place, ...], context: Context, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Of several places the one that the context speaks for: the home's city first, then places named around, by
    city and by province. All of them where it speaks for none or for several."""
    if len(places) < 2:
        return places
    home = (context.home,) if context.home else ()
    for around in (home, context.near, (*home, *context.near)):
        for width in (1, 2):
            roots = [_root(other, width, gazetteer) for other in around]
            kept = tuple(p for p in places if any(gazetteer.within(p, root) for root in roots))
            if len(kept) == 1:
                return kept
    return places


def _root(place: Place, width: int, gazetteer: Gazetteer) -> Place:
    """The city (width 1) or the province (width 2) around a place."""
    city = gazetteer.city_of(place)
    if width == 1:
        return city
    return next(iter(gazetteer.ancestors(city.code)), city)
