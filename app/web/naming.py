"""The names that are suggested, made ready beside the requests where there are many."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import Any

from app.search.index.library import token_of
from app.search.namelist import Names
from app.search.suggesting import names_of
from app.web.frame import View

AT_ONCE = 20_000
"""Statements of a corpus whose names are made within a request; with more it would take seconds."""


@dataclass
class Naming:
    """What a process has of the names: those made last, for which state of the corpus, and which state is under way."""

    names: Names = field(default_factory=lambda: Names(()))
    token: int | None = None
    under_way: int | None = None
    lock: Lock = field(default_factory=Lock)


def names_kept(view: View) -> Names:
    """The names of the corpus, made once for each of its states. Of a large one those of an earlier state, or none,
    until they are ready."""
    if view.facts.statements <= AT_ONCE:
        return view.kept("names", lambda: names_of(view.session))
    naming: Naming = view.kept_always("naming", Naming)
    token = token_of(view.session.connection())
    with naming.lock:
        if token not in (naming.token, naming.under_way):
            naming.under_way = token
            sessions = view.request.app.state.sessions
            Thread(target=_make, args=(naming, sessions, token), name="names", daemon=True).start()
    return naming.names


def _make(naming: Naming, sessions: Any, token: int) -> None:
    try:
        with sessions() as session:
            names = names_of(session)
        with naming.lock:
            naming.names, naming.token = names, token
    finally:
        with naming.lock:
            naming.under_way = None
