"""The values of facets and their numbers. A number stays with its value, also when nothing has it any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, or_, select, update

from app.names.departments import known_departments
from app.names.gazetteer import gazetteer
from app.search.index.building import Entry
from app.search.index.facts import Facts
from app.search.index.segment import FACETS
from app.search.index.tables import VALUES
from app.search.model import PLACES, UNKNOWN
from app.search.voices import voice_name
from app.store.bulk import Among, ForEach
from app.store.tables import DepartmentRow, EventRow, PlaceRow, SpeakerRow, table_of
from app.text.folding import fold_all

EDGE = "\n"
"""Stands around each form of a value."""

RENAMED = frozenset(("department", "event"))
"""Facets whose values keep their number but may get another name."""

_Key = tuple[str, str]
_KNOWN = Among(select(VALUES), VALUES.c.value)
_ADD = ForEach(insert(VALUES), "facet", "code", "value", "forms")
_NAME = ForEach(
    update(VALUES)
    .where(VALUES.c.facet == bindparam("of"), VALUES.c.value == bindparam("this"))
    .values(forms=bindparam("given")),
    "of",
    "this",
    "given",
)
_LARGEST = select(func.max(VALUES.c.code)).where(VALUES.c.facet == bindparam("facet"))
_DEPARTMENTS, _EVENTS, _PEOPLE, _SITES = map(table_of, (DepartmentRow, EventRow, SpeakerRow, PlaceRow))
_NAMES = {
    **dict.fromkeys(PLACES, Among(select(_SITES.c.code, _SITES.c.name), _SITES.c.code)),
    "department": Among(select(_DEPARTMENTS.c.id, _DEPARTMENTS.c.name, _DEPARTMENTS.c.aliases), _DEPARTMENTS.c.id),
    "speaker": Among(select(_PEOPLE.c.id, _PEOPLE.c.name), _PEOPLE.c.id),
    "event": Among(select(_EVENTS.c.id, _EVENTS.c.title), _EVENTS.c.id),
}


class _Sets(dict[tuple[str, ...], tuple[int, ...]]):
    """The numbers of the values of a facet that statements have together, worked out once for each set."""

    def __init__(self, facet: str, codes: Mapping[_Key, int]) -> None:
        super().__init__()
        self._facet, self._codes = facet, codes

    def __missing__(self, values: tuple[str, ...]) -> tuple[int, ...]:
        self[values] = found = tuple([self._codes[self._facet, value] for value in values])
        return found


class Values:
    """The numbers of values as far as they were needed, over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._codes: dict[_Key, int] = {}
        self._forms: dict[_Key, str] = {}
        self._sets = {facet: _Sets(facet, self._codes) for facet in FACETS}

    def entries(self, facts: Sequence[Facts]) -> list[Entry]:
        """``facts`` with numbers for values. Raises KeyError for a value that was never ``add``-ed."""
        self._load(self._unseen(facts))
        columns = [map(self._sets[facet].__getitem__, column) for facet, column in _columns(facts)]
        return [
            Entry(number, folded, heading, day, points, passages, codes)
            for (number, folded, heading, day, points, passages, _), codes in zip(
                facts, zip(*columns, strict=True), strict=bool(facts)
            )
        ]

    def add(self, facts: Sequence[Facts]) -> None:
        """Give a number to every value of ``facts`` that has none, and note the names that a query may ask by."""
        unseen = self._unseen(facts)
        self._load(unseen)
        fresh = sorted(key for key in unseen if key not in self._codes)
        named = [*fresh, *(key for key in unseen if key in self._codes and key[0] in RENAMED)]
        forms = _folded(self._names(named))
        if fresh:
            rows = []
            for facet, keys in groupby(fresh, key=itemgetter(0)):
                largest = self._connection.scalar(_LARGEST, {"facet": facet})
                for code, key in enumerate(keys, 0 if largest is None else largest + 1):
                    self._codes[key] = code
                    rows.append((facet, code, key[1], forms[key]))
            _ADD.execute(self._connection, rows)
        changed = [key for key in named if self._forms.get(key, forms[key]) != forms[key]]
        _NAME.execute(self._connection, [(*key, forms[key]) for key in changed])
        self._forms.update(forms)

    def _unseen(self, facts: Sequence[Facts]) -> set[_Key]:
        held = ((facet, set(column) - self._sets[facet].keys()) for facet, column in _columns(facts))
        return {(facet, value) for facet, sets in held for values in sets for value in values}

    def _load(self, keys: Iterable[_Key]) -> None:
        missing = sorted({value for facet, value in keys if (facet, value) not in self._codes})
        for facet, code, value, forms in _KNOWN.rows(self._connection, missing):
            self._codes[facet, value] = code
            self._forms[facet, value] = forms

    def _names(self, keys: Iterable[_Key]) -> Iterator[tuple[_Key, tuple[str, ...]]]:
        """The names of values, as printed."""
        wanted: dict[str, list[_Key]] = defaultdict(list)
        for key in keys:
            wanted[key[0]].append(key)
        for facet, held in wanted.items():
            rows = _NAMES[facet].rows(self._connection, [v for _, v in held]) if facet in _NAMES else ()
            printed = {row[0]: row[1:] for row in rows}
            yield from ((key, _forms(facet, key[1], printed.get(key[1], ()))) for key in held)


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


def _columns(facts: Sequence[Facts]) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    """Each facet with the values of all statements."""
    return zip(FACETS, zip(*(each.values for each in facts), strict=True), strict=False)


def _folded(names: Iterable[tuple[_Key, tuple[str, ...]]]) -> dict[_Key, str]:
    """The names of each value as they stand in the table."""
    held = list(names)
    folded = fold_all(chain.from_iterable(each for _, each in held))
    return {key: EDGE + EDGE.join(dict.fromkeys(islice(folded, len(each)))) + EDGE for key, each in held}


def _forms(facet: str, value: str, printed: Sequence[Any]) -> tuple[str, ...]:
    """The names by which a value may be asked for; ``printed`` is what its table says of it."""
    if value == UNKNOWN:
        return (UNKNOWN,)
    if facet in PLACES:
        return (*printed, *_forms_by_code().get(value, ()))
    if facet == "department":
        name, aliases = printed or (value, ())
        return (value, name, *aliases, *_authority().get(value, ()))
    if facet == "speaker" and (name := voice_name(value)):
        return (name,)
    if facet in ("speaker", "event"):
        return tuple(name or "" for name in printed)
    return (value,)


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
