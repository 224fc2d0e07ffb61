"""Lists over the whole corpus: the orders that a list offers, what a reader looks for in it, a page of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeVar
from urllib.parse import urlencode

from app.text.folding import fold
from app.text.messages import Message, say
from app.web.addresses import whole_number
from app.web.contexts.links import Choice, Stretch
from app.web.frame import View

Item = TypeVar("Item")


def chosen(view: View, name: str, known: Sequence[str]) -> str:
    """The value of a parameter, the first of ``known`` where it is none of them."""
    given = view.request.query_params.get(name, "")
    return given if given in known else known[0]


def looked_for(view: View) -> str:
    """What stands in the box of the list."""
    return view.request.query_params.get("q", "").strip()[:40]


def contains(words: str, *names: str) -> bool:
    """True where one of the names contains the words, whatever their script and width."""
    folded = _folded(words)
    return any(folded in _folded(name) for name in names)


# the names of a corpus are the same for every reader
_folded = lru_cache(maxsize=100_000)(fold)


def orderings(path: str, name: str, offered: Mapping[str, Message], current: str, words: str) -> tuple[Choice, ...]:
    """The orders of a list with the addresses that keep what is looked for; the first one is the default."""
    default = next(iter(offered))
    return tuple(
        Choice(said, address(path, {name: value if value != default else "", "q": words}), value == current)
        for value, said in offered.items()
    )


def address(path: str, values: Mapping[str, str]) -> str:
    """A path with those of the values that say something."""
    query = urlencode([(name, value) for name, value in values.items() if value])
    return f"{path}?{query}" if query else path


def cut(
    view: View, items: Sequence[Item], size: int, path: str, values: Mapping[str, str], notices: list[str]
) -> tuple[Sequence[Item], Stretch]:
    """The page of the list that the address asks for, the last one where it asks for more."""
    pages = max(1, -(-len(items) // size))
    page = min(whole_number(view.request.query_params.getlist("page"), say("页码"), notices) or 1, pages)
    before = address(path, values)
    return items[(page - 1) * size : page * size], Stretch(page, pages, before + ("&" if "?" in before else "?"))
