"""What a person said of places and departments, put over what was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain.people import Department, GivenPlaces, Mention, Place, Role
from app.domain.problems import Problem, ProblemCode
from app.names.departments import look_up
from app.names.gazetteer import Gazetteer
from app.names.home import Home
from app.names.offices import RoleReading

_ABOUT_PLACES = (ProblemCode.UNKNOWN_PLACE, ProblemCode.AMBIGUOUS_PLACE)


def place_named(words: str, places: Gazetteer) -> Place | None:
    """The one place that a code (340811), a name (宜秀区) or a chain of names (安徽省安庆市宜秀区) means; None for no
    place and for several."""
    coded = places.coded(words)
    found = (coded,) if coded else places.find(words)
    if len(found) == 1:
        return found[0]
    for start in range(1, len(words) - 1):
        below = [p for p in places.find(words[start:]) if _chained(p, words[:start])]
        if len(below) == 1:
            return below[0]
    return None


def department_named(words: str) -> Department:
    """The department that the authority list knows by this name, else one of its own."""
    return look_up(words) or Department(words, words, False)


def at_home(home: Home, given: GivenPlaces, places: Gazetteer) -> Home:
    """The home with the places that were given. Where only the origin was, a home that was the same, or unknown, goes
    with it: the delegation's own place is what 我市 means."""
    origin = home.origin if given.origin is None else place_named(given.origin, places)
    own = home.home
    if given.home is not None:
        own = place_named(given.home, places)
    elif given.origin and own in (None, home.origin) and not home.received:
        own = origin
    return replace(home, home=own, origin=origin)


def destinations_given(given: GivenPlaces, places: Gazetteer) -> tuple[Place, ...] | None:
    """The destinations that were given, None where nobody said anything."""
    if given.destinations is None:
        return None
    found = (place_named(words, places) for words in given.destinations)
    return tuple(dict.fromkeys(place for place in found if place))


def roles_given(readings: Iterable[RoleReading], mention: Mention, served: Place | None) -> tuple[Role, ...]:
    """The roles with the department that was given in the first of them (in one of its own where nothing is printed),
    and the place that was given (``served``) wherever the role prints none of its own."""
    readings = list(readings)
    before = next((r.role.place for r in readings if r.serves and r.role.place), None)
    roles = [reading.role for reading in readings]
    if mention.place is not None:
        roles = [replace(role, place=served) if role.place in (None, before) else role for role in roles]
    if mention.department is None:
        return tuple(roles)
    department = department_named(mention.department) if mention.department else None
    if roles:
        return (replace(roles[0], department=department), *roles[1:])
    return (Role(mention.department, None, None, department, served),) if department else ()


def doubts_left(doubts: Iterable[Problem], mention: Mention) -> list[Problem]:
    """The doubts about a speaker's roles without those that a person has settled."""
    settled: tuple[ProblemCode, ...] = _ABOUT_PLACES if mention.place is not None else ()
    if mention.department is not None:
        settled = (*settled, ProblemCode.UNKNOWN_DEPARTMENT)
    return [doubt for doubt in doubts if doubt.code not in settled]


def _chained(place: Place, printed: str) -> bool:
    """Whether the names printed before a place's are those above it, some of which may be left out."""
    for name in reversed(place.chain[:-1]):
        printed = printed.removesuffix(name)
    return not printed
