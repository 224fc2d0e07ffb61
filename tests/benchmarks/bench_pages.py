"""How long the server takes for every kind of page, and Chromium for a first load: `make bench-pages`.

usage: python -m tests.benchmarks.bench_pages [--statements N] [--each N] [--folder DIR]

One server process over a generated corpus. Each address is asked for once in the order of a shuffle (the first time)
and then again; a time runs from sending the request on a kept connection to the last byte of the answer. The loads in
Chromium are each in a new window with an empty cache, to the end of the load event. A folder that is named keeps the
corpus for the next run.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.benchmarks.page_addresses import SEED, page_addresses
from tests.benchmarks.page_server import running
from tests.benchmarks.search_corpus import corpus

STATEMENTS, EACH, LOADS = 10_000, 40, 5
WARM = ("/", "/search?q=%E4%BC%9A%E8%AE%AE", "/places", "/speakers", "/departments", "/healthz")
"""Asked once before anything is measured: what a process works out once for a corpus, which the report times apart."""
LOADED = ("home", "search, list", "event", "statement", "speaker", "department", "city")
"""The kinds that Chromium loads."""


@dataclass(frozen=True, slots=True)
class Times:
    """The answers of one kind of page: milliseconds of each address asked for the first time and again, bytes."""

    first: tuple[float, ...]
    again: tuple[float, ...]
    sizes: tuple[int, ...]


def ask(connection: http.client.HTTPConnection, path: str) -> tuple[float, int]:
    """Milliseconds of one answer, compressed as for a browser, and its bytes unpacked. Raises AssertionError where the
    server failed."""
    began = time.perf_counter()
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    taken = (time.perf_counter() - began) * 1000
    assert answer.status < 500, path
    return taken, len(gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body)


def times_of(port: int, addresses: Mapping[str, Sequence[str]]) -> dict[str, Times]:
    """Ask for every address twice, kinds mixed, so that nothing is asked twice in a row."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    asked = [(kind, path) for kind, paths in addresses.items() for path in paths]
    random.Random(SEED).shuffle(asked)
    rounds = [{path: ask(connection, path) for _, path in asked} for _ in range(2)]
    connection.close()
    return {
        kind: Times(
            tuple(rounds[0][path][0] for path in paths),
            tuple(rounds[1][path][0] for path in paths),
            tuple(rounds[0][path][1] for path in paths),
        )
        for kind, paths in addresses.items()
    }


def loads_of(port: int, addresses: Mapping[str, Sequence[str]]) -> dict[str, list[float]]:
    """Milliseconds to the end of the load event in a new window of Chromium; empty where Chromium is missing."""
    executable = shutil.which("chromium")
    if executable is None:
        return {}
    found: dict[str, list[float]] = {}
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=executable, args=flags)
        for number in range(LOADS + 1):
            for kind in LOADED:
                context = browser.new_context(viewport={"width": 1440, "height": 900})
                page = context.new_page()
                page.goto(f"http://127.0.0.1:{port}{addresses[kind][number % len(addresses[kind])]}")
                taken = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
                if number:  # the first of each starts Chromium's own processes
                    found.setdefault(kind, []).append(float(taken))
                context.close()
        browser.close()
    return found


def report(times: Mapping[str, Times], loads: Mapping[str, Sequence[float]], warming: Mapping[str, float]) -> str:
    """Two tables in Markdown, and what the process worked out first."""
    lines = [
        "| page | addresses | first time, median | 95 % | again, median | largest page |",
        "|---|---|---|---|---|---|",
    ]
    for kind, each in times.items():
        ordered = sorted(each.first)
        high = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        lines.append(
            f"| {kind} | {len(ordered)} | {statistics.median(ordered):.1f} ms | {high:.1f} ms |"
            f" {statistics.median(each.again):.1f} ms | {max(each.sizes) / 1000:.0f} KB |"
        )
    lines += ["", "| first load in Chromium | median | slowest |", "|---|---|---|"]
    lines += [f"| {kind} | {statistics.median(each):.0f} ms | {max(each):.0f} ms |" for kind, each in loads.items()]
    told = ", ".join(f"{path} {taken:.0f} ms" for path, taken in warming.items())
    return "\n".join([*lines, "", f"Asked before the first measurement: {told}."])


def main(words: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.bench_pages", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--statements", type=lambda word: int(word.replace("_", "")), default=STATEMENTS)
    parser.add_argument("--each", type=int, default=EACH, help="addresses of a kind (default: %(default)s)")
    parser.add_argument("--folder", type=Path, help="keep the corpus there for the next run")
    chosen = parser.parse_args(words)
    with ExitStack() as stack:
        folder = chosen.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        made = corpus(folder, chosen.statements)
        addresses = page_addresses(made.path, chosen.each)
        port = stack.enter_context(running(made.url))
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        warming = {path: ask(connection, path)[0] for path in WARM}
        connection.close()
        print(report(times_of(port, addresses), loads_of(port, addresses), warming))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
