"""Places by every form of their name, from data that are small and load fast."""

from __future__ import annotations

import pytest

from app.domain.people import PlaceLevel
from app.names.gazetteer import AUTHORITY, gazetteer, rows
from app.names.wordforms import contracted_form, short_form


@pytest.mark.parametrize(
    ("name", "chain"),
    [
        ("安庆", ("安徽省", "安庆市")),
        ("安庆市", ("安徽省", "安庆市")),
        ("大观", ("安徽省", "安庆市", "大观区")),
        ("吴江", ("江苏省", "苏州市", "吴江区")),
        ("昆山", ("江苏省", "苏州市", "昆山市")),
        ("浦东新区", ("上海市", "浦东新区")),
        ("沪", ("上海市",)),
        ("仙桃市", ("湖北省", "仙桃市")),
        ("内蒙古", ("内蒙古自治区",)),
        ("凉山州", ("四川省", "凉山彝族自治州")),
        ("潜山市", ("安徽省", "安庆市", "潜山市")),
        ("潜山县", ("安徽省", "安庆市", "潜山市")),
        ("襄樊市", ("湖北省", "襄阳市")),
        ("闸北区", ("上海市", "静安区")),
        ("吴江市", ("江苏省", "苏州市", "吴江区")),
    ],
)
def test_a_place_is_found_by_full_short_and_former_names(name: str, chain: tuple[str, ...]) -> None:
    assert [place.chain for place in gazetteer().find(name)] == [chain]


def test_all_candidates_of_an_ambiguous_name_are_given() -> None:
    found = {place.chain for place in gazetteer().find("朝阳区")}
    assert found == {("北京市", "朝阳区"), ("吉林省", "长春市", "朝阳区")}
    assert gazetteer().find("不存在的地方") == ()


def test_codes_lead_to_places_and_their_ancestors() -> None:
    places = gazetteer()
    (daguan,) = places.find("大观区")
    assert daguan.code == "340803"
    assert daguan.level is PlaceLevel.COUNTY
    assert [place.name for place in places.ancestors("340803")] == ["安徽省", "安庆市"]
    assert [place.name for place in places.ancestors("310115")] == ["上海市"]
    assert places.ancestors("34") == places.ancestors("000000") == ()


def test_former_names_say_until_when_they_held() -> None:
    until = {row["name"]: int(row["until"]) for row in rows(AUTHORITY / "former.csv")}
    assert until["潜山县"] == 2018
    assert until["吴江市"] == 2012


def test_data_are_modest_and_read_once() -> None:
    assert (AUTHORITY / "places.csv").stat().st_size < 200_000
    assert gazetteer() is gazetteer()


def test_every_code_stands_below_its_parent() -> None:
    table = rows(AUTHORITY / "places.csv")
    codes = {row["code"] for row in table}
    assert len(codes) == len(table) > 3000
    assert all(row["code"].startswith(row["parent"]) and row["parent"] in codes for row in table if row["parent"])


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("神农架林区", "神农架"),
        ("荣县", None),
        ("香港特别行政区", "香港"),
    ],
)
def test_stems(name: str, short: str | None) -> None:
    assert short_form(name) == short


def test_contracted_forms_of_self_governing_areas() -> None:
    assert contracted_form("长阳土家族自治县") == "长阳县"
    assert contracted_form("广西壮族自治区") == "广西自治区"
    assert contracted_form("怀宁县") is None
