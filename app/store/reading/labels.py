"""Names for ids, where a page shows a filter."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.tables import EventRow, PlaceRow, SourceRow, SpeakerRow


def place_names(session: Session, codes: Collection[str]) -> dict[str, str]:
    """The names of places by code; unknown codes are left out."""
    return dict(session.execute(select(PlaceRow.code, PlaceRow.name).where(PlaceRow.code.in_(codes))).all())


def speaker_names(session: Session, ids: Collection[str]) -> dict[str, str]:
    """The names of speakers by id; unknown ids are left out."""
    return dict(session.execute(select(SpeakerRow.id, SpeakerRow.name).where(SpeakerRow.id.in_(ids))).all())


def event_titles(session: Session, ids: Collection[str]) -> dict[str, str]:
    """The titles of events by id, the name of the file where none is printed; unknown ids are left out."""
    rows = session.execute(
        select(EventRow.id, EventRow.title, SourceRow.name).join(SourceRow).where(EventRow.id.in_(ids))
    )
    return {event: title or name for event, title, name in rows}
