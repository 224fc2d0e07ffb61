"""Reading in processes of their own: several at a time, in the order of the files; one that runs away hurts no other.

Only reading is shared out; who takes the documents writes them, one after another, so that the result does not depend
on how many workers there are. Workers are started when there is something for them to do.
"""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import wait
from typing import Self

from app.domain.document import Document
from app.domain.problems import Problem
from app.ingest.items import Item
from app.ingest.limits import Limits, reader_died, too_costly, too_slow
from app.ingest.nursery import OUT_OF_MEMORY
from app.ingest.reading import failed
from app.ingest.workers import Nursery, NurseryError, Task, Worker

MOST_WORKERS = 8
AHEAD = 4
"""Items that are read ahead for each worker."""
AHEAD_BYTES = 32 << 20
"""Bytes of files that are held at once, or one file."""
GLANCE = 0.2
"""Seconds after which whoever waits for a worker looks whether to stop."""
ATTEMPTS = 2


def default_workers() -> int:
    """As many as there are processors for this process, eight at the most."""
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, MOST_WORKERS)


class Pool:
    """A reader (``app.ingest.reading.Reader``) with up to ``workers`` processes; a context manager, which ends them.
    Once ``stop`` says so no more documents come. Not for several threads at once."""

    def __init__(self, workers: int, limits: Limits, stop: Callable[[], bool] = lambda: False) -> None:
        assert workers > 0, "somebody has to read"
        self.limits = limits
        self._most = workers
        self._stop = stop
        self._nursery: Nursery | None = None
        self._workers: list[Worker] = []
        self._waiting: deque[Task] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._waiting.clear()
        for worker in self._workers:
            worker.tasks.close()
        self._workers.clear()
        self._close_nursery()

    @property
    def processes(self) -> dict[int, str | None]:
        """The numbers of the worker processes, each with the name of the item that it reads."""
        return {worker.process: worker.task.item.name if worker.task else None for worker in [*self._workers]}

    def documents(self, items: Iterable[tuple[Item, bool]]) -> Iterator[tuple[Item, Document | None]]:
        """The items in their order; those that are wanted (True) with their documents. Raises NurseryError."""
        rest = iter(items)
        window: deque[tuple[Item, Task | None]] = deque()
        while not self._stop():
            self._look_ahead(rest, window)
            if not window:
                return
            item, task = window[0]
            ready = task is None or task.document is not None
            self._move(0 if ready else GLANCE)
            if ready:
                window.popleft()
                yield item, task.document if task else None

    def read(self, item: Item) -> Document:
        """One item, before all that wait. Raises NurseryError."""
        task = Task(item)
        self._waiting.appendleft(task)
        while task.document is None:
            self._move(GLANCE)
        return task.document

    def _look_ahead(self, rest: Iterator[tuple[Item, bool]], window: deque[tuple[Item, Task | None]]) -> None:
        held = sum(len(item.data or b"") for item, _ in window)
        while len(window) < AHEAD * self._most and held < AHEAD_BYTES:
            following = next(rest, None)
            if following is None:
                return
            item, wanted = following
            task = Task(item) if wanted else None
            held += len(item.data or b"")
            window.append((item, task))
            if task:
                self._waiting.append(task)

    def _move(self, seconds: float) -> None:
        """Give out what waits, and take what is done within so many seconds."""
        while self._waiting and (worker := self._idle()):
            task = self._waiting.popleft()
            try:
                worker.give(task, self.limits)
            except OSError as error:
                self._lose(worker, overdue=isinstance(error, BlockingIOError))
        busy = {worker.tasks: worker for worker in self._workers if worker.task}
        done = wait(list(busy), seconds) if busy else []
        for tasks, worker in busy.items():
            if tasks in done:
                self._take(worker)
            elif worker.deadline < time.monotonic():
                self._lose(worker, overdue=True)

    def _idle(self) -> Worker | None:
        """A worker with nothing to do, a fresh one where there may be more."""
        for worker in [each for each in self._workers if each.task is None and each.tasks.poll()]:
            self._dismiss(worker)  # nothing can come from it but its end
        idle = next((worker for worker in self._workers if worker.task is None), None)
        if idle is None and len(self._workers) < self._most:
            idle = self._start()
            self._workers.append(idle)
        return idle

    def _start(self) -> Worker:
        try:
            return self._born()
        except NurseryError:
            self._close_nursery()
            return self._born()

    def _born(self) -> Worker:
        if self._nursery is None:
            self._nursery = Nursery(self.limits)
        return Worker.start(self._nursery)

    def _close_nursery(self) -> None:
        if self._nursery:
            self._nursery.close()
            self._nursery = None

    def _take(self, worker: Worker) -> None:
        assert worker.task is not None
        try:
            worker.task.document = worker.take()
            worker.task = None
        except (EOFError, OSError) as error:
            self._lose(worker, overdue=isinstance(error, BlockingIOError))

    def _lose(self, worker: Worker, *, overdue: bool) -> None:
        task = worker.task
        assert task is not None
        status = self._dismiss(worker)
        if overdue or status == -signal.SIGPROF:
            _fail(task, too_slow(self.limits.seconds))
        elif status == OUT_OF_MEMORY:
            _fail(task, too_costly(self.limits.memory))
        elif task.attempts < ATTEMPTS:
            self._waiting.appendleft(task)
        else:
            _fail(task, reader_died(-status if status and status < 0 else None))

    def _dismiss(self, worker: Worker) -> int | None:
        """End a worker; how it ended, None where nobody knows."""
        self._workers.remove(worker)
        worker.tasks.close()
        try:
            return self._nursery.end(worker.process) if self._nursery else None
        except NurseryError:
            return None


def _fail(task: Task, problem: Problem) -> None:
    task.document = failed(task.item, problem)
