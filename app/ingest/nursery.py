"""A small process that has loaded the reading rules and forks a worker whenever it is told to, in milliseconds.

It has one thread and no database, whatever the process has that started it, so that forking is safe; it is started by
exec, so that nothing is inherited. It lives as long as its socket: when whoever started it is gone, it ends, with all
workers.

An order is five bytes: what to do and, but for forking, with which process. FORK comes with the worker's end of a
socket; the answer is its process number. END kills a worker unless it has ended already; the answer is how it ended
(``os.waitstatus_to_exitcode``: negative for a signal; OUT_OF_MEMORY). Only the nursery waits for its children, so that
no order can hit a stranger that has got the number of a worker.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import socket
import struct
import sys
from multiprocessing.connection import Connection

from app.ingest.limits import Limits
from app.ingest.stages import read_document
from app.ingest.worker import work
from app.store.garbage import seldom_collected

ORDER = struct.Struct("!ci")
ANSWER = struct.Struct("!i")
FORK, END = b"f", b"e"
OUT_OF_MEMORY = 70
"""Exit status of a worker that may not take the memory that it needs."""
_WARM_UP = "新乡市党政代表团赴苏州考察学习发言摘要\n\n钟小满(市人社局局长):一是看到差距。二是要学习苏州。\n"


def main(arguments: list[str]) -> None:
    """Serve the socket whose number is the first argument; the others are the fields of the limits."""
    orders = socket.socket(fileno=int(arguments[0]))
    limits = Limits(int(arguments[1]), float(arguments[2]), int(arguments[3]))
    # Ctrl-C is for whoever started this, who decides what becomes of the file in hand
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    read_document("", _WARM_UP.encode())
    gc.collect()
    gc.freeze()
    workers: set[int] = set()
    try:
        with seldom_collected():  # as in every worker that is forked from here
            while _serve(orders, limits, workers):
                pass
    finally:
        for worker in workers:
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)


def _serve(orders: socket.socket, limits: Limits, workers: set[int]) -> bool:
    try:
        order, given, _, _ = socket.recv_fds(orders, ORDER.size, 1)
    except ConnectionError:
        return False
    if len(order) < ORDER.size:
        return False
    what, process = ORDER.unpack(order)
    if what == FORK:
        answer = _fork(orders, given[0], limits)
        workers.add(answer)
    elif process in workers:
        os.kill(process, signal.SIGKILL)
        answer = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        workers.remove(process)
    else:
        answer = 0
    orders.sendall(ANSWER.pack(answer))
    return True


def _fork(orders: socket.socket, given: int, limits: Limits) -> int:
    process = os.fork()
    if process:
        os.close(given)
        return process
    status = 1
    try:
        orders.close()
        # never closed but by the end of the process, whose status stands by the time the other end hears of it
        work(Connection(given), limits)
        status = 0
    except ConnectionError:  # whoever asked is gone
        status = 0
    except MemoryError:
        status = OUT_OF_MEMORY
    finally:
        os._exit(status)


if __name__ == "__main__":
    main(sys.argv[1:])
