"""From what a person says of a read file to an entry that finds its place again; and whether it takes hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.corrections import (
    Acceptance,
    Anchor,
    Bearer,
    Corrections,
    Entry,
    EventCorrection,
    Merge,
    PointCorrection,
    StatementCorrection,
    Why,
)
from app.domain.document import Document
from app.domain.kinds import Kind
from app.domain.labels import handle
from app.domain.lines import Lines
from app.domain.problems import ProblemCode
from app.domain.transcript import Passage, Point, Statement, Transcript
from app.ingest.correction_files import CorrectionError
from app.ingest.items import Item
from app.parse.anchoring import anchor_of, find_words, point_anchor
from app.store.tables import SpeakerRow

_FIELDS: tuple[tuple[type, str], ...] = (
    (EventCorrection, "events"),
    (StatementCorrection, "statements"),
    (PointCorrection, "points"),
    (Merge, "merges"),
    (Acceptance, "acceptances"),
)
_QUOTED = re.compile("“[^”]+”")


WAITING = (EventCorrection, Merge)
"""What may be said of a file that could not be read: it needs no words of the file to hold on to."""


def unread(document: Document) -> str:
    """Why nothing can be put right in a file that was not read."""
    why = document.failure.message if document.failure else ""
    return f"文件没有读成，这样的校订现在不起作用，没有写下：{why}"


def plus(corrections: Corrections, entry: Entry) -> Corrections:
    """The corrections with one entry more."""
    field = next(name for kind, name in _FIELDS if isinstance(entry, kind))
    more: dict[str, Any] = {field: (*getattr(corrections, field), entry)}
    return replace(corrections, **more)


def tried(read: Callable[[Item], Document], item: Item, before: Document, entry: Entry) -> tuple[Item, Document]:
    """The item with the entry among its corrections, and how it is read then; ``before`` is how it is read without.
    What is said of a file that was not read waits until it is, where it is about the event or about people.

    Raises CorrectionError where the entry fits nothing in it, cannot wait, or leaves it unreadable."""
    corrected = replace(item, corrections=plus(item.corrections, entry))
    if before.transcript is None:
        if not isinstance(entry, WAITING):
            raise CorrectionError(unread(before))
        return corrected, before
    after = read(corrected)
    if after.failure and not before.failure:
        raise CorrectionError(after.failure.message)
    lost = _stale(after) - _stale(before)
    if lost:
        raise CorrectionError(min(lost))
    return corrected, after


def _stale(document: Document) -> set[str]:
    return {p.message for p in document.problems if p.code is ProblemCode.STALE_CORRECTION}


def statement_entry(document: Document, ordinal: int, why: Why, given: Mapping[str, object]) -> StatementCorrection:
    """A correction of the statement with this number. Raises CorrectionError where there is none."""
    transcript, statement = _statement(document, ordinal)
    anchor = anchor_of(statement, Lines(transcript.restored))
    return StatementCorrection(why, anchor, **given)  # type: ignore[arg-type]


def added_entry(
    document: Document, words: str, line: int | None, why: Why, given: Mapping[str, object]
) -> StatementCorrection:
    """A statement where none was read, beginning with these words (on that line, where they stand more than once).
    Raises CorrectionError where they do not stand in the file."""
    transcript = _transcript(document)
    lines = Lines(transcript.restored)
    found = [lines.of(span.start) for span in find_words(transcript.restored.text, words)]
    if not found:
        raise CorrectionError(f"文件里没有“{words}”这几个字。")
    chosen = min(found, key=lambda at: abs(at - line)) if line else found[0]
    return StatementCorrection(why, Anchor(chosen, words), added=True, **given)  # type: ignore[arg-type]


def point_entry(document: Document, ordinal: int, named: str, kind: Kind | None, why: Why) -> PointCorrection:
    """The kind of the point with this label (1-2), or of the point or passage that begins with these words, in the
    statement with this number. Raises CorrectionError where there is none."""
    transcript, statement = _statement(document, ordinal)
    marks: tuple[Point | Passage, ...] = (*statement.points, *statement.passages)
    for mark in marks:
        text = statement.paragraphs[mark.paragraph].text[mark.start : mark.end]
        if getattr(mark, "label", None) == named or text.startswith(named):
            return PointCorrection(why, point_anchor(statement, mark, Lines(transcript.restored)), kind)
    raise CorrectionError(f"第 {ordinal} 篇发言里没有“{named}”这个要点；用 explain 可以看到各要点的编号。")


def acceptance(document: Document, code: str, line: int | None, why: Why) -> Acceptance:
    """Let the doubts of a code (on a line, where one is given) stand. Raises CorrectionError for an unknown code."""
    if code not in set(ProblemCode):
        known = "、".join(dict.fromkeys(handle(p.code) for p in document.problems)) or "没有问题"
        raise CorrectionError(f"没有“{code}”这种问题；这份文件的：{known}。")
    return Acceptance(why, ProblemCode(code), line)


def quoted(message: str) -> str | None:
    """The first words in quotation marks, by which a doubt about the whole file is told from others of its kind."""
    found = _QUOTED.search(message)
    return found[0] if found else None


def bearer(session: Session | None, words: str) -> Bearer:
    """A person by a speaker's id, a name, or a name with a role in brackets (钟小满(市人社局局长)).

    An id becomes the name and, where namesakes are told apart, the role as printed in one of the statements.
    """
    speaker = session.get(SpeakerRow, words) if session is not None else None
    if speaker is not None and session is not None:
        several = len(session.scalars(select(SpeakerRow.id).where(SpeakerRow.name == speaker.name)).all()) > 1
        role = next((one.role for one in speaker.statements if one.role), None) if several else None
        printed = next((one.speaker_name for one in speaker.statements if one.speaker_name), speaker.name)
        return Bearer(printed, role)
    found = re.fullmatch(r"(?P<name>[^((]+)[((](?P<role>.+)[))]", words.strip())
    return Bearer(found["name"].strip(), found["role"].strip()) if found else Bearer(words.strip())


def _transcript(document: Document) -> Transcript:
    if document.transcript is None:
        raise CorrectionError(unread(document))
    return document.transcript


def _statement(document: Document, ordinal: int) -> tuple[Transcript, Statement]:
    transcript = _transcript(document)
    for statement in transcript.statements:
        if statement.ordinal == ordinal:
            return transcript, statement
    held = len(transcript.statements)
    numbers = f"只有 1 至 {held}" if held > 1 else "只有 1" if held else "没有发言"
    raise CorrectionError(f"没有第 {ordinal} 篇发言(这份文件{numbers})；用 explain 可以看到编号。")
