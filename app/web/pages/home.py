"""The first page, and whether the service is up."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response
from sqlalchemy import text

from app.store.reading.home import HomeReading, home_reading
from app.text.messages import say
from app.web.contexts.home import HomePage
from app.web.event_chart import described, event_chart
from app.web.examples import examples_of
from app.web.frame import View, Viewed
from app.web.heatmap import heatmap
from app.web.kind_table import KindRow, kind_table
from app.web.templating import render

router = APIRouter()
PLOT = 160
"""Pixels of the highest bar of events beside the matrix."""


@router.get("/", include_in_schema=False)
def home(view: Viewed) -> Response:
    """What the corpus holds, the box first."""
    reading = view.kept("home", lambda: home_reading(view.session, view.tree, view.book))
    frame = view.frame(say("谁以什么身份，在哪里说了什么"), sample=reading.facts.all_sample)
    return render(
        HomePage(
            frame,
            reading,
            view.kept("home-heat", lambda: heatmap(reading.matrix)),
            view.kept("home-kinds", lambda: _kinds(view, reading)),
            view.kept("home-chart", lambda: event_chart(reading.timeline, plot=PLOT)),
            described(reading.timeline),
            view.kept("examples", lambda: examples_of(view, reading)),
        )
    )


def _kinds(view: View, reading: HomeReading) -> tuple[KindRow, ...]:
    return kind_table(view.session, reading.facts.statements, reading.points, reading.busiest_departments)


@router.get("/healthz", include_in_schema=False)
def health(view: Viewed) -> Response:
    """``ok`` where the database answers."""
    view.session.execute(text("SELECT 1"))
    return PlainTextResponse("ok")
