"""The rules that keep a kind from being guessed, each with what it must not touch; all texts are invented."""

from __future__ import annotations

import pytest

from app.domain.kinds import Kind
from app.parse.points import find_points

INSIGHT, GAP, MEASURE, PROPOSAL = Kind.INSIGHT, Kind.GAP, Kind.MEASURE, Kind.PROPOSAL


def kinds_of(text: str) -> list[Kind]:
    """The kinds of the passages of a text in which ¶ parts the paragraphs."""
    return [passage.kind for passage in find_points(text.split("¶"), None)[1]]


def groups_of(text: str) -> list[tuple[str, Kind | None, str | None]]:
    """First label, kind and cue of each group."""
    groups: dict[int, tuple[str, Kind | None, str | None]] = {}
    for point in find_points(text.split("¶"), None)[0]:
        groups.setdefault(point.group, (point.label, point.kind, point.cue))
    return [groups[number] for number in sorted(groups)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("我市要把港口用好。", [MEASURE]),
        ("要把港口用好。", [MEASURE]),
        ("招商工作要突出重点。", [MEASURE]),
        ("水务局要把管网画成图。", [MEASURE]),
        ("客商要一句准话。", []),
        ("货船要先等潮水。", []),
        ("园区最要紧的地方是食堂。", []),
        ("企业要的是时间。", []),
        ("船长出海总要先看天。", []),
        ("我要负主要责任。", []),
        ("老校长说,要把课上好。", []),
        ("他们要把港口用好。", []),
    ],
)
def test_a_bare_obligation_is_the_own_side_s(text: str, kinds: list[Kind]) -> None:
    """要 counts after the own side or nobody; after any other noun only before a verb of work; never as quoted."""
    assert kinds_of(text) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("看海港,要学精气神,不学排场。", [MEASURE]),
        ("孩子到了八岁,要学三年琴。", []),
        ("照搬不行,要改写。", [MEASURE]),
        ("修港不能只看吊车,还要看谁来装船。", [MEASURE]),
        ("他们不能只看吊车,还要看谁来装船。", []),
        ("渔民喝茶,要加糖、加奶。", []),
        ("也要有回音。", [MEASURE]),
        ("湿地要有专人。", []),
    ],
)
def test_an_obligation_without_its_subject(text: str, kinds: list[Kind]) -> None:
    """It counts before work, after what does not do, and at the start of a sentence."""
    assert kinds_of(text) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("货车要绕两座山。", []),
        ("办证要跑三趟。", []),
        ("我县的果农办证还要跑三趟。", [GAP]),
        ("我县要跑好最后一程。", [MEASURE]),
        ("我们要三天一调度。", []),
    ],
)
def test_a_cost_is_no_measure(text: str, kinds: list[Kind]) -> None:
    """What something takes is trouble, and a gap where the own side has it."""
    assert kinds_of(text) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("应当看到,果农只能等车来拉。", [GAP]),
        ("路灯坏了半年,实在不应该。", [GAP]),
        ("部门不应该互相推诿。", []),
        ("这件事我不能不承认。", [GAP]),
        ("说起来很惭愧。", [GAP]),
        ("我的心情既兴奋又惭愧。", []),
        ("园区应当主动上门。", [MEASURE]),
    ],
)
def test_a_confession_is_a_gap(text: str, kinds: list[Kind]) -> None:
    """应当看到, 不应该, 惭愧: but not what should not be done."""
    assert kinds_of(text) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("市农业局打算建六座冷库。", [MEASURE]),
        ("我局考虑先开一条线。", [MEASURE]),
        ("地还荒着。打算分两年种上树。", [MEASURE]),
        ("客商打算明年再来。", []),
        ("当地的干部将桌子搬到车间。", []),
        ("财政部门建议设一笔周转金。", [PROPOSAL]),
        ("希望接手的人把账记清。", [PROPOSAL]),
        ("希望没有耽误大家吃饭。", []),
        ("回来以后,要把账记清。", [MEASURE]),
        ("回来以后,我才懂得那条河。", []),
        ("比照自己的工作,我感到会开得多,路走得少。", [GAP]),
        ("几天下来,我感到会开得少,路走得多。", [INSIGHT]),
    ],
)
def test_who_plans_and_who_asks(text: str, kinds: list[Kind]) -> None:
    """Pledges and requests count by their subject."""
    assert kinds_of(text) == kinds


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("短板有两条,第一,路不通;第二,网不快。", [("1-1", GAP, "短板有两条")]),
        ("我以为,慢在两点:一是等;二是看。", [("1-1", GAP, "慢在两点")]),
        ("对照港区,讲三点不足:一是船不多;二是线不长。", [("1-1", GAP, "三点不足")]),
        ("缺什么?一是要建冷库;二是要买车。", [("1-1", MEASURE, "要")]),
        ("有三条规律:一是快要有底;二是慢要有因。", [("1-1", INSIGHT, "三条规律")]),
        ("他说了两句话:第一,账要天天看;第二,人要常常见。", [("1-1", None, None)]),
        ("规划要能落地,我有两点想法:一是人要守;二是图要新。", [("1-1", None, "两点想法")]),
        ("位置同样要紧,做法不同。一是敢跨江;二是敢靠大。", [("1-1", None, None)]),
        ("一是学他们算细账;二是学他们说短话。", [("1-1", INSIGHT, "学他们")]),
        ("在他看来,学港城要学两样:一是快;二是准。", [("1-1", None, "在他看来")]),
        ("我们的应对是两步:一是摸底;二是试点。", [("1-1", MEASURE, "我们的应对是")]),
        ("要有两条保障:一是人;二是船。", [("1-1", MEASURE, "两条保障")]),
        ("打算有这么几条:一是人;二是船。", [("1-1", MEASURE, "打算有这么几条")]),
        ("要缩短这段航程,一是直航;二是夜航。", [("1-1", MEASURE, "要")]),
        ("湿地要跳出“观鸟”二字,一是夜游;二是研学。", [("1-1", MEASURE, "要")]),
        ("工资不高,更要想巧办法:一是人;二是船。", [("1-1", MEASURE, "要")]),
        ("保鲜还欠缺:首先,船要快;其次,要把码头修好;再次,要请人来教。", [("1-1", MEASURE, "要")]),
        ("一要常来常往。二要干干净净。三要说话算数。", [("1-1", MEASURE, "要")]),
        ("湿地要有经费,首先是巡护员的船,其次是渔民的培训。", [("1-1", None, None)]),
    ],
)
def test_what_decides_a_group(text: str, groups: list[tuple[str, Kind | None, str | None]]) -> None:
    """The announcement with its count; the items only by duties of their own."""
    assert groups_of(text) == groups


def test_another_list_stands_beside_the_last_item() -> None:
    """Where its sentence announces another kind, or turns aside."""
    lack = "短板有两条,第一,路不通;第二,网不快。怎么补?一要修路;二要拉网。"
    assert [(label, kind) for label, kind, _ in groups_of(lack)] == [("1-1", GAP), ("2-1", MEASURE)]
    aside = "(一)不建楼;(二)不铺路。另外,湿地缺钱,首先是船,其次是人。"
    assert [label for label, _, _ in groups_of(aside)] == ["1-1", "2-1"]
    inside = "(一)不建楼;(二)湿地缺钱,首先是船,其次是人。"
    assert [label for label, _, _ in groups_of(inside)] == ["1-1", "1-2-1"]


def test_a_pledge_stands_in_the_tail_of_an_item() -> None:
    """After its first sentence; the item itself may plan."""
    assert kinds_of("症结在于:①没人管;②没人问。我局将建一本账。") == [MEASURE]
    assert kinds_of("症结在于:①没人管;②我局将问未问。") == []


def test_a_section_line_is_no_passage() -> None:
    """It is an item; a sentence with the same marker may hold a passage."""
    assert kinds_of("一、差在哪里¶路窄。¶二、下一步怎么干¶修路。") == []


def test_a_bow_is_no_passage() -> None:
    """An announcement followed by courtesies alone says nothing yet."""
    assert kinds_of("下面谈几点认识,不当之处请批评指正。") == []
    assert kinds_of("下面谈几点认识,请指正。园区不是圈出来的。") == [INSIGHT]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("市民政局将选四个社区试办。", "将"),
        ("我县存在品种杂、加工浅、销路窄三个问题。", "存在"),
        ("我县存在不少问题。", "存在不少问题"),
    ],
)
def test_a_cue_is_short(text: str, cue: str) -> None:
    """The words that decide, not the clause around them."""
    assert [passage.cue for passage in find_points([text], None)[1]] == [cue]
