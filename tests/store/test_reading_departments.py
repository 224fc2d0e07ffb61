"""What a department is called in the corpus: the printed forms of the office, not the places that it serves."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from app.store.reading.departments import department_brief, department_list, department_reading
from app.store.tables import DepartmentRow
from tests.search.corpus import Said, session_of

PRINTED = ["县政府", "大观区", "安庆", "安庆市大观区", "安庆市大观区政府", "县", "大观区委", "安庆经开区", "大观园"]
OFFICES = ("县政府", "安庆市大观区政府", "大观区委", "安庆经开区", "大观园")


def name_it(session: Session, label: str) -> None:
    """Give the department its printed forms."""
    row = session.get(DepartmentRow, label) or DepartmentRow(id=label, name=label)
    row.aliases = PRINTED
    session.add(row)
    session.flush()


@pytest.mark.parametrize("speaks", [True, False])
def test_forms_that_are_only_places_are_no_names(speaks: bool) -> None:
    """One place, several in a row, without the last word, or the word for a county alone; an office keeps its place."""
    label = "县政府" if speaks else "县政协"
    with session_of([Said("先谈差距。", roles=(("县政府", "县长"),), place="340803")]) as session:
        name_it(session, label)
        brief, reading = department_brief(session, label), department_reading(session, label)
        assert brief
        assert reading
        assert brief.aliases == reading.brief.aliases == OFFICES
        assert [one.aliases for one in department_list(session) if one.id == label] == [OFFICES] * speaks
