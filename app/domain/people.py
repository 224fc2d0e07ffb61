"""Who is meant: places, departments, roles, and the resolution of one document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.problems import Problem
from app.text.pickling import pickled_as_call
from app.text.records import record


class PlaceLevel(StrEnum):
    """Rank of a place in the administrative division."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"


@pickled_as_call
@dataclass(frozen=True, slots=True)
class Place:
    """A province, city, county or district. ``code`` is the statistics bureau's (2, 4 or 6 digits); ``chain`` is
    the names from the province down to the place itself (a municipality such as 上海市 stands once)."""

    code: str
    name: str
    level: PlaceLevel
    chain: tuple[str, ...]


@pickled_as_call
@record
class Department:
    """A canonical office. ``label`` is its short name without place or level prefix and its identity (人社局);
    ``name`` the full one (人力资源和社会保障局), equal to the label where no authority list knows it."""

    label: str
    name: str
    known: bool


@pickled_as_call
@record
class Role:
    """One role of a printed list: ``printed`` has the inherited organisation put back (市经信局局长); ``title`` is
    its last word (局长), ``level`` the rank it is filtered by (书记, 市长/县长/区长, 局长, …), None if it has none."""

    printed: str
    title: str | None
    level: str | None
    department: Department | None
    place: Place | None


@record
class Mention:
    """What names resolution is given of one statement: its ordinal, the printed name and role, its text, what a
    person said of the speaker's department and place (an empty text: not known), and the printed role of each of
    those who speak where no single person does."""

    ordinal: int
    name: str | None
    role: str | None
    text: str
    department: str | None = None
    place: str | None = None
    voices: tuple[str | None, ...] = ()


@pickled_as_call
@dataclass(frozen=True, slots=True)
class Served:
    """The roles of a person, and the place that the person serves."""

    roles: tuple[Role, ...]
    place: Place | None


@pickled_as_call
@record
class StatementNames:
    """What one statement's names mean: its roles, the place its speaker serves, the places its text mentions, and the
    same of each of those who speak where no single person does."""

    ordinal: int
    roles: tuple[Role, ...]
    place: Place | None
    mentioned: tuple[Place, ...]
    voices: tuple[Served, ...] = ()

    @property
    def held(self) -> tuple[Role, ...]:
        """The roles by which the statement is counted: its speaker's, or those of all who speak, in their order."""
        return self.roles or tuple([role for served in self.voices for role in served.roles])


@dataclass(frozen=True, slots=True)
class GivenPlaces:
    """What a person said of an event's places, by full names or codes: its own place, where the delegation came from
    and where it went. None leaves what is read; an empty text or list says "not known"."""

    home: str | None = None
    origin: str | None = None
    destinations: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class EventPlaces:
    """Where a delegation came from and went, and the printed words that decided it (``evidence``). ``regions`` are
    named areas that are no single place (长三角地区)."""

    home: Place | None
    origin: Place | None
    destinations: tuple[Place, ...]
    regions: tuple[str, ...]
    evidence: str | None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who and what one document means."""

    event: EventPlaces
    statements: tuple[StatementNames, ...]
    problems: tuple[Problem, ...] = ()
