"""Places, departments and speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.store.tables.base import Base

if TYPE_CHECKING:
    from app.store.tables.statements import StatementRow


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
    """A person across statements. ``note`` says why a namesake was kept apart, where one was; ``byname`` is then the
    place and role that tell this one from the others."""

    __tablename__ = "speakers"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    note: Mapped[str | None]
    byname: Mapped[str | None]
    statements: Mapped[list[StatementRow]] = relationship(back_populates="speaker")


class MergeRow(Base):
    """People who were said to be one: ``people`` is a list of [name, printed role or null], the first one's name is the
    person's."""

    __tablename__ = "merges"
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    people: Mapped[list[Any]]
