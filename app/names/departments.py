"""Which office an organisation's name means, once place and level are taken off: a label with its full name.

The list lies in corpus/authority/departments.csv (label, full name, aliases). A former office keeps its own label. A
zone's organs, towns, villages, schools and enterprises are read by their form; whatever else the list lacks keeps its
printed name and is marked as unknown.

A part counts as its whole: the 科技处 of a university as the university, the 权益部 of 妇联 as 妇联, a 分局 as the 局.
The printed role keeps the part. An affiliated hospital or school has staff and a name of its own and is no part.
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache

from app.domain.people import Department
from app.names.gazetteer import AUTHORITY
from app.names.zones import SHORT, split_zone
from app.text.records import record

_ADMINISTRATION = re.compile(r"^(?:管委会|管理委员会)(?=.{2})")
_ZONE_ORGAN = re.compile(r"(?:党工委|党委|工委|纪工委|管委会|管理委员会|党群工作部|办公室|工会|团工委|)$")
_PARTY_ORGAN = re.compile(r"(?:机关党委|党总支|党支部|党委|党组|纪检监察组|纪检组|理事会|监事会|董事会)$")
_TOWN = re.compile(
    r"(?P<town>[一-龥]{0,6}?(?:镇|乡|街道))"
    r"(?P<organ>党委|党工委|人民政府|政府|办事处|人大工委|人大|纪委|纪工委|党政办|综治办|武装部)"
)
_TOWN_BODY = re.compile(r"[一-龥]{2,6}?(?:镇(?!化)|街道|(?<![城返下入])乡(?![村建镇贤])).{2,}")
_RESIDENT = re.compile(r"驻.+(?:纪检监察组|纪检组)")
_RESIDENT_OFFICE = re.compile(r"驻.+(?:办事处|办|联络处)")
_STATION = re.compile(r".*(?P<kind>派出所|司法所|税务所|市场监管所)")
_STATION_OF = {"派出所": "公安局", "司法所": "司法局", "税务所": "税务局", "市场监管所": "市场监管局"}
_ADMINISTERED = re.compile(r"[一-龥]{2,12}(?:管委会|管理委员会)")
_VILLAGE = re.compile(
    r"(?:(?P<own>[一-龥]{1,12}?(?:村|社区))|村|社区)(?:党总支|党支部|党委|村委会|居委会|村民委员会|居民委员会|两委)?"
)
_OWN = re.compile(
    r".+(?:大学|学院|学校|中学|小学|幼儿园|职教集团|公司|集团|厂|银行|分行|支行|医院|卫生院|保健院|养老院|敬老院|福利院|剧院|美术馆|博物馆|图书馆|研究院|研究所|协会|商会|学会|联合会"
    r"|合作社|基金会|事务所|律所|农场|林场|酒店|宾馆|报社|出版社|俱乐部|基地|实验室|大队|工作室|指挥部|协)"
)
_AFFILIATED = re.compile(
    r".*(?:大学|学院|医学院|师范|公司|集团).*(?:附属.*(?:医院|学校|中学|小学|幼儿园)|附[中小]|第[一二三四五六七八九十]+临床医学院|研究院)"
)
_OWN_PART = re.compile(
    r"(?P<own>.{2,}?大学(?![生城])|.{2,}?(?:学院|公司|集团|医院|指挥部)(?=.{0,10}(?:处|部|科|系|中心|室|所|院)$)).*(?:处|部|科|系|中心|室|所|院)$"
)
_CONNECTIVE = re.compile("(?<=.)[和与及、](?=.)")
_BRANCH = re.compile("分局$")
_WHOLE = re.compile(r"(?:.{2,}(?:局|委|办|部|院|会|厅|总站|中心|银行)|.[联协]|人大|海关)$")


@record
class Office:
    """A department, and whether its name is its own (a school, a village), so that no list need know it."""

    department: Department
    own: bool = False


@cache
def known_departments() -> dict[str, Department]:
    """Label, full name and every alias, without 和 and its like, to its department."""
    found: dict[str, Department] = {}
    with (AUTHORITY / "departments.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            department = Department(row["label"], row["name"], True)
            found.update((_key(name), department) for name in (row["label"], row["name"], *row["aliases"].split()))
    return found


@lru_cache(maxsize=4096)
def look_up(name: str) -> Department | None:
    """The department that an organisation's name without place and level means, by the list alone."""
    key, known = _key(name), known_departments()
    return known.get(key) or (known.get(_BRANCH.sub("局", key)) if key.endswith("分局") else None)


def _key(name: str) -> str:
    """文化和广电旅游体育局 and 文化广电和旅游体育局 are one name: offices differ in no connective."""
    return _CONNECTIVE.sub("", name)


def office_of(name: str, zone_name: str = "") -> Office:
    """The office of an organisation's name without place and level; ``zone_name`` is the zone's whole name where the
    place taken off belongs to it (苏州工业园区). Anything not recognised keeps its name, unknown."""
    office = (
        _by_list(name)
        or _resident(name)
        or _part(name)
        or own_office(name)
        or _zone(zone_name or name)
        or _station(name)
        or _village(name)
        or _town(name)
    )
    return office or Office(Department(name, name, False))


def _by_list(name: str) -> Office | None:
    department = look_up(name) or look_up(_PARTY_ORGAN.sub("", name))
    return Office(department) if department else None


def _zone(name: str) -> Office | None:
    found = split_zone(name)
    if found is None:
        return None
    own, kind, printed = found
    zone = own + SHORT[kind]
    organ = _ADMINISTRATION.sub("", printed)
    if _ZONE_ORGAN.match(organ):
        organ = organ.replace("管理委员会", "管委会")
        return Office(Department(zone + organ, own + kind + printed, True))
    inner = _by_list(organ) or _part(organ)
    if inner is None and not own and organ.endswith("局"):
        return Office(Department(organ, organ, False))
    return inner or Office(Department(zone + organ, zone + organ, False))


def _town(name: str) -> Office | None:
    """A town's organs by their label, its other bodies and an administration of its own under their own names."""
    found = _TOWN.match(name)
    if found is None:
        own = _TOWN_BODY.fullmatch(name) or _ADMINISTERED.fullmatch(name)
        return Office(Department(name, name, False), own=True) if own else None
    organ = found["organ"].replace("人民政府", "政府")
    label = found["town"] + ("办" if organ == "办事处" else organ)
    return Office(Department(label, label, True))


def own_office(name: str) -> Office | None:
    """A school, hospital, enterprise or association under its own name, without a party committee inside it."""
    own = _PARTY_ORGAN.sub("", name)
    if look_up(own):
        return None
    part = None if _AFFILIATED.fullmatch(own) else _OWN_PART.match(own)
    own = part["own"] if part else own
    return (
        Office(Department(own, own, False), own=True)
        if part or _OWN.fullmatch(own) or _AFFILIATED.fullmatch(own)
        else None
    )


def _resident(name: str) -> Office | None:
    """Discipline inspectors in a bureau are the discipline commission's; an office kept in another city is its own."""
    if _RESIDENT.fullmatch(name):
        return _by_list("纪委监委")
    return Office(Department(name, name, False), own=True) if _RESIDENT_OFFICE.fullmatch(name) else None


def _station(name: str) -> Office | None:
    """A police station or its like is the bureau's."""
    found = _STATION.fullmatch(name)
    return _by_list(_STATION_OF[found["kind"]]) if found else None


def _village(name: str) -> Office | None:
    found = _VILLAGE.fullmatch(name)
    label = found["own"] or name if found else ""
    return Office(Department(label, label, False), own=True) if label else None


def _part(name: str) -> Office | None:
    """A part of a listed office counts as the office (住建局保障办 is 住建局)."""
    for end in range(len(name) - 1, 1, -1):
        whole = look_up(name[:end])
        if whole and _WHOLE.match(name[:end]):
            return Office(whole)
    return None
