"""Who came and who was visited, whose paper it is, and where those serve whose office names no place."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from app.domain.people import Mention, Place, Resolution
from app.domain.transcript import EventFacts
from app.names import journeys
from app.names.resolution import resolve


def read(event: EventFacts, *roles: str | None) -> Resolution:
    """Resolve a page on which somebody without a name that matters speaks in each of the roles."""
    return resolve(event, [Mention(at, "钟小满", role, "") for at, role in enumerate(roles, 1)])


def name(place: Place | None) -> str | None:
    """A place by its last name."""
    return place.name if place else None


def served(found: Resolution) -> list[str | None]:
    """Where each speaker serves."""
    return [name(statement.place) for statement in found.statements]


def destinations(found: Resolution) -> list[str]:
    """The places visited."""
    return [place.name for place in found.event.destinations]


@pytest.mark.parametrize(
    ("title", "publication", "home", "origin"),
    [
        ("宣城市考察团来潍考察", "潍坊日报", "潍坊市", "宣城市"),
        ("宣城市考察团来甬考察", None, "宁波市", "宣城市"),
        ("宣城市考察团来此考察", "潍坊日报", "宣城市", "宣城市"),
        ("市领导会见苏州市党政代表团", "安庆日报", "安庆市", "苏州市"),
        ("市里请来苏州老板提意见", "安庆日报", "安庆市", "苏州市"),
        ("宣城市考察团莅临安庆考察", None, "安庆市", "宣城市"),
        ("岳西县委书记率队到安吉县学习考察", None, "岳西县", "岳西县"),
    ],
)
def test_a_guest_is_of_the_other_place(title: str, publication: str | None, home: str, origin: str) -> None:
    found = read(EventFacts(title=title, publication=publication))
    assert (name(found.event.home), name(found.event.origin)) == (home, origin)


def test_a_place_that_people_set_out_for_is_nobodys_home() -> None:
    event = EventFacts(title="组织赴昭通市考察", lead="局长带队赴云南省昭通市,考察搬迁工作。", publication="市某局")
    found = read(event, "昭通市副市长", "昭通市住建局局长", "市某局局长", "水城区副区长")
    assert name(found.event.home) == "六盘水市"
    assert destinations(found) == ["昭通市"]


def test_the_site_around_a_page_says_what_its_office_does_not() -> None:
    event = EventFacts(
        title="考察团来我县考察", lead="贵州省湄潭县考察团来我县。", publication="县茶业办", site="安溪县人民政府"
    )
    found = read(event, "县委副书记", "湄潭县副县长")
    assert served(found) == ["安溪县", "湄潭县"]


@pytest.mark.parametrize(
    ("publication", "roles", "home"),
    [
        ("攸县新闻网", ("县委书记",), "攸县"),
        ("顺庆组工", ("区委书记",), "顺庆区"),
        ("安庆日报", ("怀宁县石牌镇党委书记", "石牌镇镇长"), "怀宁县"),
        ("安庆日报", ("怀宁县石牌镇党委书记", "岳西县副县长"), "安庆市"),
        ("安庆日报", ("怀宁县石牌镇党委书记", "市委书记"), "安庆市"),
    ],
)
def test_a_publisher_says_whose_page_it_is(publication: str, roles: tuple[str, ...], home: str) -> None:
    assert name(read(EventFacts(title="见闻", publication=publication), *roles).event.home) == home


@pytest.mark.parametrize(
    ("lead", "role", "home"),
    [
        ("议员一行到佛山考察,本港的工厦可以借鉴。", "顺德区副局长", "香港特别行政区"),
        ("社团日前组织长者,讨论本澳的医疗券。", "社团会长", "澳门特别行政区"),
        ("香港的年轻人一行在前海。", "立法会议员", "香港特别行政区"),
        ("考察日本港口,学习香港经验。", "议员", None),
    ],
)
def test_pages_of_hong_kong_and_macau_call_themselves_so(lead: str, role: str, home: str | None) -> None:
    assert name(read(EventFacts(title="考察", lead=lead), role).event.home) == home


def test_the_one_committee_that_a_lead_names_is_the_writers() -> None:
    event = EventFacts(title="县里听意见", lead="松桃苗族自治县县委会议室里坐满了人。")
    assert served(read(event, "县委书记")) == ["松桃苗族自治县"]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("代表团赴宁波市慈溪市考察。", ["慈溪市"]),
        ("代表团赴宁波市考察了慈溪、余姚。", ["宁波市"]),
    ],
)
def test_a_county_printed_with_its_city_is_where_one_went(lead: str, expected: list[str]) -> None:
    assert destinations(read(EventFacts(title="岳西县考察团赴宁波市考察", lead=lead))) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("玉溪市考察团赴福建泉州、晋江考察", ["泉州市", "晋江市"]),
        ("玉溪市考察团赴福建、晋江考察", ["晋江市"]),
        ("玉溪市考察团走进桐乡乌镇和黟县西递", ["桐乡市", "黟县"]),
        ("玉溪市考察团赴徐州市、宿迁市和省内昆明市观摩", ["徐州市", "宿迁市", "昆明市"]),
        ("玉溪市考察队南下山东省寿光市", ["寿光市"]),
        ("玉溪市议员访佛山", ["佛山市"]),
        ("玉溪市考察团赴安吉学习", ["安吉县"]),
        ("玉溪市考察团谈长兴之道", []),
        ("玉溪市考察团专访苏州", []),
    ],
)
def test_lists_and_verbs_of_travel(title: str, expected: list[str]) -> None:
    assert destinations(read(EventFacts(title=title))) == expected


def test_counties_of_taiwan_are_home_and_goal() -> None:
    event = EventFacts(title="县议会考察团访屏东", lead="宜兰县议会由副议长率团,南下屏东县考察长照。")
    found = read(event, "议员", "屏东县政府社会处长", "县府农业处长")
    assert served(found) == ["宜兰县", "屏东县", "宜兰县"]
    labels = [role.department.label if role.department else None for s in found.statements for role in s.roles]
    assert labels == [None, "社会处", "农业处"]
    assert [place.chain for place in found.event.destinations] == [("台湾省", "屏东县")]


@pytest.mark.parametrize(
    ("title", "role", "place"),
    [
        ("永靖县人大代表小组赴定西市观摩", "人大代表", "永靖县"),
        ("永靖县人大代表小组赴定西市观摩", "全国人大代表", "永靖县"),
        ("永靖县考察团赴定西市观摩", "人大代表", None),
        ("庆阳市青年企业家走进延安", None, "庆阳市"),
    ],
)
def test_a_member_without_a_place_of_his_own(title: str, role: str | None, place: str | None) -> None:
    assert served(read(EventFacts(title=title), role)) == [place]


@pytest.mark.parametrize(
    ("title", "narration", "place"),
    [
        ("岳西县考察团赴寿光考察", "考察团走进三元朱村,看了大棚。", "寿光市"),
        ("岳西县考察团赴寿光、诸城考察", "考察团走进三元朱村,看了大棚。", None),
        ("岳西县考察团赴寿光考察", "三元朱村的大棚远近闻名。", "岳西县"),
        ("岳西县代表团归来", "记者走进三元朱村,看了大棚。", "岳西县"),
    ],
)
def test_the_people_of_a_village_that_was_visited_are_hosts(title: str, narration: str, place: str | None) -> None:
    found = read(EventFacts(title=title, lead=narration, narration=narration), "三元朱村党支部书记")
    assert served(found) == [place]


def test_a_zone_known_by_name_places_its_offices() -> None:
    event = EventFacts(title="社团考察横琴", lead="长者考察横琴粤澳深度合作区,关心本澳的医疗券。")
    found = read(event, "合作区民生事务局副局长")
    assert served(found) == ["珠海市"]
    assert [role.department.label for role in found.statements[0].roles if role.department] == ["民生事务局"]


def test_a_deputy_beside_the_only_head_is_of_his_bureau() -> None:
    labels = [
        [role.department.label if role.department else None for role in statement.roles]
        for heads in (("市经信局局长",), ("市经信局局长", "市财政局局长"))
        for statement in read(EventFacts(title="安庆市考察团赴苏州考察"), *heads, "副局长").statements
    ]
    assert labels == [["经信局"], ["经信局"], ["经信局"], ["财政局"], [None]]


@pytest.mark.parametrize("verbs", [journeys._STRONG, journeys._SEEN, journeys._WEAK])
def test_no_verb_before_a_place_is_longer_than_where_it_is_looked_for(verbs: re.Pattern[str]) -> None:
    """The characters before a place in which a verb is looked for hold every verb of the rule."""
    _, longest = import_module("re._parser").parse(verbs.pattern).getwidth()
    assert longest <= journeys._LONGEST_VERB
