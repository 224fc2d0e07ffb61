"""SQLite's FTS5 over overlapping bigrams, ranked by bm25() and with every facet a GROUP BY: the plain road.

The index is a file of its own beside the corpus, which is attached. It does a little less than the project's search:
facets are counted with every filter, not without their own; buckets have no labels and places no parents; a kind is
counted wherever a hit has it.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from app.search import query as tree
from app.search.query import Node
from app.store.engine import open_engine
from tests.benchmarks.search_corpus import Corpus
from tests.benchmarks.search_pages import PAGE, Built, Page, shown
from tests.benchmarks.search_queries import Ask

_CREATE = "CREATE VIRTUAL TABLE bigrams USING fts5(body, tokenize='ascii', content='')"
_HITS = """
    WITH found AS MATERIALIZED (SELECT rowid AS number, bm25(bigrams) AS worth FROM bigrams WHERE bigrams MATCH :query),
    hits AS MATERIALIZED (
        SELECT s.number, s.day, s.event_id, s.speaker_id, s.place_code, found.worth
        FROM found CROSS JOIN corpus.statements s ON s.number = found.number WHERE s.state = 'published' {conditions}
    )
"""
_PARTS = (
    "SELECT 'total', NULL, count(*) FROM hits",
    f"SELECT * FROM (SELECT 'hit', number, worth FROM hits ORDER BY worth, day DESC, number LIMIT {PAGE})",
    "SELECT 'place', place_code, count(*) FROM hits GROUP BY place_code",
    "SELECT 'visited', codes, sum(n) FROM (SELECT n, (SELECT group_concat(place_code) FROM corpus.destinations d"
    " WHERE d.event_id = e.event_id) AS codes FROM (SELECT event_id, count(*) AS n FROM hits GROUP BY event_id) e)"
    " GROUP BY codes",
    "SELECT 'mentioned', codes, count(*) FROM (SELECT group_concat(m.place_code) AS codes FROM hits h"
    " LEFT JOIN corpus.mentions m ON m.statement_number = h.number GROUP BY h.number) GROUP BY codes",
    "SELECT 'department', r.department_id, count(DISTINCT h.number) FROM hits h LEFT JOIN corpus.roles r"
    " ON r.statement_number = h.number GROUP BY r.department_id",
    "SELECT 'speaker', speaker_id, count(*) FROM hits GROUP BY speaker_id",
    "SELECT 'level', r.level, count(DISTINCT h.number) FROM hits h LEFT JOIN corpus.roles r"
    " ON r.statement_number = h.number GROUP BY r.level",
    "SELECT 'event', event_id, count(*) FROM hits GROUP BY event_id",
    "SELECT 'year', substr(day, 1, 4), count(*) FROM hits GROUP BY 2",
    "SELECT 'kind', kind, count(*) FROM (SELECT p.kind, h.number FROM hits h JOIN corpus.points p"
    " ON p.statement_number = h.number UNION SELECT p.kind, h.number FROM hits h JOIN corpus.passages p"
    " ON p.statement_number = h.number) WHERE kind IS NOT NULL GROUP BY kind",
)
_PLACE = (
    "AND s.place_code IN (SELECT p.code FROM corpus.places p JOIN corpus.places above ON above.code = :place"
    " WHERE p.chain = above.chain OR p.chain LIKE above.chain || '/%')"
)
_DEPARTMENT = "AND s.number IN (SELECT statement_number FROM corpus.roles WHERE department_id = :department)"
_DAYS = "AND s.day BETWEEN :date_from AND :date_to"


class Fts5:
    """One FTS5 table in a file of its own."""

    name = "FTS5 bigrams, SQL facets"

    def build(self, corpus: Corpus, folder: Path) -> Built:
        """Write every statement and merge the index into one."""
        folder.mkdir(parents=True, exist_ok=True)
        path = _file(folder)
        path.unlink(missing_ok=True)
        began = time.perf_counter()
        with closing(sqlite3.connect(corpus.path)) as source, closing(sqlite3.connect(path)) as connection:
            for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000"):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute(_CREATE)
            rows = source.execute("SELECT number, folded FROM statements ORDER BY number")
            tokens = ((number, _tokens(folded)) for number, folded in rows)
            connection.executemany("INSERT INTO bigrams (rowid, body) VALUES (?, ?)", tokens)
            connection.execute("INSERT INTO bigrams (bigrams) VALUES ('optimize')")
            connection.commit()
        return Built(time.perf_counter() - began, path.stat().st_size)

    def open(self, corpus: Corpus, folder: Path) -> Page:
        """One statement of SQL works out the hits once, then total, best and facets."""
        connection, engine = sqlite3.connect(_file(folder)), open_engine(corpus.url)
        connection.execute("ATTACH ? AS corpus", (str(corpus.path),))
        for pragma in ("cache_size=-100000", "corpus.cache_size=-100000", "mmap_size=2147418112"):
            connection.execute(f"PRAGMA {pragma}")

        def page(ask: Ask) -> int:
            total, numbers = 0, []
            for part, value, count in connection.execute(*_statement(ask)):
                if part == "total":
                    total = count
                elif part == "hit":
                    numbers.append(value)
            shown(engine, numbers, ask.question.root)
            return total

        return page

    def answers(self, ask: Ask) -> bool:
        """Not a proximity (NEAR counts tokens, in both orders), nor a match inside a kind."""
        return not isinstance(ask.question.root, tree.Sequence) and not ask.filters.kind


def _file(folder: Path) -> Path:
    return folder / "bigrams.sqlite3"


def _tokens(folded: str) -> str:
    return " ".join([first + second for first, second in pairwise(folded)] + [folded[-1:]])


def _statement(ask: Ask) -> tuple[str, dict[str, str]]:
    filters, conditions = ask.filters, []
    values = {"query": _expression(ask.question.root)}
    if filters.place:
        conditions.append(_PLACE)
        values["place"] = filters.place[0]
    if filters.department:
        conditions.append(_DEPARTMENT)
        values["department"] = filters.department[0]
    if filters.date_from and filters.date_to:
        conditions.append(_DAYS)
        values |= {"date_from": filters.date_from.isoformat(), "date_to": filters.date_to.isoformat()}
    return _HITS.format(conditions=" ".join(conditions)) + " UNION ALL ".join(_PARTS), values


def _expression(node: Node) -> str:
    match node:
        case tree.Literal(folded=folded) if len(folded) == 1:
            return f'"{folded}" *'
        case tree.Literal(folded=folded):
            return '"' + " ".join(first + second for first, second in pairwise(folded)) + '"'
        case tree.All((first, tree.Not(second))):
            return f"({_expression(first)}) NOT ({_expression(second)})"
        case tree.All(parts):
            return " AND ".join(f"({_expression(part)})" for part in parts)
        case tree.AnyOf(parts):
            return " OR ".join(f"({_expression(part)})" for part in parts)
    raise NotImplementedError(type(node).__name__)
