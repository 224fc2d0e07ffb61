"""The kind of a group of items and the words that decided it."""

from __future__ import annotations

import pytest

from app.domain.kinds import Kind
from app.parse.points import find_points


def judged(text: str, heading: str | None = None) -> list[tuple[Kind | None, str | None]]:
    """Kind and cue of each group."""
    groups = {point.group: (point.kind, point.cue) for point in find_points(text.split("¶"), heading)[0]}
    return [groups[number] for number in sorted(groups)]


@pytest.mark.parametrize(
    ("announced", "kind", "cue"),
    [
        ("几点感受:", Kind.INSIGHT, "几点感受"),
        ("我谈三点粗浅体会，", Kind.INSIGHT, "三点粗浅体会"),
        ("滨城发展的启示:", Kind.INSIGHT, "启示"),
        ("形成了两个共识,", Kind.INSIGHT, "两个共识"),
        ("先行地区强在哪？", Kind.INSIGHT, "强在哪"),
        ("这次学习受益匪浅。", Kind.INSIGHT, "受益匪浅"),
        ("总结出“四大法宝”:", Kind.INSIGHT, "四大法宝"),
        ("存在的差距:", Kind.GAP, "存在的差距"),
        ("对标先进，我县还存在不少短板:", Kind.GAP, "存在不少短板"),
        ("“三个方面不足”,", Kind.GAP, "三个方面不足"),
        ("短板也很突出:", Kind.GAP, "短板也很突出"),
        ("麦冬名气响，却有两处硬伤:", Kind.GAP, "有两处硬伤"),
        ("我们慢在哪？", Kind.GAP, "慢在哪"),
        ("下一步工作思路:", Kind.MEASURE, "工作思路"),
        ("接下来，", Kind.MEASURE, "接下来"),
        ("我们怎么干？", Kind.MEASURE, "怎么干"),
        ("今后重点抓三件事:", Kind.MEASURE, "三件事"),
        ("“三个努力方向”,", Kind.MEASURE, "三个努力方向"),
        ("园区如何留住企业？", Kind.MEASURE, "如何留住企业"),
        ("改革从哪里入手？", Kind.MEASURE, "从哪里入手"),
        ("水务部门能做什么？", Kind.MEASURE, "能做什么"),
        ("回去后，我们准备办两张证。", Kind.MEASURE, "回去后"),
        ("我县必须打好组合拳。", Kind.MEASURE, "必须"),
        ("城市建设需要关注三个方面:", Kind.MEASURE, "需要"),
        ("同时，做好“加减法”,", Kind.MEASURE, "做好"),
        ("几点建议:", Kind.PROPOSAL, "几点建议"),
        ("针对存在的问题，我提两点建议:", Kind.PROPOSAL, "两点建议"),
        ("一个干部跟一个项目，跟丢了要写检讨。", None, None),
        ("我谈四点想法:", None, "四点想法"),
        ("在他看来,", None, "在他看来"),
        ("我们看了两类园区:", None, "两类园区"),
        ("天气不错，", None, None),
    ],
)
def test_the_announcing_words_decide(announced: str, kind: Kind | None, cue: str | None) -> None:
    """From the clause before the group, whatever the items say; a neutral announcement is the cue of no kind."""
    assert judged(f"{announced}一是山；二是水。") == [(kind, cue)]


def test_the_nearest_announcement_wins() -> None:
    """Of two in a sentence the last; a cue of an earlier sentence only where the last one is silent."""
    assert judged("对照差距，下一步要抓好:一是山；二是水。")[0][0] is Kind.MEASURE
    assert judged("几点建议:创新是动力。平台是支撑。一是山；二是水。")[0] == (Kind.PROPOSAL, "几点建议")
    assert judged("我们要学习。这里有三点体会:一是山；二是水。")[0][0] is Kind.INSIGHT
    assert judged("仍有薄弱环节，需要不断优化。一是山；二是水。")[0] == (Kind.MEASURE, "需要")


def test_each_list_of_a_paragraph_has_its_own_announcement() -> None:
    """What announced the list before does not reach over it."""
    text = "差距在哪？一是人少，二是钱缺。原因何在？一是学得少，二是走得近。我们怎么办？一是学，二是干。"
    assert [kind for kind, _ in judged(text)] == [Kind.GAP, None, Kind.MEASURE]


def test_an_announcement_may_be_the_paragraph_before() -> None:
    """If it leads in, with a count, a colon or a question; an ordinary sentence there announces nothing."""
    assert judged("我认为应该从以下几方面努力。¶一是山。¶二是水。")[0] == (Kind.MEASURE, "应该")
    assert judged("我们要向他们学习。¶一是山。¶二是水。") == [(None, None)]


def test_a_heading_announces_only_the_very_start() -> None:
    """Where nothing else stands before the list."""
    assert judged("一是山；二是水。", "关于城市建设的几点建议") == [(Kind.PROPOSAL, "几点建议")]
    assert judged("天气好。一是山；二是水。", "关于城市建设的几点建议") == [(None, None)]


@pytest.mark.parametrize(
    ("items", "kind"),
    [
        ("一要整合资源；二要主动作为。", Kind.MEASURE),
        ("一是服务有差距。二是能力有不足。三是手段有短板。", Kind.GAP),
        ("一是建议省里支持；二是建议市里统筹；三是抓落实。", Kind.PROPOSAL),
        ("一要正视差距。二要集聚能量。", None),
        ("一是要快；二是山；三是水。", None),
        ("一是山；二是水。", None),
    ],
)
def test_items_decide_where_nothing_announces(items: str, kind: Kind | None) -> None:
    """Most of them must say the same of themselves; nothing is guessed."""
    assert judged(items)[0][0] is kind


def test_plain_imperatives_are_measures_after_a_turn_to_the_own_side() -> None:
    """反观本县 and its like; without such a turn they may tell what others did."""
    items = "一是老题新做。用好产业基础，打造特色园区。二是小题大做。整合文化资源，提升综合效益。"
    assert judged(f"反观本县，{items}")[0][0] is Kind.MEASURE
    assert judged(f"滨城经验丰富，{items}")[0][0] is None


def test_a_nested_list_is_judged_by_itself() -> None:
    """Its parent's kind is not inherited."""
    assert judged("今后，一是盯两类项目:首先是大的，其次是新的。二是抓服务。") == [
        (Kind.MEASURE, "今后"),
        (None, "两类项目"),
    ]
