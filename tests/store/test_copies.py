"""Which statements count and which are copies is what all pairs of them say, and found with far fewer comparisons."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import cache, partial

import pytest
from sqlalchemy.orm import Session

from app.store import comparing, copies
from app.store.copies import settle_copies
from app.text.likeness import WHOLE, Alike, alike, bones, fingerprints
from tests.store.families import Family, Speech

WORDS = (
    "学习 先进 经验 解放 思想 真抓 实干 服务 企业 优化 营商 环境 推动 产业 升级 补齐 短板 干部 群众 项目 园区 招商 城市"
).split()
NAMES = ("王雪", "李明")
Drawn = Callable[[random.Random], str]


def spoken(chance: random.Random, length: int) -> str:
    """Words in an order of their own."""
    return "".join(chance.choices(WORDS, k=length // 2))


def variant(text: str, chance: random.Random) -> str:
    """The same speech with slips, without its beginning or end, or with a word more."""
    said = list(text)
    for _ in range(chance.choice([0, 0, 1, 2, 4, 8])):
        said[chance.randrange(len(said))] = "异"
    low, high = chance.choice([(0, 1), (0, 1), (0, 0.97), (0, 0.9), (0.2, 1), (0.5, 1), (0, 0.4)])
    return "".join(said[int(low * len(said)) : int(high * len(said))]) + chance.choice(["", "", "好", "谢谢大家"])


def drawn(chance: random.Random, text: Drawn) -> Speech:
    """A speech of one of two people on one of some days, or on none that is known."""
    days = [chance.choice([None, date(2021, 1, 1) + timedelta(chance.randrange(80))]) for _ in range(2)]
    name = NAMES[chance.random() < 0.1]
    return Speech(f"{chance.randrange(1_000):03}.txt", name, text(chance), *days)


def step(family: Family, chance: random.Random, text: Drawn) -> tuple[list[int], list[int]]:
    """Some speeches come, some go, some are read again, changed or not: what was written and what was dropped."""
    standing = sorted(family.speeches)
    gone = chance.sample(standing, min(len(standing), chance.choice([0, 0, 1, 1, 4])))
    left = [number for number in standing if number not in gone]
    again = chance.sample(left, min(len(left), chance.choice([0, 0, 1, 3])))
    for number in gone:
        family.withdraw(number)
    for number in again:
        speech = family.speeches[number]
        family.change(number, chance.choice([speech, drawn(chance, text)]))
    fresh = [family.add(drawn(chance, text)) for _ in range(chance.choice([0, 1, 2, 8]))]
    return [*fresh, *again], [*gone, *again]


@pytest.mark.parametrize("seed", range(4))
def test_texts_count_as_all_pairs_say(session: Session, seed: int) -> None:
    """Of speeches with slips, cuts and additions, whatever comes, changes and goes in whatever order."""
    chance = random.Random(seed)
    bases = [spoken(chance, 300) for _ in range(2)]
    family = Family(session)

    def how(one: Speech, fuller: Speech) -> Alike | None:
        mine, theirs = fingerprints([(bones(each.text), each.name) for each in (one, fuller)])
        return alike(bones(one.text), bones(fuller.text)) if mine & theirs else None

    for _ in range(12):
        settle_copies(session, *step(family, chance, lambda chance: variant(chance.choice(bases), chance)))
        assert family.stored() == family.defined(how)


@cache
def marks(skeleton: str, name: str) -> frozenset[int]:
    """Drawn fingerprints of a text, others for another name."""
    chance = random.Random(skeleton)
    return frozenset(1_000 * NAMES.index(name) + mark for mark in chance.sample(range(12), chance.randint(1, 3)))


@cache
def drawn_alike(share: float, one: str, fuller: str) -> Alike | None:
    """Whether a text is like a fuller one, drawn for each two."""
    if one == fuller:
        return Alike.SAME
    if random.Random(f"{one} {fuller}").random() > share:
        return None
    return Alike.SAME if len(one) >= WHOLE * len(fuller) else Alike.EXCERPT


def drawn_fingerprints(said: Sequence[tuple[str, str]]) -> list[frozenset[int]]:
    """Those of many texts."""
    return [marks(*each) for each in said]


@pytest.mark.parametrize("share", [0.1, 0.4, 0.95])
@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_alike_counts_as_all_pairs_say(
    session: Session, monkeypatch: pytest.MonkeyPatch, seed: int, share: float
) -> None:
    """Where likeness is drawn and leads to nothing: what is like a copy need not be like its original."""
    monkeypatch.setattr(comparing, "alike", partial(drawn_alike, share))
    monkeypatch.setattr(comparing, "is_enough", lambda *_: True)
    for module in (comparing, copies):
        monkeypatch.setattr(module, "fingerprints", drawn_fingerprints)
    chance, family = random.Random(seed), Family(session)

    def text(chance: random.Random) -> str:
        many: int = chance.choice([*range(20, 25), *range(95, 105)])
        return chance.choice("甲乙丙丁戊己庚辛") * many

    def how(one: Speech, fuller: Speech) -> Alike | None:
        mine, theirs = (bones(each.text) for each in (one, fuller))
        return drawn_alike(share, mine, theirs) if marks(mine, one.name) & marks(theirs, fuller.name) else None

    for _ in range(16):
        settle_copies(session, *step(family, chance, text))
        assert family.stored() == family.defined(how)


def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The pairs that are compared from here on."""
    pairs: list[tuple[str, str]] = []

    def counting(one: str, fuller: str) -> Alike | None:
        pairs.append((one, fuller))
        return alike(one, fuller)

    monkeypatch.setattr(comparing, "alike", counting)
    return pairs


def slips(chance: random.Random, many: int) -> list[str]:
    """One speech printed many times, no two times with the same letters, often with a word more at its end."""
    base, found = spoken(chance, 400), dict[str, None]()
    while len(found) < many:
        said = list(base)
        for _ in range(2):
            said[chance.randrange(len(said))] = chance.choice("异误谬讹")
        found["".join(said) + "好" * chance.randrange(4)] = None
    return list(found)


def ingested(family: Family, texts: Iterable[str], at_once: int) -> None:
    """Have texts come, so many in a step."""
    numbers = [family.add(Speech(f"{place:04}.txt", NAMES[0], text)) for place, text in enumerate(texts)]
    for start in range(0, len(numbers), at_once):
        settle_copies(family.session, numbers[start : start + at_once])


def test_a_family_costs_few_comparisons_for_each_that_comes(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not one for each two; all but one are its copies."""
    chance = random.Random(1)
    family, pairs = Family(session), compared(monkeypatch)
    ingested(family, slips(chance, 300), 10)
    assert sum(original is None for original, _ in family.stored().values()) == 1
    assert len(pairs) < 5 * 300
    pairs.clear()
    settle_copies(session, family.speeches, family.speeches)
    assert len(pairs) < 2 * 300, "all of them read again at once"


def test_a_fuller_text_costs_one_comparison_for_each_of_its_family(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes over the copies of the one that was fullest, and that one."""
    chance = random.Random(2)
    family, pairs = Family(session), compared(monkeypatch)
    ingested(family, slips(chance, 100), 100)
    pairs.clear()
    fullest = family.add(Speech("a.txt", NAMES[0], f"{next(iter(family.speeches.values())).text}谢谢大家"))
    settle_copies(session, [fullest])
    assert len(pairs) <= 100


def test_equal_texts_are_compared_once(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often each was printed."""
    chance = random.Random(3)
    family, pairs = Family(session), compared(monkeypatch)
    ingested(family, [text for text in slips(chance, 5) for _ in range(40)], 200)
    assert len(pairs) <= 5 * 5


def test_what_only_a_fuller_text_held_counts_when_that_goes(session: Session) -> None:
    """Also where one as full was printed before it, so that all of them were copies of that one."""
    chance, family = random.Random(4), Family(session)
    text = spoken(chance, 2_000)
    first = family.add(Speech("a.txt", NAMES[0], text[: int(0.97 * len(text))], published=date(2021, 1, 1)))
    fullest = family.add(Speech("b.txt", NAMES[0], text, published=date(2021, 1, 2)))
    end = family.add(Speech("c.txt", NAMES[0], text[-70:], published=date(2021, 1, 3)))
    settle_copies(session, [first, fullest, end])
    assert family.stored() == {first: (None, False), fullest: (first, False), end: (first, True)}
    family.withdraw(fullest)
    settled = settle_copies(session, [], [fullest])
    assert family.stored() == {first: (None, False), end: (None, False)}
    assert settled.promoted == {end}
