"""One role read: its title and rank, the department, and the place that it serves."""

from __future__ import annotations

import re

from app.domain.people import Department, Role
from app.domain.problems import Problem, ProblemCode
from app.domain.titles import level_of, title_of
from app.names.departments import Office, look_up, office_of, own_office
from app.names.gazetteer import Gazetteer
from app.names.location import Located, branch_place, level_alone, locate
from app.names.mentions import Context
from app.names.roles import organisation_of, place_of_contraction, without_party_organ
from app.text.records import record

_NATIONAL = re.compile(r"^(?:全国|国家(?!税务总局.|.*(?:[分支]行|分公司|分局|调查队))|中央|国务院|中共中央)")
_DEPUTY = re.compile(r"(?:人大代表|党代表|党代会代表|政协委员|人民代表)$")
_BUSINESS = re.compile(r"(?:经理|董事长|总裁|厂长|店长|农场主|合伙人|创始人)$")
_GOVERNMENT = re.compile(r"^(?:(?:人民)?政府|府(?=.))(?P<rest>.*)$")
_COMMITTEE = re.compile(r"^(?:委员会|党委|委)(?:、?[省市县区州旗]?(?:人民)?政府)?(?P<rest>.*)$")
_OFFICE_WORDS = re.compile(r"^(?:办公室|办公厅|办)$")


@record
class RoleReading:
    """A role and what could not be settled about it. ``serves`` is False for a deputy or a national body: it says
    nothing of the place where its holder works. ``bare`` is True where the printed role names no place and no level, so
    that its place is only taken from the document."""

    role: Role
    doubts: tuple[Problem, ...] = ()
    serves: bool = True
    bare: bool = False


def interpret(role: str, context: Context, places: Gazetteer) -> RoleReading:
    """One role of a split list in its context. A doubt about place or department comes with it."""
    title = title_of(role)
    deputy = bool(_DEPUTY.search(role))
    national = bool(_NATIONAL.match(role))
    body = _NATIONAL.sub("", organisation_of(role))
    governed = place_of_contraction(role)
    if title and title[-1] == "长" and title[-2:-1] in "省市县区州旗盟镇乡" and not body.endswith("政府"):
        located = locate(governed, context, places) if governed else level_alone(title[-2], context, places)
        office: Office | None = _government(located, title[-2], governed)
    else:
        located = locate(body, context, places)
        office = None if deputy else _office(located)
        if office and _BUSINESS.search(title or "") and not office.department.known:
            name = located.whole or office.department.label
            office = Office(Department(name, name, False), own=True)
    place = None if national else branch_place(body, located.place, places)
    doubts = [located.doubt] if located.doubt else []
    if office and not office.department.known and not office.own:
        message = f"部门“{office.department.label}”不在部门表中，暂按原文记录；如是常见部门，请补入部门表。"
        doubts.append(Problem(ProblemCode.UNKNOWN_DEPARTMENT, message))
    read = Role(role, title, level_of(title), office.department if office else None, place)
    return RoleReading(read, tuple(doubts), not (national or deputy), located.bare)


def _government(located: Located, rank: str, governed: str | None) -> Office:
    # a town has a name of its own, which the place printed before it does not carry
    named = located.rest if governed and rank in "镇乡" and located.rest else rank
    return Office(Department(f"{named}政府", f"{named}人民政府", True))


def _office(located: Located) -> Office | None:
    rank, rest = located.rank, located.rest
    if not rest:
        return None
    if rank and (government := _GOVERNMENT.match(rest)):
        return _head_office(f"{rank}政府", f"{rank}人民政府", government["rest"])
    if rank and (committee := _COMMITTEE.match(rest)):
        label = f"{rank}党委" if rank in ("镇", "乡", "自治区") else f"{rank}委"
        return _head_office(label, label if label.endswith("党委") else f"{rank}委员会", committee["rest"])
    whole = own_office(located.whole) if look_up(rest) is None else None
    return whole or office_of(rest, located.zone)


def _head_office(label: str, name: str, inner: str) -> Office:
    """The government or committee itself, its general office, or the department under it."""
    if not inner or without_party_organ(f"{label}{inner}") == label:
        return Office(Department(label, name, True))
    if _OFFICE_WORDS.match(inner):
        return Office(Department(f"{label}办", f"{name}办公室", True))
    return office_of(inner)
