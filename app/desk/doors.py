"""Who may sit at the desk: the operator's token opens a session, a signed cookie keeps it, each form carries its seal.

The key that signs is made anew by every process: a restart signs everybody out. Nothing here is ever logged.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import deque
from threading import Lock

HOURS = 12
COOKIE = "yanlu_desk"
SHORTEST = 12
"""Characters that a token must have, so that it cannot be guessed."""
TRIES, WINDOW = 10, 60.0
"""So many wrong tokens in so many seconds, and no other is looked at."""


class Doors:
    """The sessions that one token opens."""

    def __init__(self, token: str) -> None:
        if len(token) < SHORTEST:
            raise ValueError(f"the token of the desk must have {SHORTEST} characters and more")
        self._digest = hashlib.sha256(token.encode()).digest()
        self._key = secrets.token_bytes(32)
        self._closed: dict[str, float] = {}
        self._wrong: deque[float] = deque(maxlen=TRIES)
        self._lock = Lock()

    @property
    def crowded(self) -> bool:
        """Whether too many wrong tokens came lately."""
        with self._lock:
            return len(self._wrong) == TRIES and time.monotonic() - self._wrong[0] < WINDOW

    def open(self, given: str) -> str | None:
        """The cookie of a new session, None for a wrong token. Takes as long for any token of the same length."""
        if not hmac.compare_digest(hashlib.sha256(given.encode()).digest(), self._digest):
            with self._lock:
                self._wrong.append(time.monotonic())
            return None
        session = f"{secrets.token_hex(16)}.{int(time.time()) + HOURS * 3600}"
        return f"{session}.{self._sign('session', session)}"

    def session_of(self, cookie: str | None) -> str | None:
        """The session that a cookie keeps; None where it is forged, over or closed."""
        session, _, seal = (cookie or "").rpartition(".")
        if not hmac.compare_digest(seal.encode(), self._sign("session", session).encode()):
            return None
        if float(session.partition(".")[2]) < time.time() or session in self._closed:
            return None
        return session

    def close(self, session: str) -> None:
        """End a session, whoever kept its cookie."""
        with self._lock:
            over = time.time()
            self._closed = {one: until for one, until in self._closed.items() if until > over}
            self._closed[session] = float(session.partition(".")[2])

    def seal_of(self, session: str) -> str:
        """What each form of the session must carry."""
        return self._sign("form", session)

    def is_sealed(self, session: str, seal: str) -> bool:
        """Whether a form carries the seal of its session."""
        return hmac.compare_digest(seal.encode(), self.seal_of(session).encode())

    def _sign(self, purpose: str, session: str) -> str:
        return hmac.new(self._key, f"{purpose}:{session}".encode(), hashlib.sha256).hexdigest()
