"""Statements as JSON lines: one object a statement, in the order of documents and statements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.store.tables import PUBLISHED, EventRow, PlaceRow, SourceRow, StatementRow

BATCH = 500


def lines(session: Session) -> Iterator[str]:
    """One JSON object (without line break) for every published statement; keys as the README lists them."""
    names = {row.code: row.name for row in session.scalars(select(PlaceRow))}
    query = (
        select(StatementRow)
        .join(EventRow)
        .join(SourceRow, SourceRow.id == EventRow.source_id)
        .where(StatementRow.state == PUBLISHED)
        .order_by(SourceRow.name, SourceRow.id, StatementRow.ordinal)
        .options(
            joinedload(StatementRow.event)
            .joinedload(EventRow.source)
            .load_only(SourceRow.name, SourceRow.sha256, SourceRow.sample),
            joinedload(StatementRow.event).selectinload(EventRow.destinations),
            selectinload(StatementRow.paragraphs),
            selectinload(StatementRow.points),
            selectinload(StatementRow.passages),
            selectinload(StatementRow.roles),
            selectinload(StatementRow.voices),
            joinedload(StatementRow.place),
        )
        .execution_options(yield_per=BATCH)
    )
    for row in session.scalars(query):
        yield json.dumps(_statement(row, names), ensure_ascii=False)


def _statement(row: StatementRow, names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": row.id,
        "url": f"/statements/{row.id}",
        "document": row.event.source.name,
        "sha256": row.event.source.sha256,
        "sample": row.event.source.sample,
        "ordinal": row.ordinal,
        "speaker": row.speaker_name,
        "speaker_id": row.speaker_id,
        "voices": [{"name": voice.name, "role": voice.role, "speaker_id": voice.speaker_id} for voice in row.voices],
        "role": row.role,
        "roles": [role.printed for role in row.roles],
        "departments": list(dict.fromkeys(role.department_id for role in row.roles if role.department_id)),
        "place": _chain(row.place, names),
        "heading": row.heading,
        "reporter": row.reporter,
        "mode": row.mode,
        "truncated": row.truncated,
        "attribution": row.attribution,
        "paragraphs": [paragraph.text for paragraph in row.paragraphs],
        "points": [
            {
                "label": point.label,
                "group": point.group_number,
                "depth": point.depth,
                "kind": point.kind,
                "cue": point.cue,
                "text": row.text[point.start : point.end],
            }
            for point in row.points
        ],
        "passages": [
            {"kind": passage.kind, "cue": passage.cue, "text": row.text[passage.start : passage.end]}
            for passage in row.passages
        ],
        "event": _event(row.event, names),
    }


def _event(event: EventRow, names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": event.id,
        "title": event.title,
        "published": event.published.isoformat() if event.published else None,
        "source": event.publication,
        "origin": _chain(event.origin, names),
        "destinations": [_chain(destination.place, names) for destination in event.destinations],
        "start": event.start.isoformat() if event.start else None,
        "end": event.end.isoformat() if event.end else None,
        "chair": event.chair,
        "reporters": event.reporters,
    }


def _chain(place: PlaceRow | None, names: dict[str, str]) -> list[str] | None:
    return [names[code] for code in place.chain.split("/")] if place else None
