"""What every context has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.web.frame import Frame


@dataclass(frozen=True)
class Page:
    """A page: its frame, and the name of its template."""

    template: ClassVar[str]
    frame: Frame
    """What stands around the content."""
