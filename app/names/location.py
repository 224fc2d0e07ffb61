"""Where an organisation stands: the places and the level word at the front of its name, and what they mean here."""

from __future__ import annotations

import re

from app.domain.people import Place, PlaceLevel
from app.domain.problems import Problem, ProblemCode
from app.names.departments import look_up, own_office
from app.names.gazetteer import Form, Gazetteer
from app.names.mentions import Context, settle, supported
from app.names.wordforms import rank_word
from app.names.zones import SHORT, split_zone
from app.text.records import record

_SUPERIOR = re.compile(r"^(?:中共|国家(?:税务总局|统计局|金融监督管理总局)(?=.))")
_BRANCH = re.compile(r".+局(?P<where>.{2,6})分局$")
_LEVEL = re.compile(r"^(?P<rank>自治区|[省市县区州旗盟镇乡])(?P<rest>.+)$")
_LEVEL_ALONE = re.compile(r"自治区|[省市县区州]")
_NO_LEVEL = re.compile(
    r"^(?:市场|市容|市民(?!政|族|宗|革|盟|建|进)|市值|市政(?!府|协|法|研|务)|区域|区块|区划|县域|州际|乡村|乡镇|镇村|盟友|旗下|省际)"
)
_PARTIES = "民革|民盟|民建|民进|农工党|致公党|九三学社"
_PARTY = re.compile(f"^(?:共青团|团|(?P<party>{_PARTIES}))(?P<where>.*?[省市县区州旗盟])委(?:员?会)?$")
"""Committees of the youth league, or of the other party that is named."""
_TOWN = re.compile(r"^(?:镇|乡|街道|村|社区)")


@record
class Located:
    """An organisation without its place: ``rank`` is the level word (市) that place or prefix carries, if any."""

    rest: str
    rank: str = ""
    place: Place | None = None
    explicit: bool = False
    doubt: Problem | None = None
    zone: str = ""
    whole: str = ""
    bare: bool = False


def locate(body: str, context: Context, places: Gazetteer) -> Located:
    """Take place names and the level word off the front of an organisation; ``context`` says what a level means."""
    body = _SUPERIOR.sub("", body)
    party = _PARTY.match(body)
    if party:
        where = locate(party["where"] + "委", context, places)
        return Located(party["party"] or "团委", "", where.place, where.explicit, where.doubt)
    if look_up(body):
        return Located(body, place=context.home, bare=True)
    rest, chain, doubt, zone = _leading_places(body, context, places)
    # 安庆师范大学 and 安徽省立医院 keep the place in their names, 安庆市第一医院 is the city's 第一医院
    printed = body[: len(body) - len(rest)]
    named = body if chain and (rest.startswith("立") or not printed.endswith(chain[-1].name)) else ""
    rank = ""
    if chain:
        if rest.startswith(("委", "政府", "人民政府", "党委", "府")):
            rank = rank_word(chain[-1].name, chain[-1].level)
        else:
            rank, rest = _level_word(rest)
        place = _within(chain[-1], context, places) if named and own_office(body) else chain[-1]
        return Located(rest, rank, place, True, zone=zone, whole=named)
    if doubt:
        rank = body[: len(body) - len(rest)][-1:]
        return Located(rest, rank, None, True, doubt)
    if _LEVEL_ALONE.fullmatch(body):
        return level_alone(body, context, places)
    rank, rest = _level_word(body)
    if not rank:
        settled = _zone_place(rest, context)
        return Located(rest, place=settled or context.home, bare=settled is None)
    return level_alone(rank, context, places, rest)


def _within(place: Place, context: Context, places: Gazetteer) -> Place:
    """The home, if it is inside the province of an enterprise's name, which does not say where in it it stands."""
    home = context.home
    return home if home and place.level is PlaceLevel.PROVINCE and places.within(home, place) else place


def level_alone(rank: str, context: Context, places: Gazetteer, rest: str = "") -> Located:
    """A level word alone or before the ``rest`` of an organisation, with the place that it means at home."""
    place = _at_level(rank, context.home, places)
    return Located(rest, rank, place, False, _unplaced(rank, context.home) if context.home and not place else None)


def branch_place(organisation: str, place: Place | None, places: Gazetteer) -> Place | None:
    """The county that a bureau's branch is named after (市公安局宜秀分局), else the bureau's own place."""
    found = _BRANCH.match(organisation) if organisation.endswith("分局") else None
    readings = places.forms.get(found["where"], ()) if found and place else ()
    below = [r.place for r in readings if place and r.place != place and places.within(r.place, place)]
    return below[0] if len(below) == 1 else place


def _zone_place(organisation: str, context: Context) -> Place | None:
    """The place of a zone without a name of its own, where the document prints it with a city's (绵阳高新区)."""
    zone = split_zone(organisation)
    return dict(context.zones).get(SHORT[zone[1]]) if zone and not zone[0] else None


def _level_word(body: str) -> tuple[str, str]:
    found = _LEVEL.match(body)
    if found is None or _NO_LEVEL.match(body) or look_up(body):
        return "", body
    return found["rank"], found["rest"]


def _leading_places(
    body: str, context: Context, places: Gazetteer
) -> tuple[str, tuple[Place, ...], Problem | None, str]:
    """(what follows, the places printed in front, a doubt about an ambiguous one, a zone's whole name)."""
    chain: tuple[Place, ...] = ()
    rest = body
    while True:
        for word in places.starts.get(rest[:2], ()):
            if not rest.startswith(word):
                continue
            after, readings = rest[len(word) :], places.forms.get(word, ())
            if (
                not readings
                or (word[-1] == "市" and after[:1] == "场")
                or (_TOWN.match(after) and readings[0].form == Form.SHORT)
            ):
                continue
            best = min(reading.form for reading in readings)
            meant = tuple(r.place for r in readings if r.form == best)
            if chain:
                meant = tuple(p for p in meant if places.within(p, chain[-1]) and p != chain[-1])
            if best == Form.SHORT:
                meant = tuple(p for p in _short(meant, word, context, places) if after)
            chosen = settle(meant, context, places)
            if len(chosen) > 1:
                return after, (), _ambiguous(word, chosen), ""
            if chosen:
                chain += chosen
                if best == Form.ZONE:
                    return rest, chain, None, rest
                rest = after
                break
        else:
            return rest, chain, None, ""


def _short(meant: tuple[Place, ...], word: str, context: Context, places: Gazetteer) -> tuple[Place, ...]:
    """Short forms that an organisation may open with: provinces, cities, and counties of the context or alone."""
    for level in (PlaceLevel.PROVINCE, PlaceLevel.CITY):
        top = tuple(place for place in meant if place.level is level)
        if top and word not in places.ordinary_short:
            return top
    backed = tuple(place for place in meant if supported(place, context, places))
    return backed or (meant if len(meant) == 1 and word not in places.ordinary_short else ())


def _at_level(rank: str, home: Place | None, places: Gazetteer) -> Place | None:
    """The place that 市, 县, 区 … means in a document of ``home``; None where the home does not say."""
    if home is None:
        return None
    if rank in ("省", "自治区"):
        return next(iter(places.ancestors(home.code)), home)
    if rank in ("镇", "乡"):
        return home
    if home.name.endswith(rank):
        return home
    city = places.city_of(home)
    if rank in ("市", "州", "盟") and (city.name.endswith(rank) or rank == "市"):
        return city if city != home else None
    return None


def _unplaced(rank: str, home: Place) -> Problem:
    message = f"职务中的“{rank}”不知指{home.name}的哪一个，发言人所在地区留空；请核对原文。"
    return Problem(ProblemCode.UNKNOWN_PLACE, message)


def _ambiguous(word: str, meant: tuple[Place, ...]) -> Problem:
    choices = "、".join("".join(place.chain) for place in meant)
    return Problem(ProblemCode.AMBIGUOUS_PLACE, f"地名“{word}”可能指{choices}，未作判断；请核对原文。")
