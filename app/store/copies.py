"""The same statement from several sources counts once: which one counts, and which are its copies.

The fullest text counts, of equally full ones the first that was printed; every other that is the same words
of the same person is a copy of it. All statements that are alike are looked at together, so that the outcome does not
depend on the order of ingest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.orm import Session

from app.store.bulk import Among, ForEach, batches
from app.store.copied_events import settle_events
from app.store.fresh import NOTHING_FRESH, Fresh
from app.store.statement_writing import write_rows
from app.store.tables import (
    COPY,
    PUBLISHED,
    STANDING,
    EventRow,
    FingerprintRow,
    SourceRow,
    StatementRow,
    table_of,
)
from app.text.likeness import Alike, alike, bones_of_folded, fingerprints

FULL = 0.95
"""Share of the fullest text from which on a text is as full."""
APART = timedelta(days=31)
"""Events whose printed first days lie further apart are two, even if somebody said nearly the same at both."""
BATCH = 5_000
"""Events that are settled at once."""

_STATEMENTS, _EVENTS, _SOURCES = table_of(StatementRow), table_of(EventRow), table_of(SourceRow)
_FINGERPRINTS = table_of(FingerprintRow)
_CHANGE = update(_STATEMENTS).where(_STATEMENTS.c.number == bindparam("this"))
_COPIES = Among(select(_STATEMENTS.c.number, _STATEMENTS.c.state), _STATEMENTS.c.copy_of)
_HOLDERS = Among(select(_FINGERPRINTS.c.value, _FINGERPRINTS.c.statement_number), _FINGERPRINTS.c.value)
_HOLD = ForEach(insert(_FINGERPRINTS), "value", "statement_number")
_PRINTS = Among(
    select(
        _STATEMENTS.c.number,
        _STATEMENTS.c.id,
        _STATEMENTS.c.speaker_name,
        _STATEMENTS.c.folded,
        _STATEMENTS.c.heading,
        _EVENTS.c.start,
        _EVENTS.c.published,
        _SOURCES.c.name,
        _STATEMENTS.c.event_id,
        _STATEMENTS.c.state,
        _STATEMENTS.c.copy_of,
        _STATEMENTS.c.excerpt,
    ).select_from(_STATEMENTS.join(_EVENTS, _EVENTS.c.id == _STATEMENTS.c.event_id).join(_SOURCES)),
    _STATEMENTS.c.number,
)


@dataclass(frozen=True)
class Settled:
    """Numbers of statements that count no more because they are copies, and of copies that count (again); ``names`` are
    the speakers' whose statements are linked otherwise than before."""

    demoted: frozenset[int] = frozenset()
    promoted: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()


class _Print(NamedTuple):
    """A statement as it is compared. ``order`` puts the fullest text first, of equally full ones the first printed."""

    number: int
    name: str
    skeleton: str
    order: tuple[int, date, str, str]
    start: date | None
    event_id: str
    state: str
    copy_of: int | None
    excerpt: bool


@dataclass
class _Circle:
    """The statements that were looked at, and who shares fingerprints with whom."""

    prints: dict[int, _Print] = field(default_factory=dict)
    alike: dict[tuple[int, int], Alike | None] = field(default_factory=dict)


def settle_copies(
    session: Session,
    written: Iterable[int],
    dropped: Iterable[int] = (),
    fresh: Mapping[int, Fresh] = NOTHING_FRESH,
) -> Settled:
    """Decide anew for the statements that were ``written`` or ``dropped`` and all that are alike; ``copy_of``, the
    states of these statements and of their events follow. The caller's index has to follow what this gives. Rows that
    ``fresh`` tells of, which were written since the last call, are not read again."""
    session.flush()
    connection = session.connection()
    wanted = set(written) | _copies_of(connection, dropped)
    if not wanted:
        return Settled()
    circle = _circle(connection, wanted, fresh)
    chosen = _chosen(circle)
    demoted, promoted, events, names = set[int](), set[int](), set[str](), set[str]()
    changes = []
    for number, one in circle.prints.items():
        original, excerpt = chosen.get(number, (None, False))
        state = PUBLISHED if original is None else COPY
        if (one.state, one.copy_of, one.excerpt) == (state, original, excerpt):
            continue
        changes.append({"this": number, "state": state, "copy_of": original, "excerpt": excerpt})
        events.add(one.event_id)
        names |= {one.name} - {""}
        if one.state != state:
            (demoted if original is not None else promoted).add(number)
    write_rows(connection, _CHANGE, changes)
    events |= {circle.prints[number].event_id for number in wanted if number in circle.prints}
    for some in batches(sorted(events), BATCH):
        settle_events(connection, some)
    session.expire_all()
    return Settled(frozenset(demoted), frozenset(promoted), frozenset(names))


def _copies_of(connection: Connection, dropped: Iterable[int]) -> set[int]:
    return {number for number, state in _COPIES.rows(connection, dropped) if state == COPY}


def _circle(connection: Connection, wanted: set[int], handed: Mapping[int, Fresh]) -> _Circle:
    """The wanted statements and, step by step, those that are alike to one that was found."""
    circle, fresh = _Circle(), _prints(connection, wanted, handed)
    while fresh:
        circle.prints |= {one.number: one for one in fresh}
        near = _near(connection, fresh)
        strangers = set().union(*near.values()) - circle.prints.keys()
        known = circle.prints | {one.number: one for one in _prints(connection, strangers, handed)}
        frontier = set[int]()
        for one in fresh:
            others = [known[number] for number in near[one.number] if number != one.number and number in known]
            frontier.update([other.number for other in others if _compared(circle, one, other) is not None])
        fresh = [known[number] for number in sorted(frontier - circle.prints.keys())]
    return circle


def _compared(circle: _Circle, one: _Print, other: _Print) -> Alike | None:
    longer, shorter = (one, other) if one.order < other.order else (other, one)
    key = (shorter.number, longer.number)
    if key not in circle.alike:
        apart = one.start and other.start and abs(one.start - other.start) > APART
        same = one.name == other.name and not apart
        circle.alike[key] = alike(shorter.skeleton, longer.skeleton) if same else None
    return circle.alike[key]


def _chosen(circle: _Circle) -> dict[int, tuple[int, bool]]:
    """For each copy the statement that counts for it, and whether the copy is an excerpt."""
    counted: dict[int, int] = {}
    chosen: dict[int, tuple[int, bool]] = {}
    near = defaultdict(set)
    for (shorter, longer), how in circle.alike.items():
        if how is not None:
            near[shorter].add(longer)
    for one in sorted(circle.prints.values(), key=attrgetter("order")):
        original = min(near[one.number] & counted.keys(), key=counted.__getitem__, default=None)
        if original is None:
            counted[one.number] = len(counted)
        else:
            chosen[one.number] = (original, circle.alike[one.number, original] is Alike.EXCERPT)
    return _elected(circle, chosen)


def _elected(circle: _Circle, chosen: dict[int, tuple[int, bool]]) -> dict[int, tuple[int, bool]]:
    """Of texts that are as good as equally full the first printed counts, so that those of one file count together."""
    full: dict[int, list[_Print]] = defaultdict(list)
    for number, (original, excerpt) in chosen.items():
        one, fullest = circle.prints[number], circle.prints[original]
        if not excerpt and len(one.skeleton) >= FULL * len(fullest.skeleton):
            full[original].append(one)
    heads = {
        original: min((circle.prints[original], *others), key=lambda one: one.order[1:]).number
        for original, others in full.items()
    }
    moved = {number: (heads.get(original, original), excerpt) for number, (original, excerpt) in chosen.items()}
    moved |= {original: (head, False) for original, head in heads.items()}
    return {number: (head, excerpt) for number, (head, excerpt) in moved.items() if number != head}


def _prints(connection: Connection, numbers: set[int], handed: Mapping[int, Fresh]) -> list[_Print]:
    """The statements that stand, in the order of their numbers."""
    found = [_print_of(number, handed[number]) for number in numbers & handed.keys()]
    for row in _PRINTS.rows(connection, sorted(numbers - handed.keys())):
        number, identity, name, folded, heading, start, published, source, event_id, state, copy_of, excerpt = row
        if state in STANDING:
            skeleton = _skeleton(folded, heading)
            order = (-len(skeleton), published or date.max, source, identity)
            found.append(_Print(number, name or "", skeleton, order, start, event_id, state, copy_of, excerpt))
    return sorted(found, key=attrgetter("number"))


def _print_of(number: int, fresh: Fresh) -> _Print:
    """A statement that was just written, of which nothing is settled."""
    said, event = fresh.values.columns, fresh.event
    skeleton = _skeleton(said.folded, said.heading)
    order = (-len(skeleton), event.published or date.max, event.source, fresh.id)
    return _Print(number, said.speaker_name or "", skeleton, order, event.start, event.id, PUBLISHED, None, False)


def _skeleton(folded: str, heading: str | None) -> str:
    return bones_of_folded(folded[len(heading) + 1 :] if heading else folded)


def _near(connection: Connection, fresh: list[_Print]) -> dict[int, set[int]]:
    """For each statement those that share a fingerprint with it; the fingerprints of new ones are written."""
    found = fingerprints([(one.skeleton, one.name) for one in fresh])
    values = {one.number: own for one, own in zip(fresh, found, strict=True)}
    holders: dict[int, set[int]] = {value: set() for own in found for value in own}
    for value, number in _HOLDERS.rows(connection, sorted(holders)):
        holders[value].add(number)
    rows = sorted((value, number) for number, own in values.items() for value in own if number not in holders[value])
    _HOLD.execute(connection, rows)
    for value, number in rows:
        holders[value].add(number)
    return {number: {holder for value in own for holder in holders[value]} for number, own in values.items()}
