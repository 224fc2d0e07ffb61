"""The tables. One row a source, event, statement, point, role, speaker, department and place."""

from app.store.tables.base import COPY, PUBLISHED, QUARANTINED, STANDING, SUPERSEDED, WITHDRAWN, Base, table_of
from app.store.tables.events import DestinationRow, EventRow
from app.store.tables.names import DepartmentRow, MergeRow, PlaceRow, SpeakerRow
from app.store.tables.sources import FileRow, ProblemRow, RedirectRow, SourceRow
from app.store.tables.statements import (
    FingerprintRow,
    MentionRow,
    ParagraphRow,
    PassageRow,
    PointRow,
    RoleRow,
    StatementRow,
    VoiceRow,
)

__all__ = [
    "COPY",
    "PUBLISHED",
    "QUARANTINED",
    "STANDING",
    "SUPERSEDED",
    "WITHDRAWN",
    "Base",
    "DepartmentRow",
    "DestinationRow",
    "EventRow",
    "FileRow",
    "FingerprintRow",
    "MentionRow",
    "MergeRow",
    "ParagraphRow",
    "PassageRow",
    "PlaceRow",
    "PointRow",
    "ProblemRow",
    "RedirectRow",
    "RoleRow",
    "SourceRow",
    "SpeakerRow",
    "StatementRow",
    "VoiceRow",
    "table_of",
]
