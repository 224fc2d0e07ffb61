"""Writing events, with the places and departments that their documents name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from app.domain.document import Document
from app.domain.people import Place, Resolution
from app.store.bulk import Among, ForEach
from app.store.fresh import NOTHING_FRESH, FreshEvent
from app.store.ids import FreeIds
from app.store.places import ensure_departments, ensure_places
from app.store.rows import StatementValues, event_values, statement_text, statement_values
from app.store.statement_writing import NOTHING, Changed, add_statements, change_statements
from app.store.tables import PUBLISHED, STANDING, WITHDRAWN, DestinationRow, EventRow, StatementRow, table_of
from app.text.folding import fold_all

_EVENTS, _DESTINATIONS, _STATEMENTS = table_of(EventRow), table_of(DestinationRow), table_of(StatementRow)
_TAKEN = Among(select(_EVENTS.c.id), _EVENTS.c.id)
_ADD = ForEach(insert(_EVENTS), *_EVENTS.columns.keys())
_ADD_DESTINATION = ForEach(insert(_DESTINATIONS), *_DESTINATIONS.columns.keys())
_EVENT = _EVENTS.c.id == bindparam("this")
_EVENT_OF = select(_EVENTS.c.id).where(_EVENTS.c.source_id == bindparam("source"))
_STANDING = select(_STATEMENTS.c.number, _STATEMENTS.c.speaker_name).where(
    _STATEMENTS.c.event_id == bindparam("event"), _STATEMENTS.c.state.in_(STANDING)
)


def add_events(connection: Connection, documents: Sequence[tuple[str, Document]]) -> list[Changed]:
    """Write the events of documents by the ids of their sources, which have none yet and in which somebody speaks."""
    _ensure_names(connection, [document for _, document in documents])
    parts = [_parts(document) for _, document in documents]
    free = FreeIds(connection, _TAKEN, parts)
    ids = [free.take(*part) for part in parts]
    rows = [
        event_values(document) | {"id": event_id, "source_id": source_id, "state": PUBLISHED}
        for event_id, (source_id, document) in zip(ids, documents, strict=True)
    ]
    _ADD.execute_named(connection, rows)
    events = [_event(event_id, document) for event_id, (_, document) in zip(ids, documents, strict=True)]
    _insert_destinations(connection, events)
    said = _said([document for _, document in documents])
    return add_statements(connection, list(zip(events, said, strict=True)))


def change_event(connection: Connection, source_id: str, document: Document) -> Changed:
    """Have the event of a source as ``document`` says. A file in which nobody speaks is no event that a reader could
    open."""
    if document.transcript is None or not document.transcript.statements:
        return withdraw_event(connection, source_id)
    event_id = connection.scalar(_EVENT_OF, {"source": source_id})
    if event_id is None:
        return add_events(connection, [(source_id, document)])[0]
    _ensure_names(connection, [document])
    values = event_values(document) | {"this": event_id, "state": PUBLISHED}
    connection.execute(update(_EVENTS).where(_EVENT), values)
    connection.execute(delete(_DESTINATIONS).where(_DESTINATIONS.c.event_id == event_id))
    event = _event(event_id, document)
    _insert_destinations(connection, [event])
    return change_statements(connection, event, next(_said([document])))


def withdraw_event(connection: Connection, source_id: str) -> Changed:
    """Withdraw the event of a source, if it has one, and what stands of it."""
    event_id = connection.scalar(_EVENT_OF, {"source": source_id})
    if event_id is None:
        return NOTHING
    connection.execute(update(_EVENTS).where(_EVENT), {"this": event_id, "state": WITHDRAWN})
    rows = connection.execute(_STANDING, {"event": event_id}).all()
    numbers = tuple(row.number for row in rows)
    connection.execute(update(_STATEMENTS).where(_STATEMENTS.c.number.in_(numbers)).values(state=WITHDRAWN))
    return Changed(numbers, (), frozenset(row.speaker_name for row in rows if row.speaker_name), NOTHING_FRESH)


def published_statements(session: Session, source_ids: Sequence[str]) -> Counter[str]:
    """How many statements of each source are published."""
    joined = _EVENTS.join(_STATEMENTS, _STATEMENTS.c.event_id == _EVENTS.c.id)
    query = select(_EVENTS.c.source_id, func.count()).select_from(joined).group_by(_EVENTS.c.source_id)
    mine = (_EVENTS.c.source_id.in_(source_ids), _STATEMENTS.c.state == PUBLISHED)
    return Counter(dict(session.connection().execute(query.where(*mine)).all()))


def _parts(document: Document) -> tuple[str, str, str]:
    """What the id of an event is made of."""
    assert document.transcript is not None
    facts = document.transcript.event
    return "event", facts.title or "", str(facts.published or "")


def _resolution(document: Document) -> Resolution:
    assert document.resolution is not None, "what was read was resolved"
    return document.resolution


def _ensure_names(connection: Connection, documents: Iterable[Document]) -> None:
    resolutions = [_resolution(document) for document in documents]
    ensure_places(connection, (place for resolution in resolutions for place in _places(resolution)))
    ensure_departments(connection, resolutions)


def _places(resolution: Resolution) -> list[Place]:
    event = resolution.event
    found = [event.home, event.origin, *event.destinations]
    for names in resolution.statements:
        found += [names.place, *names.mentioned, *(role.place for role in names.held)]
        found += [voice.place for voice in names.voices]
    return [place for place in found if place]


def _event(event_id: str, document: Document) -> FreshEvent:
    assert document.transcript is not None
    facts, places = document.transcript.event, _resolution(document).event
    codes = tuple(place.code for place in places.destinations)
    return FreshEvent(event_id, document.name, facts.start, facts.published, codes)


def _insert_destinations(connection: Connection, events: Iterable[FreshEvent]) -> None:
    rows = [
        {"event_id": event.id, "ordinal": ordinal, "place_code": code}
        for event in events
        for ordinal, code in enumerate(event.destinations, 1)
    ]
    _ADD_DESTINATION.execute_named(connection, rows)


def _said(documents: Sequence[Document]) -> Iterator[list[StatementValues]]:
    """The statements of each document, with the texts of all folded together."""
    transcripts = [document.transcript for document in documents if document.transcript is not None]
    assert len(transcripts) == len(documents), "what is published was read"
    texts = [[statement_text(statement) for statement in transcript.statements] for transcript in transcripts]
    folded = fold_all(chain.from_iterable(texts))
    for transcript, document, held in zip(transcripts, documents, texts, strict=True):
        named = {names.ordinal: names for names in _resolution(document).statements}
        yield [
            statement_values(transcript, statement, named[statement.ordinal], text, next(folded))
            for statement, text in zip(transcript.statements, held, strict=True)
        ]
