"""What the documents of the corpus are called on pages: a file by its name, what a container holds by both."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.files import MEMBER, called
from app.store.tables import FileRow, SourceRow


def called_names(session: Session, source_ids: Collection[str]) -> dict[str, str]:
    """What the sources with these ids are called: by the first of the paths at which they stand, or stood, rather one
    that ends in the name that they were read by."""
    query = (
        select(FileRow.source_id, FileRow.path, SourceRow.name)
        .join(SourceRow)
        .where(FileRow.source_id.in_(source_ids))
        .order_by(FileRow.present.desc(), FileRow.path)
    )
    names: dict[str, str] = {}
    for source_id, path, name in session.execute(query):
        here, found = called(path), names.get(source_id)
        if found is None or (here.endswith(name) and not found.endswith(name)):
            names[source_id] = here
    return names


def held_where(session: Session, words: str) -> set[str]:
    """The ids of the sources in a container that are called something with these words in it."""
    query = select(FileRow.source_id, FileRow.path).where(
        FileRow.path.contains(MEMBER), FileRow.path.contains(words, autoescape=True)
    )
    return {source_id for source_id, path in session.execute(query) if words in called(path)}
