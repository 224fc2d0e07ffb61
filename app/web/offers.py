"""What a page of results offers beside its hits: names that may be meant, other names, slips of the input method."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.search.aliases import widenings
from app.search.corrections import corrections
from app.search.model import SearchRequest
from app.search.namelist import Fit, NameKind, Suggestion
from app.search.near_names import near_names
from app.search.query import Literal, Node, Query
from app.search.service import counter
from app.search.suggesting import suggest
from app.search.voices import voice_name
from app.search.wordlist import is_word
from app.text.messages import say
from app.web.addresses import address, page_address, search_address
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
    """The path of a name's own page; of somebody who has none, that of what he said."""
    if one.kind is NameKind.SPEAKER and voice_name(one.value):
        return search_address(speaker=one.value)
    return page_address(_FOLDERS[one.kind], one.value)


def offers_of(view: View, request: SearchRequest, query: Query, total: int) -> Offers:
    """The offers for a request whose query was read as ``query`` and finds ``total`` statements.

    Where something was found, only a name that is spelled out is offered. Words taken literally as pasted text are
    left alone. A corrected query has the number of statements that its link opens.
    """
    if query.root is None or query.verbatim:
        return Offers()
    names = names_kept(view)
    loosest = Fit.WHOLE if total else Fit.INSIDE_SHORT
    meant = suggest(names, query.root.text, NAMES, loosest) if isinstance(query.root, Literal) else ()
    held = counter(view.session)

    def count(folded: str) -> int:
        return held(Literal(folded, folded, 0, len(folded)))

    return Offers(
        names=tuple(Offer(one.label, one.detail, name_address(one), one.statements) for one in meant),
        corrections=_corrections(view, request, query.root, count),
        widenings=tuple(
            Offer(one.words, "", _changed(request, one.query), None) for one in widenings(query.root, count)
        ),
    )


def _corrections(view: View, request: SearchRequest, root: Node, count: Callable[[str], int]) -> tuple[Offer, ...]:
    names, total = names_kept(view), counter(view.session, request.filters)
    labels = view.kept("labels", lambda: frozenset(one.label for one in names.suggestions))
    words = (one.label for one in names.suggestions if one.kind is not NameKind.SPEAKER)
    slips = corrections(root, count, total, words, lambda text: text in labels or is_word(text))
    found = (*slips, *near_names(root, names, counter(view.session), total))
    return tuple(
        Offer(one.text, say("代替“{typed}”", typed=one.typed), _changed(request, one.query), one.statements)
        for one in found
    )


def _changed(request: SearchRequest, query: str) -> str:
    return address(replace(request, query=query, page=1))
