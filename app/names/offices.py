"""One role read: its title and rank, the department, and the place that it serves."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.domain.people import Department, Place, PlaceLevel, Role
from app.domain.problems import Problem, ProblemCode
from app.domain.titles import level_of, title_of
from app.names.departments import Office, look_up, office_of, own_office
from app.names.gazetteer import Form, Gazetteer, gazetteer
from app.names.mentions import Context, settle, supported
from app.names.roles import organisation_of, place_of_contraction
from app.names.wordforms import rank_word

_NATIONAL = re.compile(r"^(?:全国|国家(?!税务总局.)|中央|国务院|中共中央)")
_DEPUTY = re.compile(r"(?:人大代表|党代表|党代会代表|政协委员|人民代表)$")
_BUSINESS = re.compile(r"(?:经理|董事长|总裁|厂长|店长|农场主|合伙人|创始人)$")
_LEVEL = re.compile(r"^(?P<rank>自治区|[省市县区州旗盟镇乡])(?P<rest>.+)$")
_NO_LEVEL = re.compile(
    r"^(?:市场|市容|市民(?!政|族|宗|革|盟|建|进)|市值|市政(?!府|协|法|研|务)|区域|区块|区划|县域|州际|乡村|乡镇|镇村|盟友|旗下|省际)"
)
_GOVERNMENT = re.compile(r"^(?:人民)?政府(?P<rest>.*)$")
_COMMITTEE = re.compile(r"^(?:委员会|党委|委)(?P<rest>.*)$")
_YOUTH = re.compile(r"^(?:共青团|团)(?P<where>.*?[省市县区州旗盟])委(?:员会)?$")
_PARTIES = "民革|民盟|民建|民进|农工党|致公党|九三学社"
_OTHER_PARTY = re.compile(f"^(?P<party>{_PARTIES})(?P<where>.*?[省市县区州旗盟])委(?:员会)?$")
_OFFICE_WORDS = re.compile(r"^(?:办公室|办公厅|办)$")
_TOWN = re.compile(r"^(?:镇|乡|街道|村|社区)")


@dataclass(frozen=True, slots=True)
class RoleReading:
    """A role and what could not be settled about it. ``serves`` is False for a deputy or a national body: it says
    nothing of the place where its holder works."""

    role: Role
    doubts: tuple[Problem, ...] = ()
    serves: bool = True


@dataclass(frozen=True, slots=True)
class _Located:
    """An organisation without its place: ``rank`` is the level word (市) that place or prefix carries, if any."""

    rest: str
    rank: str = ""
    place: Place | None = None
    explicit: bool = False
    doubt: Problem | None = None
    zone: str = ""
    whole: str = ""


def read_role(role: str, home: Place | None) -> Role:
    """One role of a split list; ``home`` is the place of the document, by which 市 and 区 are understood."""
    return interpret(role, Context(home), gazetteer()).role


def interpret(role: str, context: Context, places: Gazetteer) -> RoleReading:
    """One role of a split list in its context. A doubt about place or department comes with it."""
    title = title_of(role)
    deputy = bool(_DEPUTY.search(role))
    national = bool(_NATIONAL.match(role))
    body = _NATIONAL.sub("", organisation_of(role))
    governed = place_of_contraction(role)
    if title and title[-1] == "长" and title[-2:-1] in "省市县区州旗盟镇乡" and not body.endswith("政府"):
        located = _locate(governed, context, places) if governed else _bare(title[-2], context, places)
        office: Office | None = _government(located, title[-2], governed)
    else:
        located = _locate(body, context, places)
        office = None if deputy else _office(located)
        if office and _BUSINESS.search(title or "") and not office.department.known:
            name = located.whole or office.department.label
            office = Office(Department(name, name, False), own=True)
    place = None if national else located.place
    doubts = [located.doubt] if located.doubt else []
    if office and not office.department.known and not office.own:
        message = f"部门“{office.department.label}”不在部门表中,暂按原文记录;如是常见部门,请补入部门表。"
        doubts.append(Problem(ProblemCode.UNKNOWN_DEPARTMENT, message))
    read = Role(role, title, level_of(title), office.department if office else None, place)
    return RoleReading(read, tuple(doubts), not (national or deputy))


def _bare(rank: str, context: Context, places: Gazetteer) -> _Located:
    """A level word alone, with the place that it means at home."""
    place = _at_level(rank, context.home, places)
    return _Located("", rank, place, False, _unplaced(rank, context.home) if context.home and not place else None)


def _government(located: _Located, rank: str, governed: str | None) -> Office:
    named = governed if governed and rank in "镇乡" and not located.explicit else rank
    return Office(Department(f"{named}政府", f"{named}人民政府", True))


def _office(located: _Located) -> Office | None:
    rank, rest = located.rank, located.rest
    if not rest:
        return None
    government, committee = _GOVERNMENT.match(rest), _COMMITTEE.match(rest)
    if rank and government:
        return _head_office(f"{rank}政府", f"{rank}人民政府", government["rest"])
    if rank and committee:
        label = f"{rank}党委" if rank in ("镇", "乡", "自治区") else f"{rank}委"
        return _head_office(label, label if label.endswith("党委") else f"{rank}委员会", committee["rest"])
    whole = own_office(located.whole) if look_up(rest) is None else None
    return whole or office_of(rest, located.zone)


def _head_office(label: str, name: str, inner: str) -> Office:
    """The government or committee itself, its general office, or the department under it."""
    if not inner:
        return Office(Department(label, name, True))
    if _OFFICE_WORDS.match(inner):
        return Office(Department(f"{label}办", f"{name}办公室", True))
    return office_of(inner)


def _locate(body: str, context: Context, places: Gazetteer) -> _Located:
    """Take place names and the level word off the front of an organisation."""
    body = re.sub(r"^(?:中共|国家税务总局(?=.))", "", body)
    for pattern, label in ((_YOUTH, "团委"), (_OTHER_PARTY, "")):
        found = pattern.match(body)
        if found:
            where = _locate(found["where"] + "委", context, places)
            return _Located(label or found["party"], "", where.place, where.explicit, where.doubt)
    if look_up(body):
        return _Located(body, place=context.home)
    rest, chain, doubt, zone = _leading_places(body, context, places)
    # 安庆师范大学 keeps the short form in its name, 安庆市第一医院 is the city's 第一医院
    named = body if chain and not body[: len(body) - len(rest)].endswith(chain[-1].name) else ""
    rank = ""
    if chain:
        if rest.startswith(("委", "政府", "人民政府", "党委")):
            rank = rank_word(chain[-1].name, chain[-1].level)
        else:
            rank, rest = _level_word(rest)
        # the province in an enterprise's name does not say where in the province it stands
        inside = context.home is not None and chain[-1].level is PlaceLevel.PROVINCE and own_office(body) is not None
        at_home = inside and context.home is not None and places.within(context.home, chain[-1])
        return _Located(rest, rank, context.home if at_home else chain[-1], True, zone=zone, whole=named)
    if doubt:
        rank = body[: len(body) - len(rest)][-1:]
        return _Located(rest, rank, None, True, doubt)
    rank, rest = _level_word(body)
    if not rank:
        return _Located(rest, place=context.home)
    return replace(_bare(rank, context, places), rest=rest)


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
        for length in places.lengths.get(rest[:2], ()):
            word, after = rest[:length], rest[length:]
            readings = places.forms.get(word, ())
            if len(word) < length or not readings or (_TOWN.match(after) and readings[0].form == Form.SHORT):
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
    message = f"职务中的“{rank}”不知指{home.name}的哪一个,发言人所在地区留空;请在更正文件中写明。"
    return Problem(ProblemCode.UNKNOWN_PLACE, message)


def _ambiguous(word: str, meant: tuple[Place, ...]) -> Problem:
    choices = "、".join("".join(place.chain) for place in meant)
    return Problem(ProblemCode.AMBIGUOUS_PLACE, f"地名“{word}”可能指{choices},未作判断;请在更正文件中写明。")
