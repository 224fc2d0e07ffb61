"""A run of ingest as the terminal shows it: progress, what became of each file, how it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.cli.terminal import DONE, INTERRUPTED, QUARANTINE, USAGE, errors, fail
from app.cli.typed import typed
from app.ingest.corrections import Shelf
from app.ingest.folders import Found
from app.ingest.limits import Limits
from app.ingest.outcomes import Outcome, Status
from app.ingest.pipeline import ingest
from app.ingest.pool import Pool
from app.ingest.report import report, summary, unfinished
from app.ingest.stopping import Stopping
from app.ingest.unused import unused_corrections
from app.settings import Settings
from app.store.paths import shown
from app.store.trouble import explained
from app.store.turns import BusyError, alone

_COLUMNS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())


def run(engine: Engine, found: Found, workers: int, shelf: Shelf) -> int:
    """Ingest what was found, read by so many processes and put right by the shelf; gives the exit status."""
    for path in found.missing:
        errors.print(f"{shown(str(path))}: 路径不存在，没有导入；请检查后重新导入。", markup=False)
    outcomes: list[Outcome] = []
    stopped = False
    try:
        with Stopping() as stop, alone(engine, patience(stop)), Pool(workers, Limits.of(Settings()), stop) as pool:
            _follow(ingest(engine, found, pool, stop, shelf), len(found.files), outcomes)
            stopped = stop()
    except (KeyboardInterrupt, BusyError):
        stopped = True
    except (SQLAlchemyError, OSError) as error:
        trouble = explained(error) if isinstance(error, SQLAlchemyError) else f"{error.strerror or error}。"
        fail(trouble + unfinished(outcomes, len(found.files)))
    if stopped:
        errors.print(f"已中断。{unfinished(outcomes, len(found.files))}", markup=False)
        return INTERRUPTED
    typer.echo(summary(outcomes))
    with Session(engine) as session:
        for line in unused_corrections(session, shelf):
            errors.print(line, markup=False)
    quarantined = any(outcome.status is Status.QUARANTINED for outcome in outcomes)
    return USAGE if found.missing else QUARANTINE if quarantined else DONE


def _follow(coming: Iterator[Outcome], total: int, outcomes: list[Outcome]) -> None:
    with Progress(*_COLUMNS, console=errors, transient=True, disable=not errors.is_terminal) as progress:
        task = progress.add_task("导入", total=total)
        for outcome in coming:
            outcomes.append(outcome)
            progress.advance(task)
            for line in report(outcome, typed):
                errors.print(line, markup=False)


def patience(stop: Callable[[], bool]) -> Callable[[], bool]:
    """For ``alone``: says once that another run is at work, and waits for it until somebody asks to ``stop``."""
    notice = iter(("另一次导入正在写这个数据库，等它结束后继续；按 Ctrl-C 放弃。",))

    def wait() -> bool:
        for line in notice:
            errors.print(line, markup=False)
        return not stop()

    return wait
