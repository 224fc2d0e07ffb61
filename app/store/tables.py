"""The tables. One row a source, event, statement, point, role, speaker, department and place."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

PUBLISHED, WITHDRAWN, QUARANTINED = "published", "withdrawn", "quarantined"


class Base(DeclarativeBase):
    """Declarative base; names of constraints are fixed for Alembic by ``migrations/``."""

    type_annotation_map = {dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012


class SourceRow(Base):
    """A file as received. ``state``: published, withdrawn (the file is gone) or quarantined (a blocking problem).

    ``repairs``: list of {kind, before: [s, e], after: [s, e], received, restored}; ``blocks``: list of
    [kind, start, end, statement ordinal or null] over ``restored``; ``joins``: as repairs; ``residues``: list of
    {span: [s, e], received, reason}. ``sample`` marks the corpus that ships with the project.
    """

    __tablename__ = "sources"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    size: Mapped[int]
    encoding: Mapped[str | None]
    layout: Mapped[str | None]
    state: Mapped[str] = mapped_column(default=PUBLISHED, index=True)
    sample: Mapped[bool] = mapped_column(default=False)
    received: Mapped[str] = mapped_column(default="")
    restored: Mapped[str] = mapped_column(default="")
    repairs: Mapped[list[Any]] = mapped_column(default=list)
    joins: Mapped[list[Any]] = mapped_column(default=list)
    residues: Mapped[list[Any]] = mapped_column(default=list)
    blocks: Mapped[list[Any]] = mapped_column(default=list)
    reading: Mapped[str] = mapped_column(default="")
    ingested_at: Mapped[datetime]
    files: Mapped[list[FileRow]] = relationship(back_populates="source", cascade="all, delete-orphan")
    event: Mapped[EventRow | None] = relationship(back_populates="source", uselist=False)
    problems: Mapped[list[ProblemRow]] = relationship(
        back_populates="source", cascade="all, delete-orphan", order_by="ProblemRow.id"
    )


class FileRow(Base):
    """A path at which a source was found (copies of one content share a source). ``path`` never reaches a page."""

    __tablename__ = "files"
    path: Mapped[str] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("sources.id"), index=True)
    present: Mapped[bool] = mapped_column(default=True)
    source: Mapped[SourceRow] = relationship(back_populates="files")


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


class PlaceRow(Base):
    """A place of the gazetteer that the corpus names, with its ancestors. ``chain`` joins their codes from the
    province down with "/" ("34/3408/340803"), so that everything below a place is a prefix of it."""

    __tablename__ = "places"
    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    level: Mapped[str]
    parent_code: Mapped[str | None] = mapped_column(ForeignKey("places.code"), index=True)
    chain: Mapped[str] = mapped_column(index=True)
    parent: Mapped[PlaceRow | None] = relationship(remote_side=[code])


class DepartmentRow(Base):
    """A canonical office. ``id`` is its short label; ``aliases`` are the printed forms that the corpus holds."""

    __tablename__ = "departments"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    known: Mapped[bool] = mapped_column(default=True)
    aliases: Mapped[list[Any]] = mapped_column(default=list)


class SpeakerRow(Base):
    """A person across statements. ``note`` says why a namesake was kept apart, where one was."""

    __tablename__ = "speakers"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    note: Mapped[str | None]
    statements: Mapped[list[StatementRow]] = relationship(back_populates="speaker")


class StatementRow(Base):
    """What one person said. ``number`` is the row of the full-text index, ``id`` the permalink.

    ``text`` is what a search is held against: heading (if any), line break, paragraphs joined by line breaks;
    ``folded`` is ``app.text.folding.fold(text)``. ``place_code`` is the place that the speaker serves.
    """

    __tablename__ = "statements"
    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    event_id: Mapped[str] = mapped_column(ForeignKey("events.id"), index=True)
    ordinal: Mapped[int]
    speaker_id: Mapped[str | None] = mapped_column(ForeignKey("speakers.id"), index=True)
    speaker_name: Mapped[str | None]
    role: Mapped[str | None]
    attribution: Mapped[str | None]
    rule: Mapped[str | None]
    mode: Mapped[str]
    heading: Mapped[str | None]
    reporter: Mapped[str | None]
    truncated: Mapped[bool] = mapped_column(default=False)
    place_code: Mapped[str | None] = mapped_column(ForeignKey("places.code"), index=True)
    day: Mapped[date | None] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(default=PUBLISHED, index=True)
    text: Mapped[str]
    folded: Mapped[str]
    event: Mapped[EventRow] = relationship(back_populates="statements")
    speaker: Mapped[SpeakerRow | None] = relationship(back_populates="statements")
    place: Mapped[PlaceRow | None] = relationship()
    paragraphs: Mapped[list[ParagraphRow]] = relationship(
        back_populates="statement", cascade="all, delete-orphan", order_by="ParagraphRow.ordinal"
    )
    points: Mapped[list[PointRow]] = relationship(
        back_populates="statement", cascade="all, delete-orphan", order_by="PointRow.ordinal"
    )
    passages: Mapped[list[PassageRow]] = relationship(
        back_populates="statement", cascade="all, delete-orphan", order_by="PassageRow.ordinal"
    )
    roles: Mapped[list[RoleRow]] = relationship(
        back_populates="statement", cascade="all, delete-orphan", order_by="RoleRow.ordinal"
    )
    mentions: Mapped[list[MentionRow]] = relationship(back_populates="statement", cascade="all, delete-orphan")


class ParagraphRow(Base):
    """A paragraph; ``start`` is its offset in the statement's ``text``; ``segments`` are [start, end] pairs in the
    source's restored text. ``ordinal`` counts from 1."""

    __tablename__ = "paragraphs"
    statement_number: Mapped[int] = mapped_column(ForeignKey("statements.number"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    text: Mapped[str]
    segments: Mapped[list[Any]]
    statement: Mapped[StatementRow] = relationship(back_populates="paragraphs")


class PointRow(Base):
    """An enumerated item; ``start`` and ``end`` are offsets in the statement's ``text``. ``group_number`` from 1."""

    __tablename__ = "points"
    statement_number: Mapped[int] = mapped_column(ForeignKey("statements.number"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    group_number: Mapped[int]
    depth: Mapped[int]
    marker: Mapped[str]
    kind: Mapped[str | None] = mapped_column(index=True)
    cue: Mapped[str | None]
    start: Mapped[int]
    end: Mapped[int]
    statement: Mapped[StatementRow] = relationship(back_populates="points")
    __table_args__ = (UniqueConstraint("statement_number", "label"),)


class PassageRow(Base):
    """A stretch without ordinals that a cue opens; offsets in the statement's ``text``."""

    __tablename__ = "passages"
    statement_number: Mapped[int] = mapped_column(ForeignKey("statements.number"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(index=True)
    cue: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    statement: Mapped[StatementRow] = relationship(back_populates="passages")


class RoleRow(Base):
    """One role as held on the day of the statement; ``ordinal`` in the order printed, from 1."""

    __tablename__ = "roles"
    statement_number: Mapped[int] = mapped_column(ForeignKey("statements.number"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    printed: Mapped[str]
    title: Mapped[str | None]
    level: Mapped[str | None] = mapped_column(index=True)
    department_id: Mapped[str | None] = mapped_column(ForeignKey("departments.id"), index=True)
    place_code: Mapped[str | None] = mapped_column(ForeignKey("places.code"), index=True)
    statement: Mapped[StatementRow] = relationship(back_populates="roles")
    department: Mapped[DepartmentRow | None] = relationship()
    place: Mapped[PlaceRow | None] = relationship()


class MentionRow(Base):
    """A place that a statement's text mentions."""

    __tablename__ = "mentions"
    statement_number: Mapped[int] = mapped_column(ForeignKey("statements.number"), primary_key=True)
    place_code: Mapped[str] = mapped_column(ForeignKey("places.code"), primary_key=True)
    statement: Mapped[StatementRow] = relationship(back_populates="mentions")
    place: Mapped[PlaceRow] = relationship()


class ProblemRow(Base):
    """A problem of a source; ``start`` and ``end`` are offsets in its restored text, None for the whole file."""

    __tablename__ = "problems"
    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("sources.id"), index=True)
    code: Mapped[str] = mapped_column(index=True)
    severity: Mapped[str]
    message: Mapped[str]
    start: Mapped[int | None]
    end: Mapped[int | None]
    line: Mapped[str | None]
    source: Mapped[SourceRow] = relationship(back_populates="problems")


class RedirectRow(Base):
    """An id that had to change: ``kind`` is statements, speakers, events or sources."""

    __tablename__ = "redirects"
    kind: Mapped[str] = mapped_column(primary_key=True)
    old_id: Mapped[str] = mapped_column(primary_key=True)
    new_id: Mapped[str]


Index("ix_statements_event_ordinal", StatementRow.event_id, StatementRow.ordinal)
