"""One place: what those who serve there said, who came to learn and where its people went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.kinds import Kind
from app.search.model import UNKNOWN, Filters
from app.search.portrait import Portrait, portrait
from app.store.reading.briefs import EventBrief, PlaceRef, event_briefs, place_refs
from app.store.reading.event_book import EventBook, EventFilter
from app.store.reading.places import PlaceNode
from app.store.reading.said import spoken
from app.store.reading.travels import Travels, came_to, went_from
from app.store.tables import EventRow, PlaceRow
from app.web.addresses import search_address
from app.web.contexts.links import Counted
from app.web.contexts.places import DepartmentCount, Journey, PlaceProfile, Traffic
from app.web.contexts.portraits import KindBlock
from app.web.event_filters import filter_address
from app.web.frame import View
from app.web.keeping import kept_lately
from app.web.portraits import Where, filters_of, kind_blocks, term_table, year_strip

STATEMENTS, LINES, EVENTS, ENDS, DEPARTMENTS = 8, 3, 5, 12, 30
"""Statements that are listed, lines of each kind, events and other ends of each direction, departments."""
HOME = (Kind.INSIGHT, Kind.MEASURE)
"""What a visitor takes home."""
LISTED_HOME = 5


@dataclass(frozen=True)
class _Direction:
    """Visits in one direction: ``where`` finds the statements about them, ``facet`` counts the other ends, in all of
    these statements (None) and in those with a kind; ``here`` and ``there`` are what the list of events calls the two
    ends."""

    code: str
    travels: Travels
    where: Where
    facet: str
    here: str
    there: str
    held: Mapping[Kind | None, Portrait]

    @classmethod
    def came(cls, session: Session, code: str, travels: Travels) -> _Direction:
        """The visits paid to a place."""
        held = cls._held(session, {"visited": code}, "place")
        return cls(code, travels, {"visited": code}, "place", "destination", "origin", held)

    @classmethod
    def went(cls, session: Session, code: str, travels: Travels) -> _Direction:
        """The visits made from a place."""
        held = cls._held(session, {"place": code}, "visited")
        return cls(code, travels, {"place": code}, "visited", "origin", "destination", held)

    @staticmethod
    def _held(session: Session, where: Where, facet: str) -> dict[Kind | None, Portrait]:
        filters: dict[Kind | None, Where] = {None: where, **{kind: {**where, "kind": kind} for kind in HOME}}
        return {
            kind: portrait(
                session, filters_of(chosen), 0, 0 if kind else LISTED_HOME, (facet,), kinds=() if kind else HOME
            )
            for kind, chosen in filters.items()
        }

    @property
    def newest(self) -> tuple[str, ...]:
        """The ids of the newest events."""
        return tuple(event.id for event in self.travels.events[:EVENTS])

    def shown(
        self,
        refs: Mapping[str, PlaceRef],
        briefs: Mapping[str, EventBrief],
        home: tuple[KindBlock, ...],
    ) -> Traffic:
        """The part of the page about this direction."""
        ends = self.travels.ends
        journeys = tuple(
            Journey(
                refs[code],
                Counted(number, self._events(code)),
                *(self._counted(code, kind) for kind in (None, *HOME)),
            )
            for code, number in ends[:ENDS]
        )
        statements = Counted(self.held[None].statements.total, search_address(**self.where))
        more = max(len(ends) - ENDS, 0)
        visits = Counted(len(self.travels.events), self._events())
        newest = tuple(briefs[identity] for identity in self.newest)
        return Traffic(visits, statements, journeys, more, self.travels.unknown, newest, home)

    def _events(self, end: str | None = None) -> str:
        ends = {self.here: self.code, self.there: end}
        return filter_address(EventFilter(origin=ends["origin"], destination=ends["destination"]))

    def _counted(self, code: str, kind: Kind | None) -> Counted:
        total = self.held[kind].values[self.facet].get(code, 0)
        return Counted(total, search_address(**self.where, **{self.facet: code}, **({"kind": kind} if kind else {})))


def place_profile(view: View, code: str) -> PlaceProfile | None:
    """Everything about the place with this code; None where the corpus lacks it."""
    session = view.session
    tree, book = view.tree, view.book
    return kept_lately(view.request, session, "place profiles", code, lambda: _profile(session, code, tree, book))


def _profile(session: Session, code: str, tree: Sequence[PlaceNode], book: EventBook) -> PlaceProfile | None:
    row, where = session.get(PlaceRow, code), {"place": code}
    if row is None:
        return None
    held = portrait(session, filters_of(where), STATEMENTS, LINES, ("department", "year"), ("speaker",))
    mentions = portrait(session, Filters(mentioned=(code,)), 0, 0, kinds=()).statements.total
    came = _Direction.came(session, code, came_to(book, code))
    went = _Direction.went(session, code, went_from(book, code))
    at_hand = spoken(session, held.newest | came.held[None].newest)
    blank = PlaceNode(code, row.name, row.level, row.chain.count("/"), 0, 0, 0)
    node = next((node for node in tree if node.code == code), blank)
    ends = [end for direction in (came, went) for end, _ in direction.travels.ends[:ENDS]]
    refs = place_refs(session, [code, *ends])
    events = event_briefs(session, EventRow.id.in_({*came.newest, *went.newest}))
    briefs = {event.id: event for event in events}
    departments = [(label, total) for label, total in held.values["department"].items() if label != UNKNOWN]
    return PlaceProfile(
        ref=refs[code],
        node=node,
        children=_children(tree, code),
        total=held.statements.total,
        speakers=held.known["speaker"],
        mentions=Counted(mentions, search_address(mentioned=code)),
        departments=tuple(
            DepartmentCount(label, Counted(n, search_address(**where, department=label)))
            for label, n in departments[:DEPARTMENTS]
        ),
        more_departments=max(len(departments) - DEPARTMENTS, 0),
        kinds=kind_blocks(held, at_hand, where, 1, LINES),
        terms=term_table(session, where),
        years=year_strip(held.values["year"], where),
        statements=at_hand.statements(held.statements.newest),
        came=came.shown(refs, briefs, kind_blocks(came.held[None], at_hand, came.where, 1, LISTED_HOME, HOME)),
        went=went.shown(refs, briefs, ()),
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
