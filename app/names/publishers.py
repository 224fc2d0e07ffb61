"""Whose paper or site a document stands in, and whether that says where the document is at home."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.domain.people import Mention, Place, PlaceLevel
from app.domain.transcript import EventFacts
from app.names.gazetteer import Gazetteer
from app.names.journeys import announced

_PRESS = re.compile(
    r"日报|晚报|新闻|人民|政府|发布|融媒|电视|广播|在线|先锋|党建|组工|组织|统战|统一战线|宣传|纪检|文明|政协|人大|教育"
)
_LEGISLATURE = "立法会"
_TERRITORIES = (("香港", re.compile("本港|港府|香港")), ("澳门", re.compile("本澳|澳门")))
_OWN_TERRITORY = re.compile("本[港澳](?<![日资成基样]..)(?![口区务股湾城])")


def publications(event: EventFacts) -> Iterator[str]:
    """Who published the document, and the site around it, where printed."""
    yield from (text for text in (event.publication, event.site) if text)


def published_by(publication: str, rank: str, places: Gazetteer) -> Place | None:
    """The place that a publisher's name (潜山市人民政府网) gives a document of this rank."""
    short = places.find(publication[:2]) if _PRESS.match(publication, 2) else ()
    if len(short) == 1 and short[0].name == publication[:2]:
        return _lifted(short[0], rank, places)
    for named in announced(publication, places):
        county = named.place is not None and named.place.level is PlaceLevel.COUNTY
        if county and publication[: named.end][-1] not in "县区市旗" and not _PRESS.match(publication, named.end):
            continue  # 平阳时讯 may be any paper's fancy name, 平阳新闻网 is the county's
        if named.place:
            return _lifted(named.place, rank, places)
    return None


def _lifted(place: Place, rank: str, places: Gazetteer) -> Place | None:
    """The place, or its city where the document speaks of a city; nobody where it speaks of a place below."""
    if not rank or place.name.endswith(rank):
        return place
    if rank == "市" and place.level is PlaceLevel.COUNTY:
        return places.city_of(place)
    return place if rank == "省" and place.level is PlaceLevel.PROVINCE else None


def territory(event: EventFacts, mentions: Sequence[Mention], places: Gazetteer) -> tuple[Place | None, str | None]:
    """Hong Kong or Macau, where the page calls it its own (本港, 本澳) or a member of its legislature speaks."""
    told = "\n".join((event.title or "", event.narration or event.lead, *(mention.text for mention in mentions)))
    speaks = any((mention.role or "").startswith(_LEGISLATURE) for mention in mentions)
    if not speaks and not _OWN_TERRITORY.search(told):
        return None, None
    (fewer, _), (more, name) = sorted((len(words.findall(told)), name) for name, words in _TERRITORIES)
    place = next(iter(places.find(name)), None)
    return (place, name) if more > 2 * fewer else (None, None)
