"""Passages without ordinals: from the sentence of the cue as far as it reaches."""

from __future__ import annotations

import pytest

from app.domain.kinds import Kind
from app.parse.points import find_points

INSIGHT, GAP, MEASURE, PROPOSAL = Kind.INSIGHT, Kind.GAP, Kind.MEASURE, Kind.PROPOSAL


def passages_of(text: str) -> list[tuple[Kind, str]]:
    """Kind and words of each passage of a text in which ¶ parts the paragraphs."""
    paragraphs = text.split("¶")
    return [(one.kind, paragraphs[one.paragraph][one.start : one.end]) for one in find_points(paragraphs, None)[1]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("有两点体会：规划先行，产业为本。路修得宽，人来得多。", INSIGHT),
        ("通过走访，我感觉滨城的干劲很足，步子很大。", INSIGHT),
        ("他们敢想敢试，这些做法值得我们学习。", INSIGHT),
        ("滨城的经验有三点：规划先行；产业为本；服务至上。", INSIGHT),
        ("滨城建平台，引人才，让我深受启发。", INSIGHT),
        ("这次学习受益匪浅。滨城把港口和园区连成一片，货物当天就能出海。", INSIGHT),
        ("对标先进，我县存在思想不解放、产业不集聚、服务不精细三个问题。", GAP),
        ("与滨城相比，我市创新意识不强、体制不健全。", GAP),
        ("我们缺乏敢闯的劲头。", GAP),
        ("本县在招商上仍有一定差距。", GAP),
        ("思想观念的差距十分明显。", GAP),
        ("短板在于卖的是原料，品牌是别人的。", GAP),
        ("要说差，差就差在专注上。", GAP),
        ("下一步要从三个方面来发力。抓好党建，做优服务。", MEASURE),
        ("回去之后，加快修路。让货车进得来。", MEASURE),
        ("我们将对接港口，尽快通航。", MEASURE),
        ("滨海新区将围绕港口建平台，把货留下来。", MEASURE),
        ("我们打算与高校共用检测平台，先让五十家企业用上。", MEASURE),
        ("要抓平台；要抓人才；要抓项目。", MEASURE),
        ("我认为，水务部门应当主动作为。", MEASURE),
        ("政府如何推动创新？给企业减负，给人才松绑。", MEASURE),
        ("结合实际，我建议，把课程纳入培训，早出台、早兑现。", PROPOSAL),
        ("恳请省里给予支持。", PROPOSAL),
    ],
)
def test_a_cue_opens_a_passage(text: str, kind: Kind) -> None:
    """The whole of each of these texts is one passage."""
    assert passages_of(text) == [(kind, text)]


@pytest.mark.parametrize(
    "text",
    [
        "这两日考察交流，我受益匪浅、感受颇深。",
        "参加考察，一路看一路听，感触良多，深受启发。",
        "几天下来，找到三个差距，得到两点启示，定下四个努力方向。",
        "滨城补齐短板，解决人才不足的问题，缩小了差距。",
        "委员们的意见建议很有针对性。",
        "滨城是重要港口，主要靠外贸，只要有货就不愁。",
        "他们的工作没有差距，也没有不足。",
        "孩子上学难，贷款还要找两个人担保。",
        "从村里到市区要四个小时。",
        "滨城的园区将满三周年。",
        "应该说，滨城的园区各有特点。",
        "园区有三十家企业，产值过百亿。",
    ],
)
def test_where_an_expert_marks_nothing(text: str) -> None:
    """Courtesies without content, tables of contents, lacks that are dealt with, other people's proposals."""
    assert passages_of(text) == []


def test_a_run_ends_at_the_next_cue() -> None:
    """A lack, then what must be done about it, even in one sentence; then a proposal."""
    text = "招商上仍有一定差距，必须进一步解放思想。抓紧落实。我建议，市里统一平台。"
    assert passages_of(text) == [
        (GAP, "招商上仍有一定差距，"),
        (MEASURE, "必须进一步解放思想。抓紧落实。"),
        (PROPOSAL, "我建议，市里统一平台。"),
    ]


def test_a_lack_marks_its_own_sentence() -> None:
    """What follows it is something else until the next cue; a contrast cuts what stands before."""
    assert passages_of("我县创新氛围不浓，企业实力不强。园区去年建成。") == [(GAP, "我县创新氛围不浓，企业实力不强。")]
    assert passages_of("我们不缺资源，山水都在，而我们缺的是定力。") == [(GAP, "而我们缺的是定力。")]


def test_an_announced_run_holds_what_is_said_in_it() -> None:
    """Passages of different kinds may overlap there; 要 inside announced insights is part of them."""
    text = "我有两点体会：差距明显，动能不足。要敢想敢干。"
    assert passages_of(text) == [(INSIGHT, text), (GAP, "差距明显，动能不足。")]


def test_measures_run_on_into_paragraphs_of_plain_imperatives() -> None:
    """After a paragraph of measures, with a heading of their own or without; not after anything else."""
    after = "环境再优化。始终树牢服务理念，落实包联制度，完善培养计划。"
    assert passages_of(f"下一步，我们将抓紧落实。¶{after}") == [(MEASURE, "下一步，我们将抓紧落实。"), (MEASURE, after)]
    assert passages_of(f"滨城天气很好。¶{after}") == []


def test_the_words_that_announce_a_list_are_no_passage() -> None:
    """They are its cue; but a full sentence before the list that says something of its own is a passage."""
    assert passages_of("我们怎么干？要在三个方面努力：一是山；二是水。") == []
    assert passages_of("接下来，我们要大胆试。同时，做好“加减法”，一是山；二是水。") == [
        (MEASURE, "接下来，我们要大胆试。")
    ]


def test_inside_items_only_turns_and_lacks_count() -> None:
    """And none of the item's own kind."""
    insight = "三点体会：一是要敢试。我们要学。二是要能容。下一步，我们将建立机制。我县人才不足、资金不够。三是快。"
    assert passages_of(insight) == [(MEASURE, "下一步，我们将建立机制。"), (GAP, "我县人才不足、资金不够。")]
    assert passages_of("今后，一是修路。下一步，拓宽到四车道。二是架桥。") == []


def test_offsets_are_of_the_paragraph() -> None:
    """Leading and trailing white space is left out."""
    passage = find_points(["山水好。", "\u3000\u3000我们将修路。 "], None)[1][0]
    assert (passage.paragraph, passage.start, passage.end, passage.cue) == (1, 2, 8, "我们将")


def test_a_passage_holds_its_cue_whole() -> None:
    """Words that run over into the clause of the next cue are not cut."""
    _, (passage,) = find_points(["我们要：我有三点体会我们缺乏"], None)
    assert (passage.kind, passage.start, passage.end) == (Kind.GAP, 0, 14)
