"""Slips of the input method in words without hits are suggested, for a bounded number of counts."""

from __future__ import annotations

import pytest

from app.search.corrections import corrections
from app.search.homophones import LONGEST, MOST_COUNTS, Purse, alike, mixed_up, similar
from app.search.query import All, Gap, Literal, Near, Not, Sequence
from app.text.folding import fold

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
    assert corrections(literal(typed), Counting()) == ()


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
    (first, second, third) = corrections(literal("城市"), lambda folded: held.get(folded, 0))
    assert [(one.text, one.statements) for one in (first, second, third)] == [("城室", 9), ("城势", 7), ("城式", 4)]


def test_the_whole_query_is_rewritten() -> None:
    """The word in its place: in a sequence, a pair, beside others; what must not occur is left alone."""
    slip, other = literal("赢商环境"), literal("创新")
    (one,) = corrections(All((slip, other)), Counting())
    assert (one.typed, one.text, one.statements, one.query) == ("赢商环境", "营商环境", 2, "营商环境 创新")
    (near,) = corrections(Near(slip, other, 9), Counting())
    assert near.query == "营商环境 #9 创新"
    (chain,) = corrections(Sequence((other, slip), (Gap(0, 3),)), Counting())
    assert chain.query == "创新 $3 营商环境"
    assert corrections(All((other, Not(slip))), Counting()) == ()
    assert corrections(None, Counting()) == ()


@pytest.mark.parametrize(
    "typed", ["yingshanghuanjing", "ying shang huan jing", "YingShangHuanJing", "yíngshānghuánjìng"]
)
def test_words_typed_in_pinyin(typed: str) -> None:
    """Looked up among the words that the caller knows, where they occur."""
    found = corrections(literal(typed), Counting(), ("营商环境", "赢商环境", "创新"))
    assert [(one.text, one.statements) for one in found] == [("营商环境", 2)]


def test_a_character_left_out() -> None:
    """Looked up among the words that the caller knows."""
    (one,) = corrections(literal("商引资"), Counting(), ("招商引资", "创新")) or (None,)
    assert one is None  # it occurs, inside the longer word
    found = corrections(literal("招引资"), Counting(), ("招商引资", "创新"))
    assert [one.text for one in found] == ["招商引资"]


def test_characters_that_are_taken_for_one_another() -> None:
    """By sound, by shape, by sounds that dialects mix; never one of the same class of scripts."""
    assert {"赢", "迎", "影"} <= set(alike("营"))
    assert {"已", "巳"} <= set(alike("己"))
    assert {"新", "星"} <= set(mixed_up("心")) | set(mixed_up("信"))
    assert {"蓝", "拦"} <= set(mixed_up("南"))
    assert {"是", "时"} <= set(mixed_up("四"))
    assert "發" not in alike("发")
    assert "发" not in alike("發")
