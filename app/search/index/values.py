"""The values of facets and their numbers. A number stays with its value, also when nothing has it any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, or_, select, update

from app.names.departments import known_departments
from app.names.gazetteer import gazetteer
from app.search.index.building import Entry
from app.search.index.facts import Facts, Named
from app.search.index.segment import FACETS
from app.search.index.tables import VALUES
from app.search.model import UNKNOWN
from app.text.folding import fold

EDGE = "\n"
"""Stands around each form of a value."""

_Key = tuple[str, str]


class Values:
    """The numbers of values as far as they were needed, over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._codes: dict[_Key, int] = {}
        self._forms: dict[_Key, str] = {}

    def entries(self, facts: Sequence[Facts]) -> list[Entry]:
        """``facts`` with numbers for values. Raises KeyError for a value that was never ``add``-ed."""
        self._load({key for each in facts for key in _keys(each)})
        codes = self._codes
        return [
            Entry(
                each.number,
                each.folded,
                each.heading,
                each.day,
                each.points,
                each.passages,
                [[codes[facet, value] for value in values] for facet, values in zip(FACETS, each.values, strict=True)],
            )
            for each in facts
        ]

    def add(self, facts: Sequence[Facts], named: Named) -> None:
        """Give a number to every value of ``facts`` that has none, and note the names that a query may ask by."""
        keys = {key for each in facts for key in _keys(each)}
        self._load(keys)
        forms = {key: EDGE + EDGE.join(dict.fromkeys(map(fold, _forms(key, named)))) + EDGE for key in keys}
        fresh = sorted(key for key in keys if key not in self._codes)
        next_code = dict(
            self._connection.execute(select(VALUES.c.facet, func.max(VALUES.c.code)).group_by(VALUES.c.facet)).all()
        )
        rows = []
        for facet, value in fresh:
            next_code[facet] = self._codes[facet, value] = next_code.get(facet, -1) + 1
            rows.append({"facet": facet, "code": next_code[facet], "value": value, "forms": forms[facet, value]})
        if rows:
            self._connection.execute(insert(VALUES), rows)
        renamed = [key for key in keys if self._forms.get(key, forms[key]) != forms[key]]
        if renamed:
            change = update(VALUES).where(VALUES.c.facet == bindparam("f"), VALUES.c.value == bindparam("v"))
            changes = [{"f": key[0], "v": key[1], "given": forms[key]} for key in renamed]
            self._connection.execute(change.values(forms=bindparam("given")), changes)
        self._forms.update(forms)

    def _load(self, keys: Iterable[_Key]) -> None:
        missing = sorted({value for facet, value in keys if (facet, value) not in self._codes})
        for at in range(0, len(missing), 10_000):
            query = select(VALUES).where(VALUES.c.value.in_(missing[at : at + 10_000]))
            for facet, code, value, forms in self._connection.execute(query):
                self._codes[facet, value] = code
                self._forms[facet, value] = forms


@dataclass(frozen=True)
class Book:
    """Values by number and numbers by value, read once: neither changes. Several facets cost one look-up."""

    connection: Connection
    values: dict[tuple[str, int], str]
    codes: dict[_Key, int]

    def values_of(self, wanted: Mapping[str, Sequence[int]]) -> dict[str, dict[int, str]]:
        """For each facet the values behind numbers."""
        missing = {facet: [c for c in codes if (facet, c) not in self.values] for facet, codes in wanted.items()}
        self._load({facet: VALUES.c.code.in_(codes) for facet, codes in missing.items() if codes})
        return {facet: {code: self.values[facet, code] for code in codes} for facet, codes in wanted.items()}

    def codes_of(self, wanted: Mapping[str, Sequence[str]]) -> dict[str, list[int]]:
        """For each facet the numbers of those values that the index knows."""
        missing = {facet: [v for v in values if (facet, v) not in self.codes] for facet, values in wanted.items()}
        self._load({facet: VALUES.c.value.in_(values) for facet, values in missing.items() if values})
        return {
            facet: [self.codes[facet, value] for value in values if (facet, value) in self.codes]
            for facet, values in wanted.items()
        }

    def codes_named(self, facet: str, folded: str, *, whole: bool) -> list[int]:
        """The numbers of the values that are called ``folded``, or, where not ``whole``, whose name holds it."""
        asked = EDGE + folded + EDGE if whole else folded
        query = select(VALUES.c.code).where(VALUES.c.facet == facet, VALUES.c.forms.contains(asked, autoescape=True))
        return list(self.connection.scalars(query))

    def _load(self, wanted: Mapping[str, ColumnElement[bool]]) -> None:
        if not wanted:
            return
        conditions = [(VALUES.c.facet == facet) & condition for facet, condition in wanted.items()]
        query = select(VALUES.c.facet, VALUES.c.code, VALUES.c.value).where(or_(*conditions))
        for facet, code, value in self.connection.execute(query):
            self.values[facet, code] = value
            self.codes[facet, value] = code


def sizes(connection: Connection) -> dict[str, int]:
    """For each facet one more than its largest number."""
    query = select(VALUES.c.facet, func.max(VALUES.c.code) + 1).group_by(VALUES.c.facet)
    return dict(connection.execute(query).all())


def _keys(facts: Facts) -> Iterator[_Key]:
    return ((facet, value) for facet, values in zip(FACETS, facts.values, strict=True) for value in values)


def _forms(key: _Key, named: Named) -> tuple[str, ...]:
    """The names of a value, as printed."""
    facet, value = key
    if value == UNKNOWN:
        return (UNKNOWN,)
    if facet in ("place", "visited", "mentioned"):
        return _place_forms(value, named.places.get(value, value))
    if facet == "department":
        return (value, *named.departments.get(value, ()), *_authority().get(value, ()))
    if facet == "speaker":
        return (named.speakers.get(value, ""),)
    if facet == "event":
        return (named.events.get(value, ""),)
    return (value,)


def _place_forms(code: str, name: str) -> tuple[str, ...]:
    return (name, *_forms_by_code().get(code, ()))


@cache
def _forms_by_code() -> dict[str, tuple[str, ...]]:
    forms: dict[str, list[str]] = defaultdict(list)
    for form, readings in gazetteer().forms.items():
        for reading in readings:
            forms[reading.place.code].append(form)
    return {code: tuple(names) for code, names in forms.items()}


@cache
def _authority() -> dict[str, tuple[str, ...]]:
    forms: dict[str, list[str]] = defaultdict(list)
    for name, department in known_departments().items():
        forms[department.label].append(name)
    return {label: tuple(names) for label, names in forms.items()}
