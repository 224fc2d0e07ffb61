"""What a page of results offers beside its hits: names that may be meant, other names, slips of the input method."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from app.search.aliases import widenings
from app.search.corrections import corrections
from app.search.model import SearchRequest
from app.search.namelist import Fit, NameKind, Suggestion
from app.search.query import Literal, Query
from app.search.suggesting import suggest
from app.web.addresses import address, page_address
from app.web.frame import View
from app.web.naming import names_kept

NAMES = 4
"""Names that a page of results offers at most."""
_FOLDERS = {NameKind.SPEAKER: "speakers", NameKind.PLACE: "places", NameKind.DEPARTMENT: "departments"}


@dataclass(frozen=True, slots=True)
class Offer:
    """A link: its words, what tells it from others, its address, and how many statements stand behind it (None
    where they were not counted)."""

    words: str
    detail: str
    href: str
    total: int | None


@dataclass(frozen=True, slots=True)
class Offers:
    """What ``_suggestions.html`` shows: names whose pages can be opened, corrected words, wider queries."""

    names: tuple[Offer, ...] = ()
    corrections: tuple[Offer, ...] = ()
    widenings: tuple[Offer, ...] = ()


def name_address(one: Suggestion) -> str:
    """The path of a name's own page."""
    return page_address(_FOLDERS[one.kind], one.value)


def offers_of(view: View, request: SearchRequest, query: Query, total: int, count: Callable[[str], int]) -> Offers:
    """The offers for a request whose query was read as ``query`` and finds ``total`` statements.

    ``count`` gives the number of statements that hold a folded text. Where something was found, only a name that is
    spelled out is offered. Words taken literally as pasted text are left alone.
    """
    if query.root is None or query.verbatim:
        return Offers()
    names = names_kept(view)
    loosest = Fit.WHOLE if total else Fit.INSIDE_SHORT
    meant = suggest(names, query.root.text, NAMES, loosest) if isinstance(query.root, Literal) else ()
    words = (one.label for one in names.suggestions if one.kind is not NameKind.SPEAKER)
    return Offers(
        names=tuple(Offer(one.label, one.detail, name_address(one), one.statements) for one in meant),
        corrections=_corrections(request, query, count, words),
        widenings=tuple(
            Offer(one.words, "", _changed(request, one.query), None) for one in widenings(query.root, count)
        ),
    )


def _corrections(
    request: SearchRequest, query: Query, count: Callable[[str], int], words: Iterable[str]
) -> tuple[Offer, ...]:
    found = corrections(query.root, count, words)
    return tuple(Offer(one.text, f"代替“{one.typed}”", _changed(request, one.query), one.statements) for one in found)


def _changed(request: SearchRequest, query: str) -> str:
    return address(replace(request, query=query, page=1))
