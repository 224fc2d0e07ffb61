"""Slips of the input method in a word that occurs nowhere: what sounds or looks the same and does occur.

What is tried differs by one character of the same toneless reading or of a similar shape, by two that changed places;
then by a reading that speakers mix up (zh and z, l and n, ng and n) or one character too many; then by two homophones
side by side. A text occurs only where each pair of neighbours in it does, so pairs are counted first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from app.search.syllables import level_one, syllables_of
from app.search.wordlist import is_made_of_words, is_word
from app.text.folding import fold

MOST_COUNTS = 400
"""Texts that are counted at most for one word."""
SHORTEST, LONGEST = 2, 12
"""Characters of a word that is looked at."""
NO_ACCIDENT = 4
"""Characters from which on a text that occurs is hardly the end of one word and the beginning of the next."""
SHAPES = (
    "己已巳 未末 戊戌戍戎 候侯 幕墓慕暮募 辨辩辫瓣 拔拨 折拆析 贷货 土士 千干于 人入八 日曰目 大太犬 天夫 今令 "
    "治冶 免兔 密蜜 即既 籍藉 徒徙陡 梁粱 账帐 竟竞 沪泸 洽恰 撒撤 赢羸 券卷 崇祟 宜宣 茶荼 史吏 刺剌 盲肓 晴睛 "
    "延廷 斤斥 鸟乌 历厉 壁璧 驰弛 渡度 欧殴 拢扰 住往 材村 休体 问间 处外 困因 任仕 玉王 代伐 钩钓 技枝 矛予 "
    "扫归 杭抗 晓哓 塔搭 场扬 环坏 拓柘 没设"
)
"""Characters that are written for one another for their shape: one stroke or one component apart."""

Count = Callable[[str], int]


class Purse:
    """A count that remembers what it counted, and gives 0 once it has been asked for ``limit`` texts."""

    def __init__(self, count: Count, limit: int) -> None:
        self._count = count
        self._left = limit
        self._known: dict[str, int] = {}

    def count(self, text: str) -> int:
        """The number of statements that hold ``text``, folded."""
        folded = fold(text)
        if folded not in self._known:
            if self._left <= 0:
                return 0
            self._left -= 1
            self._known[folded] = self._count(folded)
        return self._known[folded]


def similar(text: str, purse: Purse, known: Callable[[str], bool] = is_word) -> tuple[tuple[str, int], ...]:
    """The texts that may have been meant by ``text`` with the number of statements that hold each, most first; those
    of the likeliest kind of slip only. Empty where ``text`` occurs or is no word of 2 to 12 Chinese characters.

    What is no word as far as ``known`` says is passed over where there are words, and short of ``NO_ACCIDENT``.
    """
    if not SHORTEST <= len(text) <= LONGEST or not all(syllables_of(char) for char in text):
        return ()
    if purse.count(text):
        return ()
    pairs = [bool(purse.count(text[at : at + 2])) for at in range(len(text) - 1)]
    for tried in (_likeliest(text, pairs, purse), _looser(text, pairs, purse), _two(text, pairs, purse)):
        found: dict[str, tuple[str, int]] = {}
        for candidate in tried:
            number = purse.count(candidate)
            if number and fold(candidate) != fold(text):
                found.setdefault(fold(candidate), (candidate, number))
        words = {key: one for key, one in found.items() if is_made_of_words(one[0], text, known)}
        if likely := words or {key: one for key, one in found.items() if len(one[0]) >= NO_ACCIDENT}:
            return tuple(sorted(likely.values(), key=lambda one: -one[1]))
    return ()


def _likeliest(text: str, pairs: list[bool], purse: Purse) -> Iterator[str]:
    yield from (text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(len(text) - 1))
    yield from _one(text, pairs, purse, alike)


def _looser(text: str, pairs: list[bool], purse: Purse) -> Iterator[str]:
    yield from _one(text, pairs, purse, mixed_up)
    if len(text) > SHORTEST + 1:
        for at in range(len(text)):
            yield text[:at] + text[at + 1 :]


def _one(text: str, pairs: list[bool], purse: Purse, other: Callable[[str], tuple[str, ...]]) -> Iterator[str]:
    for at, char in enumerate(text):
        if not all(pairs[: max(at - 1, 0)] + pairs[at + 1 :]):
            continue
        for one in other(char):
            if _joins(text[at - 1 : at], one, text[at + 1 : at + 2], purse):
                yield text[:at] + one + text[at + 1 :]


def _two(text: str, pairs: list[bool], purse: Purse) -> Iterator[str]:
    for at in range(len(text) - 1):
        if not all(pairs[: max(at - 1, 0)] + pairs[at + 2 :]):
            continue
        before, after = text[at - 1 : at], text[at + 2 : at + 3]
        seconds = [one for one in alike(text[at + 1]) if _joins("", one, after, purse)]
        for first in (one for one in alike(text[at]) if _joins(before, one, "", purse)):
            for second in seconds:
                if purse.count(first + second):
                    yield text[:at] + first + second + text[at + 2 :]


def _joins(before: str, char: str, after: str, purse: Purse) -> bool:
    return all(purse.count(pair) for pair in (before + char, char + after) if len(pair) == 2)


@cache
def _shapes() -> dict[str, str]:
    return {char: group.replace(char, "") for group in SHAPES.split() for char in group}


@cache
def _by_sound() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for char in level_one():
        for syllable in syllables_of(char):
            found[syllable].append(char)
    return {syllable: tuple(chars) for syllable, chars in found.items()}


@cache
def alike(char: str) -> tuple[str, ...]:
    """The common characters that share a toneless reading with ``char`` or have its shape."""
    sounds = (one for syllable in syllables_of(char) for one in _by_sound().get(syllable, ()))
    return _others(char, (*_shapes().get(char, ""), *sounds))


@cache
def mixed_up(char: str) -> tuple[str, ...]:
    """The common characters whose reading speakers mix up with one of ``char``'s."""
    return _others(char, (one for sound in _near_sounds(char) for one in _by_sound().get(sound, ())))


def _others(char: str, found: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in dict.fromkeys(found) if fold(one) != fold(char))


def _near_sounds(char: str) -> Iterator[str]:
    for syllable in syllables_of(char):
        heads = {syllable}
        for one, other in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("l", "n")):
            if syllable.startswith(one):
                heads.add(other + syllable[len(one) :])
            elif syllable.startswith(other) and one[1:] == "h" and not syllable.startswith(one):
                heads.add(one + syllable[len(other) :])
        for head in sorted(heads):
            yield head
            if head.endswith(("an", "en", "in")):
                yield head + "g"
            elif head.endswith(("ang", "eng", "ing")):
                yield head[:-1]
