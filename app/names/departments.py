"""Which office an organisation's name means, once place and level are taken off: a label with its full name.

The list lies in corpus/authority/departments.csv (label, full name, aliases). A former office keeps its own label. A
zone's organs, towns, villages, schools and enterprises are read by their form; whatever else the list lacks keeps its
printed name and is marked as unknown.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

from app.domain.people import Department
from app.names.gazetteer import AUTHORITY

_ZONES = (
    ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"),
    ("经开区", "经开区"),
    ("高新技术产业开发区", "高新区"),
    ("高新技术开发区", "高新区"),
    ("高新开发区", "高新区"),
    ("高新区", "高新区"),
    ("开发区", "开发区"),
    ("工业园区", "工业园区"),
    ("产业园区", "产业园区"),
    ("综合保税区", "综保区"),
    ("综保区", "综保区"),
    ("保税区", "保税区"),
    ("示范区", "示范区"),
    ("试验区", "试验区"),
    ("度假区", "度假区"),
    ("风景名胜区", "风景区"),
    ("风景区", "风景区"),
    ("管理区", "管理区"),
    ("合作区", "合作区"),
    ("园区", "园区"),
    ("新区", "新区"),
)
_ZONE = re.compile(f"(?P<name>.{{0,10}}?)(?P<kind>{'|'.join(long for long, _ in _ZONES)})(?P<organ>.*)")
_ZONE_ORGAN = re.compile(r"(?:党工委|党委|工委|纪工委|管委会|管理委员会|党群工作部|办公室|)$")
_PARTY_ORGAN = re.compile(r"(?:机关党委|党总支|党支部|党委|党组|纪检监察组|纪检组)$")
_TOWN = re.compile(
    r"(?P<town>[一-龥]{0,6}?(?:镇|乡|街道))(?P<organ>党委|党工委|人民政府|政府|办事处|人大|纪委|党政办|综治办)"
)
_VILLAGE = re.compile(
    r"(?P<own>[一-龥]{1,12}?(?:村|社区))(?:党总支|党支部|党委|村委会|居委会|村民委员会|居民委员会|两委)?"
)
_OWN = re.compile(
    r".+(?:大学|学院|学校|中学|小学|幼儿园|职教集团|公司|集团|厂|银行|分行|支行|医院|卫生院|研究院|研究所|协会|商会|学会|联合会"
    r"|合作社|基金会|事务所|律所|农场|林场|酒店|宾馆|报社|出版社|俱乐部|基地|实验室|大队|工作室)"
)
_OWN_PART = re.compile(
    r"(?P<own>.{2,}?大学(?![生城])|.{2,}?(?:学院|公司|集团|医院)(?=.{0,10}(?:处|部|科|系|中心|室|所|院)$)).*(?:处|部|科|系|中心|室|所|院)$"
)
_WHOLE = re.compile(r"(?:.{2,}(?:局|委|办|部|院|会|厅|总站|中心|银行)|.[联协])$")


@dataclass(frozen=True, slots=True)
class Office:
    """A department, and whether its name is its own (a school, a village), so that no list need know it."""

    department: Department
    own: bool = False


@cache
def known_departments() -> dict[str, Department]:
    """Label, full name and every alias to its department."""
    found: dict[str, Department] = {}
    with (AUTHORITY / "departments.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            department = Department(row["label"], row["name"], True)
            found.update((name, department) for name in (row["label"], row["name"], *row["aliases"].split()))
    return found


def look_up(name: str) -> Department | None:
    """The department that an organisation's name without place and level means, by the list alone."""
    return known_departments().get(name)


def office_of(name: str, zone_name: str = "") -> Office:
    """The office of an organisation's name without place and level; ``zone_name`` is the zone's whole name where the
    place taken off belongs to it (苏州工业园区). Anything not recognised keeps its name, unknown."""
    office = (
        _by_list(name) or _part(name) or own_office(name) or _zone(zone_name or name) or _town(name) or _village(name)
    )
    return office or Office(Department(name, name, False))


def _by_list(name: str) -> Office | None:
    department = look_up(name) or look_up(_PARTY_ORGAN.sub("", name))
    return Office(department) if department else None


def _zone(name: str) -> Office | None:
    found = _ZONE.fullmatch(name)
    if found is None:
        return None
    zone = found["name"] + dict(_ZONES)[found["kind"]]
    organ = found["organ"]
    if _ZONE_ORGAN.match(organ):
        organ = organ.replace("管理委员会", "管委会")
        return Office(Department(zone + organ, found["name"] + found["kind"] + found["organ"], True))
    inner = _by_list(organ) or _part(organ)
    return inner or Office(Department(zone + organ, zone + organ, False))


def _town(name: str) -> Office | None:
    found = _TOWN.match(name)
    if found is None:
        return None
    organ = found["organ"].replace("人民政府", "政府")
    label = found["town"] + ("办" if organ == "办事处" else organ)
    return Office(Department(label, label, True))


def own_office(name: str) -> Office | None:
    """A school, hospital, enterprise or association under its own name, without a party committee inside it."""
    own = _PARTY_ORGAN.sub("", name)
    if look_up(own):
        return None
    part = _OWN_PART.match(own)
    own = part["own"] if part else own
    return Office(Department(own, own, False), own=True) if part or _OWN.fullmatch(own) else None


def _village(name: str) -> Office | None:
    found = _VILLAGE.fullmatch(name)
    return Office(Department(found["own"], found["own"], False), own=True) if found else None


def _part(name: str) -> Office | None:
    """A part of a listed office counts as the office (住建局保障办 is 住建局)."""
    for end in range(len(name) - 1, 1, -1):
        whole = look_up(name[:end])
        if whole and _WHOLE.match(name[:end]):
            return Office(whole)
    return None
