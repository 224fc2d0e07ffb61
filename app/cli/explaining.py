"""`explain`: how one file is read, for a person who checks it against the source."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from app.cli.correcting import corrections_or_fail
from app.cli.reading import reader_or_fail
from app.cli.terminal import DONE, QUARANTINE
from app.cli.typed import FILE_HELP, item_or_fail
from app.domain.corrections import entry_id
from app.export.outline import outline
from app.export.told import told


def explain_command(file: Annotated[str, typer.Argument(metavar="FILE", help=FILE_HELP)]) -> None:
    """Print the outline of one file: what each part was read as, why, and what was put right in it. The database is
    not touched."""
    shelf, item = corrections_or_fail(), item_or_fail(file)
    item = replace(item, corrections=shelf.of(item.name, item.sha256))
    with reader_or_fail() as reader:
        document = reader.read(item)
    typer.echo(outline(document))
    if document.transcript is None and item.corrections.entries:
        rows = (f"   {entry_id(entry)} {told(entry)}" for entry in item.corrections.entries)
        typer.echo("\n".join(["校订(文件没有读成，尚未生效)", *rows]))
    raise typer.Exit(QUARANTINE if document.blocked else DONE)
