"""A file at hand: as it lies in the folder, read as it is read with its corrections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from sqlalchemy.orm import Session

from app.desk.desk import Desk
from app.domain.corrections import EventCorrection
from app.domain.document import Document
from app.domain.people import Place, StatementNames
from app.domain.problems import Problem, ProblemCode, Severity
from app.domain.transcript import Statement
from app.ingest.corrections import elsewhere, joined
from app.ingest.folders import find
from app.ingest.gathering import gather
from app.ingest.items import Item
from app.ingest.limits import Limits
from app.ingest.naming import file_of
from app.ingest.reading import failed
from app.store.paths import on_disk
from app.store.reading.desk import standing_path
from app.store.reading.sources import SourceReading
from app.store.tables import QUARANTINED
from app.text.messages import Message, say


@dataclass(frozen=True)
class Held:
    """A file that can be put right: what is to be ingested for it; the item with its corrections, the files that those
    stand in; its reading. ``waits`` where ingest could not read it either: only facts of the event can be said then."""

    container: Path
    item: Item
    applied: tuple[Path, ...]
    document: Document
    waits: bool = False

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements as read."""
        return self.document.transcript.statements if self.document.transcript else ()

    def names_of(self, ordinal: int) -> StatementNames | None:
        """Who is meant in a statement."""
        found = self.document.resolution.statements if self.document.resolution else ()
        return next((names for names in found if names.ordinal == ordinal), None)


def held_file(session: Session, desk: Desk, source: SourceReading) -> Held | Message:
    """The file of a source, or why it cannot be put right. Raises CorrectionError where a file of corrections cannot be
    used."""
    path = standing_path(session, source.brief.id)
    if path is None:
        return say("原文件已经不在，无法重新读取，所以不能校订。")
    container = file_of(on_disk(path))
    item = next((item for item in gather(find([container]), desk.bench.limits) if item.path == path), None)
    if item is None or item.data is None:
        return say("原文件打不开，无法重新读取，所以不能校订。")
    kept_out = next((problem for problem in source.problems if problem.severity == Severity.BLOCK), None)
    if item.sha256 != source.sha256 and kept_out:
        return say("原文件改动以后没有读成，所以不能校订：{reason}", reason=kept_out.message)
    if item.sha256 != source.sha256:
        return say("原文件在读取之后又改动过，请先重新导入，再来校订。")
    found = desk.shelf().files_of(item.name, item.sha256, elsewhere(session, item.path, item.sha256))
    item = replace(item, corrections=joined([corrections for _, corrections in found]))
    applied, quarantined = tuple(path for path, _ in found), source.brief.state == QUARANTINED
    if quarantined and kept_out and _still_holds(source.reading, desk.bench.limits):
        document = failed(item, Problem(ProblemCode(kept_out.code), kept_out.message))
    else:
        document = desk.bench.read(item)
    return Held(container, item, applied, document, quarantined and document.transcript is None)


def _still_holds(stamp: str, limits: Limits) -> bool:
    """Whether a file that could not be read under this stamp still cannot be; what was put right in it does not
    matter."""
    return any(stamp == version or stamp.startswith(f"{version}+") for version in limits.readings)


def event_fields(held: Held) -> dict[str, str]:
    """What the form of the event begins with; of a file that was not read what waits for it."""
    transcript, resolution = held.document.transcript, held.document.resolution
    if transcript is None or resolution is None:
        return _waiting(held.item.corrections.events)
    facts, places = transcript.event, resolution.event
    return {
        "title": facts.title or "",
        "start": _day(facts.start),
        "end": _day(facts.end),
        "published": _day(facts.published),
        "publication": facts.publication or "",
        "place": _chain(places.home),
        "origin": _chain(places.origin),
        "destinations": "、".join(_chain(place) for place in places.destinations),
        "address": held.document.address or "",
        "fetched": _day(held.document.fetched),
    }


def statement_fields(held: Held, statement: Statement) -> dict[str, str]:
    """What the form of a statement begins with."""
    attribution, names = statement.attribution, held.names_of(statement.ordinal)
    first = names.roles[0] if names and names.roles else None
    return {
        "speaker": (attribution.name if attribution else None) or "",
        "role": (attribution.role if attribution else None) or "",
        "department": first.department.label if first and first.department else "",
        "place": _chain(names.place if names else None),
        "person": statement.given.person or "",
    }


def _waiting(events: Iterable[EventCorrection]) -> dict[str, str]:
    """The last word on each fact of the event."""
    names = [field.name for field in fields(EventCorrection) if field.name != "why"]
    found = dict.fromkeys(names, "")
    for event in events:
        for name in names:
            value = getattr(event, name)
            if value is not None:
                found[name] = "、".join(value) if isinstance(value, tuple) else str(value)
    return found


def changed(sent: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """The fields that were sent with another value than the form began with."""
    return {key: sent[key] for key in before if key in sent and sent[key] != before[key]}


def _day(day: object) -> str:
    return str(day) if day else ""


def _chain(place: Place | None) -> str:
    return "".join(place.chain) if place else ""
