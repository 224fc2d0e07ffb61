"""The place that a document calls its own (我市): from its title, its lead, its publisher, its speakers or its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain.people import Mention, Place, PlaceLevel
from app.domain.transcript import EventFacts
from app.names.gazetteer import Gazetteer
from app.names.journeys import Departure, announced, away, departures, named_places
from app.names.mentions import Context
from app.names.offices import interpret
from app.names.publishers import publications, published_by, territory
from app.names.roles import split_roles

_OURS = re.compile(
    r"(?:我|全|^|(?<=[^一-龥]))(?P<rank>[省市县区州])(?=党政|考察|代表|委|政府|人大|政协|议会|直|领导|$|[^一-龥])|我(?P<our>[省市县区州])"
)
_ROLE_RANK = re.compile(r"^(?P<rank>[市县区州])(?!场|容|民|域|划)")
_OWN_SENTENCE = re.compile(r"我[省市县区州]|我们|全[市县区州]|结合|实际|作为")
_SENTENCE = re.compile(r"[^。;；!?！？\n]+")
_MAJORITY = 2 / 3
_MEMBERS = (
    r"[^。;；:：!?！？,，\n与和邀请见]{0,24}?"
    r"(?:成员|委员(?!会)|代表(?!团|队|处|大会)|团员|队员|学员|班员|会员|企业家|理监事|干部)"
)
_ORGAN = re.compile(r"[省市县区州]?(?:委(?!员|托)|政府|人民政府|人大常委会|政协)")
_OUR_MEMBERS = re.compile(f"(?:我|全|^|(?<=[^一-龥]))[省市县区州]{_MEMBERS}")
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
    departure = _departure(event, places)
    if departure and not departure.visiting:
        return Home(departure.place, departure.place, departure.printed)
    other = departure.place if departure else None
    if departure and departure.host:
        return Home(departure.host, departure.place, departure.printed, received=True)
    for place, evidence in _evidence(event, mentions, places):
        if place and place != other:
            origin = other or place
            return Home(place, origin, departure.printed if departure else evidence, received=other is not None)
    return Home(None, other, departure.printed if departure else None, received=other is not None)


def _evidence(
    event: EventFacts, mentions: Sequence[Mention], places: Gazetteer
) -> Iterator[tuple[Place | None, str | None]]:
    """What speaks for a place, the surest first, with its words."""
    rank = own_rank(event, mentions)
    yield _publisher(event, rank, mentions, places)
    yield territory(event, mentions, places)
    gone = _gone(event, rank, places)
    yield _speakers(mentions, rank, gone, places)
    yield _organs(event, rank, gone, places)
    yield _text(event, mentions, rank, gone, places)


def members_place(event: EventFacts, home: Home, places: Gazetteer) -> Place | None:
    """The home where title or lead says that its own people speak (某市考察团成员, 某市政协委员), so that a speaker
    without an office is of that place; None where they are visitors or nothing is said."""
    if home.home is None or home.received:
        return None
    for text in (event.title or "", event.lead):
        for item in announced(text, places):
            if item.place == home.home and _THEIR_MEMBERS.match(text, item.end):
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
    publishers = (item for text in publications(event) for item in announced(text, places))
    near = tuple(item.place for item in publishers if item.place)
    for text in (event.title or "", event.lead):
        named = named_places(text, Context(near=near, official=True), places) if near else announced(text, places)
        for departure in departures(text, named, places):
            return _hinted(departure, event, places)
    return None


def _hinted(departure: Departure, event: EventFacts, places: Gazetteer) -> Departure:
    """A delegation that comes to a place of which one character is printed (来潍, 来皖): the publisher's, where that
    has the character or lies within the place that it abbreviates, else that place."""
    if not departure.sign:
        return departure
    meant = places.abbreviations.get(departure.sign)
    for publication in publications(event):
        for item in announced(publication, places):
            if item.place and (departure.sign in item.place.name or (meant and places.within(item.place, meant))):
                return replace(departure, visiting=True, host=item.place)
    return replace(departure, visiting=True, host=meant) if meant else departure


def _gone(event: EventFacts, rank: str, places: Gazetteer) -> tuple[Place, ...]:
    """The places that title and lead say the writer's own people set out for. A city's counties may be its own."""
    found: list[Place] = []
    for text in (event.title or "", event.lead):
        found += away(text, announced(text, places), places)
    return tuple(place for place in found if rank != "市" or place.level is not PlaceLevel.COUNTY)


def _is_gone(place: Place, gone: Sequence[Place], places: Gazetteer) -> bool:
    return any(places.within(place, p) for p in gone)


def _publisher(
    event: EventFacts, rank: str, mentions: Sequence[Mention], places: Gazetteer
) -> tuple[Place | None, str | None]:
    """The place that the publisher or the site around the page is named after; of a city's paper that speaks of no
    city, the county in it that all roles name."""
    for publication in publications(event):
        place = published_by(publication, rank, places)
        if place and not rank and place.level is PlaceLevel.CITY:
            inside = {p for p, _ in _printed_by_roles(mentions, places) if p != place and places.within(p, place)}
            place = inside.pop() if len(inside) == 1 else place
        if place:
            return place, publication
    return None, None


def _organs(event: EventFacts, rank: str, gone: Sequence[Place], places: Gazetteer) -> tuple[Place | None, str | None]:
    """The one place of the document's rank whose own committee, government or assembly the lead names."""
    found: dict[Place, str] = {}
    for named in announced(event.lead, places):
        organ = _ORGAN.match(event.lead, named.end)
        if organ and named.place and _may_be_home(named.place, rank) and not _is_gone(named.place, gone, places):
            found.setdefault(named.place, event.lead[named.start : organ.end()])
    return next(iter(found.items())) if len(found) == 1 else (None, None)


def _printed_by_roles(mentions: Sequence[Mention], places: Gazetteer) -> list[tuple[Place, str]]:
    """For each mention the first place below a province that one of its roles names, and that role."""
    printed: list[tuple[Place, str]] = []
    for mention in mentions:
        for role in split_roles(mention.role or ""):
            reading = interpret(role, Context(), places)
            if reading.role.place and reading.serves and reading.role.place.level is not PlaceLevel.PROVINCE:
                printed.append((reading.role.place, role))
                break
    return printed


def _speakers(
    mentions: Sequence[Mention], rank: str, gone: Sequence[Place], places: Gazetteer
) -> tuple[Place | None, str | None]:
    """The common parent of the places that roles name, where they are of one mind. Hosts have no vote."""
    printed = [item for item in _printed_by_roles(mentions, places) if not _is_gone(item[0], gone, places)]
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
    event: EventFacts, mentions: Sequence[Mention], rank: str, gone: Sequence[Place], places: Gazetteer
) -> tuple[Place | None, str | None]:
    """The place most named in the sentences that speak of the writer's own side, if twice as often as any other."""
    votes: Counter[Place] = Counter()
    words: dict[Place, str] = {}
    for sentence in _own_sentences(event, mentions):
        for named in named_places(sentence, Context(official=True), places):
            if named.place and _may_be_home(named.place, rank) and not _is_gone(named.place, gone, places):
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
