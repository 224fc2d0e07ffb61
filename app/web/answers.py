"""What a request finds in the form that it asks for, as an object and as text: for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from app.search.absent import nowhere
from app.search.concordance import concordance
from app.search.grouping import groups
from app.search.language import parse_query
from app.search.model import QueryProblem, SearchRequest
from app.search.payload import to_payload
from app.search.printing import groups_text, lines_text, list_text, years_text
from app.search.rescues import rescues
from app.search.service import counter, search
from app.search.view_payloads import concordance_payload, groups_payload, years_payload
from app.search.years import years
from app.web.addresses import Asked
from app.web.look import Shape


class Answer(NamedTuple):
    """The object that is printed as JSON, the lines that are printed as text, and what is wrong with the query."""

    payload: dict[str, Any]
    lines: Iterator[str]
    problem: QueryProblem | None


def answer(session: Session, asked: Asked) -> Answer:
    """The list, the lines in context, the groups or the years that a request asks for."""
    request, look = asked.request, asked.look
    if look.shape is Shape.KWIC:
        lines = concordance(session, request, look.order, look.width, request.page, request.size)
        return Answer(concordance_payload(lines), lines_text(lines), lines.problem)
    if look.shape is Shape.GROUPS:
        held = groups(session, request, look.by, request.page, request.size)
        return Answer(groups_payload(held), groups_text(held), held.problem)
    if look.shape is Shape.CHART:
        counted = years(session, request)
        return Answer(years_payload(counted), years_text(counted), counted.problem)
    result = search(session, request)
    empty = not result.total and result.problem is None
    ways_out = _ways_out(session, request) if empty else iter(())
    return Answer(to_payload(result), chain(list_text(result), ways_out), result.problem)


def _ways_out(session: Session, request: SearchRequest) -> Iterator[str]:
    """What of the query occurs nowhere, and the queries that find something."""
    query = parse_query(request.query)
    yield from nowhere(query.root, counter(session))
    for rescue in rescues(query.root, counter(session, request.filters), query.verbatim, query.text):
        yield f"{rescue.words}：{rescue.query}  {rescue.total} 篇发言"
