"""Printed role lists split, and every role read: title, rank, department, place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.people import Place
from app.domain.problems import ProblemCode
from app.names.departments import known_departments
from app.names.gazetteer import gazetteer
from app.names.mentions import Context
from app.names.offices import interpret
from app.names.roles import organisation_of, split_roles


def place(name: str) -> Place:
    """The only place of a name."""
    (found,) = gazetteer().find(name)
    return found


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("市经信局党组书记、局长", ("市经信局党组书记", "市经信局局长")),
        ("安庆经开区党工委委员、管委会副主任", ("安庆经开区党工委委员", "安庆经开区管委会副主任")),
        ("区委办副主任、政研室主任", ("区委办副主任", "政研室主任")),
        ("安庆师范大学党委常委、副校长", ("安庆师范大学党委常委", "安庆师范大学副校长")),
        ("市纪委监委、监委委员", ("市纪委监委", "监委委员")),
        ("区委常委、开发区管委会主任", ("区委常委", "开发区管委会主任")),
        ("区委常委、副区长", ("区委常委", "副区长")),
        ("迎江区委副书记、区长", ("迎江区委副书记", "迎江区区长")),
        ("大枫乡党委副书记、乡长", ("大枫乡党委副书记", "大枫乡乡长")),
        ("市财政局长、党组书记", ("市财政局长", "市财政局党组书记")),
        ("市发改委党组成员、副主任、市能源局局长", ("市发改委党组成员", "市发改委副主任", "市能源局局长")),
        ("市科技局副局长、三级调研员", ("市科技局副局长", "市科技局三级调研员")),
        ("市政府副秘书长、办公室主任", ("市政府副秘书长", "市政府办公室主任")),
        ("党组书记、局长", ("党组书记", "局长")),
        ("市文旅局 局长", ("市文旅局局长",)),
        ("市委书记 市人大常委会主任", ("市委书记", "市人大常委会主任")),
        ("市委书记(正厅级)", ("市委书记",)),
        ("岳西县长", ("岳西县长",)),
        ("", ()),
    ],
)
def test_the_inherited_organisation_is_put_back(printed: str, expected: tuple[str, ...]) -> None:
    assert split_roles(printed) == expected


def test_a_contraction_has_its_organisation() -> None:
    assert organisation_of("市财政局长") == "市财政局"
    assert organisation_of("县委宣传部长") == "县委宣传部"
    assert organisation_of("市纪委监委") == "市纪委监委"


@given(st.lists(st.sampled_from("市委 区 局长 党组书记 管委会 主任 经开区 、 副 安庆 县长 大学".split()), max_size=9))
def test_splitting_twice_changes_nothing_and_invents_no_words(parts: list[str]) -> None:
    printed = "".join(parts)
    roles = split_roles(printed)
    assert all(role and set(role) <= set(printed) for role in roles)
    assert tuple(role for whole in roles for role in split_roles(whole)) == roles


@pytest.mark.parametrize(
    ("role", "home", "label", "chain"),
    [
        ("市人社局局长", "大观区", "人社局", ("安徽省", "安庆市")),
        ("市人力资源和社会保障局局长", "安庆市", "人社局", ("安徽省", "安庆市")),
        ("市市场监管局副局长", "安庆市", "市场监管局", ("安徽省", "安庆市")),
        ("市场监管局局长", "安庆市", "市场监管局", ("安徽省", "安庆市")),
        ("区委书记", "大观区", "区委", ("安徽省", "安庆市", "大观区")),
        ("市长", "潜山市", "市政府", ("安徽省", "安庆市", "潜山市")),
        ("市长", "大观区", "市政府", ("安徽省", "安庆市")),
        ("岳西县长", "安庆市", "县政府", ("安徽省", "安庆市", "岳西县")),
        ("沿滩区委书记", None, "区委", ("四川省", "自贡市", "沿滩区")),
        ("省委书记", "大观区", "省委", ("安徽省",)),
        ("宜春经开区党工委书记", None, "经开区党工委", ("江西省", "宜春市")),
        ("安庆市高新区管委会主任", None, "高新区管委会", ("安徽省", "安庆市")),
        ("苏州工业园区管委会主任", None, "苏州工业园区管委会", ("江苏省", "苏州市")),
        ("市住建局保障办主任", "安庆市", "住建局", ("安徽省", "安庆市")),
        ("市委教育工委书记", "安庆市", "教育工委", ("安徽省", "安庆市")),
        ("团市委书记", "安庆市", "团委", ("安徽省", "安庆市")),
        ("市民政局局长", "安庆市", "民政局", ("安徽省", "安庆市")),
        ("市人口计生委主任", "安庆市", "人口计生委", ("安徽省", "安庆市")),
        ("安庆师范大学副校长", "安庆市", "安庆师范大学", ("安徽省", "安庆市")),
        ("洛阳理工学院科技处处长", None, "洛阳理工学院", ("河南省", "洛阳市")),
        ("枫林村党支部书记", "怀宁县", "枫林村", ("安徽省", "安庆市", "怀宁县")),
        ("青桐镇党委书记", "怀宁县", "青桐镇党委", ("安徽省", "安庆市", "怀宁县")),
        ("区委办副主任", "大观区", "区委办", ("安徽省", "安庆市", "大观区")),
        ("上海市浦东新区副区长", None, "区政府", ("上海市", "浦东新区")),
        ("市委书记", None, "市委", None),
        ("全国人大代表", "安庆市", None, None),
    ],
)
def test_department_and_place(role: str, home: str | None, label: str | None, chain: tuple[str, ...] | None) -> None:
    read = interpret(role, Context(place(home) if home else None), gazetteer()).role
    assert (read.department.label if read.department else None) == label
    assert (read.place.chain if read.place else None) == chain


def test_title_and_rank() -> None:
    read = interpret("市科协常务副主席", Context(place("安庆市")), gazetteer()).role
    assert (read.printed, read.title, read.level) == ("市科协常务副主席", "常务副主席", "主席")


def test_what_cannot_be_settled_is_said() -> None:
    def codes(role: str, home: str | None) -> list[ProblemCode]:
        reading = interpret(role, Context(place(home) if home else None), gazetteer())
        return [doubt.code for doubt in reading.doubts]

    assert codes("朝阳区委书记", None) == [ProblemCode.AMBIGUOUS_PLACE]
    assert codes("区委书记", "安庆市") == [ProblemCode.UNKNOWN_PLACE]
    assert codes("市云雀事务局局长", "安庆市") == [ProblemCode.UNKNOWN_DEPARTMENT]
    assert codes("安庆石化总经理", "安庆市") == []
    assert codes("市科技局局长", "安庆市") == []


def test_the_list_of_departments_is_broad_and_no_alias_has_two_offices() -> None:
    labels = {department.label for department in known_departments().values()}
    assert len(labels) >= 120
    assert {"人社局", "经信局", "科协", "编办", "教育工委", "纪委监委", "投资服务中心", "农委", "旅游局"} <= labels
    assert known_departments()["旅游局"].label == "旅游局"
