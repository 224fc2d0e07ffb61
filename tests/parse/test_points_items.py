"""Which clauses are items, which go together, and which stand inside which: one invented text a shape."""

from __future__ import annotations

import pytest

from app.domain.kinds import Kind
from app.domain.transcript import Point
from app.parse.points import find_points


def points_of(text: str, heading: str | None = None) -> tuple[Point, ...]:
    """The points of a text in which ¶ parts the paragraphs."""
    return find_points(text.split("¶"), heading)[0]


def outline(text: str) -> str:
    """Labels and markers of the points, in the order of the text."""
    return " ".join(f"{point.label}{point.marker}" for point in points_of(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一是快；二是准；三是实。", "1-1一是 1-2二是 1-3三是"),
        ("一要早谋划，二是早部署，三是早落实。", "1-1一要 1-2二是 1-3三是"),
        ("一要谋划，二建议部署，三是落实。", "1-1一要 1-2二建议 1-3三是"),
        ("一靠改革，二靠开放，三靠创新。", "1-1一靠 1-2二靠 1-3三靠"),
        ("工作上，一要务实；二要创新。", "1-1一要 1-2二要"),
        ("一是强领导、二是压责任、三是严考核。", "1-1一是 1-2二是 1-3三是"),
        ("“三个方面”，一是山；二是水。", "1-1一是 1-2二是"),
        ("“一是快。”他说，“二是准。”", "1-1一是 1-2二是"),
        ("第一，解放思想。第二，改进作风。", "1-1第一 1-2第二"),
        ("第一、统一思想；第二、明确责任。", "1-1第一、 1-2第二、"),
        ("第一条，立规矩。第二条，严考核。", "1-1第一条 1-2第二条"),
        ("第一个是人少，第二个是钱缺。", "1-1第一个是 1-2第二个是"),
        ("第一要解放思想，第二要改进作风。", "1-1第一要 1-2第二要"),
        ("首先要谋准，其次要干实，再次要管好，最后要守住。", "1-1首先 1-2其次 1-3再次 1-4最后"),
        ("首先抓学习。第二抓项目。第三，抓作风。", "1-1首先 1-2第二 1-3第三"),
        ("一是修路。二是架桥。最后是通水。", "1-1一是 1-2二是 1-3最后"),
        ("一、修路¶二、架桥¶三、通水", "1-1一、 1-2二、 1-3三、"),
        ("其一，路要通；其二，心要通。", "1-1其一 1-2其二"),
        ("有三句话：1.腿要勤，2.嘴要甜，3.心要诚。", "1-11. 1-22. 1-33."),
        ("补课从头补起。一、请人，二、留人。", "1-1一、 1-2二、"),
        ("老兵要有事干. 一是培训; 二是招聘.", "1-1一是 1-2二是"),
        ("（一）修路。¶（二）架桥。", "1-1（一） 1-2（二）"),
        ("(1)修路;(2)架桥;(3)通水。", "1-1(1) 1-2(2) 1-3(3)"),
        ("做法有:1.修路；2.架桥；3.通水。增长1.5倍。", "1-11. 1-22. 1-33."),
        ("1、修路¶2、架桥", "1-11、 1-22、"),
        ("①修路；②架桥。", "1-1① 1-2②"),
        ("一是修路。¶路要修宽。¶二是架桥。", "1-1一是 1-2二是"),
        ("十、修路¶十一、架桥¶十二、通水", "1-1十、 1-2十一、 1-3十二、"),
    ],
)
def test_the_numbers_make_one_group(text: str, expected: str) -> None:
    """Every way of counting; the word after the number may drift."""
    assert outline(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "发展是第一要务，人才是第一资源，创新是第一动力。",
        "第一要务是发展，第二产业过半，第三产业上升。",
        "第一，第二，第三产业都要抓。",
        "把首位产业做强，争创全省第一，不甘第二。",
        "推进“十个一”工程，谋划“十四五”，做到一网一门。",
        "一路走一路看，一边听一边记。",
        "一方面要稳企业，另一方面要扩投资。",
        "最后一公里要打通，第一时间要响应，第一站到园区。",
        "他一是一、二是二，从不含糊。",
        "夏教授首先对课题作了说明，其次没有多讲。",
        "首先，我代表县委欢迎各位。",
        "首先感谢大家。最后，祝大家顺利。",
        "其次再看人才。",
        "一二三产业融合，三、四线城市机会多。",
        "三要素齐备，四要件俱全。",
        "增长3.5倍，到2025、2026年翻番。",
        "一抓到底不放松，一看就懂不费劲。",
        "一是企业说了算。",
        "十一是国庆，五一是劳动节。",
        "",
    ],
)
def test_what_is_no_item(text: str) -> None:
    """Nouns with a number in them, weak pairs, courtesies, and anything that has no sibling."""
    assert outline(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一要正视短处。二要集聚能量。首先是学，其次要干，最后是守。", "1-1一要 1-2二要 1-2-1首先 1-2-2其次 1-2-3最后"),
        ("首先组队伍。¶其次，盯两类项目:一是大的；二是新的。", "1-1首先 1-2其次 1-2-1一是 1-2-2二是"),
        (
            "1.建平台。一是扩容。二是提质。¶2.引人才。一要招。二要留。",
            "1-11. 1-1-1一是 1-1-2二是 1-22. 1-2-1一要 1-2-2二要",
        ),
        ("一是定方向，包括:一是定位准，二是路径清；二是压责任。", "1-1一是 1-1-1一是 1-1-2二是 1-2二是"),
        (
            "第一，学什么？一是书，二是报。怎么学？一是看，二是记。第二，干。",
            "1-1第一 1-1-1一是 1-1-2二是 1-1-3一是 1-1-4二是 1-2第二",
        ),
        ("一、提高认识。¶（一）看清形势。¶（二）看到机遇。¶二、狠抓落实。", "1-1一、 2-1（一） 2-2（二） 1-2二、"),
        ("二要集聚要素。首先是人才。¶其次是资金。¶三要优化环境。", "1-1二要 2-1首先 2-2其次 1-2三要"),
    ],
)
def test_a_list_inside_an_item_is_nested(text: str, expected: str) -> None:
    """Nested where all of it stands inside one item, which ends with its paragraph at the latest; a second list
    inside the same item goes on counting, so that labels stay unique."""
    assert outline(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("战略上，一要融入；二是共建。¶工作上，一要整合；二要攻坚。", "1-1一要 1-2二是 2-1一要 2-2二要"),
        ("如何引才？一是给钱；二是给房。如何用才？一是授权；二是容错。", "1-1一是 1-2二是 2-1一是 2-2二是"),
        ("有两点感受，一是快，二是实。存在三个短板:第一，人少。第二，钱缺。", "1-1一是 1-2二是 2-1第一 2-2第二"),
    ],
)
def test_a_restart_is_a_new_group(text: str, expected: str) -> None:
    """一 opens a group, in the same paragraph or another."""
    assert outline(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("…来的效益很高。三是要有恒心。¶2.建平台。¶3.给政策。", "1-1三是 2-12. 2-23."),
        ("我有三点体会:一是要敢想敢干……", "1-1一是"),
        ("一是修路。二是架桥。二是通水。四是供电。", "1-1一是 1-2二是 1-3二是 1-4四是"),
        ("一是修路。三是通水。", "1-1一是 1-2三是"),
    ],
)
def test_lists_with_something_missing(text: str, expected: str) -> None:
    """Omitted siblings and misprinted numbers; a lone later number counts, a lone first one only if announced."""
    assert outline(text) == expected


def test_an_item_ends_where_the_next_thing_begins() -> None:
    """At the next sibling, at the end of the item around it, at a sentence that announces another list, at the end of
    the paragraph."""
    text = "如何引才？一是给钱；二是给房，首先租，其次买。如何用才？一是授权；二是容错。"
    cut = {point.label: text[point.start : point.end] for point in points_of(text)}
    assert cut == {
        "1-1": "一是给钱；",
        "1-2": "二是给房，首先租，其次买。",
        "1-2-1": "首先租，",
        "1-2-2": "其次买。",
        "3-1": "一是授权；",
        "3-2": "二是容错。",
    }


def test_full_and_half_width_marks_are_the_same() -> None:
    """The real files have the half-width marks, other pages the full-width ones."""
    wide = "三点体会：（1）要快，真快；（2）要实！结果？第一，稳。第二，进。"
    narrow = "三点体会:(1)要快,真快;(2)要实!结果?第一,稳。第二,进。"
    assert [(p.label, p.start, p.end, p.kind) for p in points_of(wide)] == [
        (p.label, p.start, p.end, p.kind) for p in points_of(narrow)
    ]


def test_the_last_item_ends_where_its_paragraph_turns() -> None:
    """下一步, or another kind that is announced, is no part of the item before it."""
    text = "两点体会。一是快,企业点头就办;二是实,说到做到。下一步,我们准备先把清单列出来。"
    points, passages = find_points([text], None)
    assert [text[point.start : point.end] for point in points] == ["一是快,企业点头就办;", "二是实,说到做到。"]
    assert [text[passage.start : passage.end] for passage in passages] == ["下一步,我们准备先把清单列出来。"]


def test_a_bare_word_of_duty_decides_no_kind() -> None:
    """要 without an own subject before it or work after it says nothing of a list."""
    points, _ = find_points(["江豚要有固定的经费,一是巡护员的工资,二是渔民的培训。"], None)
    assert {point.kind for point in points} == {None}


def test_counts_after_their_noun_announce() -> None:
    """我的建议两条, 短板三处."""
    asked, _ = find_points(["我的建议两条,一是把门打开;二是把灯点亮。"], None)
    lacking, _ = find_points(["短板三处:一是路窄,二是车少,三是人懒。"], None)
    assert {point.kind for point in asked} == {Kind.PROPOSAL}
    assert {point.kind for point in lacking} == {Kind.GAP}
