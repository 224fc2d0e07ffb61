"""One place: what those who serve there said, who came to learn and where its people went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.kinds import Kind
from app.search.model import UNKNOWN, Filters
from app.search.portrait import Portrait, portrait
from app.store.reading.briefs import PlaceRef, place_refs
from app.store.reading.places import PlaceNode, place_tree
from app.store.reading.said import spoken
from app.store.reading.travels import Travels, came_to, went_from
from app.store.tables import PlaceRow
from app.web.contexts.places import Counted, DepartmentCount, Journey, PlaceProfile, Traffic
from app.web.contexts.portraits import KindBlock
from app.web.frame import View
from app.web.keeping import kept_lately
from app.web.portraits import Where, filters_of, kind_blocks, opened, term_table, year_strip

STATEMENTS, LINES, EVENTS, ENDS, DEPARTMENTS = 8, 3, 5, 12, 30
"""Statements that are listed, lines of each kind, events and other ends of each direction, departments."""
HOME = (Kind.INSIGHT, Kind.MEASURE)
"""What a visitor takes home."""
LISTED_HOME = 5


@dataclass(frozen=True)
class _Direction:
    """Visits in one direction: ``where`` finds the statements about them, ``facet`` counts the other ends, in all of
    these statements (None) and in those with a kind."""

    travels: Travels
    where: Where
    facet: str
    held: Mapping[Kind | None, Portrait]

    @classmethod
    def of(cls, session: Session, travels: Travels, where: Where, facet: str) -> _Direction:
        """The statements that ``where`` finds, counted by ``facet``."""
        filters: dict[Kind | None, Where] = {None: where, **{kind: {**where, "kind": kind} for kind in HOME}}
        held = {
            kind: portrait(session, filters_of(chosen), 0, 0 if kind else LISTED_HOME, (facet,))
            for kind, chosen in filters.items()
        }
        return cls(travels, where, facet, held)

    def shown(self, events: int, refs: Mapping[str, PlaceRef], home: tuple[KindBlock, ...]) -> Traffic:
        """The part of the page about this direction."""
        ends = self.travels.ends
        journeys = tuple(
            Journey(refs[code], number, *(self._counted(code, kind) for kind in (None, *HOME)))
            for code, number in ends[:ENDS]
        )
        statements = Counted(self.held[None].statements.total, opened(self.where))
        more = max(len(ends) - ENDS, 0)
        return Traffic(events, statements, journeys, more, self.travels.unknown, self.travels.newest, home)

    def _counted(self, code: str, kind: Kind | None) -> Counted:
        total = self.held[kind].values[self.facet].get(code, 0)
        return Counted(total, opened(self.where, **{self.facet: code}, **({"kind": kind} if kind else {})))


def place_profile(view: View, code: str) -> PlaceProfile | None:
    """Everything about the place with this code; None where the corpus lacks it."""
    tree = view.kept("places", lambda: place_tree(view.session))
    session = view.session
    return kept_lately(view.request, session, "place profiles", code, lambda: _profile(session, code, tree))


def _profile(session: Session, code: str, tree: Sequence[PlaceNode]) -> PlaceProfile | None:
    row, where = session.get(PlaceRow, code), {"place": code}
    if row is None:
        return None
    held = portrait(session, filters_of(where), STATEMENTS, LINES, ("department", "speaker", "year"))
    mentions = portrait(session, Filters(mentioned=(code,)), 0, 0).statements.total
    came = _Direction.of(session, came_to(session, row.chain, EVENTS), {"visited": code}, "place")
    went = _Direction.of(session, went_from(session, row.chain, EVENTS), where, "visited")
    at_hand = spoken(session, held.newest | came.held[None].newest)
    blank = PlaceNode(code, row.name, row.level, row.chain.count("/"), 0, 0, 0)
    node = next((node for node in tree if node.code == code), blank)
    ends = [end for direction in (came, went) for end, _ in direction.travels.ends[:ENDS]]
    refs = place_refs(session, [code, *ends])
    departments = [(label, total) for label, total in held.values["department"].items() if label != UNKNOWN]
    return PlaceProfile(
        ref=refs[code],
        node=node,
        children=_children(tree, code),
        total=held.statements.total,
        speakers=len(held.values["speaker"].keys() - {UNKNOWN}),
        mentions=Counted(mentions, opened({"mentioned": code})),
        departments=tuple(
            DepartmentCount(label, Counted(n, opened(where, department=label)))
            for label, n in departments[:DEPARTMENTS]
        ),
        more_departments=max(len(departments) - DEPARTMENTS, 0),
        kinds=kind_blocks(held, at_hand, where, 1, LINES),
        terms=term_table(session, where),
        years=year_strip(held.values["year"], where),
        statements=at_hand.statements(held.statements.newest),
        came=came.shown(node.visits_to, refs, kind_blocks(came.held[None], at_hand, came.where, 1, LISTED_HOME, HOME)),
        went=went.shown(node.visits_from, refs, ()),
    )


def _children(tree: Sequence[PlaceNode], code: str) -> tuple[PlaceNode, ...]:
    """The places right below one, in tree order."""
    at = next((i for i, node in enumerate(tree) if node.code == code), len(tree))
    found = []
    for node in tree[at + 1 :]:
        if node.depth <= tree[at].depth:
            break
        if node.depth == tree[at].depth + 1:
            found.append(node)
    return tuple(found)
