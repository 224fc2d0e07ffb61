"""A real server over the sample corpus, and a real browser that keeps to it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.commands import ROOT, SAMPLES, CommandLine
from tests.e2e.visitor import KINDS, Visitor

READY_SECONDS = 60
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--process-per-site",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def command_line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A database with the sample corpus in it."""
    commands = CommandLine(tmp_path_factory.mktemp("e2e") / "samples.sqlite3")
    commands.succeed("migrate")
    commands.succeed("ingest", SAMPLES)
    return commands


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until the first page answers; a server that ended, or is not ready in time, is an error with its log."""
    for _ in range(READY_SECONDS * 10):
        assert process.poll() is None, log.read_text(encoding="utf-8")
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail(f"not ready after {READY_SECONDS} seconds: {log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="session")
def address(command_line: CommandLine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where `python -m app serve` answers. At the end its log must hold no traceback."""
    port = free_port()
    log = tmp_path_factory.mktemp("server") / "log.txt"
    command = (sys.executable, "-m", "app", "serve", "--port", str(port))
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=command_line.environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
        try:
            wait_until_ready(f"http://127.0.0.1:{port}", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)
    assert "Traceback" not in log.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    with sync_playwright() as playwright:
        executable = shutil.which("chromium")
        chromium = playwright.chromium.launch(executable_path=executable, headless=True, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(params=KINDS, ids=lambda kind: str(kind.name))
def visitor(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visitor]:
    """A reader at a desk, one without scripts, one with a phone: no page may fail them or reach another host."""
    with Visitor.opened(browser, address, request.param) as reader:
        yield reader
        assert reader.troubles == []
