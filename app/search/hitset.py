"""The set of statements that a request is about, as one common table expression that is worked out once."""

from __future__ import annotations

from sqlalchemy import CTE, ColumnElement, Float, Integer, case, literal, select

from app.search import index
from app.search.filters import conditions, standing
from app.search.model import SearchRequest, Sort
from app.search.query import Query, literals_of
from app.search.ranking import score
from app.store.tables import StatementRow


class HitSet:
    """Every statement that matches the query and misses no filter, or those of one facet alone.

    ``rows`` has the columns number, id, day, event_id, ordinal, place_code, speaker_id, score and missed. The last is
    0 for a hit, and for a statement that only the filters of one facet keep out, that facet's bit: such a statement
    is counted in that facet, so that a reader sees what adding a value to the chosen ones would bring.
    """

    def __init__(self, query: Query, request: SearchRequest) -> None:
        filtering = conditions(request.filters, query.root)
        self._bits = {facet: 1 << place for place, facet in enumerate(filtering)}
        missed: ColumnElement[int] = literal(0, Integer)
        for facet, condition in filtering.items():
            missed = missed + case((condition, 0), else_=self._bits[facet])
        row = StatementRow
        found = select(row.number, row.id, row.day, row.event_id, row.ordinal, row.place_code, row.speaker_id)
        found = found.add_columns(missed.label("missed")).where(*standing(request.filters))
        if query.root is None:
            found = found.add_columns(literal(0.0, Float).label("score"))
        else:
            ranked = request.sort is Sort.RELEVANCE
            matched = index.matching(query.root, ranked)
            worth = score(literals_of(query.root), matched.c.worth) if ranked else matched.c.worth
            found = found.add_columns(worth.label("score")).join_from(row, matched, matched.c.number == row.number)
        if not self._bits:
            self.rows: CTE = found.cte("hits").prefix_with("MATERIALIZED")
            return
        near = found.subquery("near")
        few = select(near).where(near.c.missed.in_((0, *self._bits.values())))
        self.rows = few.cte("hits").prefix_with("MATERIALIZED")

    @property
    def hit(self) -> ColumnElement[bool]:
        """The condition that a row is a hit."""
        return self.rows.c.missed == 0

    def counted(self, facet: str) -> ColumnElement[bool]:
        """The condition that a row is counted in ``facet``: it misses no filter but that facet's own."""
        return self.rows.c.missed.in_((0, self._bits[facet])) if facet in self._bits else self.hit
