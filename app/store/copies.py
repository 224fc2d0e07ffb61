"""The same statement from several sources counts once: which one counts, and which are its copies.

The fullest text counts, of equally full ones the first in the order of ``_order``; every other that is the same words
of the same person is a copy of it. All statements that are alike are looked at together, so that the outcome does not
depend on the order of ingest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session, aliased

from app.domain.problems import SEVERITY, ProblemCode
from app.store.tables import COPY, PUBLISHED, STANDING, EventRow, FingerprintRow, ProblemRow, SourceRow, StatementRow
from app.text.likeness import Alike, alike, bones, fingerprints

APART = timedelta(days=31)
"""Events whose printed first days lie further apart are two, even if somebody said nearly the same at both."""
BATCH = 500


@dataclass(frozen=True)
class Settled:
    """Numbers of statements that count no more because they are copies, and of copies that count (again); ``names`` are
    the speakers' whose statements are linked otherwise than before."""

    demoted: frozenset[int] = frozenset()
    promoted: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Print:
    """A statement as it is compared."""

    number: int
    id: str
    name: str
    skeleton: str
    start: date | None
    published: date | None
    source: str
    event_id: str
    state: str
    copy_of: int | None
    excerpt: bool


@dataclass
class _Circle:
    """The statements that were looked at, and who shares fingerprints with whom."""

    prints: dict[int, _Print] = field(default_factory=dict)
    alike: dict[tuple[int, int], Alike | None] = field(default_factory=dict)


def settle_copies(session: Session, written: Iterable[int], dropped: Iterable[int] = ()) -> Settled:
    """Decide anew for the statements that were ``written`` or ``dropped`` and all that are alike; ``copy_of``, the
    states of these statements and of their events follow. The caller's index has to follow what this gives."""
    session.flush()
    wanted = set(written) | _copies_of(session, dropped)
    if not wanted:
        return Settled()
    circle = _circle(session, wanted)
    chosen = _chosen(circle)
    demoted, promoted, events, names = set[int](), set[int](), set[str](), set[str]()
    for number, one in circle.prints.items():
        original, excerpt = chosen.get(number, (None, False))
        state = PUBLISHED if original is None else COPY
        if (one.state, one.copy_of, one.excerpt) == (state, original, excerpt):
            continue
        values = {"state": state, "copy_of": original, "excerpt": excerpt}
        session.execute(update(StatementRow).where(StatementRow.number == number).values(values))
        events.add(one.event_id)
        names |= {one.name} - {""}
        if one.state != state:
            (demoted if original is not None else promoted).add(number)
    _settle_events(session, events | {circle.prints[number].event_id for number in wanted if number in circle.prints})
    return Settled(frozenset(demoted), frozenset(promoted), frozenset(names))


def _copies_of(session: Session, dropped: Iterable[int]) -> set[int]:
    found = set[int]()
    for batch in _batches(dropped):
        query = select(StatementRow.number).where(StatementRow.copy_of.in_(batch), StatementRow.state == COPY)
        found.update(session.scalars(query))
    return found


def _circle(session: Session, wanted: set[int]) -> _Circle:
    """The wanted statements and, step by step, those that are alike to one that was found."""
    circle, frontier = _Circle(), wanted
    while frontier:
        fresh = _prints(session, frontier)
        circle.prints |= {one.number: one for one in fresh}
        near = _near(session, fresh)
        strangers = set().union(*near.values()) - circle.prints.keys()
        candidates = {one.number: one for one in _prints(session, strangers)}
        known = circle.prints | candidates
        frontier = set()
        for one in fresh:
            for number in near[one.number] & known.keys():
                if number != one.number and _compared(circle, one, known[number]) is not None:
                    frontier |= {number} - circle.prints.keys()
    return circle


def _compared(circle: _Circle, one: _Print, other: _Print) -> Alike | None:
    longer, shorter = sorted((one, other), key=_order)
    key = (shorter.number, longer.number)
    if key not in circle.alike:
        apart = one.start and other.start and abs(one.start - other.start) > APART
        same = one.name == other.name and not apart
        circle.alike[key] = alike(shorter.skeleton, longer.skeleton) if same else None
    return circle.alike[key]


def _chosen(circle: _Circle) -> dict[int, tuple[int, bool]]:
    """For each copy the statement that counts for it, and whether the copy is an excerpt."""
    counted: list[_Print] = []
    chosen = {}
    near = defaultdict(set)
    for (shorter, longer), how in circle.alike.items():
        if how is not None:
            near[shorter].add(longer)
    for one in sorted(circle.prints.values(), key=_order):
        original = next((each for each in counted if each.number in near[one.number]), None)
        if original is None:
            counted.append(one)
        else:
            excerpt = circle.alike[one.number, original.number] is Alike.EXCERPT
            chosen[one.number] = (original.number, excerpt)
    return chosen


def _order(one: _Print) -> tuple[int, date, str, str]:
    return -len(one.skeleton), one.published or date.max, one.source, one.id


def _prints(session: Session, numbers: Iterable[int]) -> list[_Print]:
    found = []
    columns = (
        StatementRow.number,
        StatementRow.id,
        StatementRow.speaker_name,
        StatementRow.folded,
        StatementRow.heading,
        EventRow.start,
        EventRow.published,
        SourceRow.name,
        StatementRow.event_id,
        StatementRow.state,
        StatementRow.copy_of,
        StatementRow.excerpt,
    )
    for batch in _batches(numbers):
        query = select(*columns).join(EventRow, EventRow.id == StatementRow.event_id).join(EventRow.source)
        standing = StatementRow.state.in_(STANDING)
        for row in session.execute(query.where(StatementRow.number.in_(batch), standing)):
            number, identity, name, folded, heading, *rest = row
            body = folded[len(heading) + 1 :] if heading else folded
            found.append(_Print(number, identity, name or "", bones(body), *rest))
    return found


def _near(session: Session, fresh: list[_Print]) -> dict[int, set[int]]:
    """For each statement those that share a fingerprint with it; the fingerprints of new ones are written."""
    values = {one.number: fingerprints(one.skeleton, one.name) for one in fresh}
    holders = defaultdict(set)
    for batch in _batches(set().union(*values.values())):
        query = select(FingerprintRow.value, FingerprintRow.statement_number).where(FingerprintRow.value.in_(batch))
        for value, number in session.execute(query):
            holders[value].add(number)
    rows = [
        {"value": value, "statement_number": number}
        for number, own in values.items()
        for value in sorted(own)
        if number not in holders[value]
    ]
    if rows:
        session.execute(insert(FingerprintRow), rows)
    for row in rows:
        holders[row["value"]].add(row["statement_number"])
    return {number: set().union(*(holders[value] for value in own)) for number, own in values.items()}


def _settle_events(session: Session, events: Iterable[str]) -> None:
    """An event all of whose statements are copies is a copy."""
    for event_id in sorted(events):
        of_event = select(StatementRow.number).where(StatementRow.event_id == event_id).limit(1)
        counts = session.scalar(of_event.where(StatementRow.state == PUBLISHED))
        copied = session.scalar(of_event.where(StatementRow.state == COPY))
        if counts is not None or copied is not None:
            state = PUBLISHED if counts is not None else COPY
            session.execute(
                update(EventRow).where(EventRow.id == event_id, EventRow.state != state).values(state=state)
            )
            _note(session, event_id)


def _note(session: Session, event_id: str) -> None:
    """Say with the source which of its statements count for another one."""
    source_id = session.scalars(select(EventRow.source_id).where(EventRow.id == event_id)).one()
    code = ProblemCode.COPIED_STATEMENTS
    session.execute(delete(ProblemRow).where(ProblemRow.source_id == source_id, ProblemRow.code == str(code)))
    original = aliased(StatementRow)
    query = (
        select(SourceRow.name, func.count())
        .select_from(StatementRow)
        .join(original, original.number == StatementRow.copy_of)
        .join(EventRow, EventRow.id == original.event_id)
        .join(SourceRow, SourceRow.id == EventRow.source_id)
        .where(StatementRow.event_id == event_id, StatementRow.state == COPY)
        .group_by(SourceRow.name)
        .order_by(SourceRow.name)
    )
    for name, count in session.execute(query):
        message = f"有 {count} 篇发言与“{name}”里的相同,只计一次,以那里的为准。"
        row = ProblemRow(source_id=source_id, code=str(code), severity=str(SEVERITY[code]), message=message)
        session.add(row)
    session.flush()


def _batches(numbers: Iterable[int]) -> Iterable[list[int]]:
    rest = iter(sorted(numbers))
    while batch := list(islice(rest, BATCH)):
        yield batch
