"""How well search ranks, on queries judged by hand: python -m tests.relevance.measure

Reads the real files (setting YANLU_SEEDS) and the sample corpus into a temporary database, runs the queries of
judged.json in three orders (our ranking, plain BM25, newest first) and prints nDCG@10 of each query and the means.

judged.json was written before any order was looked at: every statement that matches a query was read and graded from 0
to 3 for the need noted beside it. 3: the statement or one of its points is about this, an expert would want it first;
2: a substantial passage about it; 1: mentioned in passing, with some content; 0: a bare mention, a formula, or another
meaning. Each judgement is [permalink id, grade, reason], the reason from grade 2 on. Permalinks are made from content,
so they name the same statements in every database.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any
from unicodedata import east_asian_width

from sqlalchemy.orm import Session

from app.ingest.folders import find
from app.ingest.pipeline import ingest
from app.search.language import parse_query
from app.search.model import Filters, Hit, SearchRequest, Sort
from app.search.query import literals_of
from app.search.service import LARGEST_PAGE, search
from app.settings import Settings
from app.store.engine import open_engine, session_factory
from app.store.migration import migrate
from app.text.folding import fold
from tests.relevance.bm25 import by_bm25
from tests.relevance.ndcg import ndcg, unjudged

JUDGED = Path(__file__).parent / "judged.json"
SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples"
ORDERS = ("ranking", "bm25", "newest")


@dataclass(frozen=True)
class Judged:
    """A query with its filters (facet: value), what its reader is after, the grades by permalink id, and the reasons
    for the high ones."""

    query: str
    filters: dict[str, str]
    need: str
    grades: dict[str, int]
    reasons: dict[str, str]

    @property
    def title(self) -> str:
        """The query as a line of a table names it."""
        return " ".join((self.query, *(f"[{facet}={value}]" for facet, value in self.filters.items())))


@dataclass(frozen=True)
class Measured:
    """One query: how many statements match, nDCG@10 of each order, and which of their first ten nobody judged."""

    judged: Judged
    total: int
    scores: dict[str, float]
    unjudged: tuple[str, ...]


def load_judged() -> tuple[Judged, ...]:
    """The judgements as they are kept."""
    return tuple(
        Judged(
            row["query"],
            row["filters"],
            row["need"],
            {each[0]: each[1] for each in row["grades"]},
            {each[0]: each[2] for each in row["grades"] if len(each) > 2},
        )
        for row in json.loads(JUDGED.read_text(encoding="utf-8"))
    )


def read_into(database: Path, folders: Sequence[Path]) -> None:
    """Make a database and read ``folders`` into it, one after the other."""
    engine = open_engine(f"sqlite:///{database}")
    migrate(engine)
    for folder in folders:
        for _ in ingest(engine, find([folder])):
            pass
    engine.dispose()


def every_hit(session: Session, query: str, filters: Mapping[str, str], sort: Sort) -> list[Hit]:
    """All hits of a query in order, page by page."""
    narrowed: dict[str, Any] = {facet: (value,) for facet, value in filters.items()}
    hits: list[Hit] = []
    page = pages = 1
    while page <= pages:
        result = search(session, SearchRequest(query, Filters(**narrowed), sort, page, LARGEST_PAGE))
        hits += result.hits
        page, pages = page + 1, result.pages
    return hits


def orders_of(session: Session, judged: Judged, texts: Mapping[str, str]) -> dict[str, list[str]]:
    """The ids of the hits of one query in each of the orders."""
    ranked = [hit.id for hit in every_hit(session, judged.query, judged.filters, Sort.RELEVANCE)]
    newest = [hit.id for hit in every_hit(session, judged.query, judged.filters, Sort.NEWEST)]
    literals = [literal.folded for literal in literals_of(parse_query(judged.query).root)]
    return dict(zip(ORDERS, (ranked, by_bm25(ranked, texts, literals), newest), strict=True))


def measure(database: Path) -> tuple[Measured, ...]:
    """Every judged query over the corpus of a database, in the order of the file."""
    engine = open_engine(f"sqlite:///{database}")
    with closing(session_factory(engine)()) as session:
        texts = {hit.id: fold(hit.text) for hit in every_hit(session, "", {}, Sort.NEWEST)}
        found = [(judged, orders_of(session, judged, texts)) for judged in load_judged()]
    engine.dispose()
    return tuple(
        Measured(
            judged,
            len(orders["ranking"]),
            {name: ndcg(order, judged.grades) for name, order in orders.items()},
            tuple(sorted({each for order in orders.values() for each in unjudged(order, judged.grades)})),
        )
        for judged, orders in found
    )


def mean(measured: Sequence[Measured], order: str) -> float:
    """nDCG@10 of an order, the mean of all queries."""
    return fmean(one.scores[order] for one in measured)


def table(measured: Sequence[Measured]) -> str:
    """A line a query, the means, and what nobody judged among the first ten."""
    width = max(_columns(one.judged.title) for one in measured) + 1
    lines = [f"{'query':<{width}}{'hits':>5}" + "".join(f"{name:>9}" for name in ORDERS)]
    for one in measured:
        title = one.judged.title + " " * (width - _columns(one.judged.title))
        lines.append(f"{title}{one.total:>5}" + "".join(f"{one.scores[name]:>9.3f}" for name in ORDERS))
    lines.append(f"{'mean':<{width + 5}}" + "".join(f"{mean(measured, name):>9.3f}" for name in ORDERS))
    lines += [f"unjudged: {one.judged.title}: {' '.join(one.unjudged)}" for one in measured if one.unjudged]
    return "\n".join(lines)


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "relevance.sqlite3"
        read_into(database, (Settings().seeds, SAMPLES))
        print(table(measure(database)))


if __name__ == "__main__":
    main()
