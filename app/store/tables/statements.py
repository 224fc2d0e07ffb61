"""Statements and the rows that hang on one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.store.tables.base import PUBLISHED, Base

if TYPE_CHECKING:
    from app.store.tables.events import EventRow
    from app.store.tables.names import DepartmentRow, PlaceRow, SpeakerRow


class StatementRow(Base):
    """What one person said. ``number`` is the row of the full-text index, ``id`` the permalink.

    ``text`` is what a search is held against: heading (if any), line break, paragraphs joined by line breaks;
    ``folded`` is ``app.text.folding.fold(text)``. ``place_code`` is the place that the speaker serves. ``person`` is a
    word by which somebody told the speaker from the namesakes, None where nobody did. Where ``state`` is a copy,
    ``copy_of`` is the number of the statement that counts for it, and ``excerpt`` says that it holds only a part.
    """

    __tablename__ = "statements"
    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    event_id: Mapped[str] = mapped_column(ForeignKey("events.id"))
    ordinal: Mapped[int]
    speaker_id: Mapped[str | None] = mapped_column(ForeignKey("speakers.id"), index=True)
    speaker_name: Mapped[str | None] = mapped_column(index=True)
    person: Mapped[str | None]
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
    copy_of: Mapped[int | None] = mapped_column(index=True)
    excerpt: Mapped[bool] = mapped_column(default=False)
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
    voices: Mapped[list[VoiceRow]] = relationship(
        back_populates="statement", cascade="all, delete-orphan", order_by="VoiceRow.ordinal"
    )


class ParagraphRow(Base):
    """A paragraph; ``start`` and ``end`` are offsets in the statement's ``text``; ``segments`` are [start, end] pairs
    in the source's restored text. ``ordinal`` counts from 1."""

    __tablename__ = "paragraphs"
    statement_number: Mapped[int] = mapped_column(ForeignKey("statements.number"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    end: Mapped[int] = mapped_column(server_default="0")
    segments: Mapped[list[Any]]
    statement: Mapped[StatementRow] = relationship(back_populates="paragraphs")

    @property
    def text(self) -> str:
        """Its text."""
        return self.statement.text[self.start : self.end]


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
    """One role as held on the day of the statement, by its speaker or by one of those who speak together; ``ordinal``
    in the order printed, from 1."""

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


class VoiceRow(Base):
    """One of those who speak in a statement that no single person speaks, in the order printed, from 1. ``full`` is
    True for the name of one of several people, False for words that stand for a name (王局长). ``department`` and
    ``place_code`` are those of the first role; ``speaker_id`` is the speaker who the person is by evidence."""

    __tablename__ = "voices"
    statement_number: Mapped[int] = mapped_column(ForeignKey("statements.number"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    full: Mapped[bool]
    role: Mapped[str | None]
    department: Mapped[str | None]
    place_code: Mapped[str | None] = mapped_column(ForeignKey("places.code"))
    speaker_id: Mapped[str | None] = mapped_column(ForeignKey("speakers.id"), index=True)
    statement: Mapped[StatementRow] = relationship(back_populates="voices")
    place: Mapped[PlaceRow | None] = relationship()
    speaker: Mapped[SpeakerRow | None] = relationship()


class MentionRow(Base):
    """A place that a statement's text mentions."""

    __tablename__ = "mentions"
    statement_number: Mapped[int] = mapped_column(ForeignKey("statements.number"), primary_key=True)
    place_code: Mapped[str] = mapped_column(ForeignKey("places.code"), primary_key=True)
    statement: Mapped[StatementRow] = relationship(back_populates="mentions")
    place: Mapped[PlaceRow] = relationship()


class FingerprintRow(Base):
    """A fingerprint of a statement's text (``app.text.likeness``). One that its text no longer has may be left over:
    it finds a candidate more, nothing else."""

    __tablename__ = "fingerprints"
    value: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    statement_number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012


Index("ix_statements_event_ordinal", StatementRow.event_id, StatementRow.ordinal)
