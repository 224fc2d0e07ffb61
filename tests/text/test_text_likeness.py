"""The same words are recognised in whatever script and punctuation; other words are not."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest

from app.text.folding import fold
from app.text.likeness import (
    COVERED,
    COVERED_PART,
    RUN,
    SHORTEST_PART,
    WHOLE,
    Alike,
    Difference,
    alike,
    bones,
    bones_of_each,
    differences,
    fingerprints,
)

WORDS = (
    "学习 先进 经验 解放 思想 真抓 实干 服务 企业 优化 营商 环境 推动 产业 升级 补齐 短板 干部 群众 项目 园区 招商 城市"
).split()


def speech(seed: int, length: int) -> str:
    """Words in an order of their own."""
    chance = random.Random(seed)
    return "".join(chance.choice(WORDS) + ("，" if turn % 5 == 4 else "") for turn in range(length // 2))


def order(one: str, other: str) -> Alike | None:
    shorter, longer = sorted((bones(one), bones(other)), key=len)
    return alike(shorter, longer)


def test_script_width_and_punctuation_do_not_matter() -> None:
    """A traditional page with other marks has the same bones, and the same fingerprints."""
    mainland, taiwan = "要学习苏州，优化营商环境：服务企业。", "要學習蘇州,優化營商環境:服務企業."
    assert bones(mainland) == bones(taiwan)
    one, other = fingerprints([(bones(mainland * 5), "王雪"), (bones(taiwan * 5), "王雪")])
    assert one == other


def test_bones_are_letters_and_digits_of_each_text() -> None:
    """Texts together have the bones that each has alone, by the rule for a single character."""
    texts = ["", "要学习，优化（2020）营商_环境。", "。，\n ", "𠀀、①Ａb２", "苏州"]
    folded = [fold(text) for text in texts]
    assert bones_of_each(folded) == ["".join(c for c in text if re.fullmatch(r"[^\W_]", c)) for text in folded]
    assert bones_of_each([]) == []


def test_what_another_person_says_has_other_fingerprints() -> None:
    """Only words of one name are compared."""
    skeleton = bones(speech(1, 300))
    one, other = fingerprints([(skeleton, "王雪"), (skeleton, "李明")])
    assert not one & other


@pytest.mark.parametrize("length", [SHORTEST_PART, 200, 3_000])
def test_a_shared_stretch_is_a_shared_fingerprint(length: int) -> None:
    """The law of winnowing, at every place of a text."""
    text = bones(speech(length, 2 * length + 100))
    (whole,) = fingerprints([(text, "王雪")])
    for start in range(0, len(text) - length, 37):
        (part,) = fingerprints([(text[start : start + length], "王雪")])
        assert part & whole


def test_many_texts_together_have_the_fingerprints_of_each_alone() -> None:
    """Nothing runs from one text into the next, whatever their lengths."""
    chance = random.Random(7)
    lengths = [
        0,
        19,
        20,
        SHORTEST_PART - 1,
        SHORTEST_PART,
        SHORTEST_PART + 1,
        *(chance.randrange(300) for _ in range(40)),
    ]
    said = [
        (bones(speech(seed, 2 * length))[:length], chance.choice(["王雪", "李明"]))
        for seed, length in enumerate(lengths)
    ]
    assert fingerprints(said) == [fingerprints([each])[0] for each in said]
    assert [len(found) > 0 for found in fingerprints(said)] == [len(skeleton) >= 20 for skeleton, _ in said]


def test_a_few_other_words_leave_a_text_the_same() -> None:
    """Slips of the second print."""
    text = speech(2, 500)
    assert order(text, text.replace("招商", "招来", 2)) is Alike.SAME
    assert order(text, text + "（记者报道）") is Alike.SAME


def test_a_part_is_an_excerpt() -> None:
    """Also where something was left out in its middle."""
    text = speech(3, 1_000)
    assert order(text[200:420], text) is Alike.EXCERPT
    assert order(text[100:300] + text[500:700], text) is Alike.EXCERPT


def test_speeches_of_the_same_words_in_another_order_are_two() -> None:
    """Of one vocabulary, but not the same."""
    assert order(speech(4, 800), speech(5, 800)) is None
    assert order(speech(4, 100), speech(5, 800)) is None


def test_what_counts_is_how_much_stands_in_runs_of_the_other() -> None:
    """Held to the definition, a run at a time, with texts on both sides of the shares that decide."""
    chance, met = random.Random(11), Counter[Alike | None]()
    for seed in range(600):
        longer = bones(speech(seed, chance.randrange(80, 400)))
        other = list(longer[chance.randrange(4) : len(longer) - chance.randrange(len(longer) // 3)])
        for _ in range(chance.randrange(6)):
            other[chance.randrange(len(other))] = "异"
        shorter = "".join(other)
        runs = [start for start in range(len(shorter) - RUN + 1) if shorter[start : start + RUN] in longer]
        share = len({place for start in runs for place in range(start, start + RUN)}) / len(shorter)
        whole = len(shorter) >= WHOLE * len(longer)
        enough = share >= (COVERED if whole else COVERED_PART)
        is_alike = shorter == longer or (len(shorter) >= SHORTEST_PART and enough)
        wanted = (Alike.SAME if whole else Alike.EXCERPT) if is_alike else None
        assert alike(shorter, longer) is wanted
        met[wanted] += 1
    assert min(met.values()) >= 30
    assert len(met) == 3


def test_short_phrases_are_nobodys() -> None:
    """A phrase that anybody may say again is no copy; a short text counts only where it is equal."""
    assert order("我完全同意。", "我完全同意。") is None
    assert (
        order("要把培训补贴直达企业,把服务送到每一家企业门口。", "要把培训补贴直达企业，把服务送到每一家企业门口")
        is Alike.SAME
    )
    assert (
        order("要把培训补贴直达企业,把服务送到每一家企业门口。", "要把培训补贴直达工厂,把服务送到每一家企业门口。")
        is None
    )


def test_differences_say_what_stands_instead() -> None:
    """Forms that fold alike are no difference."""
    found = differences("让企业进得来、留得住。", "讓企業引得進來，留得住。")
    assert Difference("让企业", "进", "引") in found
    assert all(one.mine not in ("让", "企业") for one in found)
    assert differences("服务企业", "服務企業") == ()
