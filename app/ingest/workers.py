"""The parent's end of worker processes: starting them, giving them items, burying them."""

from __future__ import annotations

import pickle
import socket
import struct
import subprocess
import sys
import time
from dataclasses import astuple, dataclass
from multiprocessing.connection import Connection
from typing import Self

from app.domain.document import Document
from app.ingest.items import Item
from app.ingest.limits import Limits
from app.ingest.nursery import ANSWER, END, FORK, ORDER
from app.settings import ROOT

PATIENCE = 5
"""Times the computing time of a file that may pass on the clock (many processes share a processor) until a worker that
does nothing is ended."""


_START_SECONDS = 60
"""Within which the nursery answers an order, however busy the machine is."""
_CLOSE_SECONDS = 5


class NurseryError(OSError):
    """No worker can be started, or the process that starts them is gone."""


class Nursery:
    """The process that forks workers (``app.ingest.nursery``), started at once."""

    def __init__(self, limits: Limits) -> None:
        self._orders, theirs = socket.socketpair()
        _bound(self._orders, _START_SECONDS)
        self._patience = PATIENCE * limits.seconds
        with theirs:
            arguments = (sys.executable, "-m", "app.ingest.nursery", theirs.fileno(), *astuple(limits))
            # in a process group of its own, which Ctrl-C on a terminal does not reach
            self._process = subprocess.Popen(
                [str(argument) for argument in arguments],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                process_group=0,
            )

    def fork(self) -> tuple[int, Connection]:
        """The process number of a fresh worker and the socket to it. Raises NurseryError."""
        mine, theirs = socket.socketpair()
        with mine, theirs:
            _bound(mine, self._patience)
            process = self._ask(FORK, 0, theirs.fileno())
            return process, Connection(mine.detach())

    def end(self, process: int) -> int:
        """End a worker that may have ended already, and say how it did; negative: by which signal. Raises
        NurseryError."""
        return self._ask(END, process)

    def close(self) -> None:
        """End the process and with it all workers."""
        self._orders.close()
        try:
            self._process.wait(_CLOSE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _ask(self, what: bytes, process: int, *given: int) -> int:
        try:
            socket.send_fds(self._orders, [ORDER.pack(what, process)], given)
            answer = self._orders.recv(ANSWER.size, socket.MSG_WAITALL)
        except (ConnectionError, BlockingIOError):
            answer = b""
        if len(answer) < ANSWER.size:
            raise NurseryError("读取文件的进程无法启动或已中止")
        return int(ANSWER.unpack(answer)[0])


def _bound(end: socket.socket, seconds: float) -> None:
    """Let nobody wait longer for the other end of a socket (socket(7)): BlockingIOError says that it was too long."""
    bound = struct.pack("ll", int(seconds), int(seconds % 1 * 1_000_000))
    end.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, bound)
    end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, bound)


@dataclass(eq=False)
class Task:
    """An item to read, and its document once that is done; ``attempts`` counts the workers it was given to."""

    item: Item
    document: Document | None = None
    attempts: int = 0


@dataclass(eq=False)
class Worker:
    """A worker process and what it is at; ``deadline`` is when it should be done, on the monotonic clock."""

    process: int
    tasks: Connection
    task: Task | None = None
    deadline: float = 0.0

    @classmethod
    def start(cls, nursery: Nursery) -> Self:
        """A fresh one. Raises NurseryError."""
        return cls(*nursery.fork())

    def give(self, task: Task, limits: Limits) -> None:
        """Have it read an item. Raises OSError where it has ended meanwhile, BlockingIOError where it does not
        listen."""
        self.task = task
        task.attempts += 1
        self.deadline = time.monotonic() + PATIENCE * limits.seconds
        self.tasks.send(task.item)

    def take(self) -> Document:
        """The document that it has read, waiting for it. Raises EOFError or OSError where it has ended instead,
        BlockingIOError where it does not come to an end."""
        document: Document = pickle.loads(self.tasks.recv_bytes())
        return document
