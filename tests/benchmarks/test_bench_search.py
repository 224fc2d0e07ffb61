"""The benchmark of search runs on a tiny corpus, and every engine in it finds what a scan finds."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from app.search.query import Literal, Near, Node
from app.store.tables import MentionRow
from app.text.folding import fold
from tests.benchmarks import bench_search, peer_ripgrep, search_corpus
from tests.benchmarks.search_drawing import BATCH, draw
from tests.benchmarks.search_peers import OWN
from tests.benchmarks.search_queries import filter_sets, holds, literal, questions
from tests.benchmarks.search_report import Outcome, inexact, report
from tests.benchmarks.search_text import Vocabulary

TINY = 300


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """A whole run with every peer that is there, each question asked once."""
    peers = bench_search.available(",".join(bench_search.PEERS))
    return bench_search.run(TINY, peers, tmp_path_factory.mktemp("bench"), seconds=0)


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    """The vocabulary of the generated texts."""
    return Vocabulary()


def test_every_peer_finds_what_a_scan_finds(outcome: Outcome) -> None:
    """Without a filter and with each; a peer answers at least the words."""
    own = outcome.runs[OWN].name
    assert [line for line in inexact(outcome) if not line.startswith(f"{own}:")] == []
    assert {"tantivy", "fts5"} <= outcome.runs.keys()
    for run in outcome.runs.values():
        assert len(run.served.answers) >= 15


def test_the_search_finds_words_as_a_scan_does(outcome: Outcome) -> None:
    """Every query that is one literal, under every filter."""
    answers = outcome.runs[OWN].served.answers
    plain = [ask for ask in outcome.asked if isinstance(ask.question.root, Literal)]
    assert len(plain) == 11 * len(filter_sets())
    assert {ask.key: answers[ask.key].total for ask in plain} == {ask.key: outcome.truth[ask.key] for ask in plain}


def test_the_search_finds_what_a_scan_finds(outcome: Outcome) -> None:
    """Every query under every filter."""
    assert inexact(outcome) == []


def test_the_report_has_a_row_for_every_query_and_filter(outcome: Outcome) -> None:
    """And says how many hits each has; the JSON holds the same answers."""
    lines = report(outcome).splitlines()
    for question in questions(outcome.corpus.path):
        total = outcome.truth[f"{question.name} | "]
        assert sum(line.startswith(f"| {question.name} ({total:,}) |") for line in lines) == 1
    assert all(any(line.startswith(f"| by {name} |") for line in lines) for name in filter_sets() if name)
    values = json.loads(bench_search.as_json(outcome))
    assert values["engines"].keys() == outcome.runs.keys()
    assert values["truth"] == outcome.truth
    assert outcome.truth["a sentence of 20 | "] >= 1


def test_sizes_times_and_memory_are_measured(outcome: Outcome) -> None:
    """None of them is nothing."""
    assert outcome.corpus.text_bytes > 0
    assert all(each.seconds > 0 for each in outcome.growth)
    assert outcome.start.seconds > 0
    for run in outcome.runs.values():
        if run.pages:
            assert run.built.size
            assert run.served.memory.keys() == {"VmHWM", "VmRSS", "RssAnon"}


def test_the_corpus_holds_together(outcome: Outcome) -> None:
    """No row points at one that is not there, every table has rows, and a stretch stands inside its text."""
    with closing(sqlite3.connect(outcome.corpus.path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for row in search_corpus.COLUMNS:
            assert connection.execute(f"SELECT count(*) FROM {row.__tablename__}").fetchone()[0] > 0
        outside = "SELECT count(*) FROM points JOIN statements ON number = statement_number WHERE end > length(text)"
        assert connection.execute(outside).fetchone() == (0,)
        opened = "SELECT count(*) FROM points JOIN statements ON number = statement_number"
        found = connection.execute(f"{opened} WHERE substr(text, start + 1, length(marker)) = marker").fetchone()
        assert found == connection.execute(opened).fetchone()


def test_a_table_that_changed_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than a corpus without its columns."""
    monkeypatch.setattr(search_corpus, "COLUMNS", {MentionRow: "statement_number"})
    with closing(sqlite3.connect(":memory:")) as connection, pytest.raises(RuntimeError, match="mentions"):
        search_corpus.insert(connection, {MentionRow: []})


def test_texts_are_folded_and_the_same_every_time(words: Vocabulary) -> None:
    """A batch is drawn from its own seed; 创新 stands in most of its statements."""
    drawn = draw(words, 1)
    assert drawn == draw(words, 1)
    assert [each.number for each in drawn] == list(range(BATCH + 1, 2 * BATCH + 1))
    assert all(each.text.folded == fold(each.text.text) for each in drawn)
    assert 450 < sum(len(each.text.text) for each in drawn) / BATCH < 550
    assert 0.84 < sum("创新" in each.text.text for each in drawn) / BATCH < 0.88


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("创新 $10 人才", "创新驱动，人才为先", True),
        ("创新 $10 人才", "人才驱动创新", False),
        ("创新 $10 人才", "创新。人才", False),
        ("创新 NOT 改革", "改革创新", False),
        ("创新 NOT 改革", "创新", True),
        ("营商环境 OR 数字经济", "数字经济", True),
        ("创新 AND 人才", "创新", False),
    ],
)
def test_the_scan_reads_a_tree(outcome: Outcome, name: str, text: str, expected: bool) -> None:
    """Order, distance and sentence for a proximity; the rest as logic has it."""
    roots = {question.name: question.root for question in questions(outcome.corpus.path)}
    assert holds(roots[name], (fold(text),), fold(text)) is expected


def test_the_scan_refuses_what_it_does_not_know() -> None:
    """Instead of counting something else."""
    unknown: Node = Near(literal("创新"), literal("人才"), 10)
    with pytest.raises(NotImplementedError, match="Near"):
        holds(unknown, ("",), "")


def test_a_missing_ripgrep_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """With the way to get it; the others run."""
    monkeypatch.setattr(peer_ripgrep, "available", lambda: False)
    assert bench_search.available("tantivy,ripgrep") == ["tantivy"]
    assert peer_ripgrep.MISSING in capsys.readouterr().err


def test_an_unknown_peer_ends_the_program() -> None:
    """With the names that there are."""
    with pytest.raises(SystemExit, match="solr"):
        bench_search.available("solr")
