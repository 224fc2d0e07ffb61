"""Files as received, their problems, and ids that had to change."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.store.tables.base import PUBLISHED, Base

if TYPE_CHECKING:
    from app.store.tables.events import EventRow


class SourceRow(Base):
    """A file as received. ``state``: published, withdrawn (the file is gone) or quarantined (a blocking problem).

    ``repairs``: list of [kind, start, end, start, end], of the characters of ``received`` and of those of ``restored``
    that they became; ``blocks``: list of [kind, start, end, statement ordinal or null] over ``restored``;
    ``residues``: list of {span: [s, e], received, reason}. ``sample`` marks the corpus that ships with the project.
    ``format`` is txt, html, docx or pdf; ``address`` is where the original stands on the web,
    ``fetched`` the day it was taken from there. ``accepted``: list of {code, line, words,
    reason}: doubts that somebody lets stand.
    """

    __tablename__ = "sources"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    size: Mapped[int]
    encoding: Mapped[str | None]
    format: Mapped[str | None]
    address: Mapped[str | None]
    fetched: Mapped[date | None]
    layout: Mapped[str | None]
    state: Mapped[str] = mapped_column(default=PUBLISHED, index=True)
    sample: Mapped[bool] = mapped_column(default=False)
    received: Mapped[str] = mapped_column(default="")
    restored: Mapped[str] = mapped_column(default="")
    repairs: Mapped[list[Any]] = mapped_column(default=list)
    residues: Mapped[list[Any]] = mapped_column(default=list)
    blocks: Mapped[list[Any]] = mapped_column(default=list)
    accepted: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    reading: Mapped[str] = mapped_column(default="")
    ingested_at: Mapped[datetime]
    files: Mapped[list[FileRow]] = relationship(back_populates="source", cascade="all, delete-orphan")
    event: Mapped[EventRow | None] = relationship(back_populates="source", uselist=False)
    problems: Mapped[list[ProblemRow]] = relationship(
        back_populates="source", cascade="all, delete-orphan", order_by="ProblemRow.id"
    )


class FileRow(Base):
    """A path at which a source was found (copies of one content share a source). Of ``path`` no
    folder reaches a page."""

    __tablename__ = "files"
    path: Mapped[str] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("sources.id"), index=True)
    present: Mapped[bool] = mapped_column(default=True)
    source: Mapped[SourceRow] = relationship(back_populates="files")


class ProblemRow(Base):
    """A problem of a source; ``start`` and ``end`` are offsets in its restored text, None for the whole file.
    ``accepted`` is why somebody lets it stand, None while it is open."""

    __tablename__ = "problems"
    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("sources.id"), index=True)
    code: Mapped[str] = mapped_column(index=True)
    severity: Mapped[str]
    message: Mapped[str]
    start: Mapped[int | None]
    end: Mapped[int | None]
    line: Mapped[str | None]
    accepted: Mapped[str | None]
    source: Mapped[SourceRow] = relationship(back_populates="problems")


class RedirectRow(Base):
    """An id that had to change: ``kind`` is statements, speakers, events or sources."""

    __tablename__ = "redirects"
    kind: Mapped[str] = mapped_column(primary_key=True)
    old_id: Mapped[str] = mapped_column(primary_key=True)
    new_id: Mapped[str]


# the list of files and the build of the corpus are read from here: a row itself holds its whole file
Index("ix_sources_listed", SourceRow.state, SourceRow.name, SourceRow.id, SourceRow.sha256, SourceRow.reading)
