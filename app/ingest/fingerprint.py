"""The version of the reading rules: a digest of the code and lists that decide how a file is read."""

from __future__ import annotations

import hashlib
from functools import cache

from app.settings import ROOT

FLOORS = ("text", "formats", "domain", "parse", "names")


@cache
def reading_version() -> str:
    """Twelve hex digits over the floors below the store and the authority lists: unchanged files are read anew
    exactly when a rule changed."""
    paths = [path for floor in FLOORS for path in (ROOT / "app" / floor).rglob("*.py")]
    paths += (ROOT / "corpus" / "authority").glob("*.csv")
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
