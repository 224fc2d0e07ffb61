"""Development zones: the forms of their names, and which of them a document prints with the city it belongs to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from app.domain.people import Place, PlaceLevel
from app.names.gazetteer import Form, Gazetteer
from app.names.wordforms import short_form

_KINDS = (
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
    ("集聚区", "集聚区"),
    ("集中区", "集中区"),
    ("商务区", "商务区"),
    ("自贸区", "自贸区"),
    ("园区", "园区"),
    ("新区", "新区"),
    ("新城", "新城"),
)
SHORT = dict(_KINDS)
"""Every form of a zone's kind to the short one (高新技术产业开发区: 高新区)."""
_KIND = "|".join(long for long, _ in _KINDS)
_LONGEST_NAME = 8
_PRINTED = re.compile(_KIND)
_NAMED = re.compile(f"(?P<name>.{{0,10}}?)(?P<kind>{_KIND})(?P<organ>.*)")


def split_zone(name: str) -> tuple[str, str, str] | None:
    """(own name, kind, organ) of a zone's organisation (合肥, 高新区, 管委会), None for anything else."""
    found = _NAMED.fullmatch(name)
    return (found["name"], found["kind"], found["organ"]) if found else None


def printed_zones(texts: Iterable[str], home: Place, places: Gazetteer) -> tuple[tuple[str, Place], ...]:
    """The kinds of zone that the texts print with the name of the home or of a city around it (绵阳高新区), each with
    that place: by it a bare 高新区 is understood; and of zones that the gazetteer knows by name. A kind printed with
    two places says nothing."""
    found: dict[str, set[Place]] = defaultdict(set)
    around = [place for place in places.ancestors(home.code) if place.level is not PlaceLevel.PROVINCE]
    whole = "\n".join(texts)
    forms = [(place, tuple(form for form in (place.name, short_form(place.name)) if form)) for place in (home, *around)]
    for match in _PRINTED.finditer(whole):
        kind, at = match[0], match.start()
        for place, printed in forms:
            if whole.endswith(printed, 0, at):
                found[SHORT[kind]].add(place)
        for start in range(max(0, at - _LONGEST_NAME), at):
            readings = places.forms.get(whole[start : match.end()], ())
            if len(readings) == 1 and readings[0].form == Form.ZONE:
                found[SHORT[kind]].add(readings[0].place)
    return tuple((kind, next(iter(named))) for kind, named in found.items() if len(named) == 1)
