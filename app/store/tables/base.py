"""What every table shares."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import DeclarativeBase

PUBLISHED, WITHDRAWN, QUARANTINED = "published", "withdrawn", "quarantined"
"""The states of a source; events and statements are published or withdrawn."""


class Base(DeclarativeBase):
    """Declarative base; names of constraints are fixed for Alembic by ``migrations/``."""

    type_annotation_map = {dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012
