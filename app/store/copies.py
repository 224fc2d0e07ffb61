"""The same statement from several sources counts once: which one counts, and which are its copies.

The fullest text counts, of equally full ones the first that was printed; every other that is the same words
of the same person is a copy of it (``app.store.choosing`` says how that is found). What stands around the statements of
a step is read once, at a cost that grows with how many there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.orm import Session

from app.store.bulk import Among, ForEach, batches
from app.store.choosing import Choosing, Surroundings
from app.store.comparing import Print
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
from app.text.likeness import bones_of_each, fingerprints

BATCH = 5_000
"""Events that are settled at once."""

_STATEMENTS, _EVENTS, _SOURCES = table_of(StatementRow), table_of(EventRow), table_of(SourceRow)
_FINGERPRINTS = table_of(FingerprintRow)
_CHANGE = update(_STATEMENTS).where(_STATEMENTS.c.number == bindparam("this"))
_OF_SOURCE = (
    select(_STATEMENTS.c.number)
    .select_from(_STATEMENTS.join(_EVENTS, _EVENTS.c.id == _STATEMENTS.c.event_id))
    .where(_EVENTS.c.source_id == bindparam("source"), _STATEMENTS.c.state.in_(STANDING))
)
_COPIES = Among(select(_STATEMENTS.c.number, _STATEMENTS.c.state), _STATEMENTS.c.copy_of)
_DROPPED = Among(select(_STATEMENTS.c.number, _STATEMENTS.c.copy_of, _STATEMENTS.c.excerpt), _STATEMENTS.c.number)
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


def settle_copies(
    session: Session,
    written: Iterable[int],
    dropped: Iterable[int] = (),
    fresh: Mapping[int, Fresh] = NOTHING_FRESH,
) -> Settled:
    """Decide anew for the statements that were ``written`` or ``dropped`` and all for which that may change something;
    ``copy_of``, the states of these statements and of their events follow. The caller's index has to follow what this
    gives. Of the ``written`` those that ``fresh`` tells of are not read again."""
    session.flush()
    connection = session.connection()
    wanted = {*written, *_left_by(connection, dropped)}
    undecided = _handed({number: fresh[number] for number in wanted & fresh.keys()})
    undecided += _prints(connection, wanted - fresh.keys())
    if not undecided:
        return Settled()
    choosing = Choosing(_Surroundings(connection, undecided).of)
    choosing.decide(undecided)
    chosen = choosing.chosen()
    demoted, promoted, events, names = set[int](), set[int](), set[str](), set[str]()
    changes = []
    for number, one in choosing.prints.items():
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
    events |= {one.event_id for one in undecided}
    for some in batches(sorted(events), BATCH):
        settle_events(connection, some)
    session.expire_all()
    return Settled(frozenset(demoted), frozenset(promoted), frozenset(names))


def settle_renamed(session: Session, source_id: str) -> Settled:
    """The same for the statements of a source that has another name: of those that are equally full and were printed
    on one day the first by name counts."""
    session.flush()
    numbers = session.connection().scalars(_OF_SOURCE, {"source": source_id}).all()
    return settle_copies(session, numbers, numbers)


def _left_by(connection: Connection, dropped: Iterable[int]) -> set[int]:
    """The statements, dropped ones among them, for which one that was dropped may have counted."""
    heads = set[int]()
    for number, copy_of, excerpt in _DROPPED.rows(connection, dropped):
        # the fullest text of a group is a copy itself where one as full was printed before it
        heads |= {number} if excerpt or copy_of is None else {number, copy_of}
    return heads | _copies_of(connection, heads)


def _copies_of(connection: Connection, heads: Iterable[int]) -> set[int]:
    return {number for number, state in _COPIES.rows(connection, heads) if state == COPY}


def _prints(connection: Connection, numbers: Iterable[int]) -> list[Print]:
    """Of these statements those that stand."""
    found = []
    rows = _PRINTS.rows(connection, sorted(numbers))
    skeletons = _skeletons((folded, heading) for _, _, _, folded, heading, *_ in rows)
    for row, skeleton in zip(rows, skeletons, strict=True):
        number, identity, name, _, _, start, published, source, event_id, state, copy_of, excerpt = row
        if state in STANDING:
            order = (-len(skeleton), published or date.max, source, identity)
            found.append(Print(number, name or "", skeleton, order, start, event_id, state, copy_of, excerpt))
    return found


def _handed(fresh: Mapping[int, Fresh]) -> list[Print]:
    """Statements that were just written, of which nothing is settled."""
    found = []
    said = [one.values.columns for one in fresh.values()]
    skeletons = _skeletons((each.folded, each.heading) for each in said)
    for (number, one), each, skeleton in zip(fresh.items(), said, skeletons, strict=True):
        event = one.event
        order = (-len(skeleton), event.published or date.max, event.source, one.id)
        name = each.speaker_name or ""
        found.append(Print(number, name, skeleton, order, event.start, event.id, PUBLISHED, None, False))
    return found


def _skeletons(said: Iterable[tuple[str, str | None]]) -> list[str]:
    """The bones of folded texts without their headings."""
    return bones_of_each([folded[len(heading) + 1 :] if heading else folded for folded, heading in said])


class _Surroundings:
    """The tables around statements, read once: ``known`` are those of which all is said."""

    def __init__(self, connection: Connection, known: Iterable[Print]) -> None:
        self._connection = connection
        self._known = {one.number for one in known}
        self._holders: dict[int, set[int]] = defaultdict(set)

    def of(self, some: Sequence[Print]) -> Surroundings:
        """What stands around some statements; the fingerprints of new ones are written."""
        found = fingerprints([(one.skeleton, one.name) for one in some])
        values = {one.number: own for one, own in zip(some, found, strict=True)}
        times = Counter(chain.from_iterable(found))
        for value, number in _HOLDERS.rows(self._connection, sorted(times.keys() - self._holders.keys())):
            self._holders[value].add(number)
        held = self._holders
        rows = [(value, number) for number, own in values.items() for value in own]
        rows = sorted((value, number) for value, number in rows if value not in held or number not in held[value])
        _HOLD.execute(self._connection, rows)
        # a fingerprint of one statement alone, which most are, brings nobody together
        for value, number in rows:
            if times[value] > 1 or value in held:
                held[value].add(number)
        shared = {value: held[value] for value in times.keys() & held.keys()}
        return Surroundings(values, shared, self._strangers(set[int]().union(*shared.values())))

    def _strangers(self, holders: set[int]) -> list[Print]:
        """Those of whom nothing was said, and all that are copies of the same."""
        found = _prints(self._connection, holders - self._known)
        self._known |= holders
        heads = {one.number if one.copy_of is None else one.copy_of for one in found}
        others = _prints(self._connection, (heads | _copies_of(self._connection, heads)) - self._known)
        self._known |= {one.number for one in others}
        return found + others
