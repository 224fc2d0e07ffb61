"""What every command shares: its exit status, and what it says beside its result."""

from __future__ import annotations

from typing import NoReturn

from rich.console import Console

DONE, QUARANTINE, USAGE, INTERRUPTED = 0, 1, 2, 130

errors = Console(stderr=True, highlight=False, soft_wrap=True)


def fail(message: str) -> NoReturn:
    """Say what is wrong and leave with the status of a usage or configuration error."""
    errors.print(message, markup=False, style="red")
    raise SystemExit(USAGE)
