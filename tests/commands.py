"""The command line as a person runs it: a process of its own, with a database of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "corpus" / "samples"
SECONDS = 120  # no command of a test takes longer


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
        command: Sequence[str | Path] = (sys.executable, "-m", "app", *words)
        done = subprocess.run(
            command,
            cwd=cwd,
            env=self.environment | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
        assert done.returncode in (0, 1, 2), done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def succeed(self, *words: str | Path) -> str:
        """What a command printed that must end with exit status 0."""
        done = self.run(*words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout
