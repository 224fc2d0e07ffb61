"""The pages of the desk: what waits for a person, and one file beside what was read in it."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from app.desk.contexts import DeskPage, FilePage, Received, Written
from app.desk.desk import Change
from app.desk.guard import LARGEST_UPLOAD, MOST_FILES, Seat, Seated, shown
from app.desk.held import Held, event_fields, held_file
from app.desk.laying import cards_of, open_codes, stretches, whose
from app.desk.parts import EVENT, opened
from app.domain.corrections import Entry, entry_id
from app.domain.kinds import KIND_LABELS
from app.export.told import told
from app.ingest.correction_files import NO_KIND, CorrectionError
from app.ingest.questions import open_questions
from app.ingest.unused import unused_corrections
from app.store.reading.desk import doubtful, found_by_name, stale_corrections
from app.store.reading.problems import problems_of
from app.store.reading.sources import SourceReading, source_reading
from app.store.tables import SourceRow
from app.text.messages import Message, say
from app.web.addresses import whole_number
from app.web.frame import Crumb, Frame

router = APIRouter()


@router.get("/desk")
def desk(seat: Seated) -> Response:
    """What waits for a person."""
    return desk_page(seat)


@router.get("/desk/files/{identity}")
def file(seat: Seated, identity: str) -> Response:
    """One file beside what was read in it."""
    change = seat.desk.told(seat.session, identity)
    edited = "" if change else seat.view.request.query_params.get("edit", "")
    return file_page(seat, identity, change=change, edited=edited)


def desk_page(seat: Seat, received: tuple[Received, ...] = (), notices: tuple[Message, ...] = ()) -> Response:
    """The first page of the desk, with what became of files that were just dropped in."""
    session, given, said = seat.view.session, seat.view.request.query_params, list[str](notices)
    page = whole_number(given.getlist("page"), say("页码"), said) or 1
    query = given.get("name", "").strip()[:100]
    try:
        unused = tuple(unused_corrections(session, seat.desk.shelf()))
    except CorrectionError as error:
        unused = (say("校订文件有错，改好之前不能导入也不能校订：{error}", error=str(error)),)
    context = DeskPage(
        seat.view.frame(say("校对台"), notices=said),
        seat.seal,
        doubtful(session, page),
        open_questions(session),
        found_by_name(session, query),
        query,
        received,
        stale_corrections(session),
        unused,
        LARGEST_UPLOAD // 1024 // 1024,
        MOST_FILES,
    )
    return shown(context)


def file_page(
    seat: Seat,
    identity: str,
    *,
    change: Change | None = None,
    edited: str = "",
    typed: Mapping[str, str] | None = None,
    refused: str | None = None,
) -> Response:
    """The page of one file; ``refused`` is why the form with ``typed`` in it was not taken. Raises HTTPException 404
    where there is no such file."""
    session = seat.view.session
    source, row = source_reading(session, identity), session.get(SourceRow, identity)
    if source is None or row is None:
        raise HTTPException(404)
    held, trouble = held_or_trouble(seat, source)
    problems = problems_of(session, row)
    cards = cards_of(session, held, source) if held and held.document.transcript else {}
    event = event_fields(held) if held else {}
    context = FilePage(
        _frame(seat, source),
        seat.seal,
        source.brief,
        source.reading,
        refused or trouble or _unread(held),
        bool(held and held.document.transcript),
        bool(held and held.waits),
        event,
        opened(EVENT, open_codes(problems), _typed_into("event", typed), event),
        tuple(problem for problem in problems if problem.line is None),
        whose(problems, cards),
        stretches(source.lines, cards, problems, _typed_into("statement", typed)),
        tuple(Written(entry_id(entry), told(entry)) for entry in _entries(held)),
        change,
        edited,
        typed or {},
        seat.desk.signer(seat.session),
        (*((str(kind), label) for kind, label in KIND_LABELS.items()), (NO_KIND, say("未判"))),
    )
    return shown(context, 422 if refused else 200)


def held_or_trouble(seat: Seat, source: SourceReading) -> tuple[Held | None, str | None]:
    """The file, or why it cannot be put right."""
    try:
        held = held_file(seat.view.session, seat.desk, source)
    except CorrectionError as error:
        return None, say("校订文件有错，改好之前不能导入也不能校订：{error}", error=str(error))
    return (held, None) if isinstance(held, Held) else (None, held)


def _typed_into(action: str, typed: Mapping[str, str] | None) -> Mapping[str, str]:
    return typed if typed and typed.get("action") == action else {}


def _unread(held: Held | None) -> str | None:
    failure = held.document.failure if held else None
    return failure.message if failure else None


def _entries(held: Held | None) -> tuple[Entry, ...]:
    return held.item.corrections.entries if held else ()


def _frame(seat: Seat, source: SourceReading) -> Frame:
    crumbs = (Crumb(say("校对台"), "/desk"),)
    return seat.view.frame(source.brief.name, crumbs=crumbs, sample=source.brief.sample)
