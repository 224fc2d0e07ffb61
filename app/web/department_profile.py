"""One department: its names, the same office city by city, what it says."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.domain.kinds import Kind
from app.search.model import UNKNOWN
from app.search.portrait import portrait
from app.store.reading.briefs import place_refs
from app.store.reading.departments import DepartmentBrief, department_brief
from app.store.reading.places import PlaceNode
from app.store.reading.said import spoken
from app.web.addresses import search_address
from app.web.cities import cities
from app.web.contexts.departments import Column, DepartmentProfile, PlaceLink
from app.web.frame import View
from app.web.keeping import kept_lately
from app.web.portraits import filters_of, kind_blocks, term_table, year_strip

COLUMNS, OTHERS = 8, 60
"""Cities that stand side by side, and cities that are named behind them."""
NEWEST, LINES = 2, 3
"""Statements of a column, and lines of each kind."""
STATEMENTS = 5
COMPARED = (Kind.GAP, Kind.MEASURE)
"""Kinds that stand side by side."""


def department_profile(view: View, department_id: str) -> DepartmentProfile | None:
    """Everything about the department with this label; None where there is none."""
    tree = view.tree
    brief = next((each for each in view.departments if each.id == department_id), None)
    return kept_lately(
        view.request,
        view.session,
        "department profiles",
        department_id,
        lambda: _profile(view.session, brief or department_brief(view.session, department_id), tree),
    )


def _profile(session: Session, brief: DepartmentBrief | None, tree: Sequence[PlaceNode]) -> DepartmentProfile | None:
    if brief is None:
        return None
    where = {"department": brief.id}
    held = portrait(session, filters_of(where), STATEMENTS, LINES, ("place", "year"), ("speaker",))
    found = cities(held.values["place"], tree)
    refs = place_refs(session, [city.code for city in found[: COLUMNS + OTHERS]])
    within = {city: {**where, "place": city.value} for city in found[: COLUMNS + OTHERS]}
    there = {
        city: portrait(session, filters_of(within[city]), NEWEST, LINES, kinds=COMPARED) for city in found[:COLUMNS]
    }
    at_hand = spoken(session, held.newest.union(*(one.newest for one in there.values())))
    return DepartmentProfile(
        brief=brief,
        total=held.statements.total,
        speakers=held.known["speaker"],
        columns=tuple(
            Column(
                refs[city.code],
                city.itself,
                city.total,
                search_address(**within[city]),
                kind_blocks(one, at_hand, within[city], 2, LINES, COMPARED),
                at_hand.statements(one.statements.newest),
            )
            for city, one in there.items()
        ),
        others=tuple(
            PlaceLink(refs[city.code], city.itself, city.total, search_address(**within[city]))
            for city in found[COLUMNS : COLUMNS + OTHERS]
        ),
        unlisted=max(len(found) - COLUMNS - OTHERS, 0),
        unplaced=held.values["place"].get(UNKNOWN, 0),
        unplaced_href=search_address(**where, place=UNKNOWN),
        kinds=kind_blocks(held, at_hand, where, 1, LINES),
        terms=term_table(session, where),
        years=year_strip(held.values["year"], where),
        statements=at_hand.statements(held.statements.newest),
    )
