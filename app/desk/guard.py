"""What stands before every page of the desk: the session, and for what changes anything its form, checked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, HTTPException, Request
from fastapi.responses import Response
from starlette.datastructures import FormData, UploadFile

from app.desk.desk import Desk
from app.desk.doors import COOKIE, HOURS
from app.text.messages import say
from app.web.contexts.page import Page
from app.web.frame import View, Viewed
from app.web.templating import render

LARGEST_UPLOAD = 64 * 1024 * 1024
LARGEST_FORM = 256 * 1024
MOST_FILES, MOST_FIELDS = 50, 400
SEAL = "seal"
"""The field of a form that ties it to its session."""
SIGN_IN = "/desk/sign-in"


@dataclass(frozen=True)
class Seat:
    """Somebody at the desk: the request, the desk, the session, and what the session's forms carry."""

    view: View
    desk: Desk
    session: str

    @property
    def seal(self) -> str:
        """The value of the forms' field ``SEAL``."""
        return self.desk.doors.seal_of(self.session)


def desk_of(request: Request) -> Desk:
    """The desk that the router was made for."""
    desk = request.state.desk
    assert isinstance(desk, Desk)
    return desk


def _seat(view: Viewed) -> Seat:
    desk = desk_of(view.request)
    session = desk.doors.session_of(view.request.cookies.get(COOKIE))
    if session is None:
        raise HTTPException(303, headers={"Location": SIGN_IN})
    return Seat(view, desk, session)


Seated = Annotated[Seat, Depends(_seat)]
"""A page function's parameter: who is signed in; nobody is sent to the door."""


async def _sent(request: Request) -> AsyncIterator[FormData]:
    """A form of this very site, of a bearable size; its files are closed behind the answer."""
    if not from_here(request):
        raise HTTPException(403, detail=say("这个表单不是从本站的页面交来的，没有执行。"))
    most = LARGEST_UPLOAD if request.url.path.endswith("/desk/files") else LARGEST_FORM
    length = request.headers.get("content-length", "")
    if not length.isdigit():
        raise HTTPException(411, detail=say("这个请求没有说明长度，没有执行。"))
    if int(length) > most:
        raise HTTPException(
            413, detail=say("交来的东西太大（一次最多 {size} MB），没有执行。", size=f"{most / 1024 / 1024:g}")
        )
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LARGEST_FORM) as form:
        yield form


Sent = Annotated[FormData, Depends(_sent)]
"""A page function's parameter: a form that came from this site."""


def _sealed(seat: Seated, form: Sent) -> FormData:
    if not seat.desk.doors.is_sealed(seat.session, field_of(form, SEAL)):
        raise HTTPException(403, detail=say("这个表单已经过期或不属于这次登录，没有执行；请重新打开页面再试。"))
    return form


Sealed = Annotated[FormData, Depends(_sealed)]
"""A page function's parameter: a form that belongs to the session."""


def field_of(form: FormData, name: str) -> str:
    """The text of a field, without white space around it; empty where there is none."""
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def files_of(form: FormData, name: str) -> list[UploadFile]:
    """The files of a field."""
    return [value for value in form.getlist(name) if isinstance(value, UploadFile) and value.filename]


def from_here(request: Request) -> bool:
    """Whether a page of this site sent the request, as the browser says; true where it says nothing."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        return site in ("same-origin", "none")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def keep_session(answer: Response, request: Request, cookie: str) -> None:
    """Give a session to the browser: no script reads it, no other site sends it."""
    answer.set_cookie(
        COOKIE,
        cookie,
        max_age=HOURS * 3600,
        path="/desk",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


def shown(page: Page, status: int = 200) -> Response:
    """A page of the desk, which nobody keeps."""
    answer = render(page, status)
    answer.headers["Cache-Control"] = "no-store"
    return answer
