"""Example questions, each tried on the corpus as it is, so that none of them finds nothing."""

from __future__ import annotations

from collections.abc import Iterator

from app.search.language import parse_query
from app.search.model import SearchRequest
from app.search.service import counter
from app.store.reading.home import HomeReading
from app.text.messages import Message, say
from app.web.addresses import address, read_query
from app.web.contexts.home import Example
from app.web.frame import View
from app.web.wording import place_name

WORDS = ("营商环境", "招商引资", "人才", "产业", "创新", "服务", "发展")
"""Words of the genre, tried in this order."""

Candidate = tuple[Message, tuple[tuple[str, str], ...]]


def examples_of(view: View, home: HomeReading) -> tuple[Example, ...]:
    """Up to three examples for the corpus as it is."""
    tried = (_words_in_place(home), _gaps_of_department(home), _learnt_somewhere(view, home))
    return tuple(example for candidates in tried if (example := _first(view, candidates)))


def _first(view: View, candidates: Iterator[Candidate]) -> Example | None:
    for words, items in candidates:
        request = read_query(items).request
        total = total_of(view, request)
        if total:
            return Example(words, address(request), total)
    return None


def total_of(view: View, request: SearchRequest) -> int:
    """How many statements a request finds."""
    query = parse_query(request.query)
    return 0 if query.problem else counter(view.session, request.filters)(query.root)


def _words_in_place(home: HomeReading) -> Iterator[Candidate]:
    for busy in home.busiest_places[:2]:
        for word in WORDS:
            yield (
                say("{place}的干部怎样谈“{word}”", place=place_name(busy.place), word=word),
                (("q", word), ("place", busy.place.code)),
            )
    for word in WORDS:
        yield say("谁谈到“{word}”", word=word), (("q", word),)


def _gaps_of_department(home: HomeReading) -> Iterator[Candidate]:
    for busy in home.busiest_departments:
        yield say("{department}找出了哪些差距", department=busy.id), (("kind", "gap"), ("department", busy.id))
    yield say("大家找出了哪些差距"), (("kind", "gap"),)


def _learnt_somewhere(view: View, home: HomeReading) -> Iterator[Candidate]:
    """Of the places that the newest events went to the one of which most was learnt."""
    places = {place.code: place for newest in home.newest for place in newest.event.destinations}
    asked = {code: (("visited", code), ("kind", "insight")) for code in places}
    found = {code: total_of(view, read_query(items).request) for code, items in asked.items()}
    if found:
        most = max(found, key=lambda code: found[code])
        yield say("考察{place}有什么体会", place=place_name(places[most])), asked[most]
    yield say("今后打算做什么"), (("kind", "measure"),)
