"""The roles of a speaker: printed alike they are one, and each stands on its line of the file."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.reading.roles import role_runs
from app.store.tables import StatementRow
from app.store.writing import Written
from tests.store.builders import Said, document

OTHER = "市人社局党组书记"


def test_roles_printed_alike_are_one(session: Session, write: Callable[..., Written]) -> None:
    """Two statements of one event with the same role, then one with another."""
    same = [Said("容小满", "先谈差距。"), Said("容小满", "再谈举措。"), Said("容小满", "最后谈建议。", role=OTHER)]
    write(document(*same))
    speaker = session.scalars(select(StatementRow.speaker_id)).first()
    runs = role_runs(session, speaker or "")
    assert [(run.printed, run.statements) for run in runs] == [("市人社局局长", 2), (OTHER, 1)]
    assert runs[0].parts[0].department == "人社局"


def test_a_role_stands_on_the_line_of_its_attribution(session: Session, write: Callable[..., Written]) -> None:
    """The title is line 1, each statement one line more."""
    write(document(Said("容小满", "先谈差距。"), Said("柏听松", "再谈举措。"), name="b.txt"))
    lines = {
        row.speaker_name: role_runs(session, row.speaker_id or "")[0].first.line
        for row in session.scalars(select(StatementRow))
    }
    assert lines == {"容小满": 2, "柏听松": 3}


def test_nobody_has_no_roles(session: Session) -> None:
    """An id that the corpus does not hold."""
    assert role_runs(session, "nobody") == ()
