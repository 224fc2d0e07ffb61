"""What is drawn for the statements of the search benchmark: who speaks, for which place and office, at which visit.

Statements come in batches of BATCH, each drawn with a seed of its own, so that a smaller corpus is the beginning of a
larger one and new statements are a matter of going on. Places and offices are real, people and visits are invented.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np

from app.domain.kinds import Kind
from app.domain.titles import level_of
from app.settings import ROOT
from app.store.ids import short_id
from tests.benchmarks.search_text import SEED, Text, Vocabulary, texts

BATCH = 2000
PLACES, DEPARTMENTS = 300, 40
SPEAKERS = BATCH // 4
FIRST_DAY, DAYS = date(2000, 1, 1), 9131
"""25 years."""

_UNKNOWN = 0.04
"""The share of visits without a day, of visits without a title, of statements without a name, without a place."""

_AUTHORITY = ROOT / "corpus" / "authority"
_KINDS: tuple[Kind | None, ...] = (*Kind, None)
_KIND_SHARES = (0.3, 0.15, 0.3, 0.1, 0.15)
_TITLES = "局长 副局长 书记 市长 县长 副市长 主任 副主任 部长 主席 镇长 院长 常委 代表 董事长 科长 秘书长".split()
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "安邦成达恩帆光浩嘉建康礼茂宁鹏启荣尚泰维宪雅彦正卓"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer with the codes from the province down to itself."""

    code: str
    name: str
    level: str
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """A department of the authority list."""

    label: str
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """An event. ``day`` and ``title`` are None where they are not known."""

    id: str
    title: str | None
    day: date | None
    origin: Place
    destinations: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """An invented person."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Role:
    """One office held, as printed and as it is filtered by."""

    printed: str
    title: str
    level: str | None
    department: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """One statement. ``ordinal`` counts from 1 in its visit; ``kind`` is that of its points and passages."""

    number: int
    ordinal: int
    visit: Visit
    text: Text
    speaker: Speaker | None
    place: Place | None
    roles: tuple[Role, ...]
    mentioned: tuple[str, ...]
    kind: Kind | None


@cache
def gazetteer() -> dict[str, Place]:
    """Every place of the project's own list by its code."""
    with (_AUTHORITY / "places.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["code"]: row for row in csv.DictReader(file)}

    def chain(code: str) -> tuple[str, ...]:
        above = rows[code]["parent"]
        return (*(chain(above) if above else ()), code)

    return {code: Place(code, row["name"], row["level"], chain(code)) for code, row in rows.items()}


@cache
def places() -> tuple[Place, ...]:
    """The cities and counties that the corpus names, the most frequent first."""
    known = [place for place in gazetteer().values() if place.level != "province"]
    return tuple(known[at] for at in np.random.default_rng(SEED).choice(len(known), PLACES, replace=False).tolist())


@cache
def offices() -> tuple[Office, ...]:
    """The departments that the corpus names, the most frequent first."""
    with (_AUTHORITY / "departments.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[:DEPARTMENTS]
    return tuple(Office(row["label"], row["name"], tuple(row["aliases"].split())) for row in rows)


def draw(words: Vocabulary, index: int) -> list[Drawn]:
    """The statements of a batch, the same every time."""
    chance = np.random.default_rng([SEED, index])
    kinds = [_KINDS[at] for at in chance.choice(len(_KINDS), BATCH, p=_KIND_SHARES).tolist()]
    opened = (chance.random(BATCH) < 0.3).tolist()
    drawn = texts(chance, words, [kind if wanted else None for kind, wanted in zip(kinds, opened, strict=True)])
    people = _people(chance, index)
    visits = list(_visits(chance, index))
    who = np.where(chance.random(BATCH) < _UNKNOWN, -1, chance.integers(0, SPEAKERS, BATCH)).tolist()
    where = chance.random(BATCH).tolist()
    other = iter(_zipf(chance, PLACES, 0.8, BATCH * 4))
    mentions = chance.integers(0, 4, BATCH).tolist()
    roles = _roles(chance)
    found = []
    for at, (visit, ordinal) in enumerate(visits):
        signed = who[at] >= 0
        elsewhere = places()[next(other)]
        place = visit.origin if where[at] < 0.6 else elsewhere if where[at] < 1 - _UNKNOWN else None
        found.append(
            Drawn(
                number=index * BATCH + at + 1,
                ordinal=ordinal,
                visit=visit,
                text=drawn[at],
                speaker=people[who[at]] if signed else None,
                place=place if signed else None,
                roles=next(roles) if signed else (),
                mentioned=tuple(dict.fromkeys(places()[next(other)].code for _ in range(mentions[at]))),
                kind=kinds[at],
            )
        )
    return found


def _visits(chance: np.random.Generator, index: int) -> Iterator[tuple[Visit, int]]:
    """The visit of each statement of a batch, 6 to 10 statements a visit, and its place in it."""
    sizes = chance.integers(6, 11, BATCH // 6).tolist()
    days = chance.integers(0, DAYS, len(sizes)).tolist()
    dated, titled = (chance.random((2, len(sizes))) >= _UNKNOWN).tolist()
    reach = chance.integers(1, 4, len(sizes)).tolist()
    where = iter(_zipf(chance, PLACES, 0.8, len(sizes) * 4))
    left = BATCH
    for at, size in enumerate(sizes):
        origin, *others = (places()[next(where)] for _ in range(reach[at] + 1))
        goals = tuple(dict.fromkeys(others))
        title = f"{origin.name}党政代表团赴{'、'.join(goal.name for goal in goals)}考察学习"
        day = FIRST_DAY + timedelta(days[at])
        visit = Visit(
            short_id("event", str(index), str(at)),
            title if titled[at] else None,
            day if dated[at] else None,
            origin,
            goals,
        )
        yield from ((visit, ordinal) for ordinal in range(1, min(size, left) + 1))
        left -= min(size, left)
        if not left:
            return


def _people(chance: np.random.Generator, index: int) -> list[Speaker]:
    surnames = chance.integers(0, len(_SURNAMES), SPEAKERS).tolist()
    given = chance.integers(0, len(_GIVEN), (SPEAKERS, 2)).tolist()
    short = (chance.random(SPEAKERS) < 0.2).tolist()
    return [
        Speaker(
            short_id("speaker", str(index), str(at)),
            _SURNAMES[surnames[at]] + "".join(_GIVEN[which] for which in given[at][short[at] :]),
        )
        for at in range(SPEAKERS)
    ]


def _roles(chance: np.random.Generator) -> Iterator[tuple[Role, ...]]:
    """For each statement of a batch one or two roles."""
    which = iter(_zipf(chance, DEPARTMENTS, 0.7, BATCH * 2))
    titles = iter(chance.integers(0, len(_TITLES), BATCH * 2).tolist())
    for two in (chance.random(BATCH) < 0.25).tolist():
        yield tuple(_role(offices()[next(which)], _TITLES[next(titles)]) for _ in range(1 + two))


@cache
def _role(office: Office, title: str) -> Role:
    return Role(office.name + title, title, level_of(title), office.label)


def _zipf(chance: np.random.Generator, size: int, power: float, number: int) -> list[int]:
    """Numbers below ``size``, the first ones most often."""
    weights = 1 / np.arange(1, size + 1) ** power
    chosen: list[int] = chance.choice(size, number, p=weights / weights.sum()).tolist()
    return chosen
