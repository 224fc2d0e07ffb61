"""A process that has loaded the commands and forks one whenever it is told to, so that a test does not wait for Python
and its libraries to be loaded again.

A command has a process of its own all the same, with its own environment, working folder, output and exit status, and
ends as Python ends. `python -m tests.standing SOCKET` serves until the socket is closed: an order is a line of JSON
(``words``, ``cwd``, ``environment``) with two open files, for standard output and standard error; the answer is a line
with the exit status. The process has one thread and no database, so that forking is safe.
"""

from __future__ import annotations

import gc
import json
import os
import runpy
import socket
import sys
from collections.abc import Sequence

import app.cli  # noqa: F401 - what a command would load first

_PIECE = 65_536


def _serve(orders: socket.socket) -> None:
    """Until the socket is closed; returns in a child as well, which has become the command then."""
    while True:
        piece, files, _, _ = socket.recv_fds(orders, _PIECE, 2)
        if not piece:
            raise SystemExit
        received = piece
        while not received.endswith(b"\n"):
            received += orders.recv(_PIECE)
        process = os.fork()
        if not process:
            orders.close()
            return _become(json.loads(received), files)
        for each in files:
            os.close(each)
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        orders.sendall(b"%d\n" % status)


def _become(order: dict[str, list[str] | str | dict[str, str]], files: Sequence[int]) -> None:
    words, cwd, environment = order["words"], order["cwd"], order["environment"]
    assert isinstance(words, list)
    assert isinstance(cwd, str)
    assert isinstance(environment, dict)
    for each, standard in zip(files, (1, 2), strict=True):
        os.dup2(each, standard)
        os.close(each)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv[1:] = words


if __name__ == "__main__":
    _orders = socket.socket(fileno=int(sys.argv.pop(1)))
    gc.collect()
    gc.freeze()  # what is loaded is looked at neither by a command nor at its end
    _serve(_orders)
    runpy.run_module("app", run_name="__main__", alter_sys=True)
