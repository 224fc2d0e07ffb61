"""A printed list of roles, split, with the organisation that a bare title leaves out put back.

市经信局党组书记、局长 is 市经信局党组书记 and 市经信局局长. What is inherited is the organisation before the
title, never a level alone: 区委办副主任、政研室主任 stays as printed, and the head of a government (区委常委、副区长)
takes a place by name (迎江区委副书记、区长 is 迎江区区长) but no party committee.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from app.domain.titles import title_of

_LOST_SEPARATOR = re.compile(
    r"(?:(?<=[部局办委会][部局主][长任])|(?<=[部局办委会]副[部局主][长任])|(?<=[委组]书记)|(?<=委副书记))"
    r"(?=[省市县区州](?:委|政府|人大|政协)(?!员))"
)
_SEPARATOR = re.compile(r"[、,，;；/\s]+")
_SPACES = re.compile(r"(\s+)")
_BRACKETED = re.compile(r"[((][^()()]*[))]$")
_GRADE = re.compile(r"^(?:[一二三四]级|正[县处厅科局]级|副[县处厅科局]级)")
_GRADE_BEFORE = re.compile(r"(?:[一二三四]级|(?:正|副)?高级|中级|助理|首席|资深)$")
_HEAD_OF_GOVERNMENT = re.compile(r"[省市县区州旗盟镇乡]长$")
_PARTY_ORGAN = re.compile(r"(?:机关党委|党工委|党总支|党支部|党委|党组|纪检监察组|纪检组|纪工委|纪委)$")
_GENERIC_ORGAN = re.compile(
    r"^(?:管委会|管理委员会|办公室|党组|党委|党工委|党总支|党支部|机关党委|纪委|纪工委|工会|办事处|理事会|监事会|董事会)$"
)
_ZONE_END = re.compile(
    r"(?:开发区|经开区|高新区|保税区|综保区|新区|园区|示范区|度假区|风景区|合作区|试验区|管理区|街道|中心)$"
)
_NAMED_COMMITTEE = re.compile(r"^(?P<place>[一-龥]+[省市县区州旗盟乡镇])(?:委|[市县区]委|党委|人民政府|政府)$")
_TOWN_PARTY = re.compile(r"^(?P<town>.+(?:镇|乡|街道))(?:党委|党工委)$")
_TOWN_ORGAN = re.compile(r"^(?:人大|人大工委|政府|武装部|党政办|党政办公室)$")
_CONTRACTED = {
    "局长": "局",
    "厅长": "厅",
    "部长": "部",
    "处长": "处",
    "科长": "科",
    "所长": "所",
    "站长": "站",
    "院长": "院",
    "校长": "校",
    "会长": "会",
    "社长": "社",
    "台长": "台",
    "馆长": "馆",
}
_UNFINISHED_SCHOOL = ("党", "艺术学", "技工学", "职业学", "培智学", "特教学")
_COMPLETE = re.compile(
    r"(?:大学|中学|小学|学院|公司|集团|医院|中心|政府|管委会|大队|支队|办公室|委员会|协会|[联协局委办行院])$"
)
_OF_GOVERNMENT = re.compile(r"[省市县区]委$|政府$")
_ZONE_ORGANS = ("管委会", "管理委员会", "党工委", "党委", "工委", "办事处", "纪工委", "纪委")


@lru_cache(maxsize=1024)
def split_roles(printed: str) -> tuple[str, ...]:
    """The roles of a printed list, in its order, without brackets at the end; empty for an empty text."""
    roles: list[str] = []
    organisation = ""
    for part in _parts(printed):
        role = _completed(part, organisation)
        roles.append(role)
        organisation = organisation_of(role) or organisation
    return tuple(roles)


def deputies_organisations(printed: Iterable[str]) -> dict[str, str]:
    """A deputy's title printed without organisation (副局长), with the only one of the document whose head is printed
    with it (市经信局局长: 市经信局副局长)."""
    roles = {role for each in printed for role in split_roles(each)}
    found = {}
    for deputy in (role for role in roles if role.startswith("副") and _is_bare(role)):
        heads = {organisation_of(role) for role in roles if not _is_bare(role) and title_of(role) == deputy[1:]}
        if len(heads) == 1:
            found[deputy] = heads.pop() + deputy
    return found


def organisation_of(role: str) -> str:
    """What stands before the title of one role (市经信局党组书记: 市经信局党组), a contraction undone
    (市财政局长: 市财政局); the whole role where it has no title (市纪委监委)."""
    title = title_of(role)
    if title is None:
        return role
    before = role[: len(role) - len(title)]
    grade = _GRADE_BEFORE.search(before)
    before = before[: grade.start()] if grade else before
    ending = _CONTRACTED.get(title)
    short = ending and len(before) > 1 and not before.endswith(ending) and not _COMPLETE.search(before)
    if title == "校长" and not before.endswith(_UNFINISHED_SCHOOL):
        return before
    return before + ending if ending and short else before


def place_of_contraction(role: str) -> str | None:
    """The place that the head of a government governs: 岳西县 of 岳西县长, 潜山市 of 潜山市市长; else None."""
    found = _HEAD_OF_GOVERNMENT.search(role)
    title = title_of(role)
    if not found or title is None:
        return None
    before, rank = role[: len(role) - len(title)], role[found.start()]
    return before if before.endswith(rank) else before + rank if before else None


def without_party_organ(organisation: str) -> str:
    """An organisation without the party body inside it: 市经信局党组 is 市经信局; 市委 stays."""
    return _PARTY_ORGAN.sub("", organisation) or organisation


def _parts(printed: str) -> list[str]:
    """What stands between the separators. A space parts two roles, but not an organisation from its own title."""
    joined = ""
    for piece in _SPACES.split(_LOST_SEPARATOR.sub("、", printed.strip())):
        last = _SEPARATOR.split(joined)[-1]
        joined += "" if piece.isspace() and title_of(last) is None else piece
    parts = (_BRACKETED.sub("", part) for part in _SEPARATOR.split(joined))
    return [part for part in parts if part]


def _is_bare(part: str) -> bool:
    """True for a title without organisation (副局长, 三级调研员)."""
    rest = _GRADE.sub("", part)
    return title_of(rest) == rest


def _completed(part: str, organisation: str) -> str:
    if not organisation:
        return part
    if _is_bare(part):
        if _HEAD_OF_GOVERNMENT.search(part):
            named = _NAMED_COMMITTEE.match(organisation)
            return named["place"] + part if named else part
        return _office(organisation) + part
    organ = part[: len(part) - len(title_of(part) or "")]
    town = _TOWN_PARTY.match(organisation)
    if town and _TOWN_ORGAN.match(organ):
        return town["town"] + part
    if not _GENERIC_ORGAN.match(organ):
        return part
    body = _zone(organisation) if organ in _ZONE_ORGANS else _office(organisation)
    return body + part if body else part


def _office(organisation: str) -> str:
    """The body that a bare title belongs to: the bureau of a party group; empty for a bare party group."""
    return _PARTY_ORGAN.sub("", organisation)


def _zone(organisation: str) -> str:
    """The zone, school or bureau that a party committee or administration is of; empty for 区委 and the like."""
    body = organisation
    for organ in _ZONE_ORGANS:
        body = body.removesuffix(organ)
    if body != organisation:
        return body
    return body if _ZONE_END.search(body) or not _OF_GOVERNMENT.search(body) else ""
