"""The place that a document calls its own (我市): from its title, its lead, its publisher, its speakers or its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.people import Mention, Place, PlaceLevel
from app.domain.transcript import EventFacts
from app.names.gazetteer import Gazetteer
from app.names.journeys import Departure, departures, named_places
from app.names.mentions import Context
from app.names.offices import interpret
from app.names.roles import split_roles

_OURS = re.compile(
    r"(?:我|全|^|(?<=[^一-龥]))(?P<rank>[省市县区州])(?=党政|考察|代表|委|政府|人大|政协|直|领导|$|[^一-龥])|我(?P<our>[省市县区州])"
)
_ROLE_RANK = re.compile(r"^(?P<rank>[市县区州])(?!场|容|民|域|划)")
_OWN_SENTENCE = re.compile(r"我[省市县区州]|我们|全[市县区州]|结合|实际|作为")
_SENTENCE = re.compile(r"[^。;；!?！？\n]+")
_PRESS = re.compile(r"日报|晚报|新闻|人民|政府|发布|融媒|电视|广播|在线|先锋|党建")
_MAJORITY = 2 / 3
_MEMBERS = r"[^。;；:：!?！？,，\n与和邀请见]{0,24}?(?:成员|委员(?!会)|代表(?!团|队|处|大会)|团员|队员|学员|干部)"
_OUR_MEMBERS = re.compile(f"我[省市县区州]{_MEMBERS}")
_THEIR_MEMBERS = re.compile(_MEMBERS)


@dataclass(frozen=True, slots=True)
class Home:
    """The document's own place, the place a delegation comes from, the words that say so; ``received`` where the
    delegation came to the document's own place."""

    home: Place | None
    origin: Place | None
    evidence: str | None
    received: bool = False


def find_home(event: EventFacts, mentions: Sequence[Mention], places: Gazetteer) -> Home:
    """Weigh the evidence in the order title, lead, publisher, speakers' roles, text; nobody where none is enough."""
    rank = own_rank(event, mentions)
    departure = _departure(event, places)
    if departure and not departure.visiting:
        return Home(departure.place, departure.place, departure.printed)
    other = departure.place if departure else None
    if departure and departure.host:
        return Home(departure.host, departure.place, departure.printed, received=True)
    for place, evidence in (
        _publisher(event, rank, places),
        _speakers(mentions, rank, places),
        _text(event, mentions, rank, places),
    ):
        if place and place != other:
            origin = other or place
            return Home(place, origin, departure.printed if departure else evidence, received=other is not None)
    return Home(None, other, departure.printed if departure else None, received=other is not None)


def members_place(event: EventFacts, home: Home, places: Gazetteer) -> Place | None:
    """The home where title or lead says that its own people speak (某市考察团成员, 某市政协委员), so that a speaker
    without an office is of that place; None where they are visitors or nothing is said."""
    if home.home is None or home.received:
        return None
    for text in (event.title or "", event.lead):
        named = named_places(text, Context(official=True), places)
        if any(item.place == home.home and _THEIR_MEMBERS.match(text, item.end) for item in named):
            return home.home
        if _OUR_MEMBERS.search(text):
            return home.home
    return None


def own_rank(event: EventFacts, mentions: Sequence[Mention]) -> str:
    """The level word by which the document calls its own place (市 of 我市, 市委): the title's, else the speakers',
    else the most frequent of the text; empty where it has none."""
    for text in (event.title or "", event.lead):
        found = _OURS.search(text)
        if found:
            return found["rank"] or found["our"]
    roles = Counter(m["rank"] for mention in mentions if (m := _ROLE_RANK.match(mention.role or "")))
    ours = Counter(word[1] for mention in mentions for word in re.findall(r"我[市县区州]", mention.text))
    for count in (roles, ours):
        if count:
            return min(count, key=lambda word: (-count[word], word))
    return ""


def _departure(event: EventFacts, places: Gazetteer) -> Departure | None:
    for text in (event.title or "", event.lead):
        context = Context(official=True)
        for departure in departures(text, named_places(text, context, places), places):
            return departure
    return None


def _publisher(event: EventFacts, rank: str, places: Gazetteer) -> tuple[Place | None, str | None]:
    publication = event.publication or ""
    for named in named_places(publication, Context(official=True), places):
        county = named.place is not None and named.place.level is PlaceLevel.COUNTY
        if county and publication[: named.end][-1] not in "县区市旗" and not _PRESS.match(publication, named.end):
            continue  # 平阳时讯 may be any paper's fancy name, 平阳新闻网 is the county's
        if named.place:
            lifted = _lifted(named.place, rank, places)
            return lifted, publication if lifted else None
    return None, None


def _lifted(place: Place, rank: str, places: Gazetteer) -> Place | None:
    """The place, or its city where the document speaks of a city; nobody where it speaks of a place below."""
    if not rank or place.name.endswith(rank):
        return place
    if rank == "市" and place.level is PlaceLevel.COUNTY:
        return places.city_of(place)
    return place if rank == "省" and place.level is PlaceLevel.PROVINCE else None


def _speakers(mentions: Sequence[Mention], rank: str, places: Gazetteer) -> tuple[Place | None, str | None]:
    """The common parent of the places that roles name, where they are of one mind."""
    printed: list[tuple[Place, str]] = []
    for mention in mentions:
        for role in split_roles(mention.role or ""):
            reading = interpret(role, Context(), places)
            if reading.role.place and reading.serves and reading.role.place.level is not PlaceLevel.PROVINCE:
                printed.append((reading.role.place, role))
                break
    if not printed:
        return None, None
    counties = rank in ("县", "区")
    votes = Counter(place if counties else places.city_of(place) for place, _ in printed)
    best, count = max(votes.items(), key=lambda item: (item[1], item[0].code))
    if counties and best.level is not PlaceLevel.COUNTY:
        return None, None
    if count < len(printed) * _MAJORITY:
        return None, None
    if not rank and len({place for place, _ in printed}) == 1:
        best = printed[0][0]
    evidence = "、".join(dict.fromkeys(role for place, role in printed if places.within(place, best)))
    return best, evidence


def _text(
    event: EventFacts, mentions: Sequence[Mention], rank: str, places: Gazetteer
) -> tuple[Place | None, str | None]:
    """The place most named in the sentences that speak of the writer's own side, if twice as often as any other."""
    votes: Counter[Place] = Counter()
    words: dict[Place, str] = {}
    for sentence in _own_sentences(event, mentions):
        for named in named_places(sentence, Context(official=True), places):
            if named.place and _may_be_home(named.place, rank):
                votes[named.place] += 1
                words.setdefault(named.place, sentence[: named.end][-20:])
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None, None
    return ranked[0][0], words[ranked[0][0]]


def _own_sentences(event: EventFacts, mentions: Sequence[Mention]) -> Iterator[str]:
    for text in (event.lead, *(mention.text for mention in mentions)):
        for sentence in _SENTENCE.findall(text):
            if _OWN_SENTENCE.search(sentence):
                yield sentence


def _may_be_home(place: Place, rank: str) -> bool:
    return place.level is not PlaceLevel.PROVINCE and bool(rank) and place.name.endswith(rank)
