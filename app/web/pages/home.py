"""The first page, and whether the service is up."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response
from sqlalchemy import text

from app.store.reading.corpus import home_reading
from app.web.contexts.home import HomePage
from app.web.examples import examples_of
from app.web.frame import Viewed
from app.web.templating import render

router = APIRouter()


@router.get("/", include_in_schema=False)
def home(view: Viewed) -> Response:
    """What the corpus holds, the box first."""
    reading = view.kept("home", lambda: home_reading(view.session))
    examples = view.kept("examples", lambda: examples_of(view, reading))
    frame = view.frame("谁以什么身份，在哪里说了什么", sample=reading.facts.all_sample)
    return render(HomePage(frame, reading, examples))


@router.get("/healthz", include_in_schema=False)
def health(view: Viewed) -> Response:
    """``ok`` where the database answers."""
    view.session.execute(text("SELECT 1"))
    return PlainTextResponse("ok")
