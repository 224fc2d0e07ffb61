"""Where a printed sentence sends people: the places after a visiting verb, and those that a delegation comes from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from app.domain.people import Place, PlaceLevel
from app.names.gazetteer import Gazetteer
from app.names.mentions import Context, find_hits

_PURPOSE = "考察|学习|调研|参观|访问|招商|座谈|对接|取经|交流|推介|培训|走访|观摩|拜访|洽谈|开展|研修|研学|跟班|挂职"
_STRONG = re.compile(r"(?:赴|前往|走进|来到|奔赴|南下|北上|(?<![采专回家信来])访|先后到|对标|问道|取经)$")
_WEAK = re.compile(r"(?:到|去|在|来|抵达?|至|莅临?)$")
_SEEN = re.compile(r"(?:参观|考察|走访|调研|观摩|学习考察|考察学习)了?$")
_SEEN_AT = re.compile(r"(?:参观|考察|走访|调研|观摩|学习)了$")
_LONGEST_VERB = 8
"""Characters before a place in which the verbs above end; none is longer than five."""
_SOON_PURPOSE = re.compile(f"[^,，。;；]{{0,14}}?(?:{_PURPOSE})")
_TO_SEE = re.compile("[“‘]?看(?![到见法来])")
_TRIP = re.compile(r"之行|之旅|归来|行(?=$|[\s,，:：—]|交流|考察|发言|学习|感|心得|见闻)")
_THIS_TRIP = re.compile(r"(?:此次|这次|本次|此番)$")
_LIST = re.compile(f"(?:[,，]|(?:(?!{_PURPOSE})[一-龥]){{0,6}}(?:、|和|与|及|以及))(?:省内的?|以及|还有)?$")
_AND = ("、", "和", "与", "及")
_AWAY = re.compile(r"(?:赴|前往|奔赴|南下|北上|(?<![采专回家信来])访|考察|到|去)$")
_ABBREVIATED = re.compile(f"(?:赴|到|来|在|抵)(?P<names>[一-龥](?:[、和]?[一-龥]){{0,5}}?)(?={_PURPOSE})")
_SENT = re.compile(r"(?:赴|前往|来到)$")
_CLAUSE_ENDS = re.compile(r"[,，。;；:：!?！？\n]")
_PLAN = re.compile(r"要|将|计划|组织|拟|准备|下一步|今后|建议|可以|推动|定期|争取|主动|积极")
_ANOTHER_TIME = re.compile(r"去年|前年|上个?月|上周|上次|以前|此前|曾|前不久|早年|当年")
_TEAM = "代表团|考察团|学习团|访问团|参访团|招商团|观摩团|考察组|调研组|学习组|考察队|小分队|代表们|一行"
_LED = "率团|率队|带队"
_DELEGATION = re.compile(
    f"(?:(?!赴|前往|来到)[^,，。、;；:：\\s]){{0,24}}?(?:{_TEAM}|(?:{_LED})(?![^,，]{{0,4}}(?:陪同|迎接|接待)))"
)
_SETS_OUT = re.compile(r"(?:(?!代表团|考察团)[^,，。、;；:：]){0,16}?(?:赴|前往|来到|率队到|到|南下|北上|走访|参访)")
_SENTENCE_SETS_OUT = re.compile(r"[^,，。;；:：]{2,30}[,，][^,，。;；:：]{0,10}?(?:赴|前往|南下|北上|走访|参访)")
_HOLDS = re.compile(r"[^,，。、;；:：]{0,10}?(?:召开|举行|举办|组织|开展)")
_ARRIVES = re.compile(r"[^。;；]{0,24}?(?:来|莅临?|到|赴)(?P<host>我[省市县区州])")
_ARRIVES_SIGN = re.compile(rf"[^。;；]{{0,24}}?(?:来|莅|抵)(?P<sign>[一-龥])(?=(?:{_PURPOSE})|[,，。;；]|$)")
_RECEIVED = re.compile(
    r"(?:会见|会晤|接待|迎接|陪同|欢迎|(?:来|莅临?|到)我[省市县区州][^,，。;；]{0,8}的)[^,，。;；]{0,8}$"
)
_TAKES_PLACE = re.compile("(?!在)[^,，。、;；:：]{0,12}(?:考察|参访|访|走进)")
_INVITED = re.compile(r"(?:请来|迎来|邀请了?)$")
_ARRIVES_AT = re.compile(r"[^,，。;；]{0,16}?(?:来|莅临?)$")


class Named(NamedTuple):
    """A place printed as one or several names in a row (江苏省苏州市), the last of which is meant."""

    start: int
    end: int
    place: Place | None
    region: str | None


@dataclass(frozen=True, slots=True)
class Departure:
    """Who sets out: the place, the printed words, and whether they arrive at the writer's own place, which may be
    printed (``host``) or only hinted at by one character of its name (``sign``)."""

    place: Place
    printed: str
    visiting: bool = False
    host: Place | None = None
    sign: str = ""


def named_places(text: str, context: Context, places: Gazetteer) -> list[Named]:
    """The places and regions of a text in order, a chain of names in a row as one. Ambiguous names have no place."""
    found: list[Named] = []
    for hit in find_hits(text, context, places):
        start, place, last = hit.start, hit.place, found[-1] if found else None
        if last and last.end == start and last.place and place and _inside(place, last.place, places):
            found[-1] = Named(last.start, hit.end, place, None)
        else:
            found.append(Named(start, hit.end, place, hit.region))
    return found


@lru_cache(maxsize=16)
def announced(text: str, places: Gazetteer) -> tuple[Named, ...]:
    """The named places of a title, a lead or a publisher's name, as it stands. Asked for by every kind of evidence of
    where a document is at home, so that the last answers are kept."""
    return tuple(named_places(text, Context(official=True), places))


def visited(text: str, named: Sequence[Named], places: Gazetteer) -> Iterator[Named]:
    """The named places that stand after a visiting verb or in a list that such a verb opens (赴A、B和C), for a title
    or a lead. One-character names count right after the verb (赴沪考察)."""
    ends: set[int] = set()
    for item in named:
        start, end = item.start, item.end
        verb = max(0, start - _LONGEST_VERB)
        opened = (
            _STRONG.search(text, verb, start)
            or _SEEN.search(text, verb, start)
            or (_WEAK.search(text, verb, start) and _SOON_PURPOSE.match(text, end))
            or _TRIP.match(text, end)
            or (text.endswith(("去", "到"), 0, start) and _TO_SEE.match(text, end))
            or (ends and max(ends) <= start and _LIST.fullmatch(text, max(ends), start))
            or start in ends
        )
        if opened:
            ends.add(item.end)
            yield item
    for match in _ABBREVIATED.finditer(text):
        signs = [(at, sign) for at, sign in enumerate(match["names"], match.start("names")) if sign not in "、和"]
        if match["names"] not in places.regions and all(sign in places.abbreviations for _, sign in signs):
            yield from (Named(at, at + 1, places.abbreviations[sign], None) for at, sign in signs)


def beside(text: str, named: Sequence[Named], places: Gazetteer) -> set[Place]:
    """The cities that a list names next to a county of theirs (泉州、晋江), as visited places of their own."""
    return {
        first.place
        for first, second in pairwise(named)
        if first.place and second.place and places.within(second.place, first.place)
        if first.place.level is PlaceLevel.CITY and text[first.end : second.start] in _AND
    }


def visited_by_us(text: str, named: Sequence[Named]) -> Iterator[Named]:
    """The same in a speech, where only what the speaker did counts: 参观了苏州市, 在杭州调研, 到太原考察; no plans and
    no earlier journeys."""
    clauses = [0, *(found.end() for found in _CLAUSE_ENDS.finditer(text))] if named else []
    for item in named:
        clause, start, end = clauses[bisect_right(clauses, item.start) - 1], item.start, item.end
        if _PLAN.search(text, clause, start) or _ANOTHER_TIME.search(text, clause, start):
            continue
        going = _WEAK.search(text, clause, start) or _SENT.search(text, clause, start)
        if (
            _SEEN_AT.search(text, clause, start)
            or (going and _SOON_PURPOSE.match(text, end))
            or (_THIS_TRIP.search(text, clause, start) and _TRIP.match(text, end))
        ):
            yield item


def departures(text: str, named: Sequence[Named], places: Gazetteer) -> Iterator[Departure]:
    """The places that a delegation of the text comes from, the surest first: X代表团, then X赴…, then X召开…."""
    going = {item.start for item in visited(text, named, places)}
    own = [item for item in named if item.start not in going]
    for pattern in (_DELEGATION, _SETS_OUT, _HOLDS, _SENTENCE_SETS_OUT):
        for item in own:
            found = pattern.match(text, item.end) if item.place else None
            if found is None or item.place is None:
                continue
            held_there = pattern is _HOLDS and text.endswith(("在", "于"), 0, item.start)
            within = pattern is _SENTENCE_SETS_OUT and item.start > 0 and text[item.start - 1] not in "。\n"
            if held_there or within:
                continue
            printed = text[item.start : found.end()]
            departed = Departure(item.place, printed)
            yield _arriving(departed, text, found.end(), named) if pattern is _DELEGATION else departed
    for item, following in pairwise(named):
        between = text[item.end : following.start]
        if item in own and item.place and following.start in going and _TAKES_PLACE.fullmatch(between):
            yield Departure(item.place, text[item.start : following.start])
    for item in own:
        if item.place and _INVITED.search(text, 0, item.start):
            yield Departure(item.place, text[: item.end][-16:], visiting=True)


def away(text: str, named: Sequence[Named], places: Gazetteer) -> Iterator[Place]:
    """The places that the writer's own people set out for (赴A、B, 到A考察): none of them is the writer's own."""
    ends: set[int] = set()
    for item in visited(text, named, places):
        if item.place and (_AWAY.search(text, 0, item.start) or any(text[end : item.start] in _AND for end in ends)):
            ends.add(item.end)
            yield item.place


def _arriving(departed: Departure, text: str, end: int, named: Sequence[Named]) -> Departure:
    """A delegation's departure with where the text says that it arrives (来我市, 来安庆, 来潍)."""
    host = _host(text, departed.place, end, named)
    begin = end - len(departed.printed)
    if host or _ARRIVES.match(text, end) or _RECEIVED.search(text, 0, begin):
        return replace(departed, visiting=True, host=host)
    sign = _ARRIVES_SIGN.match(text, end)
    return replace(departed, sign=sign["sign"]) if sign else departed


def _host(text: str, visitor: Place, end: int, named: Sequence[Named]) -> Place | None:
    """The place that a delegation is said to come to (X考察团来Y)."""
    for item in named:
        if item.start >= end and item.place and item.place != visitor and _ARRIVES_AT.match(text[end : item.start]):
            return item.place
    return None


def _inside(place: Place, above: Place, places: Gazetteer) -> bool:
    return place != above and places.within(place, above)
