"""Where the desk reads files: in processes of their own, within limits, so that one that runs away hurts nobody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Thread

from app.domain.document import Document
from app.domain.problems import Problem, ProblemCode
from app.ingest.items import Item
from app.ingest.limits import Limits
from app.ingest.pool import Pool
from app.ingest.reading import failed
from app.ingest.workers import NurseryError
from app.settings import Settings
from app.text.messages import say

PAGE_SECONDS = 10.0
"""Computing time that one file may take for a page: so long it keeps the pages of all others waiting."""


class _Kept:
    """A reader that is started when there is something to read, and kept until it is closed or something fails."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._pool: Pool | None = None
        self._lock = Lock()

    @contextmanager
    def in_turn(self) -> Iterator[Pool]:
        """The reader, for nobody else meanwhile."""
        with self._lock:
            self._pool = self._pool or Pool(1, self.limits)
            try:
                yield self._pool
            except BaseException:
                self._end()
                raise

    def close(self) -> None:
        """End its processes."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self._pool:
            self._pool.__exit__()
            self._pool = None


class Bench:
    """The readers of one desk: for a page, and for a run of ingest with ``limits`` as they are everywhere."""

    def __init__(self, settings: Settings) -> None:
        self.limits = Limits.of(settings)
        seconds = min(self.limits.seconds, PAGE_SECONDS)
        self._for_pages = _Kept(Limits(self.limits.size, seconds, self.limits.memory))
        self._for_ingest = _Kept(self.limits)
        self.taking_in = self._for_ingest.in_turn
        self._warming: Thread | None = None
        self._beginning = Lock()

    def warm(self) -> None:
        """Start the process that reads for pages, if it is not there, while somebody looks for a file."""
        with self._beginning:
            if self._warming is None:
                self._warming = Thread(target=self.read, args=(Item("", "", "", b""),))
                self._warming.start()

    def read(self, item: Item) -> Document:
        """The item as a document for a page, one whose failure says so where it could not be read in time."""
        try:
            with self._for_pages.in_turn() as pool:
                document = pool.read(item)
        except NurseryError:
            return failed(item, Problem(ProblemCode.READER_DIED, say("暂时读不了文件，请稍后再试。")))
        slow = document.failure is not None and document.failure.code is ProblemCode.TOO_SLOW
        seconds = self._for_pages.limits.seconds
        if not slow or seconds == self.limits.seconds:
            return document
        words = say("读取这份文件要用 {n} 秒以上，在这里打不开；请用命令 explain 和 correct 校订。", n=f"{seconds:g}")
        return failed(item, Problem(ProblemCode.TOO_SLOW, words))

    def close(self) -> None:
        """End the processes."""
        if self._warming:
            self._warming.join()
        self._for_pages.close()
        self._for_ingest.close()
