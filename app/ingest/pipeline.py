"""A run of ingest: some files in a transaction, each whole or not at all, an outcome for each, the rest goes on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from sqlalchemy import Engine

from app.ingest.corrections import EMPTY, Shelf
from app.ingest.folders import Found
from app.ingest.following import Following
from app.ingest.gathering import gather
from app.ingest.items import Item
from app.ingest.outcomes import Outcome, Status
from app.ingest.portions import portions
from app.ingest.reading import Here, Reader
from app.ingest.taking import published, write_portion
from app.ingest.wanting import wanted
from app.search import index
from app.store import files
from app.store.engine import refresh_statistics, session_factory, writing
from app.store.garbage import seldom_collected
from app.store.merges import set_merges
from app.store.paths import storable
from app.store.speakers import settle_speakers
from app.store.writing import withdraw


def never() -> bool:
    """Go on to the end."""
    return False


def ingest(
    engine: Engine,
    found: Found,
    reader: Reader | None = None,
    stop: Callable[[], bool] = never,
    shelf: Shelf = EMPTY,
) -> Iterator[Outcome]:
    """Have ``reader`` (None: this process) read every file of ``found`` into the database behind ``engine``, obeying
    the corrections of ``shelf``; one outcome a file, as it is done. Files that stood below a folder of ``found`` and
    are gone come last, as withdrawn.

    Once ``stop`` says so nothing more is begun; what is done stays, and the next run goes on from there. Several runs
    take turns by ``app.store.turns.alone``.
    """
    reader = reader or Here()
    changed, met = _follow_merges(engine, shelf), dict[str, bool]()
    every = wanted(engine, gather(found, reader.limits), shelf, reader.limits)
    run = chain(_ingest_items(engine, every, reader, stop, met), _withdraw_vanished(engine, found, stop, met))
    for outcome in run:
        changed |= outcome.status is not Status.UNCHANGED
        yield outcome
    if stop():
        return
    with writing(engine).begin() as connection:
        # a run that came to an end before this point leaves it to the next one
        pending = changed or not index.is_settled(connection)
        if pending:
            index.settle(connection)
    if pending:
        refresh_statistics(writing(engine))


def _follow_merges(engine: Engine, shelf: Shelf) -> bool:
    """Tell the people apart anew whom the corrections make one, or no longer do."""
    with session_factory(writing(engine)).begin() as session:
        names = set_merges(session, [merge.people for merge in shelf.merges])
        if names:
            index.add(session.connection(), sorted(settle_speakers(session, names)))
            index.touch(session.connection())
    return bool(names)


def _ingest_items(
    engine: Engine,
    every: Iterable[tuple[Item, bool]],
    reader: Reader,
    stop: Callable[[], bool],
    met: dict[str, bool],
) -> Iterator[Outcome]:
    """Read and write; ``met`` gets the path of every item and whether it could be opened."""
    with seldom_collected():
        documents = reader.documents(every)
        for portion in portions(documents, lambda pair: len(pair[0].data or b"")):
            if stop():
                return
            met |= {item.path: item.data is not None for item, _ in portion}
            yield from write_portion(engine, portion, reader)


def _withdraw_vanished(
    engine: Engine, found: Found, stop: Callable[[], bool], met: dict[str, bool]
) -> Iterator[Outcome]:
    """Withdraw what stood below a folder of the run and is gone, and what its container holds no more."""
    members = (path for path, opened in met.items() if opened and files.MEMBER in path)
    read = {path.partition(files.MEMBER)[0] for path in members}
    for folder in found.folders:
        if stop():
            return
        with session_factory(writing(engine)).begin() as session:
            below = files.paths_under(session, storable(f"{folder}{os.sep}"))
            left = [path for path in below if path not in met]
            gone = [path for path in left if not files.stands(path) or path.partition(files.MEMBER)[0] in read]
            outcomes, following = [], Following()
            for source in files.forget(session, gone):
                count = published(session, source)
                following.take(session, withdraw(session, source))
                outcomes.append(Outcome(min(file.path for file in source.files), Status.WITHDRAWN, count))
            following.write(session)
        yield from outcomes
