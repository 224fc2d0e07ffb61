"""Who gets in: the token, the session's cookie, the seal of each form, and where a form may come from."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.desk.doors import COOKIE, TRIES, Doors
from app.desk.guard import LARGEST_FORM, LARGEST_UPLOAD
from app.desk.router import desk_router
from app.settings import Settings
from app.web.application import create_app
from tests.desk.atdesk import TOKEN, Reviewer
from tests.desk.conftest import settings_in

PATHS = ("/desk", "/desk/sign-in", "/desk/files/abc")


def test_there_is_no_desk_without_a_token(tmp_path: Path) -> None:
    """Nothing is mounted, whatever is asked."""
    for token in (None, ""):
        settings = settings_in(tmp_path, token)
        assert desk_router(settings) is None
    app = create_app(settings)
    with TestClient(app, follow_redirects=False) as client:
        for path in PATHS:
            assert client.get(path).status_code == 404
        assert client.post("/desk/sign-in", data={"token": ""}).status_code in (404, 405)
    app.state.engine.dispose()


def test_a_short_token_is_refused(tmp_path: Path) -> None:
    """It would keep nobody out."""
    with pytest.raises(ValueError, match="12"):
        desk_router(settings_in(tmp_path, "short"))


def test_the_token_is_not_shown_by_the_settings() -> None:
    """Neither printed nor dumped."""
    settings = Settings(desk_token=TOKEN)  # type: ignore[arg-type]
    assert TOKEN not in repr(settings)
    assert TOKEN not in str(settings.model_dump())


def test_nobody_sees_the_desk_before_signing_in(stranger: Reviewer) -> None:
    """Pages lead to the door; forms do nothing."""
    for path in ("/desk", "/desk/files/abc"):
        answer = stranger.client.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/desk/sign-in")
    answer = stranger.client.post("/desk/files", data={"seal": "x"}, files=[("files", ("a.txt", b"x", "text/plain"))])
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk/sign-in")
    assert not stranger.settings.inbox.exists()


def test_the_token_opens_a_session_that_scripts_and_other_sites_cannot_use(
    stranger: Reviewer, caplog: pytest.LogCaptureFixture
) -> None:
    """HttpOnly, SameSite=Strict, for the desk alone; the token is in no log, address or page."""
    with caplog.at_level(logging.DEBUG):
        answer = stranger.sign_in()
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk")
    cookie = answer.headers["set-cookie"].lower()
    assert all(part in cookie for part in ("httponly", "samesite=strict", "path=/desk", "max-age="))
    assert "secure" not in cookie
    page = stranger.client.get("/desk")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert TOKEN not in page.text
    assert TOKEN not in caplog.text


def test_a_wrong_token_opens_nothing(stranger: Reviewer) -> None:
    """And after many of them even the right one waits."""
    for _ in range(TRIES):
        answer = stranger.sign_in("falsch-falsch-falsch")
        assert answer.status_code == 403
        assert "口令不对" in answer.text
        assert "set-cookie" not in answer.headers
    assert stranger.sign_in().status_code == 429


def test_signing_out_ends_the_session_for_every_copy_of_its_cookie(reviewer: Reviewer) -> None:
    """Not only in the browser."""
    cookie = reviewer.client.cookies[COOKIE]
    assert reviewer.client.post("/desk/sign-out", data={"seal": reviewer.seal()}).status_code == 303
    assert reviewer.client.get("/desk").status_code == 303
    reviewer.client.cookies.set(COOKIE, cookie, path="/desk")
    assert reviewer.client.get("/desk").status_code == 303


def test_forged_and_outdated_cookies_are_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed character, another key, another time."""
    doors = Doors(TOKEN)
    cookie = doors.open(TOKEN)
    assert cookie is not None
    session = doors.session_of(cookie)
    assert session is not None
    session_id, expires, seal = cookie.split(".")
    assert doors.session_of(f"{session_id}.{int(expires) + 1}.{seal}") is None
    assert Doors(TOKEN).session_of(cookie) is None
    assert all(doors.session_of(bad) is None for bad in (None, "", "a", "..", f"{cookie}é"))
    assert not doors.is_sealed("other.1", doors.seal_of(session))
    assert not doors.is_sealed(session, "é")
    monkeypatch.setattr("app.desk.doors.time.time", lambda: float(expires) + 1)
    assert doors.session_of(cookie) is None


@pytest.mark.parametrize("seal", ["", "0" * 64])
def test_a_form_without_its_seal_does_nothing(reviewer: Reviewer, seal: str) -> None:
    """For every form of the desk."""
    address = reviewer.upload()
    for path in ("/desk/files", address, f"{address}/undo", "/desk/sign-out"):
        answer = reviewer.client.post(path, data={"seal": seal, "action": "event", "title": "坏"})
        assert answer.status_code == 403, path
        assert "没有执行" in answer.text
    assert reviewer.written() == []
    assert reviewer.client.get("/desk").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://testserver"},
    ],
)
def test_a_form_of_another_site_does_nothing(reviewer: Reviewer, headers: dict[str, str]) -> None:
    """Even with the right seal; signing in as well."""
    seal = reviewer.seal()
    answer = reviewer.client.post("/desk/sign-out", data={"seal": seal}, headers=headers)
    assert answer.status_code == 403
    assert reviewer.client.get("/desk").status_code == 200
    assert reviewer.client.post("/desk/sign-in", data={"token": TOKEN}, headers=headers).status_code == 403


def test_a_form_of_this_site_is_taken(reviewer: Reviewer) -> None:
    """As browsers send it."""
    headers = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}
    answer = reviewer.client.post("/desk/sign-out", data={"seal": reviewer.seal()}, headers=headers)
    assert answer.status_code == 303


def test_what_is_too_large_is_not_read(reviewer: Reviewer) -> None:
    """By the length that the request says; one that says none is refused."""
    seal = reviewer.seal()
    for path, most in (("/desk/files", LARGEST_UPLOAD), ("/desk/sign-out", LARGEST_FORM)):
        answer = reviewer.client.post(path, content=b"", headers={"content-length": str(most + 1)})
        assert answer.status_code == 413
    chunked = reviewer.client.post("/desk/sign-out", content=iter([b"seal=", seal.encode()]))
    assert chunked.status_code == 411
