"""Slips of the input method in words without hits are suggested, for a bounded number of counts."""

from __future__ import annotations

import pytest

from app.search.corrections import corrections
from app.search.homophones import LONGEST, MOST_COUNTS, Purse, alike, mixed_up, similar
from app.search.query import All, Gap, Literal, Near, Node, Not, Sequence, literals_of
from app.search.wordlist import is_made_of_words, is_word
from app.text.folding import fold

WORDS = ("人才", "货物", "政府", "民政")
TEXTS = tuple(
    map(
        fold,
        (
            "优化营商环境，推动产业集群发展。",
            "乡村振兴是头等大事，招商引资是第一要事。",
            "营商环境是竞争力，高质量发展靠创新，干部要转作风。",
            "南方的年轻人爱林业，城市更新要提速。",
        ),
    )
)


class Counting:
    """Statements that hold a folded text, and how often that was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, folded: str) -> int:
        self.asked += 1
        return sum(folded in text for text in TEXTS)


def total(node: Node) -> int:
    """Statements that hold every literal of a tree."""
    return sum(all(one.folded in text for one in literals_of(node)) for text in TEXTS)


def corrected(root: Node | None, words: tuple[str, ...] = ()) -> list[tuple[str, str, int, str]]:
    """The suggestions for a query: what is typed, what may be meant, how many statements the query finds."""
    found = corrections(root, Counting(), total, words)
    return [(one.typed, one.text, one.statements, one.query) for one in found]


def literal(text: str) -> Literal:
    """A word of a query."""
    return Literal(text, fold(text), 0, len(text))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("赢商环境", "营商环境"),
        ("营商环镜", "营商环境"),
        ("赢商環境", "营商環境"),
        ("营商坏境", "营商环境"),
        ("乡村振心", "乡村振兴"),
        ("乡春振兴", "乡村振兴"),
        ("招商引姿", "招商引资"),
        ("营环商境", "营商环境"),
        ("创心", "创新"),
        ("产业极群", "产业集群"),
        ("招商引引资", "招商引资"),
        ("南方的年青人", "南方的年轻人"),
        ("城市跟新", "城市更新"),
        ("高质量发涨", "高质量发展"),
        ("赢伤环境", "营商环境"),
    ],
)
def test_what_was_meant_is_found(typed: str, meant: str) -> None:
    """One homophone, a similar shape, two swapped, a near sound, one too many, two homophones side by side."""
    count = Counting()
    assert similar(typed, Purse(count, MOST_COUNTS))[0][0] == meant
    assert count.asked <= MOST_COUNTS


@pytest.mark.parametrize(
    "typed", ["营商环境", "創新", "火星移民", "营", "abc", "营商环境2", "营商环境" * 4, "", "营商 环境"]
)
def test_nothing_is_suggested(typed: str) -> None:
    """For what occurs (in any script), what resembles nothing, and what is no word of 2 to 12 characters."""
    assert similar(typed, Purse(Counting(), MOST_COUNTS)) == ()


@pytest.mark.parametrize(("typed", "printed"), [("乾部", "干部"), ("髮展", "发展"), ("營商環境", "营商环境")])
def test_a_slip_of_script_is_no_slip(typed: str, printed: str) -> None:
    """Folding makes one class of what conversion between the scripts mixes up: such a word simply has hits."""
    assert fold(typed) == fold(printed)
    assert Counting()(fold(typed)) > 0
    assert corrected(literal(typed)) == []


def test_the_number_of_counts_is_bounded() -> None:
    """Whatever the corpus holds: where every pair occurs and no whole word does, counting stops."""
    asked = []

    def count(folded: str) -> int:
        asked.append(folded)
        return len(folded) <= 2

    assert similar("经济技术开发事业继续提", Purse(count, MOST_COUNTS)) == ()
    assert len(asked) <= MOST_COUNTS
    assert len(set(asked)) == len(asked)
    assert len("经济技术开发事业继续提") <= LONGEST


def test_most_statements_come_first() -> None:
    """Three at most, of different texts."""
    held = {fold("城式"): 4, fold("城室"): 9, fold("城事"): 2, fold("城势"): 7}

    def total(node: Node) -> int:
        return held.get(literals_of(node)[0].folded, 0)

    found = corrections(literal("城市"), lambda folded: held.get(folded, 0), total, known=lambda text: True)
    assert [(one.text, one.statements) for one in found] == [("城室", 9), ("城势", 7), ("城式", 4)]


@pytest.mark.parametrize(
    ("typed", "held", "meant"),
    [
        ("人材", {"人才": 16, "人踩": 40, "人采": 1}, ["人才"]),
        ("火箭", {"和检": 1, "货件": 3}, []),
        ("林晓和", {"林晓": 3, "晓禾": 2, "林晓禾": 2, "晓合": 9, "林晓合": 9}, ["林晓禾"]),
        ("人民正府", {"人民": 9, "政府": 8, "人民政府": 5, "民政": 1}, ["人民政府"]),
        ("双但目标", {"双": 9, "目标": 9, "双碳": 3, "但目": 1, "双单": 1, "单目": 1, "双单目标": 1}, ["双单目标"]),
    ],
)
def test_words_rather_than_what_meets_across_their_borders(typed: str, held: dict[str, int], meant: list[str]) -> None:
    """By the dictionary and the names of the corpus; four characters and more that occur are no accident."""
    numbers = {fold(text): number for text, number in held.items()}
    found = similar(typed, Purse(lambda folded: numbers.get(folded, 0), MOST_COUNTS), {"林晓禾", *WORDS}.__contains__)
    assert [text for text, _ in found] == meant


@pytest.mark.parametrize(
    ("text", "typed", "whole"),
    [
        ("优化营商环境", "优化赢商环境", True),
        ("人才引进", "人才引引进", True),
        ("人踩", "人材", False),
        ("林晓禾", "林晓和", False),
        ("政府", "政府府", True),
    ],
)
def test_what_changed_stands_in_a_word(text: str, typed: str, whole: bool) -> None:
    """Of the dictionary file."""
    assert is_made_of_words(text, typed, is_word) is whole
    assert not is_word("")
    assert not is_word("3 n\n人才")


def test_the_number_is_that_of_the_whole_query() -> None:
    """What finds nothing beside the other words is no suggestion; slips that need each other are mended together."""
    assert corrected(All((literal("赢商环境"), literal("林业")))) == []
    assert corrected(All((literal("赢商环境"), literal("产业极群")))) == [
        ("赢商环境 产业极群", "营商环境 产业集群", 1, "营商环境 产业集群")
    ]


def test_the_whole_query_is_rewritten() -> None:
    """The word in its place: in a sequence, a pair, beside others; what must not occur is left alone."""
    slip, other = literal("赢商环境"), literal("创新")
    assert corrected(All((slip, other))) == [("赢商环境", "营商环境", 1, "营商环境 创新")]
    ((*_, near),) = corrected(Near(slip, other, 9))
    assert near == "营商环境 #9 创新"
    ((*_, chain),) = corrected(Sequence((other, slip), (Gap(0, 3),)))
    assert chain == "创新 $3 营商环境"
    assert corrected(All((other, Not(slip)))) == []
    assert corrected(None) == []


@pytest.mark.parametrize(
    "typed", ["yingshanghuanjing", "ying shang huan jing", "YingShangHuanJing", "yíngshānghuánjìng"]
)
def test_words_typed_in_pinyin(typed: str) -> None:
    """Looked up among the words that the caller knows, where they occur."""
    found = corrected(literal(typed), ("营商环境", "赢商环境", "创新"))
    assert [one[1:3] for one in found] == [("营商环境", 2)]


def test_a_character_left_out() -> None:
    """Looked up among the words that the caller knows."""
    assert corrected(literal("商引资"), ("招商引资", "创新")) == []  # it occurs, inside the longer word
    assert [text for _, text, *_ in corrected(literal("招引资"), ("招商引资", "创新"))] == ["招商引资"]


def test_characters_that_are_taken_for_one_another() -> None:
    """By sound, by shape, by sounds that dialects mix; never one of the same class of scripts."""
    assert {"赢", "迎", "影"} <= set(alike("营"))
    assert {"已", "巳"} <= set(alike("己"))
    assert {"新", "星"} <= set(mixed_up("心")) | set(mixed_up("信"))
    assert {"蓝", "拦"} <= set(mixed_up("南"))
    assert {"是", "时"} <= set(mixed_up("四"))
    assert "發" not in alike("发")
    assert "发" not in alike("發")
