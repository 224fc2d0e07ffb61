"""The commands. Exit status: 0 done, 1 done with quarantined files, 2 usage or configuration error, 130 interrupted."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from pydantic import ValidationError
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.cli.checking import problem_lines, unused_lines
from app.cli.correcting import correct_command, corrections_or_fail
from app.cli.explaining import explain_command
from app.cli.running import patience, run
from app.cli.terminal import DatabaseOption, errors, fail
from app.desk.doors import SHORTEST
from app.desk.router import desk_router
from app.export import jsonl
from app.ingest.folders import find
from app.ingest.pipeline import never
from app.ingest.pool import default_workers
from app.search import index, wording
from app.settings import Settings
from app.store.engine import open_engine, shown, writing
from app.store.migration import current, head, migrate
from app.store.trouble import explained
from app.store.turns import alone
from app.web.addresses import FIELDS, read_query
from app.web.answers import answer
from app.web.application import create_app
from app.web.look import Shape

PARAMETERS = (*FIELDS, "from", "to", "sort", "page", "size", "order", "width", "by")

app = typer.Typer(
    name="yanlu",
    help="Yanlu 言录: read, search and compare what officials said.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("explain")(explain_command)
app.command("correct")(correct_command)


class Format(StrEnum):
    """How a command prints."""

    TEXT = "text"
    JSON = "json"


class ExportFormat(StrEnum):
    """What export writes."""

    JSONL = "jsonl"


def main() -> None:
    """Entry of the ``yanlu`` command and of ``python -m app``."""
    try:
        app()
    except SQLAlchemyError as error:
        fail(explained(error))
    except ValidationError as error:
        names = (f"YANLU_{'_'.join(map(str, each['loc'])).upper()}" for each in error.errors())
        fail(f"设置的值不对：{'、'.join(names)}。请对照 README 的“Settings”一节。")


@app.command("migrate")
def migrate_command(database: DatabaseOption = None) -> None:
    """Create the tables, or bring them to the newest revision."""
    engine = _engine(database)
    before, after = migrate(engine)
    with writing(engine).begin() as connection:
        index.complete(connection)
        wording.complete(connection)
    typer.echo(f"数据库已是最新版本 {after}。" if before == after else f"数据库已升级：{before or '空'} → {after}。")


@app.command("reindex")
def reindex_command(database: DatabaseOption = None) -> None:
    """Make the search index and the counts of terms anew. Nothing else is touched; searches go on meanwhile."""
    engine = _ready(database)
    with alone(engine, patience(never)), writing(engine).begin() as connection:
        index.rebuild(connection)
        wording.rebuild(connection)
    typer.echo("索引已重建。")


@app.command("ingest")
def ingest_command(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH…",
            help="Files of any name, or folders searched for txt, md, html, mht, docx, pdf, eml and zip files.",
        ),
    ],
    database: DatabaseOption = None,
    workers: Annotated[
        int,
        typer.Option(
            "--workers", metavar="N", min=1, help="Processes that read (default: one a processor, at most 8)."
        ),
    ] = default_workers(),
) -> None:
    """Read files into the database. Unchanged files are left alone; vanished ones are withdrawn."""
    raise typer.Exit(run(_ready(database), find(paths), workers, corrections_or_fail()))


@app.command("problems")
def problems_command(
    database: DatabaseOption = None,
    output: Annotated[Format, typer.Option("--format")] = Format.TEXT,
    unused: Annotated[
        bool, typer.Option("--unused", help="List corrections and aliases of departments that nothing uses.")
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="With --unused: list every alias, not only the first.")] = False,
) -> None:
    """List what could not be settled, file by file, with the number and text of the line at fault and, where somebody
    lets it stand, why."""
    if every and not unused:
        fail("--all 要与 --unused 一起用。")
    with Session(_ready(database)) as session:
        if unused:
            lines = unused_lines(session, corrections_or_fail(), every)
        else:
            lines = problem_lines(session, output is Format.JSON)
        for line in lines:
            typer.echo(line)
        if not lines:
            errors.print("没有多余的校订和别名。" if unused else "没有问题。")


@app.command("search")
def search_command(
    query: Annotated[str, typer.Argument(help='Words that all must occur; "…" for a literal phrase.')],
    database: DatabaseOption = None,
    output: Annotated[Format, typer.Option("--format")] = Format.TEXT,
    filters: Annotated[
        list[str] | None,
        typer.Option(
            "--filter", metavar="NAME=VALUE", help="As in the page's address: place=3408, kind=gap, sort=newest …"
        ),
    ] = None,
    view: Annotated[
        Shape, typer.Option("--view", help="list; kwic: every place in its context; groups; chart: a count a year.")
    ] = Shape.LIST,
) -> None:
    """Search statements; exactly what the page and the API find."""
    given = [(name, value) for name, _, value in (pair.partition("=") for pair in filters or ())]
    unknown = [name for name, _ in given if name not in PARAMETERS]
    if unknown:
        fail(f"没有“{unknown[0]}”这个筛选项，可用：{'、'.join(PARAMETERS)}。")
    asked = read_query([("q", query), ("view", view), *given])
    for notice in asked.notices:
        errors.print(notice, markup=False)
    with Session(_ready(database)) as session:
        payload, lines, problem = answer(session, asked)
    if output is Format.JSON:
        typer.echo(json.dumps(payload, ensure_ascii=False))
    elif problem is None:
        typer.echo("\n".join(lines))
    if problem is not None:
        fail(f"检索式无法理解(第 {problem.position + 1} 字):{problem.message}")


@app.command("export")
def export_command(
    output: Annotated[ExportFormat, typer.Option("--format", help="jsonl: one JSON object a statement.")],
    database: DatabaseOption = None,
) -> None:
    """Print every published statement."""
    with Session(_ready(database)) as session:
        for line in jsonl.lines(session):
            sys.stdout.write(line + "\n")


@app.command("serve")
def serve_command(
    database: DatabaseOption = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on (default: YANLU_HOST).")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on (default: YANLU_PORT).")] = None,
) -> None:
    """Serve the pages and the API."""
    _ready(database)
    settings = Settings()
    changed = {"database_url": database} if database else {}
    try:
        desk = desk_router(settings)
    except ValueError:
        fail(f"YANLU_DESK_TOKEN 太短，至少要 {SHORTEST} 个字符。")
    try:
        application = create_app(settings.model_copy(update=changed), warm=True, routers=(desk,) if desk else ())
    except ValueError as error:
        fail(str(error))
    uvicorn.run(
        application,
        host=host or settings.host,
        port=port or settings.port,
        limit_concurrency=settings.connections,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=10,
        server_header=False,
    )


def _engine(database: str | None) -> Engine:
    url = database or Settings().database_url
    try:
        return open_engine(url)
    except (SQLAlchemyError, OSError) as error:
        fail(f"数据库地址不可用({shown(url)}): {error}. An SQLite address looks like sqlite:///folder/file.sqlite3.")


def _ready(database: str | None) -> Engine:
    engine = _engine(database)
    if current(engine) != head() or not _indexed(engine):
        fail("数据库尚未建好或版本不对，请先运行 python -m app migrate。")
    return engine


def _indexed(engine: Engine) -> bool:
    with engine.connect() as connection:
        return index.is_complete(connection) and wording.is_complete(connection)
