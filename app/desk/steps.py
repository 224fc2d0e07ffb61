"""What a person does at the desk: sign in and out, drop files in, put a reading right, take that back."""

from __future__ import annotations

from difflib import unified_diff

from fastapi import APIRouter, HTTPException
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import Engine

from app.desk.contexts import Received, SignInPage
from app.desk.desk import Change
from app.desk.doors import COOKIE
from app.desk.doubts import open_doubts, turn
from app.desk.entries import entries
from app.desk.guard import SIGN_IN, Sealed, Seat, Seated, Sent, desk_of, field_of, files_of, keep_session, shown
from app.desk.held import Held
from app.desk.inbox import safe_name, save
from app.desk.ingesting import read_in
from app.desk.pages import desk_page, file_page, held_or_trouble
from app.domain.corrections import Entry
from app.domain.document import Document
from app.export.outline import outline
from app.ingest.correcting import tried
from app.ingest.correction_files import CorrectionError
from app.ingest.correction_writing import remove_entry, write_down
from app.ingest.outcomes import Outcome, Status
from app.store.reading.desk import sources_at
from app.store.reading.sources import SourceReading, source_reading
from app.text.messages import Message, many, say
from app.web.frame import View, Viewed

router = APIRouter()


@router.get(SIGN_IN)
def door(view: Viewed) -> Response:
    """The door."""
    return _door(view)


@router.post(SIGN_IN)
def sign_in(view: Viewed, form: Sent) -> Response:
    """Open a session for whoever has the token."""
    doors = desk_of(view.request).doors
    if doors.crowded:
        return _door(view, say("错误的口令太多，请过一分钟再试。"), 429)
    cookie = doors.open(field_of(form, "token"))
    if cookie is None:
        return _door(view, say("口令不对。"), 403)
    desk_of(view.request).bench.warm()
    answer = RedirectResponse("/desk", 303)
    keep_session(answer, view.request, cookie)
    return answer


@router.post("/desk/sign-out")
def sign_out(seat: Seated, form: Sealed) -> Response:
    """End the session."""
    seat.desk.doors.close(seat.session)
    answer = RedirectResponse(SIGN_IN, 303)
    answer.delete_cookie(COOKIE, path="/desk")
    return answer


@router.post("/desk/files")
def drop_in(seat: Seated, form: Sealed) -> Response:
    """Save files and read them."""
    uploads = files_of(form, "files")
    if not uploads:
        return desk_page(seat, notices=(say("没有选中文件。"),))
    received = []
    with seat.desk.busy:
        try:
            shelf = seat.desk.shelf()
        except CorrectionError as error:
            return desk_page(seat, notices=(say("没有导入：校订文件有错，{error}", error=str(error)),))
        for upload in uploads:
            name = safe_name(upload.filename or "")
            try:
                path = save(seat.desk.inbox, upload.filename or "", upload.file)
            except OSError as error:
                received.append(Received(name, say("没有存下：{error}", error=error.strerror or ""), None))
                continue
            outcomes = read_in(_engine(seat), path, shelf, seat.desk.bench)
            seat.view.session.rollback()  # what was read before is another state of the corpus
            ids = sources_at(seat.view.session, str(path))
            received += [Received(one.name, _became(one), ids.get(one.path)) for one in outcomes]
    return desk_page(seat, tuple(received))


@router.post("/desk/files/{identity}")
def put_right(seat: Seated, form: Sealed, identity: str) -> Response:
    """Write down what a form says of a file, read it again, and show what changed."""
    sent = {key: value.strip() for key, value in form.items() if isinstance(value, str)}
    seat.desk.sign(seat.session, sent.get("by", ""))
    edited = sent.get("edited", "")
    with seat.desk.busy:
        source, held, trouble = _at_hand(seat, identity, sent.get("reading", ""))
        if held is None:
            return file_page(seat, identity, edited=edited, typed=sent, refused=trouble)
        try:
            before = open_doubts(seat.view.session, identity)
            made = entries(held, sent, seat.view.session)
            after = _tried(seat, held, made)
            write_down(seat.desk.corrections, held.applied, made, held.item.name, held.item.sha256)
        except CorrectionError as error:
            return file_page(seat, identity, edited=edited, typed=sent, refused=error.args[0])
        except OSError as error:
            words = say("没有保存：{error}", error=error.strerror or "")
            return file_page(seat, identity, edited=edited, typed=sent, refused=words)
        done = _read_again(seat, held, say("已保存，并重新读取了文件。"))
        turned = turn(seat.view.session, before, open_doubts(seat.view.session, identity))
    said = Change(identity, done, difference(held.document, after), turned)
    seat.desk.tell(seat.session, said)
    return RedirectResponse(f"/desk/files/{source.brief.id}", 303)


@router.post("/desk/files/{identity}/undo")
def take_back(seat: Seated, form: Sealed, identity: str) -> Response:
    """Take a correction out and read the file again."""
    entry = field_of(form, "entry")
    with seat.desk.busy:
        source, held, trouble = _at_hand(seat, identity, field_of(form, "reading"))
        if held is None:
            return file_page(seat, identity, refused=trouble)
        before = open_doubts(seat.view.session, identity)
        try:
            if not any(remove_entry(path, entry) for path in held.applied):
                return file_page(seat, identity, refused=say("这条校订已经不在了。"))
        except OSError as error:
            return file_page(seat, identity, refused=say("没有撤销：{error}", error=error.strerror or ""))
        done = _read_again(seat, held, say("已撤销，并重新读取了文件。"))
        _, again, _ = _at_hand(seat, identity, None)
        after = again.document if again else held.document
        turned = turn(seat.view.session, before, open_doubts(seat.view.session, identity))
    said = Change(identity, done, difference(held.document, after), turned)
    seat.desk.tell(seat.session, said)
    return RedirectResponse(f"/desk/files/{source.brief.id}", 303)


def difference(before: Document, after: Document) -> tuple[tuple[str, str], ...]:
    """The lines of the outline that differ, each with its sign; what was put right is told elsewhere."""
    was, is_now = (outline(document, corrections=False).splitlines() for document in (before, after))
    lines = unified_diff(was, is_now, lineterm="", n=0)
    return tuple((line[0], line[1:]) for line in lines if line[0] in "+-" and not line.startswith(("+++", "---")))


def _door(view: View, message: Message | None = None, status: int = 200) -> Response:
    return shown(SignInPage(view.frame(say("校对台")), message), status)


def _at_hand(seat: Seat, identity: str, reading: str | None) -> tuple[SourceReading, Held | None, str | None]:
    source = source_reading(seat.view.session, identity)
    if source is None:
        raise HTTPException(404)
    held, trouble = held_or_trouble(seat, source)
    if held is not None and held.document.failure and not held.waits:
        return source, None, held.document.failure.message
    if held is not None and reading not in (None, source.reading):
        return source, None, say("这份文件刚被重新读过，请对照新的结果再改一次。")
    return source, held, trouble


def _tried(seat: Seat, held: Held, made: list[Entry]) -> Document:
    item, after = held.item, held.document
    for entry in made:
        item, after = tried(seat.desk.bench.read, item, after, entry)
    return after


def _read_again(seat: Seat, held: Held, done: Message) -> Message:
    """Take the file in as it is put right, and say that it is ``done``. One that was not read is left alone: the same
    bytes would fail again."""
    if held.waits:
        return say("已记下，文件读成以后生效。")
    read_in(_engine(seat), held.container, seat.desk.shelf(), seat.desk.bench)
    seat.view.session.rollback()  # what was read before is another state of the corpus
    return done


def _engine(seat: Seat) -> Engine:
    engine = seat.view.request.app.state.engine
    assert isinstance(engine, Engine)
    return engine


def _became(outcome: Outcome) -> Message:
    if outcome.status is Status.QUARANTINED:
        reason = outcome.problems[0].message if outcome.problems else ""
        return say("没有收录：{reason}", reason=reason)
    if outcome.status in (Status.UNCHANGED, Status.COPY):
        return say("已经收录过，没有变化。")
    return many(outcome.statements, "已收录，{n} 篇发言。")
