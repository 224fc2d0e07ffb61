"""The benchmark of pages runs on a tiny corpus and asks for every kind of page that there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.settings import Settings
from app.web.application import create_app
from tests.benchmarks.bench_pages import Times, report, times_of
from tests.benchmarks.page_addresses import page_addresses
from tests.benchmarks.page_server import running
from tests.benchmarks.search_corpus import Corpus, corpus

TINY = 300
APART = {"/healthz", "/statements", "/search.csv"}
"""What is no page of its own."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """A tiny corpus."""
    return corpus(tmp_path_factory.mktemp("pages"), TINY)


def test_every_kind_of_page_is_asked_for(made: Corpus) -> None:
    """Each route of a page answers one of the addresses."""
    asked = {path for paths in page_addresses(made.path, 3).values() for path in paths}
    app = create_app(Settings(database_url=made.url))
    app.state.engine.dispose()
    routes = {str(getattr(route, "path", "")) for route in app.routes}
    pages = {path for path in routes if path and not path.startswith(("/api", "/static"))} - APART

    def answers(route: str) -> bool:
        head, _, tail = route.partition("{")
        end = tail.partition("}")[2]
        return any(
            path.partition("?")[0] == route if not tail else path.startswith(head) and path.endswith(end)
            for path in asked
        )

    assert sorted(path for path in pages if not answers(path)) == []


def test_the_report_has_a_row_for_every_kind(made: Corpus) -> None:
    """With the times of a server that answered."""
    addresses = page_addresses(made.path, 2)
    with running(made.url) as port:
        times = times_of(port, addresses)
    assert times.keys() == addresses.keys()
    assert all(time > 0 for each in times.values() for time in (*each.first, *each.again))
    printed = report(times, {"home": [1.0]}, {"/": 2.0})
    for kind in addresses:
        assert f"| {kind} | {len(addresses[kind])} |" in printed


def test_the_median_of_a_row_is_the_median() -> None:
    """Of the times given, by hand."""
    printed = report({"home": Times((3.0, 1.0, 2.0), (5.0,), (4_000, 9_000))}, {}, {})
    assert "| home | 3 | 2.0 ms | 3.0 ms | 5.0 ms | 9 KB |" in printed


def test_a_server_that_does_not_start_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no endless wait."""
    monkeypatch.setattr("tests.benchmarks.page_server.READY_SECONDS", 0.1)
    with pytest.raises(TimeoutError), running(f"sqlite:///{tmp_path}"):
        pass
