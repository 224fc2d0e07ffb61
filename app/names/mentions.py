"""Places that running text mentions. Precision first: a short form counts where it cannot be an everyday word.

A full form (怀宁县) counts, and the short form of a province or prefecture city (安徽, 安庆); the short form of a
county (怀宁) only where the context has its city. Of several candidates the context chooses, or they stay several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.domain.people import Place, PlaceLevel
from app.names.gazetteer import Form, Gazetteer
from app.names.sightings import FOLLOWING, Sighting, Sightings, Word, sightings
from app.text.records import record

_ZONE = re.compile(r"(?:经济|高新|综合|国家|省)?[一-龥]{0,6}?(?:开发区|经开区|高新区|保税区|工业园|产业园|示范区)")
_SENT_TO = re.compile("(?:赴|前往)$")
_GOAL_ENDS = re.compile("考察|学习|调研|参观|访问|招商|对接|取经|交流|观摩|等地?|[、和与,，。 ]|$")


@record
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
        return Context(self.home, tuple(dict.fromkeys((*self.near, *places))), self.official, self.zones)


@record
class Hit:
    """A printed form at [start, end) of a text and the places it may stand for; exactly one where the context settled
    it.

    ``region`` is the name of an area that is no single place (长三角); it has no candidates.
    """

    start: int
    end: int
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


def find_hits(text: str, context: Context, gazetteer: Gazetteer) -> tuple[Hit, ...]:
    """Every printed place and region of a text, longest match first; spans are code points and do not overlap.

    What the text itself names surely helps to settle the rest (昆山 beside 苏州市).
    """
    words = sightings(text, gazetteer)
    hits = _scan(text, words, context, gazetteer)
    if words.asks:
        near = {place.code for place in context.near}
        named = [place for hit in hits if (place := hit.place) and place.code not in near]
        if named:
            hits = _scan(text, words, context.with_near(named), gazetteer)
    return tuple(hits)


def _scan(text: str, words: Sightings, context: Context, gazetteer: Gazetteer) -> list[Hit]:
    hits: list[Hit] = []
    end, above = 0, None
    for at, sighted in words.found:
        if at < end:
            continue
        above = above if at == end else None
        for sighting in sighted:
            word, stop, _ = sighting
            meant = _meant(sighting, at, text, context, gazetteer, above)
            if meant or word.region:
                hits.append(Hit(at, stop, word.printed, meant, word.printed if word.region else None))
            if meant or word.region or word.phrase:
                end, above = stop, meant[0] if len(meant) == 1 else None
                break
    return hits


def _meant(
    sighting: Sighting, at: int, text: str, context: Context, gazetteer: Gazetteer, above: Place | None
) -> tuple[Place, ...]:
    """The places that a form stands for here: none where it is an everyday word, several where nothing settles it."""
    word, end, ordinary = sighting
    if above:
        below = [r.place for r in word.readings if r.place != above and gazetteer.within(r.place, above)]
        if len(below) == 1:
            return (below[0],)
    if not ordinary:
        if word.sure:
            return word.surest
        short = word.form == Form.SHORT
        meant = _short(word, end, text, context, gazetteer) if short else _longer(word, context, gazetteer)
        if meant:
            return meant
    if context.official and len(word.readings) == 1:
        sent = _SENT_TO.search(text, max(0, at - 2), at) and _GOAL_ENDS.match(text, end)
        return word.surest if sent else ()
    return ()


def _longer(word: Word, context: Context, gazetteer: Gazetteer) -> tuple[Place, ...]:
    chosen = settle(word.surest, context, gazetteer)
    if word.everyday and not (len(chosen) == 1 and supported(chosen[0], context, gazetteer)):
        return ()
    return chosen


def _short(word: Word, end: int, text: str, context: Context, gazetteer: Gazetteer) -> tuple[Place, ...]:
    home = context.home
    if word.above_counties:
        known = home and any(gazetteer.within(home, p) or gazetteer.within(p, home) for p in word.surest)
        return word.surest if known else ()
    near = [place for place in word.surest if supported(place, context, gazetteer)]
    if len(near) == 1 and (not word.everyday or near[0] == home):
        return (near[0],)
    if len(word.surest) == 1 and not word.everyday:
        return word.surest if context.official or _ZONE.match(text, end, end + FOLLOWING) else ()
    return ()


def supported(place: Place, context: Context, gazetteer: Gazetteer) -> bool:
    """True where the context has the place's city, or a sibling or something below it; of a province only its
    county-level cities (昆山 beside 江苏省) are supported."""
    city = gazetteer.city_of(place).chain
    depth = len(city)
    around = (context.home, *context.near) if context.home else context.near
    for other in around:
        if other.chain[:depth] == city:
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
