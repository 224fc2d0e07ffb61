"""What the search benchmark asks, and what a scan of the folded texts answers: the truth for every engine.

A term holds where it is in the folded text, which is Python's ``in``. With a kind, each term must stand whole inside a
point or passage of that kind (not all in the same one), and what must not occur must not occur anywhere.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from app.domain.kinds import Kind
from app.search import query as tree
from app.search.model import Filters, SearchRequest
from app.search.query import Node
from app.text.folding import fold
from tests.benchmarks.search_drawing import offices, places
from tests.benchmarks.search_facts import Facts, facts

QUOTED = 20
"""Characters of the sentence that is looked for literally."""

_SENTENCE_OF = 777
_NOT_QUOTED = frozenset("“”\n")


@dataclass(frozen=True, slots=True)
class Question:
    """A query as a reader types it, and the tree that it must be read as."""

    name: str
    text: str
    root: Node


@dataclass(frozen=True, slots=True)
class Ask:
    """A question under one of FILTERS, by name ("" for none)."""

    question: Question
    filtered: str

    @property
    def key(self) -> str:
        """What the outcome is kept under."""
        return f"{self.question.name} | {self.filtered}"

    @property
    def filters(self) -> Filters:
        """The filters as the project's search takes them."""
        return filter_sets()[self.filtered]

    @property
    def request(self) -> SearchRequest:
        """The first page by relevance."""
        return SearchRequest(query=self.question.text, filters=self.filters)


def literal(text: str) -> tree.Literal:
    """Text that must occur as it stands."""
    return tree.Literal(text, fold(text), 0, 0)


def questions(path: Path) -> list[Question]:
    """Sixteen kinds of query; the sentence is cut from a statement of the corpus in this file."""
    sentence = _sentence(path)
    words = [literal(word) for word in "创新 人才 改革 数字经济 营商环境".split()]
    innovation, talent, reform, digital, business = words
    singles = "瑾 稳 的 创新 发展 斡旋 展的 营商环境 高质量发展 长三角一体化".split()
    return [
        *(Question(word, word, literal(word)) for word in singles),
        Question(f"a sentence of {QUOTED}", f'"{sentence}"', literal(sentence)),
        Question("创新 AND 人才", "创新 人才", tree.All((innovation, talent))),
        Question("数字经济 AND 营商环境", "数字经济 营商环境", tree.All((digital, business))),
        Question("创新 NOT 改革", "创新 -改革", tree.All((innovation, tree.Not(reform)))),
        Question("营商环境 OR 数字经济", "营商环境 OR 数字经济", tree.AnyOf((business, digital))),
        Question("创新 $10 人才", "创新 $10 人才", tree.Sequence((innovation, talent), (tree.Gap(0, 10),))),
    ]


@cache
def filter_sets() -> dict[str, Filters]:
    """No filter, and each of four."""
    return {
        "": Filters(),
        "place": Filters(place=(places()[0].chain[0],)),
        "department": Filters(department=(offices()[0].label,)),
        "years": Filters(date_from=date(2010, 1, 1), date_to=date(2014, 12, 31)),
        "kind": Filters(kind=(str(Kind.GAP),)),
    }


def asks(path: Path) -> list[Ask]:
    """Every question without a filter, then every one under each filter."""
    asked = questions(path)
    return [Ask(question, name) for name in filter_sets() for question in asked]


def scan(path: Path, wanted: Sequence[Ask]) -> dict[str, int]:
    """The exact total of each, by its key, from one pass over every statement."""
    totals = Counter({ask.key: 0 for ask in wanted})
    by_question: dict[Question, list[Ask]] = {}
    for ask in wanted:
        by_question.setdefault(ask.question, []).append(ask)
    for known in facts(path):
        for question, same in by_question.items():
            if holds(question.root, (known.folded,), known.folded):
                totals.update(ask.key for ask in same if _admitted(ask, known))
    return dict(totals)


def holds(node: Node, texts: Sequence[str], whole: str) -> bool:
    """Whether the tree holds when a term may stand in any of ``texts``, and what must not occur is held against
    ``whole``."""
    match node:
        case tree.Literal(folded=folded):
            return any(folded in text for text in texts)
        case tree.Sequence():
            pattern = _pattern(node)
            return any(pattern.search(text) for text in texts)
        case tree.All(parts):
            return all(holds(part, texts, whole) for part in parts)
        case tree.AnyOf(parts):
            return any(holds(part, texts, whole) for part in parts)
        case tree.Not(part):
            return not holds(part, (whole,), whole)
    raise NotImplementedError(f"no question of the benchmark holds a {type(node).__name__}")


@cache
def _pattern(node: tree.Sequence) -> re.Pattern[str]:
    """A regular expression for a sequence of literals, from what must lie between them."""
    return re.compile(sequence_expression(node), re.DOTALL)


def sequence_expression(node: tree.Sequence) -> str:
    """The sequence in the syntax that Python's and Rust's regular expressions share."""
    other = f"[^{''.join(sorted(tree.BREAKS))}]"
    parts = [re.escape(node.parts[0].folded)]
    for gap, part in zip(node.gaps, node.parts[1:], strict=True):
        parts += [f"{other}{{{gap.low},{'' if gap.high is None else gap.high}}}", re.escape(part.folded)]
    return "".join(parts)


def _admitted(ask: Ask, known: Facts) -> bool:
    filters = ask.filters
    if filters.place and not known.place.intersection(filters.place):
        return False
    if filters.department and not known.departments.intersection(filters.department):
        return False
    if filters.date_from and not (known.day and filters.date_from <= known.day):
        return False
    if filters.date_to and not (known.day and known.day <= filters.date_to):
        return False
    return not filters.kind or holds(ask.question.root, known.inside(filters.kind[0]), known.folded)


def _sentence(path: Path) -> str:
    """QUOTED characters from the middle of one statement, without quotes or a line break."""
    with closing(sqlite3.connect(path)) as connection:
        numbered = "SELECT text FROM statements WHERE number <= ? ORDER BY number DESC LIMIT 1"
        (text,) = connection.execute(numbered, (_SENTENCE_OF,)).fetchone()
    return next(_plain_windows(text))


def _plain_windows(text: str) -> Iterator[str]:
    for start in range(len(text) // 2, len(text) - QUOTED):
        window = text[start : start + QUOTED]
        if not _NOT_QUOTED.intersection(window):
            yield window
