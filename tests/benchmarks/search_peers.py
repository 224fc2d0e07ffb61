"""The engines that the search benchmark puts beside each other."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from app.search.service import search
from app.store import tables
from app.store.engine import open_engine, session_factory
from tests.benchmarks import peer_ripgrep
from tests.benchmarks.peer_fts5 import Fts5
from tests.benchmarks.peer_ripgrep import Ripgrep
from tests.benchmarks.peer_tantivy import Tantivy
from tests.benchmarks.search_corpus import Corpus
from tests.benchmarks.search_pages import Built, Page, SearchEngine
from tests.benchmarks.search_queries import Ask

OWN = "yanlu"


class Yanlu:
    """The project's own search, called as its pages call it: a new session for each request."""

    name = "Yanlu"

    def build(self, corpus: Corpus, folder: Path) -> Built:
        """The index is in the corpus's own file and was made with it."""
        return Built(corpus.index_seconds, index_size(corpus.path))

    def open(self, corpus: Corpus, folder: Path) -> Page:
        """A page as the web application makes it."""
        sessions = session_factory(open_engine(corpus.url))

        def page(ask: Ask) -> int:
            with sessions() as session:
                return search(session, ask.request).total

        return page

    def answers(self, ask: Ask) -> bool:
        """Everything."""
        return True


def engines() -> dict[str, SearchEngine]:
    """Every engine that can run here, by the name under which --peers asks for it; the project's own first."""
    found: dict[str, SearchEngine] = {OWN: Yanlu(), "tantivy": Tantivy(), "fts5": Fts5()}
    if peer_ripgrep.available():
        found["ripgrep"] = Ripgrep()
    return found


def index_size(path: Path) -> int:
    """Bytes of the pages of every table (with its indexes) that is not one of the corpus itself."""
    own = {row.name for row in tables.Base.metadata.sorted_tables} | {"alembic_version"}
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name, tbl_name FROM sqlite_schema WHERE rootpage > 0").fetchall()
        ours = [name for name, table in names if table not in own and not table.startswith("sqlite_")]
        pages = "SELECT pgsize FROM dbstat WHERE name = ? AND aggregate = TRUE"
        return sum(connection.execute(pages, (name,)).fetchone()[0] for name in ours)
