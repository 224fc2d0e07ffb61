"""Places by code and by name. Codes and names are the statistics bureau's; the data lie in corpus/authority."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property
from pathlib import Path

from app.domain.people import Place, PlaceLevel
from app.names.wordforms import contracted_form, short_form

AUTHORITY = Path(__file__).resolve().parents[2] / "corpus" / "authority"


class Form(IntEnum):
    """How a name stands for a place; the lower, the surer."""

    FULL = 0
    FORMER = 1
    ZONE = 2
    SHORT = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """A place that a printed name may stand for."""

    place: Place
    form: Form


class Gazetteer:
    """Provinces, cities and counties with former names, zones, abbreviations and regions. Never changed once made."""

    def __init__(
        self,
        places: Iterable[Mapping[str, str]],
        former: Iterable[Mapping[str, str]] = (),
        zones: Iterable[Mapping[str, str]] = (),
        abbreviations: Iterable[Mapping[str, str]] = (),
        ordinary: Iterable[Mapping[str, str]] = (),
    ) -> None:
        self._places: dict[str, Place] = {}
        self._parents: dict[str, str] = {}
        for row in places:
            above = self._places.get(row["parent"])
            chain = (*(above.chain if above else ()), row["name"])
            self._places[row["code"]] = Place(row["code"], row["name"], PlaceLevel(row["level"]), chain)
            self._parents[row["code"]] = row["parent"]
        self._former = [(row["name"], row["code"]) for row in former]
        self._zones = [(row["name"], row["code"]) for row in zones]
        self.abbreviations: dict[str, Place] = {}
        self.regions: dict[str, tuple[Place, ...]] = {}
        for row in abbreviations:
            meant = tuple(self._places[code] for code in row["codes"].split())
            if row["kind"] == "region":
                self.regions[row["name"]] = meant
            else:
                self.abbreviations[row["name"]] = meant[0]
        words: dict[str, set[str]] = defaultdict(set)
        for row in ordinary:
            words[row["use"]].add(row["word"])
        self.ordinary_short = frozenset(words["short"])
        self.ordinary_full = frozenset(words["full"])
        self.phrases = frozenset(words["phrase"])
        self.sure = frozenset(words["sure"])
        """Names of two characters that are no everyday words (黟县)."""

    def coded(self, code: str) -> Place | None:
        """The place with this code."""
        return self._places.get(code)

    def parent(self, place: Place) -> Place | None:
        """The place directly above, None for a province."""
        return self._places.get(self._parents[place.code])

    def ancestors(self, code: str) -> tuple[Place, ...]:
        """The places above a code, the province first; without the place itself. Empty where the code is unknown."""
        found: list[Place] = []
        above = self._parents.get(code, "")
        while above:
            found.insert(0, self._places[above])
            above = self._parents[above]
        return tuple(found)

    def city_of(self, place: Place) -> Place:
        """The prefecture city or municipality that a county belongs to; any other place itself."""
        return self._cities.get(place.code, place)

    def within(self, place: Place, root: Place) -> bool:
        """True where ``place`` is ``root`` or below it."""
        return place.chain[: len(root.chain)] == root.chain

    def find(self, name: str) -> tuple[Place, ...]:
        """Every place that a name may stand for: full (安庆市), short (安庆), former (潜山县), zone, or one sign (沪).

        A full form is not overruled by another place's stem. Places are in the order of their codes.
        """
        readings = self.forms.get(name, ())
        if not readings:
            return (self.abbreviations[name],) if name in self.abbreviations else ()
        best = min(reading.form for reading in readings)
        return tuple(reading.place for reading in readings if reading.form == best)

    @cached_property
    def _cities(self) -> dict[str, Place]:
        """The code of each county that belongs to a city to that city."""
        above = {code: self.parent(place) for code, place in self._places.items() if place.level is PlaceLevel.COUNTY}
        return {
            code: city
            for code, city in above.items()
            if city and (city.level is not PlaceLevel.PROVINCE or city.name.endswith("市"))
        }

    @cached_property
    def forms(self) -> dict[str, tuple[Reading, ...]]:
        """Printed form to its readings."""
        found: dict[str, list[Reading]] = defaultdict(list)
        for place in self._places.values():
            found[place.name].append(Reading(place, Form.FULL))
            contracted, stem = contracted_form(place.name), short_form(place.name)
            if contracted:
                found[contracted].append(Reading(place, Form.FULL))
            if stem:
                found[stem].append(Reading(place, Form.SHORT))
        for form, pairs in ((Form.FORMER, self._former), (Form.ZONE, self._zones)):
            for name, code in pairs:
                found[name].append(Reading(self._places[code], form))
        return {name: tuple(readings) for name, readings in found.items()}

    @cached_property
    def starts(self) -> dict[str, tuple[str, ...]]:
        """First two characters to the forms, regions and phrases that begin so, longest first."""
        found: dict[str, set[str]] = defaultdict(set)
        for name in (*self.forms, *self.regions, *self.phrases):
            found[name[:2]].add(name)
        return {start: tuple(sorted(names, key=lambda name: (-len(name), name))) for start, names in found.items()}

    def beginnings(self, text: str) -> list[tuple[int, str]]:
        """The offsets of ``text`` at which a form, region or phrase may begin, in order, each with its first two
        characters: one offset in fifty as a rule."""
        known = self.starts
        if not known:
            return []
        return [
            (at, start)
            for found in self._beginning.finditer(text)
            if (start := text[(at := found.start()) : at + 2]) in known
        ]

    @cached_property
    def _beginning(self) -> re.Pattern[str]:
        """Any first character before any second one: much looser than the names, and much faster to search for."""
        first, second = ("".join({start[at] for start in self.starts if len(start) == 2}) for at in (0, 1))
        return re.compile(f"[{re.escape(first)}](?=[{re.escape(second)}])")


@cache
def gazetteer() -> Gazetteer:
    """The project's own gazetteer, read once."""
    names = ("places", "former", "zones", "abbreviations", "ordinary")
    return Gazetteer(*(rows(AUTHORITY / f"{name}.csv") for name in names))


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of an authority table, by column."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
