"""The command line as a person runs it: a process of its own, with a database of its own.

The process is forked from one that has loaded the commands (``tests.standing``); tests that start `python -m app`
themselves, such as those of a kill, of Ctrl-C and of `serve`, see the whole way from the start."""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "corpus" / "samples"
SECONDS = 120  # no command of a test takes longer


@cache
def _standing() -> socket.socket:
    """Where the process that forks commands (``tests.standing``) takes orders; it ends with this one."""
    here, there = socket.socketpair()
    with there:
        process = subprocess.Popen(
            (sys.executable, "-m", "tests.standing", str(there.fileno())),
            cwd=ROOT,
            env=os.environ | {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": ""},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(there.fileno(),),
        )

    def end() -> None:
        here.close()
        process.wait()

    atexit.register(end)
    here.settimeout(SECONDS)
    return here


def _status_of(words: list[str], cwd: Path, environment: dict[str, str], files: tuple[BinaryIO, BinaryIO]) -> int:
    """The exit status of a command (negative: the signal that ended it); what it prints goes to the two files."""
    orders = _standing()
    line = json.dumps({"words": words, "cwd": str(cwd), "environment": environment}).encode() + b"\n"
    sent = socket.send_fds(orders, [line], [each.fileno() for each in files])
    orders.sendall(line[sent:])
    answer = orders.recv(64)
    assert answer, "the process that forks commands has ended"
    return int(answer)


def _text(file: BinaryIO) -> str:
    """What was written to a file."""
    file.seek(0)
    return file.read().decode()


@dataclass(frozen=True)
class CommandLine:
    """`python -m app` over one SQLite file."""

    database: Path

    @property
    def url(self) -> str:
        """The database as YANLU_DATABASE_URL takes it."""
        return f"sqlite:///{self.database}"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a command: its database; UTF-8 whatever the locale; modules are compiled only once."""
        return os.environ | {"YANLU_DATABASE_URL": self.url, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": ""}

    def run(self, *words: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
        """What a command printed and how it ended; an ending by a signal or a traceback is an error here."""
        given = list(map(str, words))
        environment = self.environment | {"PYTHONPATH": str(ROOT)}
        with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as told:
            status = _status_of(given, cwd, environment, (printed, told))
            output, errors = (_text(each) for each in (printed, told))
        done = subprocess.CompletedProcess(given, status, output, errors)
        assert done.returncode in (0, 1, 2), done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def succeed(self, *words: str | Path) -> str:
        """What a command printed that must end with exit status 0."""
        done = self.run(*words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout
