"""A process that reads files one after another within limits: what runs away takes nothing but this process along.

The limits are kept by the kernel, so that they hold inside a C library too: SIGPROF after so many seconds of computing
ends the process, RLIMIT_AS (getrlimit(2)) lets an allocation fail.
"""

from __future__ import annotations

import pickle
import resource
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from app.domain.problems import ProblemCode
from app.ingest.items import Item
from app.ingest.limits import Limits
from app.ingest.reading import read


def work(tasks: Connection, limits: Limits) -> None:
    """Read each item that comes in and send back its pickled document, until there are no more.

    Raises MemoryError where memory ran out: what is left of it may be in pieces, so that the process should end.
    """
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    ceiling = _address_space() + limits.memory
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, ceiling))
    while True:
        try:
            item: Item = tasks.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, limits.seconds)
        document = read(item)
        if document.failure and document.failure.code is ProblemCode.TOO_COSTLY:
            raise MemoryError
        answer = pickle.dumps(document, pickle.HIGHEST_PROTOCOL)
        signal.setitimer(signal.ITIMER_PROF, 0)
        tasks.send_bytes(answer)


def _address_space() -> int:
    """Bytes that are mapped already (statm of proc(5)); 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()
