"""Where the desk reads a file: a process of its own, within limits, so that one that runs away hurts nobody."""

from __future__ import annotations

from threading import Lock

from app.domain.document import Document
from app.domain.problems import Problem, ProblemCode
from app.ingest.items import Item
from app.ingest.limits import Limits
from app.ingest.pool import Pool
from app.ingest.reading import failed
from app.ingest.workers import NurseryError
from app.settings import Settings
from app.text.messages import say

SHARE = 3
"""A step reads a file before, after, and when it is taken in: each may have so much of the time of a request."""


class Bench:
    """Reads one file at a time; the process is started when the first one comes, and kept."""

    def __init__(self, settings: Settings) -> None:
        self.ingest = Limits.of(settings)
        """What a file may take in a run of ingest."""
        seconds = min(self.ingest.seconds, max(settings.request_seconds / SHARE, 0.1))
        self.limits = Limits(self.ingest.size, seconds, self.ingest.memory)
        self._pool: Pool | None = None
        self._lock = Lock()

    def read(self, item: Item) -> Document:
        """The item as a document, one whose failure says so where it could not be read here."""
        with self._lock:
            self._pool = self._pool or Pool(1, self.limits)
            try:
                document = self._pool.read(item)
            except NurseryError:
                self._end()
                return failed(item, Problem(ProblemCode.READER_DIED, say("暂时读不了文件，请稍后再试。")))
        slow = document.failure is not None and document.failure.code is ProblemCode.TOO_SLOW
        return failed(item, self._too_slow()) if slow and self.limits.seconds < self.ingest.seconds else document

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self._pool:
            self._pool.__exit__()
            self._pool = None

    def _too_slow(self) -> Problem:
        seconds = f"{self.limits.seconds:g}"
        words = say("读取这份文件要用 {n} 秒以上，在这里打不开；请用命令 explain 和 correct 校订。", n=seconds)
        return Problem(ProblemCode.TOO_SLOW, words)
