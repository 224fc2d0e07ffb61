"""Ids that had to change."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.store.tables import RedirectRow


def current_id(session: Session, kind: str, old_id: str) -> str | None:
    """The id that now stands for ``old_id`` of ``kind`` (statements, speakers, events, sources); None where none
    does, or where the redirects run in a circle."""
    seen = [old_id]
    while (row := session.get(RedirectRow, (kind, seen[-1]))) is not None:
        if row.new_id in seen:
            return None
        seen.append(row.new_id)
    return seen[-1] if len(seen) > 1 else None
