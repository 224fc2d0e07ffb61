"""Ctrl-C during a run: the first asks to stop after the file in hand, the second ends at once."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import Self

_NOTICE = "\n正在停下：处理完手头的文件就结束。再按一次 Ctrl-C 立即中止。\n"


class Stopping:
    """Call it to know whether to stop. A context manager, for the main thread; a second SIGINT raises
    KeyboardInterrupt, and once what was asked for is done any more of them changes nothing."""

    def __init__(self) -> None:
        self._asked = False

    def __call__(self) -> bool:
        """True once somebody asked."""
        return self._asked

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        # who was asked is on the way out, and says so with a status that one more Ctrl-C must not replace
        signal.signal(signal.SIGINT, signal.SIG_IGN if self._asked else self._before)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True
        # not through a buffer, in the middle of whose writing the signal may have come
        os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, _NOTICE.encode())
