"""What the commands share: exit statuses, where errors are printed, the database option."""

from __future__ import annotations

from typing import Annotated, NoReturn

import typer
from rich.console import Console

DONE, QUARANTINE, USAGE = 0, 1, 2
errors = Console(stderr=True, highlight=False, soft_wrap=True)

DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database", metavar="URL", help="Database to use (default: YANLU_DATABASE_URL, or var/yanlu.sqlite3)."
    ),
]


def fail(message: str) -> NoReturn:
    """End the command with the status of a usage error."""
    errors.print(message, markup=False, style="red")
    raise SystemExit(USAGE)
