"""The face of the floor: who and what one document means, from what its parser read and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.people import EventPlaces, Mention, Place, PlaceLevel, Resolution, StatementNames
from app.domain.problems import Problem, ProblemCode
from app.domain.transcript import EventFacts
from app.names.gazetteer import Gazetteer, gazetteer
from app.names.home import Home, find_home
from app.names.journeys import Named, named_places, visited, visited_by_us
from app.names.mentions import Context, find_hits
from app.names.offices import RoleReading, interpret
from app.names.roles import split_roles


def resolve(event: EventFacts, mentions: Sequence[Mention]) -> Resolution:
    """The places of the event, and for each statement (by ordinal) its roles, place and mentioned places.

    A mention without a role serves no known place. What could not be settled is a problem, never a guess; each
    problem is reported once a document.
    """
    places = gazetteer()
    home = find_home(event, mentions, places)
    destinations, regions = _destinations(event, mentions, home, places)
    around = [p for p in (home.origin, *destinations) if p]
    around += [n.place for t in (event.title or "", event.lead) for n in _official(t, home, places) if n.place]
    context = Context(home.home, tuple(dict.fromkeys(around)))
    problems: list[Problem] = []
    statements = []
    for mention in mentions:
        readings = [interpret(role, context, places) for role in split_roles(mention.role or "")]
        problems += [doubt for reading in readings for doubt in reading.doubts]
        mentioned, doubts = _mentioned(mention.text, context, places)
        problems += doubts
        roles = tuple(reading.role for reading in readings)
        statements.append(StatementNames(mention.ordinal, roles, _served(readings), mentioned))
    if home.origin is None:
        message = "文中看不出代表团从哪里来,来源地留空;如能确定,请在更正文件中写明。"
        problems.append(Problem(ProblemCode.UNKNOWN_ORIGIN, message))
    found = EventPlaces(home.home, home.origin, destinations, regions, home.evidence)
    return Resolution(found, tuple(statements), tuple(dict.fromkeys(problems)))


def _served(readings: Iterable[RoleReading]) -> Place | None:
    """The place of the first role that says where its holder works."""
    return next((r.role.place for r in readings if r.serves and r.role.place), None)


def _mentioned(text: str, context: Context, places: Gazetteer) -> tuple[tuple[Place, ...], list[Problem]]:
    hits = find_hits(text, context, places)
    doubts = []
    for hit in hits:
        if len(hit.candidates) > 1:
            choices = "、".join("".join(place.chain) for place in hit.candidates)
            message = f"文中地名“{hit.printed}”可能指{choices},未作判断;如能确定,请在更正文件中写明。"
            doubts.append(Problem(ProblemCode.AMBIGUOUS_PLACE, message))
    return tuple(dict.fromkeys(hit.place for hit in hits if hit.place)), doubts


def _official(text: str, home: Home, places: Gazetteer) -> list[Named]:
    return named_places(text, Context(home.home, official=True), places)


def _destinations(
    event: EventFacts, mentions: Sequence[Mention], home: Home, places: Gazetteer
) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """Places and regions visited: the title's and the lead's, else the narration's, else those that speakers say."""
    if home.received:
        return ((home.home,) if home.home else ()), ()
    title, lead = event.title or "", event.lead
    named = list(visited(title, _official(title, home, places), places))
    settled = [n.place for n in named if n.place and n.place.level is not PlaceLevel.PROVINCE]
    for item in visited(lead, _official(lead, home, places), places):
        # the counties that a lead lists inside the title's city are stations of the visit to it
        if item.place is None or not any(item.place != p and places.within(item.place, p) for p in settled):
            named.append(item)
    went = _outside(named, home, places)
    if not went:
        more = list(visited(event.narration, _official(event.narration, home, places), places))
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


def _outside(named: Iterable[Named], home: Home, places: Gazetteer) -> tuple[Place, ...]:
    """Places that are not home or around it, each once, without those of which a part is named as well."""
    found = list(dict.fromkeys(item.place for item in named if item.place))
    if home.home:
        found = [place for place in found if not places.within(home.home, place)]
    return tuple(p for p in found if not any(other != p and places.within(other, p) for other in found))
