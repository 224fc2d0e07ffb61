#!/usr/bin/env python3
"""Make corpus/authority/places.csv and former.csv from the two packages that hold the division codes.

usage: build_authority.py --current FOLDER [--earlier YEAR=FOLDER …] [--gb2260 FOLDER] --into corpus/authority

--current  the unpacked ``dist`` folder of npm's china-division 2.7.0 (the statistics bureau's list of 2023)
--earlier  the same folder of an older version, with the year of its list (its README says it)
--gb2260   the folder that holds the unpacked PyPI package gb2260, whose lists run from 2002 to 2014

Functional zones (a county code whose last two digits are 71 to 79) are no places. A former name holds until the year of
the first list without it; it belongs to the place that now has its code, or else to the only place of the same stem in
the same prefecture or province, or else to the place that ``MERGED`` names. Names without one are left out and printed.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

Row = tuple[str, str, str, str]

TAIWAN = """
    7101:台北市 7102:高雄市 7103:台南市 7104:台中市 7105:南投县
    7106:基隆市 7107:新竹市 7108:嘉义市 7111:新北市 7122:宜兰县
    7123:新竹县 7124:桃园市 7125:苗栗县 7127:彰化县 7129:嘉义县
    7130:云林县 7133:屏东县 7134:台东县 7135:花莲县 7136:澎湖县
""".split()
"""The counties and cities of Taiwan, which the bureau's list leaves out (金门县 and 连江县 stand there under 福建省),
with codes of this project's own below 71. The names are those of ISO 3166-2:TW, written in simplified characters."""
OTHERS = (("71", "台湾省"), ("81", "香港特别行政区"), ("82", "澳门特别行政区"))
MERGED = dict(
    pair.split(":")
    for pair in """
    120225:120119 130223:130284 130230:130209 130526:130505 1526:1509 1528:1508 320202:320213
    320203:320213 320204:320213 320405:320412 320611:320613 320705:320706 320802:320812 320811:320812
    321011:321003 330204:330212 340203:340209 340204:340202 340208:340209 340502:340503 340702:340705
    340703:340705 341402:340181 350202:350203 350204:350203 350402:350404 360105:360112 360427:360483
    370205:370203 370284:370211 370634:370614 370802:370811 371202:370116 371421:371403 410306:410308
    411222:411203 420321:420304 440102:440104 440107:440103 440116:440112 440903:440904 450127:450181
    450404:450403 500234:500154 510124:510117 510724:510705 511721:511703 520114:520111 520222:520281
    522230:520603 610125:610118 610427:610482 610521:610503 632859:632803 652303:650109 110103:110101
    110104:110102 310103:310101 310108:310106 310119:310115 320103:320104 320107:320106 320502:320508
    320503:320508 320504:320508 330103:330105 330104:330102 120107:120116 120108:120116 120109:120116
    3712:3701
    """.split()
)
"""Code of a place renamed beyond its stem or merged into a neighbour, and of the place that has it now."""


def read_list(folder: Path) -> dict[str, str]:
    """Code to name (2, 4 or 6 digits) of one unpacked china-division list."""
    names: dict[str, str] = {}
    for stem in ("provinces", "cities", "areas"):
        table = folder / f"{stem}.csv"
        if table.exists():
            with table.open(encoding="utf-8") as lines:
                names.update((row["code"], row["name"]) for row in csv.DictReader(lines))
        elif stem == "areas":
            rows = json.loads((folder / "areas.json").read_text(encoding="utf-8"))
            names.update((row["code"], row["name"]) for row in rows)
    return names


def current_places(names: dict[str, str]) -> Iterator[Row]:
    """Rows (code, name, level, parent); a county without a city above it has its province as parent."""
    for code, name in sorted(names.items()):
        if len(code) == 2:
            yield code, name, "province", ""
        elif len(code) == 4 and not stands_in(code, name):
            yield code, name, "city", code[:2]
        elif len(code) == 6 and not 71 <= int(code[4:]) <= 79 and names.get(code[:4]) != name:
            above = code[:4]
            yield code, name, "county", code[:2] if stands_in(above, names[above]) else above
    for code, name in OTHERS:
        yield code, name, "province", ""
        for pair in TAIWAN:
            below, _, county = pair.partition(":")
            if below.startswith(code):
                yield below, county, "city", code


def stands_in(code: str, name: str) -> bool:
    """True for the rows between a province and its counties that are no city (市辖区, 省直辖县级行政区划)."""
    return name in ("市辖区", "县") or "直辖" in name or code[2:] == "90"


def earlier_lists(options: argparse.Namespace) -> Iterator[tuple[int, dict[str, str]]]:
    """(year, code to name), oldest first."""
    if options.gb2260:
        sys.path.insert(0, str(options.gb2260))
        data = importlib.import_module("gb2260.data").data
        for year, store in data.items():
            if year is None or len(str(year)) == 4:
                yield int(year or 2014), {trim(str(code)): name for code, name in store.items()}
    for pair in options.earlier:
        year, _, folder = pair.partition("=")
        yield int(year), read_list(Path(folder))


def trim(code: str) -> str:
    """A code without the zeros that only pad it: 340800 is 3408."""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def stem(name: str) -> str:
    """A name without its rank."""
    for ending in ("地区", "市", "县", "区"):
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            return name[: -len(ending)]
    return name


def successor(code: str, name: str, places: dict[str, Row]) -> str | None:
    """The code of the place that a former name belongs to now."""
    if code in places:
        return code
    level = "city" if len(code) == 4 else "county"
    for prefix in (code[:4], code[:2]):
        same = [row[0] for row in places.values() if row[0].startswith(prefix) and stem(row[1]) == stem(name)]
        exact = [found for found in same if places[found][2] == level] or same
        if len(exact) == 1:
            return exact[0]
    return MERGED.get(code)


def former_names(lists: list[tuple[int, dict[str, str]]], rows: list[Row]) -> Iterator[tuple[str, int, str]]:
    """(name, year until which it held, code of its place now), each once."""
    places = {row[0]: row for row in rows}
    by_year = dict(sorted(lists))
    by_year[2023] = {row[0]: row[1] for row in rows}
    years = sorted(by_year)
    last: dict[tuple[str, str], int] = {}
    for year in years:
        for code, name in by_year[year].items():
            last[code, name] = year
    seen = set()
    for (code, name), year in sorted(last.items()):
        zone = len(code) == 6 and 70 < int(code[4:]) < 80
        if year == 2023 or zone or stands_in(code, name) or name.endswith("区划") or name == "县":
            continue
        target = successor(code, name, places)
        if target is None:
            print("no place now:", code, name, year, file=sys.stderr)
        elif places[target][1] != name and (name, target) not in seen:
            seen.add((name, target))
            # a name gone from one list held until the year of the next that has the code's level at all
            until = next(y for y in years if y > year and any(len(c) == len(code) for c in by_year[y]))
            yield name, until, target


def main() -> None:
    """Read the packages, write the two tables."""
    parser = argparse.ArgumentParser(description="Make the place tables.")
    parser.add_argument("--current", type=Path, required=True)
    parser.add_argument("--earlier", action="append", default=[])
    parser.add_argument("--gb2260", type=Path)
    parser.add_argument("--into", type=Path, required=True)
    options = parser.parse_args()
    rows = list(current_places(read_list(options.current)))
    write(options.into / "places.csv", ("code", "name", "level", "parent"), rows)
    former = sorted(former_names(list(earlier_lists(options)), rows), key=lambda row: (row[2], row[1], row[0]))
    write(options.into / "former.csv", ("name", "until", "code"), former)


def write(path: Path, header: tuple[str, ...], rows: list[Row] | list[tuple[str, int, str]]) -> None:
    """One table as CSV."""
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)


if __name__ == "__main__":
    main()
