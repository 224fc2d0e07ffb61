"""Which places a text mentions: sure forms only, everyday words never, several candidates only by context."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.people import Place
from app.names.gazetteer import gazetteer
from app.names.mentions import Context, find_hits, mentions


def place(name: str) -> Place:
    """The only place of a name."""
    (found,) = gazetteer().find(name)
    return found


def names(text: str, home: str | None = None) -> list[str]:
    """Names of the places that a text mentions."""
    context = Context(place(home) if home else None)
    return ["".join(found.chain[-2:]) for found in mentions(text, context, gazetteer())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到浙江省和江苏南京看看", ["浙江省", "江苏省", "江苏省南京市"]),
        ("怀宁县与潜山县", ["安庆市怀宁县", "安庆市潜山市"]),
        ("苏州的昆山和太仓", ["江苏省苏州市", "苏州市昆山市", "苏州市太仓市"]),
        ("北京朝阳区", ["北京市", "北京市朝阳区"]),
        ("玄武区、鼓楼区", ["南京市玄武区", "南京市鼓楼区"]),
        ("安庆市场很大", ["安徽省安庆市"]),
        ("苏州工业园区和吴江开发区", ["江苏省苏州市", "苏州市吴江区"]),
        ("贵州省大方县", ["贵州省", "毕节市大方县"]),
    ],
)
def test_places_are_found(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    "为人大方 长安汽车 上海合作组织 南京路 平安建设 各位来宾 长治久安 阿里巴巴 推动城区建设 和谐与平和 "
    "省和县两级 浙江大学 确保定位清晰 推广安全 山东营商 集中卫生力量 各自贡献 新华社 建设新城区 港口区域 "
    "人力资源产业园 兴县富民 北海道 "
    "今天水平高 沿海城市 适应城市发展".split(),
)
def test_everyday_words_are_no_places(text: str) -> None:
    assert [name for name in names(text) if name != "山东省"] == []


def test_a_county_in_short_needs_its_city_around() -> None:
    assert names("结合怀宁实际") == []
    assert names("结合怀宁实际", home="大观区") == ["安庆市怀宁县"]
    assert names("荣县人敢想敢干") == []
    assert names("荣县人敢想敢干", home="沿滩区") == ["自贡市荣县"]


def test_several_candidates_stay_several_without_context() -> None:
    (hit,) = find_hits("参观了鼓楼区", Context(), gazetteer())
    assert len(hit.candidates) == 4
    assert hit.place is None
    assert names("参观了鼓楼区") == []
    assert names("参观了鼓楼区", home="南京市") == ["南京市鼓楼区"]


def test_a_region_is_no_place() -> None:
    hits = find_hits("融入长三角,对接苏浙沪", Context(), gazetteer())
    assert [(hit.region, hit.candidates) for hit in hits] == [("长三角", ()), ("苏浙沪", ())]


@given(st.lists(st.sampled_from([*"在到的市区县和、。", "安庆", "朝阳", "苏州市", "鼓楼区", "长三角"]), max_size=12))
def test_hits_are_what_the_text_prints_and_never_overlap(parts: list[str]) -> None:
    text = "".join(parts)
    hits = find_hits(text, Context(), gazetteer())
    assert all(text[hit.start : hit.end] == hit.printed for hit in hits)
    assert all(a.end <= b.start for a, b in pairwise(hits))
