"""Offices of every kind, each read to its label, place, title and rank; all people left out, all homes given."""

from __future__ import annotations

import pytest

from app.domain.problems import ProblemCode
from app.names.departments import known_departments, look_up
from app.names.gazetteer import gazetteer
from app.names.mentions import Context
from app.names.offices import interpret
from app.names.roles import organisation_of, split_roles

TABLE = """
县府办主任|常山县|县政府办|常山县|主任|主任
义乌市场集团总经理||义乌市场集团|义乌市|总经理|企业负责人
县府农业处处长|宜兰县|农业处|宜兰县|处长|其他
屏东县政府社会处处长||社会处|屏东县|处长|其他
云林咖啡产销协会理事长|云林县|云林咖啡产销协会|云林县|理事长|其他
民进上海市委会副主委||民进|上海市|副主委|其他
青草镇党委委员|怀宁县|青草镇党委|怀宁县|委员|常委/委员
德清县莫干山镇镇长||莫干山镇政府|德清县|镇长|镇长/乡长
潜山市水吼镇副镇长|安庆市|水吼镇政府|潜山市|副镇长|镇长/乡长
石牌镇党政办主任|怀宁县|石牌镇党政办|怀宁县|主任|主任
石牌镇农业服务中心主任|怀宁县|石牌镇农业服务中心|怀宁县|主任|主任
龙山街道办事处主任|宜秀区|龙山街道办|宜秀区|主任|主任
龙山街道人大工委主任|宜秀区|龙山街道人大工委|宜秀区|主任|主任
白泽湖乡先锋村第一书记|宜秀区|白泽湖乡先锋村|宜秀区|第一书记|书记
葡萄架乡杜寨村村委会主任|兰考县|葡萄架乡杜寨村|兰考县|主任|主任
城西社区居委会主任|宜秀区|城西社区|宜秀区|主任|主任
怀宁县第二中学校长|安庆市|第二中学|怀宁县|校长|院长/校长
市实验小学校长|安庆市|实验小学|安庆市|校长|院长/校长
安徽大学附属中学校长|合肥市|安徽大学附属中学|合肥市|校长|院长/校长
市委党校常务副校长|安庆市|党校|安庆市|常务副校长|院长/校长
安徽农业大学园艺学院院长|合肥市|安徽农业大学|合肥市|院长|院长/校长
西南医科大学附属医院副院长|泸州市|西南医科大学附属医院|泸州市|副院长|院长/校长
安徽省立医院副院长|合肥市|安徽省立医院|合肥市|副院长|院长/校长
市第一人民医院院长|安庆市|第一人民医院|安庆市|院长|院长/校长
县妇幼保健院院长|怀宁县|妇幼保健院|怀宁县|院长|院长/校长
市疾病预防控制中心主任|安庆市|疾控中心|安庆市|主任|主任
市中级人民法院院长|安庆市|法院|安庆市|院长|院长/校长
县检察院检察长|怀宁县|检察院|怀宁县|检察长|其他
工商银行安庆分行行长|安庆市|工商银行安庆分行|安庆市|行长|企业负责人
国家开发银行安徽省分行处长|合肥市|国家开发银行安徽省分行|合肥市|处长|其他
国网安庆供电公司副总经理|安庆市|国网安庆供电公司|安庆市|副总经理|企业负责人
市城投集团党委书记|安庆市|城投集团|安庆市|书记|书记
皖河农场场长|怀宁县|皖河农场|怀宁县|场长|其他
芜湖经开区管委会办公室主任||经开区办公室|芜湖市|主任|主任
苏州工业园区管委会经济发展局副局长||经发局|苏州市|副局长|局长
南通市北高新区管委会行政审批局局长||行政审批局|南通市|局长|局长
株洲高新技术产业开发区管委会工会主席||高新区工会|株洲市|主席|主席
合肥高新区工会主席||高新区工会|合肥市|主席|主席
江南产业集中区管委会副主任|池州市|江南产业集中区管委会|池州市|副主任|主任
天柱山管委会主任|潜山市|天柱山管委会|潜山市|主任|主任
市经信局党组书记|安庆市|经信局|安庆市|书记|书记
驻市财政局纪检监察组组长|安庆市|纪委监委|安庆市|组长|其他
市委市政府督查考核办主任|安庆市|督查室|安庆市|主任|主任
市数据局筹备组组长|安庆市|数据局|安庆市|组长|其他
市重点项目建设指挥部副指挥长|安庆市|重点项目建设指挥部|安庆市|副指挥长|其他
市公安局宜秀分局局长|安庆市|公安局|宜秀区|局长|局长
区生态环境分局局长|大观区|生态环境局|大观区|局长|局长
市生态环境局怀宁县分局局长|怀宁县|生态环境局|怀宁县|局长|局长
市税务局第一税务分局局长|安庆市|税务局|安庆市|局长|局长
国家金融监督管理总局安庆监管分局局长|安庆市|金融监管分局|安庆市|局长|局长
国家统计局安庆调查队队长|安庆市|调查队|安庆市|队长|其他
厦门海关驻泉州办事处主任|泉州市|海关|厦门市|主任|主任
市政府党组成员|安庆市|市政府|安庆市|成员|常委/委员
市人大社会建设工委主任|安庆市|人大常委会|安庆市|主任|主任
村党支部书记|怀宁县|村党支部|怀宁县|书记|书记
山东省科学院副院长|济南市|科学院|山东省|副院长|院长/校长
市公安局交警支队支队长|安庆市|交警支队|安庆市|支队长|其他
高河派出所所长|怀宁县|公安局|怀宁县|所长|其他
区城管大队大队长|大观区|城管大队|大观区|大队长|其他
市人大财经委主任委员|安庆市|人大财经委|安庆市|主任委员|主任
市政协经济委主任|安庆市|政协经济委|安庆市|主任|主任
团县委书记|怀宁县|团委|怀宁县|书记|书记
县人武部政委|怀宁县|人武部|怀宁县|政委|其他
县供销社理事会主任|怀宁县|供销社|怀宁县|主任|主任
市烟草专卖局局长|安庆市|烟草局|安庆市|局长|局长
安庆海关关长|安庆市|海关|安庆市|关长|其他
国家税务总局怀宁县税务局副局长|怀宁县|税务局|怀宁县|副局长|局长
县气象局局长|怀宁县|气象局|怀宁县|局长|局长
县消防救援大队大队长|怀宁县|消防支队|怀宁县|大队长|其他
安庆市人民政府驻北京办事处主任|安庆市|驻北京办事处|安庆市|主任|主任
市律协会长|安庆市|律协|安庆市|会长|其他
市妇联权益部部长|安庆市|妇联|安庆市|部长|部长
"""
ROWS = [tuple(row.split("|")) for row in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("role", "home", "label", "place", "title", "level"), ROWS, ids=[row[0] for row in ROWS])
def test_offices_of_all_kinds(role: str, home: str, label: str, place: str, title: str, level: str) -> None:
    known = gazetteer().find(home)[0] if home else None
    assert split_roles(role) == (role,)
    read = interpret(role, Context(known), gazetteer()).role
    assert read.department is not None
    assert read.place is not None
    assert (read.department.label, read.place.name, read.title, read.level) == (label, place, title, level)
    doubts = interpret(role, Context(known), gazetteer()).doubts
    assert [doubt for doubt in doubts if doubt.code is ProblemCode.UNKNOWN_DEPARTMENT] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("政务服务中心", "政务服务局"),
        ("营商环境建设服务中心", "营商环境局"),
        ("招商服务中心", "投资服务中心"),
        ("金融工作局", "金融办"),
        ("大数据中心", "大数据局"),
        ("档案局", "档案馆"),
        ("农业农村水利局", "农业农村局"),
    ],
)
def test_a_centre_an_office_and_a_bureau_are_three_bodies(one: str, other: str) -> None:
    first, second = look_up(one), look_up(other)
    assert first is not None
    assert second is not None
    assert first.label != second.label


def test_a_connective_makes_no_other_office() -> None:
    names = ("文化和广电旅游体育局", "文化广电和旅游体育局", "文化广电旅游和体育局", "文旅体局")
    assert {look_up(name) for name in names} == {known_departments()["文旅体局"]}
    assert look_up("和平局") is None


def test_what_no_list_knows_is_said() -> None:
    for role in ("市云雀事务局局长", "县返乡云雀服务中心主任", "市城乡云雀中心主任"):
        codes = [doubt.code for doubt in interpret(role, Context(gazetteer().find("安庆市")[0]), gazetteer()).doubts]
        assert ProblemCode.UNKNOWN_DEPARTMENT in codes


@pytest.mark.parametrize(
    ("role", "organisation"),
    [
        ("合肥市第一中学校长", "合肥市第一中学"),
        ("安徽大学校长", "安徽大学"),
        ("市委党校长", "市委党校"),
        ("县法院长", "县法院"),
        ("市财政局处长", "市财政局"),
        ("市律协会长", "市律协"),
        ("市人社局长", "市人社局"),
        ("区住建部长", "区住建部"),
    ],
)
def test_only_an_unfinished_word_is_completed(role: str, organisation: str) -> None:
    assert organisation_of(role) == organisation


@pytest.mark.parametrize(
    ("printed", "roles"),
    [
        ("青草镇党委委员、武装部部长", ("青草镇党委委员", "青草镇武装部部长")),
        ("石牌镇党委副书记、人大主席", ("石牌镇党委副书记", "石牌镇人大主席")),
        ("县委常委、武装部部长", ("县委常委", "武装部部长")),
    ],
)
def test_a_town_s_organs_keep_the_town(printed: str, roles: tuple[str, ...]) -> None:
    assert split_roles(printed) == roles
