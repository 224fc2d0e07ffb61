"""A news report: what several people said, in turns inside the paragraphs, as quotation or as report."""

from __future__ import annotations

from app.parse.front import mark_front
from app.parse.news.genre import tells
from app.parse.news.people import people_of, roles_of
from app.parse.news.runs import runs_of
from app.parse.news.setting import set_runs
from app.parse.outline import Outline, Part, blank_marks
from app.parse.page import Page

NAME = "news"


def read(page: Page) -> Outline | None:
    """The outline of such a page, None where no sentence says that a person speaks."""
    if not tells(page):
        return None
    marks = blank_marks(page.rows)
    mark_front(page, marks, len(page.rows))
    people = people_of(page.source, [row.body for row in page.rows])
    told = [(number, row.text if _is_told(marks[number].part) else "") for number, row in enumerate(page.rows) if row.text]
    runs = runs_of(told, people)
    if not runs:
        return None
    return set_runs(Outline(NAME, tuple(marks), 0, roles=roles_of(people)), page, runs)


def _is_told(part: Part) -> bool:
    return part in (Part.NARRATION, Part.HEADING)
