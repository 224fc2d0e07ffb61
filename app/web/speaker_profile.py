"""One speaker: who it is, the roles, what was said."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.search.model import UNKNOWN
from app.search.portrait import portrait
from app.store.reading.briefs import place_refs
from app.store.reading.roles import role_runs
from app.store.reading.said import spoken
from app.store.reading.speakers import named_speaker
from app.store.reading.voices import spoken_together
from app.web.contexts.speakers import SpeakerProfile
from app.web.frame import View
from app.web.keeping import kept_lately
from app.web.portraits import filters_of, kind_blocks, term_table, year_strip

STATEMENTS, LINES = 30, 4
"""Statements that are listed, and lines of each kind."""


def speaker_profile(view: View, speaker_id: str) -> SpeakerProfile | None:
    """Everything about the speaker with this id; None where there is none."""
    session = view.session
    return kept_lately(view.request, session, "speaker profiles", speaker_id, lambda: _profile(session, speaker_id))


def _profile(session: Session, speaker_id: str) -> SpeakerProfile | None:
    named, where = named_speaker(session, speaker_id), {"speaker": speaker_id}
    if named is None:
        return None
    facets = ("event", "department", "place", "visited", "year")
    held = portrait(session, filters_of(where), STATEMENTS, LINES, facets)
    at_hand = spoken(session, held.newest)
    known = {facet: [value for value in held.values[facet] if value != UNKNOWN] for facet in facets}
    refs = place_refs(session, [*known["place"], *known["visited"]])
    above = {code for ref in refs.values() for code, _ in ref.chain[:-1]}
    return SpeakerProfile(
        named=named,
        total=held.statements.total,
        together=spoken_together(session, [named.id]).get(named.id, 0),
        events=len(known["event"]),
        departments=tuple(known["department"]),
        places=tuple(refs[code] for code in known["place"] if code not in above),
        visited=tuple(refs[code] for code in known["visited"] if code not in above),
        roles=role_runs(session, named.id),
        kinds=kind_blocks(held, at_hand, where, LINES, LINES),
        terms=term_table(session, where),
        years=year_strip(held.values["year"], where),
        statements=at_hand.statements(held.statements.newest),
    )
