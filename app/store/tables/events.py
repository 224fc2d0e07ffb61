"""Events and where they went."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.store.tables.base import PUBLISHED, Base

if TYPE_CHECKING:
    from app.store.tables.names import PlaceRow
    from app.store.tables.sources import SourceRow
    from app.store.tables.statements import StatementRow


class EventRow(Base):
    """A visit, seminar or meeting, as one source reports it. ``day`` is what it is sorted by: start, else published."""

    __tablename__ = "events"
    id: Mapped[str] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("sources.id"), unique=True)
    title: Mapped[str | None]
    published: Mapped[date | None]
    publication: Mapped[str | None]
    start: Mapped[date | None]
    end: Mapped[date | None]
    day: Mapped[date | None] = mapped_column(index=True)
    chair: Mapped[str | None]
    reporters: Mapped[list[Any]] = mapped_column(default=list)
    regions: Mapped[list[Any]] = mapped_column(default=list)
    home_code: Mapped[str | None] = mapped_column(ForeignKey("places.code"))
    origin_code: Mapped[str | None] = mapped_column(ForeignKey("places.code"), index=True)
    state: Mapped[str] = mapped_column(default=PUBLISHED)
    source: Mapped[SourceRow] = relationship(back_populates="event")
    origin: Mapped[PlaceRow | None] = relationship(foreign_keys=[origin_code])
    destinations: Mapped[list[DestinationRow]] = relationship(
        back_populates="event", cascade="all, delete-orphan", order_by="DestinationRow.ordinal"
    )
    statements: Mapped[list[StatementRow]] = relationship(back_populates="event", order_by="StatementRow.ordinal")


class DestinationRow(Base):
    """A place that an event's delegation visited, in the order printed."""

    __tablename__ = "destinations"
    event_id: Mapped[str] = mapped_column(ForeignKey("events.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    place_code: Mapped[str] = mapped_column(ForeignKey("places.code"), index=True)
    event: Mapped[EventRow] = relationship(back_populates="destinations")
    place: Mapped[PlaceRow] = relationship()
