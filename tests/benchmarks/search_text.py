"""Statements in the manner of the genre, drawn with a fixed seed: the texts of the search benchmark.

A text is a row of pieces: the words of jieba's dictionary by their frequency to the power of 0.9 (the tail stays rare),
political vocabulary, clauses that recur, and punctuation. About 500 characters, a heading before a third of them,
enumerated points in most. 创新 stands in about 86 of 100.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.text.folding import fold

Ints = NDArray[np.int64]

SEED = 20201029
MEAN_LENGTH, SPREAD, SHORTEST, LONGEST = 500, 140, 120, 1100

_SHARES = {"words": 0.66, "terms": 0.10, "clauses": 0.045}
_TERMS = """
    发展 6000 创新 1500 高质量发展 700 营商环境 420 数字经济 170 长三角一体化 110 改革 1300 人才 900 产业 1500 企业 1800
    服务 1500 项目 1300 建设 2200 推进 1500 乡村振兴 320 民生保障 120 生态文明建设 110 新质生产力 140 招商引资 240
    基层治理 150 共同富裕 130 科技创新 380 供给侧结构性改革 60 改革开放 260 新型工业化 70 城乡融合 90 法治政府 60
    放管服改革 50 双循环新发展格局 25 人民群众 420 安全生产 260 风险防控 110 社会主义现代化 180 绿色低碳 150
    粤港澳大湾区 60 京津冀协同发展 40 成渝地区双城经济圈 20 一带一路 150 专精特新 70 碳达峰碳中和 45 党的建设 200
    全面从严治党 150 脱贫攻坚 130 教育强国 40 健康中国 60 我们 2200 同志们 600 要 4000 的 16000 和 5000 是 3200
    在 3600 了 2600 坚持 900 加快 1000 提升 1000 全面 1000 推动 1300 加强 1200 深入 700 落实 900 实现 900
"""
_MARKS = "，85 。45 、30 ；8 ：4 “4 ”4 《1 》1"
"""A mark and its share in thousandths."""

_CLAUSES = """
    一张蓝图绘到底 把创新摆在更加突出的位置 以科技创新引领产业创新 干部作风务实高效 以项目论英雄 园区承载能力强
    让数据多跑路群众少跑腿 主动融入都市圈 服务企业无事不扰有求必应 敢想敢干的精神值得学习 产业链条完整配套齐全
    对标先进找准自身短板 用好用活各类人才政策 城市管理像绣花一样精细 老旧小区改造暖民心 把论文写在车间里
    民营经济是最大的特色 村集体收入连年增长 文旅融合有声有色 财政资金用在刀刃上 审批流程能减则减 机制活办法多
    领导带头抓招商 思想解放程度高 基层网格作用发挥充分 河湖治理久久为功 考核奖惩动真碰硬
    闲置土地盘活有招 龙头企业带动作用明显 校地合作走深走实 小切口做出大文章 民宿经济成了金名片 夜间消费活力足
    标准厂房拎包入住 物流成本持续下降 特色小镇各有千秋 资本招商打开新局面 法治保障贯穿始终 应急体系反应迅速
    医共体让看病更方便 养老服务送到家门口 矛盾纠纷化解在一线 古城保护与开发并重 农产品卖出好价钱 创新平台一个接一个落地
""".split()

MARKERS = ("一是", "二是", "三是", "四是", "五是", "六是")
INNER_MARKERS = ("首先", "其次")
CUES = {"insight": "深受启发", "gap": "差距在于", "measure": "下一步", "proposal": "建议"}
"""For each kind, what opens a passage of it."""

_NESTED = 0.2
"""The share of lists of four or more whose third and fourth points stand inside the second."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A point or passage: its label (none for a passage), marker or cue, and offsets in the text."""

    label: str | None
    group: int
    depth: int
    marker: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """One statement: ``text`` is the heading (of ``heading`` characters, 0 for none), a line break, the body."""

    text: str
    folded: str
    heading: int
    points: tuple[Stretch, ...]
    passages: tuple[Stretch, ...]


class Vocabulary:
    """Every piece with its probability; the last ones are placed by rule and never drawn."""

    def __init__(self) -> None:
        words, frequency = _dictionary()
        terms = _TERMS.split()
        marks = _MARKS.split()
        drawn = [*words, *terms[::2], *_CLAUSES, *(mark[0] for mark in marks)]
        weights = (
            _share(frequency**0.9, _SHARES["words"]),
            _share(np.array(terms[1::2], float), _SHARES["terms"]),
            _share(1 / np.sqrt(np.arange(1, len(_CLAUSES) + 1)), _SHARES["clauses"]),
            np.array([int(mark[1:]) for mark in marks]) / 1000,
        )
        probability = _share(np.concatenate(weights), 1.0)
        openings = [f"。{marker}" for marker in (*MARKERS, *INNER_MARKERS, *CUES.values())]
        placed = ["", "\n", "。", *openings]
        self.empty, self.line_break, self.stop = range(len(drawn), len(drawn) + 3)
        self.opening = {piece[1:]: len(drawn) + 3 + at for at, piece in enumerate(openings)}
        self.clauses = len(words) + len(terms) // 2
        self.pieces = (*drawn, *placed)
        self.lengths: Ints = np.array([len(piece) for piece in self.pieces])
        self.mean = float(probability @ self.lengths[: len(drawn)])
        self._kept, self._other = _aliases(probability)
        joined = "".join(self.pieces)
        self._starts = np.concatenate(([0], np.cumsum(self.lengths)[:-1]))
        self._codes, self._folded = _codes(joined), _codes(fold(joined))

    def draw(self, chance: np.random.Generator, number: int) -> Ints:
        """So many pieces by their probability."""
        at = chance.random(number) * len(self._kept)
        column = at.astype(np.int64)
        return np.where(at - column < self._kept[column], column, self._other[column])

    def spell(self, pieces: Ints) -> tuple[str, str]:
        """The pieces one after another, as printed and folded."""
        lengths = self.lengths[pieces]
        ends = np.cumsum(lengths)
        at = np.repeat(self._starts[pieces] - (ends - lengths), lengths) + np.arange(ends[-1])
        return _spelt(self._codes[at]), _spelt(self._folded[at])

    @cached_property
    def headings(self) -> Ints:
        """The pieces that may stand as a heading."""
        return np.arange(self.clauses, self.clauses + len(_CLAUSES))


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the marked slots of one statement are: (slot, marker, label, group, depth, label of the parent)."""

    points: tuple[tuple[int, str, str, int, int], ...]
    passage: tuple[int, str] | None


def texts(chance: np.random.Generator, words: Vocabulary, kinds: Sequence[str | None]) -> list[Text]:
    """One text for each of ``kinds``: the kind of its passage, if it is to have one (None: none)."""
    count = len(kinds)
    length = np.clip(chance.normal(MEAN_LENGTH, SPREAD, count), SHORTEST, LONGEST)
    slots = (length / words.mean).astype(np.int64) + 3  # heading, line break, the body, a full stop
    first = np.concatenate(([0], np.cumsum(slots)))
    pieces = words.draw(chance, int(first[-1]))
    headed = chance.random(count) < 1 / 3
    pieces[first[:-1]] = np.where(headed, chance.choice(words.headings, count), words.empty)
    pieces[first[:-1] + 1] = np.where(headed, words.line_break, words.empty)
    pieces[first[1:] - 1] = words.stop
    sizes = chance.choice(7, count, p=(0.25, 0.08, 0.15, 0.22, 0.15, 0.10, 0.05)).tolist()
    nested = (chance.random(count) < _NESTED).tolist()
    plans = []
    for begin, end, size, inner, kind in zip(
        first[:-1].tolist(), first[1:].tolist(), sizes, nested, kinds, strict=True
    ):
        plan = _plan(begin + 2, end - 1, size, inner, kind)
        for slot, marker, *_ in plan.points:
            pieces[slot] = words.opening[marker]
        if plan.passage:
            pieces[plan.passage[0]] = words.opening[plan.passage[1]]
        plans.append(plan)
    printed, folded = words.spell(pieces)
    offsets = np.concatenate(([0], np.cumsum(words.lengths[pieces])))
    heading = (offsets[first[:-1] + 1] - offsets[first[:-1]]).tolist()
    return [
        _text(printed, folded, offsets[begin : end + 1].tolist(), begin, heading[i], plans[i])
        for i, (begin, end) in enumerate(zip(first[:-1].tolist(), first[1:].tolist(), strict=True))
    ]


def _plan(begin: int, end: int, size: int, nested: bool, kind: str | None) -> _Plan:
    marked = size + (1 if kind else 0)
    step = (end - begin) / (marked + 0.5)
    slots = [begin + int((at + 0.5) * step) for at in range(marked)]
    inner = {2: 1, 3: 2} if nested and size >= 4 else {}
    points, outer = [], 0
    for at, slot in enumerate(slots[:size]):
        if at in inner:
            points.append((slot, INNER_MARKERS[inner[at] - 1], f"1-2-{inner[at]}", 2, 1))
        else:
            outer += 1
            points.append((slot, MARKERS[outer - 1], f"1-{outer}", 1, 0))
    return _Plan(tuple(points), (slots[size], CUES[kind]) if kind else None)


def _text(printed: str, folded: str, offsets: list[int], begin: int, heading: int, plan: _Plan) -> Text:
    base, end = offsets[0], offsets[-1]
    starts = [offsets[slot - begin] - base + 1 for slot, *_ in plan.points]
    closing = end - base
    passages: tuple[Stretch, ...] = ()
    if plan.passage:
        start = offsets[plan.passage[0] - begin] - base + 1
        passages = (Stretch(None, 0, 0, plan.passage[1], start, closing),)
        closing = start
    points = []
    for at, (_, marker, label, group, depth) in enumerate(plan.points):
        after = (s for s, p in zip(starts[at + 1 :], plan.points[at + 1 :], strict=True) if p[4] <= depth)
        points.append(Stretch(label, group, depth, marker, starts[at], next(after, closing)))
    return Text(printed[base:end], folded[base:end], heading, tuple(points), passages)


def _dictionary() -> tuple[list[str], NDArray[np.float64]]:
    """jieba's words and their frequencies, read without loading jieba."""
    found = importlib.util.find_spec("jieba")
    assert found is not None, "jieba is a dependency of the project"
    assert found.origin is not None
    rows = (line.split() for line in (Path(found.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines())
    pairs = [(row[0], float(row[1])) for row in rows if re.fullmatch("[一-鿿]+", row[0])]
    return [word for word, _ in pairs], np.array([frequency for _, frequency in pairs])


def _aliases(probability: NDArray[np.float64]) -> tuple[NDArray[np.float64], Ints]:
    """For each piece the share of its column that is its own, and the piece that has the rest, so that drawing takes
    one look-up however many pieces there are (Vose 1991, the alias method)."""
    kept = (probability * len(probability)).tolist()
    other = list(range(len(kept)))
    poor = [at for at, share in enumerate(kept) if share < 1]
    rich = [at for at, share in enumerate(kept) if share >= 1]
    while poor and rich:
        low, high = poor.pop(), rich[-1]
        other[low] = high
        kept[high] -= 1 - kept[low]
        if kept[high] < 1:
            poor.append(rich.pop())
    return np.array(kept), np.array(other)


def _share(weights: NDArray[np.float64], whole: float) -> NDArray[np.float64]:
    return weights * (whole / float(weights.sum()))


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)


def _spelt(codes: NDArray[np.uint32]) -> str:
    return codes.tobytes().decode("utf-32-le")
