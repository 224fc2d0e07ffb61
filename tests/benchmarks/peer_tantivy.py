"""tantivy over overlapping bigrams: exact, with the nine facets as fast fields and its own BM25.

It does a little less than the project's search: facets are counted with every filter, not without their own; places
are not labelled; a kind is counted wherever a hit has it, not only where the words stand inside. One character is a
regular expression over the bigrams that begin with it, which tantivy gives one score for all hits.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from tantivy import Document, Index, Occur, Query, Schema, SchemaBuilder

from app.search import query as tree
from app.search.model import UNKNOWN
from app.search.query import Node
from app.store.engine import open_engine
from tests.benchmarks.search_corpus import Corpus
from tests.benchmarks.search_facts import Facts, facts
from tests.benchmarks.search_pages import PAGE, Built, Page, shown
from tests.benchmarks.search_queries import Ask

LISTED = {"speaker": 50, "event": 50}
"""Buckets given back of facets with thousands; tantivy keeps ten times as many while it counts. Others: all."""

FACETS = ("place", "visited", "mentioned", "department", "speaker", "level", "event", "year", "kind")

_ALL = 1000
_HEAP = 1_000_000_000
_END = "▁"
_SPACE = {0x3000: 0xF8FF}
"""Where tantivy splits tokens is no character of a token; folded text holds this one kind of white space."""


class Tantivy:
    """One index on the disk, written by one thread."""

    name = "tantivy bigrams"

    def build(self, corpus: Corpus, folder: Path) -> Built:
        """Write every statement and wait for the merges."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        began = time.perf_counter()
        writer = Index(_schema(), path=str(folder)).writer(heap_size=_HEAP, num_threads=1)
        for known in facts(corpus.path):
            writer.add_document(_document(known))
        writer.commit()
        writer.wait_merging_threads()
        return Built(time.perf_counter() - began, sum(path.stat().st_size for path in folder.iterdir()))

    def open(self, corpus: Corpus, folder: Path) -> Page:
        """Two passes over the hits: the best with the total, then the facets."""
        index = Index.open(str(folder))
        searcher, schema, engine = index.searcher(), index.schema, open_engine(corpus.url)
        counts = {facet: {"terms": _terms(facet)} for facet in FACETS}

        def page(ask: Ask) -> int:
            query = _filtered(schema, _query(schema, ask.question.root), ask)
            best = searcher.search(query, limit=PAGE, count=True)
            facets = searcher.aggregate(query, counts)
            assert set(facets) == set(FACETS)
            numbers = searcher.fast_field_values("number", [address for _, address in best.hits])
            shown(engine, [int(number) for number in numbers if number is not None], ask.question.root)
            return int(best.count)  # type: ignore[attr-defined]  # missing in the stubs of tantivy 0.27

        return page

    def answers(self, ask: Ask) -> bool:
        """Not a proximity (its slop counts otherwise), nor a match inside a kind."""
        return not isinstance(ask.question.root, tree.Sequence) and not ask.filters.kind


def _terms(facet: str) -> dict[str, str | int]:
    return {"field": facet, "size": LISTED.get(facet, _ALL)}


def _schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_unsigned_field("number", fast=True)
    builder.add_text_field("body", tokenizer_name="whitespace", index_option="position")
    for facet in FACETS:
        builder.add_text_field(facet, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _document(known: Facts) -> Document:
    document = Document()
    document.add_unsigned("number", known.number)
    document.add_text("body", " ".join(_bigrams(known.folded + _END)))
    values: dict[str, Sequence[str]] = {
        "place": sorted(known.place),
        "visited": sorted(known.visited),
        "mentioned": sorted(known.mentioned),
        "department": sorted(known.departments),
        "speaker": [known.speaker] if known.speaker else [],
        "level": sorted(known.levels),
        "event": [known.event],
        "year": [str(known.day.year)] if known.day else [],
        "kind": sorted({kind for kind, _, _ in known.stretches}),
    }
    for facet, found in values.items():
        for value in found or [UNKNOWN]:
            document.add_text(facet, value)
    return document


def _bigrams(folded: str) -> Iterator[str]:
    safe = folded.translate(_SPACE)
    assert len(safe.split()) == 1, "white space inside a token would part it"
    return (first + second for first, second in pairwise(safe))


def _query(schema: Schema, node: Node) -> Query:
    match node:
        case tree.Literal(folded=folded) if len(folded) == 1:
            return Query.regex_query(schema, "body", re.escape(folded.translate(_SPACE)) + ".")
        case tree.Literal(folded=folded) if len(folded) == 2:
            return Query.term_query(schema, "body", folded.translate(_SPACE))
        case tree.Literal(folded=folded):
            return Query.phrase_query(schema, "body", list(_bigrams(folded)))
        case tree.All(parts):
            return Query.boolean_query([_clause(schema, part) for part in parts])
        case tree.AnyOf(parts):
            return Query.boolean_query([(Occur.Should, _query(schema, part)) for part in parts])
    raise NotImplementedError(type(node).__name__)


def _clause(schema: Schema, node: Node) -> tuple[Occur, Query]:
    if isinstance(node, tree.Not):
        return Occur.MustNot, _query(schema, node.part)
    return Occur.Must, _query(schema, node)


def _filtered(schema: Schema, query: Query, ask: Ask) -> Query:
    filters = ask.filters
    wanted = {"place": filters.place, "department": filters.department}
    if filters.date_from and filters.date_to:
        wanted["year"] = tuple(str(year) for year in range(filters.date_from.year, filters.date_to.year + 1))
    clauses = [
        (Occur.Must, Query.const_score_query(Query.term_set_query(schema, field, list(values)), 0.0))
        for field, values in wanted.items()
        if values
    ]
    return Query.boolean_query([(Occur.Must, query), *clauses]) if clauses else query
