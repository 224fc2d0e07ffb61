"""Whose 我市 a document means, where its delegation came from and went."""

from __future__ import annotations

import pytest

from app.domain.people import Mention, Resolution
from app.domain.problems import ProblemCode
from app.domain.transcript import EventFacts
from app.names.resolution import resolve


def read(title: str, lead: str = "", publication: str | None = None, *said: tuple[str, str]) -> Resolution:
    """Resolve a small document; ``said`` are roles with texts."""
    mentions = [Mention(i, "钟小满", role, text) for i, (role, text) in enumerate(said, 1)]
    return resolve(EventFacts(title=title, lead=lead, publication=publication), mentions)


def summary(found: Resolution) -> tuple[str | None, list[str], tuple[str, ...]]:
    """(origin, destinations, regions)."""
    event = found.event
    return (event.origin.name if event.origin else None, [p.name for p in event.destinations], event.regions)


@pytest.mark.parametrize(
    ("title", "lead", "publication", "expected"),
    [
        ("潜山市党政代表团赴昆山考察", "", None, ("潜山市", ["昆山市"], ())),
        ("我县考察团赴江苏省南京市、苏州市学习", "", "怀宁县人民政府网", ("怀宁县", ["南京市", "苏州市"], ())),
        ("市党政代表团赴苏浙沪学习", "", "大观区人民政府网", ("安庆市", [], ("苏浙沪",))),
        ("市党政代表团赴沪、苏、浙学习", "", "安庆新闻网", ("安庆市", ["上海市", "江苏省", "浙江省"], ())),
        (
            "考察归来话发展",
            "近日,岳西县党政代表团先后到桐庐县、江苏昆山考察学习。",
            None,
            ("岳西县", ["桐庐县", "昆山市"], ()),
        ),
        ("对标一流", "市委书记钟小满率宜宾市学习考察团赴江苏省南京市考察。", None, ("宜宾市", ["南京市"], ())),
        ("学昆山 促发展 宣城市考察团昆山之行", "", None, ("宣城市", ["昆山市"], ())),
        (
            "赴浙江安吉培训班学员心得",
            "日前,专题培训班在浙江省安吉县举办。",
            "宜昌先锋网",
            ("宜昌市", ["安吉县"], ()),
        ),
        ("宣城市党政考察团来我市考察", "", "安庆新闻网", ("宣城市", ["安庆市"], ())),
        ("郎溪县党政代表团来安庆考察", "", None, ("郎溪县", ["安庆市"], ())),
        ("对话襄阳考察团:合肥归来", "", None, ("襄阳市", ["合肥市"], ())),
        ("大观区召开赴合肥考察总结会", "", None, ("大观区", ["合肥市"], ())),
        ("岳西县考察团赴宁波座谈", "代表团赴宁波市,先后考察了慈溪、余姚等地。", None, ("岳西县", ["宁波市"], ())),
        ("岳西县考察团赴浙江座谈", "代表团赴宁波市考察。", None, ("岳西县", ["宁波市"], ())),
        ("我县考察团赴宁波座谈", "", "平阳时讯", (None, ["宁波市"], ())),
        ("县考察团归来谈体会", "", "安徽日报", (None, [], ())),
    ],
)
def test_origin_and_destinations(
    title: str, lead: str, publication: str | None, expected: tuple[str | None, list[str], tuple[str, ...]]
) -> None:
    assert summary(read(title, lead, publication)) == expected


def test_a_document_that_says_only_our_city_is_placed_by_its_speakers() -> None:
    said = (("市科技局局长", "结合我市实际"), ("安庆经开区管委会主任", ""), ("宜秀区副区长", ""), ("怀宁县县长", ""))
    found = read("我市考察团对标先进发言摘要", "", None, *said)
    assert found.event.home is not None
    assert found.event.home.name == "安庆市"
    assert found.event.evidence is not None
    assert "宜秀区副区长" in found.event.evidence
    assert [s.place.name if s.place else None for s in found.statements] == ["安庆市", "安庆市", "宜秀区", "怀宁县"]


def test_or_by_the_place_that_its_own_sentences_name() -> None:
    texts = ("结合我县实际,郎溪县要加快。", "给郎溪的发展带来启发,我们要学苏州。")
    found = read("外出考察发言摘要", "", None, *(("县长", text) for text in texts))
    assert found.event.origin is not None
    assert found.event.origin.name == "郎溪县"


def test_or_by_nobody() -> None:
    found = read("在座谈会上的讲话", "", None, ("县长", "此行使我想到,我县要发展,要学昆山经验。"))
    assert found.event.origin is None
    assert found.statements[0].place is None
    assert ProblemCode.UNKNOWN_ORIGIN in [problem.code for problem in found.problems]


def test_places_that_speakers_saw_are_destinations_but_not_plans_or_mentions() -> None:
    texts = (
        "今天参观了苏州市,很受启发。",
        "要组织人员到深圳考察学习。去年赴佛山学习。",
        "安庆和上海、杭州比较还有差距。",
    )
    found = read("大观区党政代表团赴长三角地区考察", "", None, *(("区委书记", text) for text in texts))
    assert summary(found) == ("大观区", ["苏州市"], ("长三角",))
    assert [place.name for place in found.statements[2].mentioned] == ["安庆市", "上海市", "杭州市"]


def test_a_visitor_is_placed_at_home_and_the_host_in_his_own_city() -> None:
    found = read("宁国市考察团来安庆考察", "", None, ("宁国市市长", ""), ("市委书记", ""))
    assert [s.place.name if s.place else None for s in found.statements] == ["宁国市", "安庆市"]


def test_each_problem_is_reported_once_and_in_chinese() -> None:
    found = read("我市座谈会", "", None, ("朝阳区委书记", "鼓楼区"), ("朝阳区委书记", "鼓楼区"))
    codes = [problem.code for problem in found.problems]
    assert codes.count(ProblemCode.AMBIGUOUS_PLACE) == 2
    assert all("请" in problem.message or "如" in problem.message for problem in found.problems)


def served(found: Resolution) -> list[str | None]:
    """Where each speaker serves."""
    return [s.place.name if s.place else None for s in found.statements]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("大观与安庆高新区地界相连。", "安庆市"),
        ("安庆高新技术产业开发区就在隔壁。", "安庆市"),
        ("大观高新区和安庆高新区都要学。", "大观区"),
        ("合肥高新区起步早。", "大观区"),
        ("安庆经开区起步早。", "大观区"),
        ("我们园区底子薄。", "大观区"),
    ],
)
def test_a_bare_zone_is_the_city_s_where_the_document_prints_it_so(text: str, place: str) -> None:
    found = read("大观区党政代表团赴合肥考察", "", None, ("高新区管委会副主任", text), ("区委书记", ""))
    assert served(found) == [place, "大观区"]


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("安庆市赴苏州考察团成员心得", "安庆市"),
        ("安庆市政协委员赴苏州考察", "安庆市"),
        ("安庆市青年干部赴苏州跟班学习心得", "安庆市"),
        ("安庆市赴苏州考察心得", None),
        ("安庆市委员会举行赴苏州考察座谈", None),
        ("安庆市代表团赴苏州考察", None),
        ("苏州市考察团成员来安庆考察", None),
    ],
)
def test_a_member_of_the_delegation_without_an_office_is_of_its_home(title: str, place: str | None) -> None:
    event = EventFacts(title=title)
    found = resolve(event, [Mention(1, "钟小满", None, ""), Mention(2, None, None, "")])
    assert served(found) == [place, None]


def test_a_second_office_is_held_where_the_first_is() -> None:
    roles = ("怀宁县委常委、宣传部部长", "县委常委、宣传部部长", "市科协委员、龙山村党支部书记")
    found = read("安庆市代表团赴苏州考察", "", None, *((role, "") for role in roles))
    assert [[r.place.name if r.place else None for r in s.roles] for s in found.statements] == [
        ["怀宁县", "怀宁县"],
        [None, None],
        ["安庆市", "安庆市"],
    ]
    found = read("大观区代表团赴苏州考察", "", None, ("市科协委员、龙山村党支部书记", ""))
    assert [r.place.name for r in found.statements[0].roles if r.place] == ["安庆市", "大观区"]


@pytest.mark.parametrize(
    ("title", "said", "asked"),
    [
        ("在企业早餐会上的发言", (("", "把账算清。"),), False),
        ("在企业早餐会上的发言", (("", "考察团一路看一路想。"),), True),
        ("在企业早餐会上的发言", (("县长", "把账算清。"), ("局长", "把路修好。")), True),
        ("考察活动通知", (), False),
    ],
)
def test_the_origin_is_asked_for_only_where_somebody_travelled(
    title: str, said: tuple[tuple[str, str], ...], asked: bool
) -> None:
    found = read(title, "", None, *said)
    assert (ProblemCode.UNKNOWN_ORIGIN in [problem.code for problem in found.problems]) is asked
    assert all("更正文件" not in problem.message for problem in found.problems)
