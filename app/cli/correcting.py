"""`correct`: write down what a person puts right in a file, so that the next ingest obeys it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from difflib import unified_diff
from typing import Annotated, Any

import typer
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.cli.reading import reader_or_fail
from app.cli.said import entries
from app.cli.terminal import DatabaseOption, errors, fail
from app.cli.typed import FILE_HELP, item_or_fail
from app.domain.corrections import Entry, EventCorrection, entry_id
from app.domain.kinds import Kind
from app.export.outline import outline
from app.ingest.correcting import tried
from app.ingest.correction_files import NO_KIND, CorrectionError, parse_corrections
from app.ingest.correction_writing import file_for, remove_entry, with_entry, write_down
from app.ingest.corrections import Shelf, elsewhere, joined, load_shelf, nowhere
from app.ingest.items import Item
from app.settings import Settings
from app.store.engine import open_engine
from app.store.migration import current, head

Text = str | None
WAITS = "文件没有读成，写下的校订在等：这份文件，或同名的另一份，能读取后的下一次导入时才生效。"


def corrections_or_fail() -> Shelf:
    """The corrections of the settings' folder; ends the command where one of its files cannot be used."""
    try:
        return load_shelf(Settings().corrections)
    except CorrectionError as error:
        fail(f"校订文件有错：{error}")


def _option(help_text: str, metavar: str = "TEXT") -> Any:
    return typer.Option(help=help_text, metavar=metavar, show_default=False)


def correct_command(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=FILE_HELP)],
    reason: Annotated[Text, _option("Why (required): what the original prints, who confirmed it.")] = None,
    by: Annotated[Text, _option("Who says so (default: your login name).")] = None,
    statement: Annotated[int | None, _option("Number of a statement, as explain prints it.", "N")] = None,
    speaker: Annotated[Text, _option("Its speaker's name; '' for nobody.")] = None,
    person: Annotated[Text, _option("A word that tells its speaker from namesakes.")] = None,
    role: Annotated[Text, _option("The role as it should be printed; '' for none.")] = None,
    department: Annotated[Text, _option("The department the speaker stands for.")] = None,
    place: Annotated[Text, _option("The place the speaker serves: full name or code.")] = None,
    begins: Annotated[Text, _option("First words of the statement.")] = None,
    ends: Annotated[Text, _option("Last words of the statement.")] = None,
    split: Annotated[
        Text, _option("Words at which another statement begins (speaker and role are that one's).")
    ] = None,
    join: Annotated[bool, typer.Option("--join", help="It is part of the statement before.")] = False,
    drop: Annotated[bool, typer.Option("--drop", help="It is no statement at all.")] = False,
    add: Annotated[Text, _option("First words of a statement that was not seen (see --ends, --line).")] = None,
    line: Annotated[int | None, _option("Line of the words of --add, where they stand more than once.", "N")] = None,
    point: Annotated[Text, _option("Label (1-2) or first words of a point of --statement.")] = None,
    kind: Annotated[Text, _option(f"Kind of --point: {', '.join(Kind)} or {NO_KIND}.")] = None,
    event_title: Annotated[Text, _option("Title of the event.")] = None,
    when: Annotated[
        Text, typer.Option("--date", metavar="DAY[..DAY]", help="When it was: 2020-09-15..2020-09-17.")
    ] = None,
    published: Annotated[Text, _option("Day of publication.", "DAY")] = None,
    publication: Annotated[Text, _option("Who published it.")] = None,
    event_place: Annotated[Text, _option("The place that the report calls its own.")] = None,
    origin: Annotated[Text, _option("Where the delegation came from.")] = None,
    destination: Annotated[list[str] | None, _option("Where it went; may be given several times.")] = None,
    address: Annotated[Text, _option("Web address of the original.", "URL")] = None,
    fetched: Annotated[Text, _option("Day on which it was fetched from there.", "DAY")] = None,
    merge: Annotated[
        tuple[str, str] | None, _option("Two speakers who are one: ids, names, or 'name(role)'.", "A B")
    ] = None,
    accept: Annotated[
        list[str] | None, _option("Let a doubt stand; may be given several times.", "CODE[:LINE]")
    ] = None,
    undo: Annotated[Text, _option("Take out the entry with this id, as explain prints it.", "ID")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")] = False,
    database: DatabaseOption = None,
) -> None:
    """Put the reading of one file right. What is said is written down in the folder of corrections; run ingest next."""
    held, item = corrections_or_fail(), item_or_fail(file)
    if item.data is None:
        fail(f"{file}: 文件打不开，不能校订：{item.failure.message if item.failure else ''}")
    try:
        if undo:
            _undo(held, item, undo, dry_run)
        else:
            with _asked(database) as session:
                _correct(held, item, context.params, session)
    except CorrectionError as error:
        fail(str(error))
    except OSError as error:
        fail(f"校订没有写成：{error.strerror}({error.filename})。")


def _correct(held: Shelf, item: Item, options: dict[str, Any], session: Session | None) -> None:
    other = elsewhere(session, item.path, item.sha256) if session else nowhere
    found = held.files_of(item.name, item.sha256, other)
    applied = [path for path, _ in found]
    item = replace(item, corrections=joined([corrections for _, corrections in found]))
    made: list[Entry] = []
    with reader_or_fail() as reader:
        first = last = reader.read(item)
        for entry in entries(options, first, session):
            item, last = tried(reader.read, item, last, entry)
            made.append(entry)
    if not made:
        raise CorrectionError("没有说要改什么；可用的选项见 correct --help。")
    path = file_for(Settings().corrections, applied, item.name, item.sha256)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    text = before
    for entry in made:
        text = with_entry(text, entry, item.name, item.sha256)
    parse_corrections(text.encode(), path.name)
    _show(outline(first), outline(last))
    if options["dry_run"]:
        _show(before, text)
        errors.print("只是预览，什么都没有写。")
        return
    write_down(Settings().corrections, applied, made, item.name, item.sha256)
    if first.transcript is None and any(isinstance(entry, EventCorrection) for entry in made):
        errors.print(f"{WAITS}{first.failure.message if first.failure else ''}", markup=False)
    typer.echo(f"已写入 {path}({'、'.join(entry_id(entry) for entry in made)})。请运行 python -m app ingest 使其生效。")


def _undo(held: Shelf, item: Item, identity: str, dry_run: bool) -> None:
    for path, corrections in held.files_of(item.name, item.sha256):
        if any(entry_id(entry) == identity for entry in corrections.entries):
            if not dry_run:
                remove_entry(path, identity)
            verb = "会从" if dry_run else "已从"
            typer.echo(f"{verb} {path} 删去 {identity}。请运行 python -m app ingest 使其生效。")
            return
    raise CorrectionError(f"这份文件没有编号为“{identity}”的校订;explain 会列出已有的。")


def _show(before: str, after: str) -> None:
    """The lines that differ."""
    for line in unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=1):
        if not line.startswith(("---", "+++")):
            typer.echo(line)


@contextmanager
def _asked(database: str | None) -> Iterator[Session | None]:
    """A session that knows the speakers, None where there is no database to ask."""
    try:
        engine = open_engine(database or Settings().database_url)
        ready = current(engine) == head()
    except (SQLAlchemyError, OSError):
        yield None
        return
    with Session(engine) as session:
        yield session if ready else None
    engine.dispose()
