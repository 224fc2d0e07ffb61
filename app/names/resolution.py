"""The face of the floor: who and what one document means, from what its parser read and nothing else."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from app.domain.people import EventPlaces, GivenPlaces, Mention, Place, PlaceLevel, Resolution, Served, StatementNames
from app.domain.problems import Problem, ProblemCode
from app.domain.transcript import EventFacts
from app.names.gazetteer import Gazetteer, gazetteer
from app.names.given import at_home, destinations_given, doubts_left, place_named, roles_given
from app.names.home import Home, find_home, members_place
from app.names.hosts import is_seen
from app.names.journeys import Named, beside, named_places, visited, visited_by_us
from app.names.mentions import Context, find_hits
from app.names.offices import RoleReading, interpret
from app.names.roles import deputies_organisations, split_roles
from app.names.wordforms import short_form
from app.names.zones import printed_zones

_JOURNEY = re.compile("考察|代表团|参访|调研组|此行|之行|跟班学习")


_NOTHING = GivenPlaces()


def resolve(event: EventFacts, mentions: Sequence[Mention], given: GivenPlaces = _NOTHING) -> Resolution:
    """The places of the event, and for each statement (by ordinal) its roles, place and mentioned places.

    A mention without a role serves the place whose members the title says speak, else no known place.
    What could not be settled is a problem, never a guess; each problem is reported once a document. What a person said
    (``given``, and in the mentions) goes before what is read.
    """
    places = gazetteer()
    home = at_home(find_home(event, mentions, places), given, places)
    headlines = [(text, _official(text, home, places)) for text in (event.title or "", event.lead)]
    destinations, regions = _destinations(headlines, event.narration, mentions, home, places)
    told = destinations_given(given, places)
    destinations = destinations if told is None else told
    around = [p for p in (home.origin, *destinations) if p]
    around += [item.place for _, named in headlines for item in named if item.place]
    texts = (event.title or "", event.narration or event.lead, *(mention.text for mention in mentions))
    zones = printed_zones(texts, home.home, places) if home.home else ()
    context = Context(home.home, tuple(dict.fromkeys(around)), zones=zones)
    members = members_place(event, home, places)
    colleagues = deputies_organisations([mention.role or "" for mention in mentions])
    problems: list[Problem] = []
    statements = []
    for mention in mentions:
        printed = split_roles(colleagues.get(mention.role or "", mention.role or ""))
        readings = _of_one([interpret(role, context, places) for role in printed], home, places)
        problems += doubts_left([doubt for reading in readings for doubt in reading.doubts], mention)
        mentioned, doubts = _mentioned(mention.text, context, places)
        problems += doubts
        readings = _seen(readings, destinations, texts)
        place = _served(readings) or (members if mention.name and _silent(readings, members) else None)
        place = place if mention.place is None else place_named(mention.place, places)
        roles = roles_given(readings, mention, place)
        voices = []
        for role in mention.voices:
            held = _of_one([interpret(one, context, places) for one in split_roles(role or "")], home, places)
            problems += [doubt for reading in held for doubt in reading.doubts]
            held = _seen(held, destinations, texts)
            voices.append(Served(tuple(reading.role for reading in held), _served(held)))
        statements.append(StatementNames(mention.ordinal, roles, place, mentioned, tuple(voices)))
    if home.origin is None and given.origin is None and _has_origin(event, mentions):
        message = "文中看不出发言的人从哪里来，来源地留空；请核对标题和导语。"
        problems.append(Problem(ProblemCode.UNKNOWN_ORIGIN, message))
    found = EventPlaces(home.home, home.origin, destinations, regions, home.evidence)
    return Resolution(found, tuple(statements), tuple(dict.fromkeys(problems)))


def _seen(readings: list[RoleReading], destinations: Sequence[Place], texts: Sequence[str]) -> list[RoleReading]:
    """The roles of one person, at the place visited where that is where the person was met."""
    if not destinations or not is_seen(readings, texts):
        return readings
    met = destinations[0] if len(destinations) == 1 else None
    return [replace(reading, role=replace(reading.role, place=met)) for reading in readings]


def _silent(readings: Iterable[RoleReading], members: Place | None) -> bool:
    """True where no role says where its holder works."""
    return all(not r.serves and (r.bare or r.role.place == members) for r in readings)


def _of_one(readings: list[RoleReading], home: Home, places: Gazetteer) -> list[RoleReading]:
    """The roles of one person: one that names neither place nor level is held where the role before it is
    (会泽县委常委、宣传部部长), unless that is an office of the province or city around the home."""
    found: list[RoleReading] = []
    before: RoleReading | None = None
    for reading in readings:
        if reading.serves and not reading.bare:
            before = reading
        elif reading.serves and before and not _around(before.role.place, home, places):
            reading = replace(reading, role=replace(reading.role, place=before.role.place))
        found.append(reading)
    return found


def _around(place: Place | None, home: Home, places: Gazetteer) -> bool:
    return place is not None and home.home is not None and places.within(home.home, place)


def _has_origin(event: EventFacts, mentions: Sequence[Mention]) -> bool:
    """True where somebody may have come from somewhere: several speak, or one speaks of a journey."""
    told = (event.title or "", event.lead, event.narration, *(mention.text for mention in mentions))
    return len(mentions) > 1 or (bool(mentions) and any(_JOURNEY.search(text) for text in told))


def _served(readings: Iterable[RoleReading]) -> Place | None:
    """The place of the first role that says where its holder works."""
    return next((r.role.place for r in readings if r.serves and r.role.place), None)


def _mentioned(text: str, context: Context, places: Gazetteer) -> tuple[tuple[Place, ...], list[Problem]]:
    hits = find_hits(text, context, places)
    doubts = []
    for hit in hits:
        if len(hit.candidates) > 1:
            choices = "、".join("".join(place.chain) for place in hit.candidates)
            message = f"文中地名“{hit.printed}”可能指{choices}，未作判断；请核对原文。"
            doubts.append(Problem(ProblemCode.AMBIGUOUS_PLACE, message))
    settled = (hit.candidates[0] for hit in hits if len(hit.candidates) == 1)
    return tuple({place.code: place for place in settled}.values()), doubts


def _official(text: str, home: Home, places: Gazetteer) -> list[Named]:
    return named_places(text, Context(home.home, official=True), places)


def _destinations(
    headlines: Sequence[tuple[str, list[Named]]],
    narration: str,
    mentions: Sequence[Mention],
    home: Home,
    places: Gazetteer,
) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """Places and regions visited: the title's and the lead's (``headlines``, with the places named in them), else the
    narration's, else those that speakers say."""
    if home.received:
        return ((home.home,) if home.home else ()), ()
    (title, in_title), (lead, in_lead) = headlines
    named = list(visited(title, in_title, places))
    peers = beside(title, named, places)
    settled = [n.place for n in named if n.place and n.place.level is not PlaceLevel.PROVINCE]
    for item in visited(lead, in_lead, places):
        # the counties that a lead lists inside the title's city are stations of the visit to it
        around = [p for p in settled if item.place and item.place != p and places.within(item.place, p)]
        if not around or any((short_form(p.name) or p.name) in lead[item.start : item.end] for p in around):
            named.append(item)
    went = _outside(named, home, places, peers)
    if not went:
        more = list(visited(narration, _official(narration, home, places), places))
        named += more
        went = _outside(more, home, places)
    if not went:
        near = tuple(item.place for item in named if item.place)
        for mention in mentions:
            context = Context(home.home, near)
            named += visited_by_us(mention.text, named_places(mention.text, context, places))
        went = _outside(named, home, places)
    regions = tuple(dict.fromkeys(item.region for item in named if item.region))
    return went, regions


def _outside(named: Iterable[Named], home: Home, places: Gazetteer, peers: Collection[Place] = ()) -> tuple[Place, ...]:
    """Places that are not home or around it, each once, without those of which a part is named as well, unless it is
    named beside that part (泉州、晋江)."""
    found = list(dict.fromkeys(item.place for item in named if item.place))
    if home.home:
        found = [place for place in found if not places.within(home.home, place)]
    return tuple(p for p in found if p in peers or not any(other != p and places.within(other, p) for other in found))
