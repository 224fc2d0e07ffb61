"""ETags: an answer is known by the state of the corpus, the version of the program and the address.

A client that holds the current answer is told so (304) before anything is read or searched: its ETag was once given
with a 200, and nothing that the answer was made of has changed since.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from urllib.parse import urlencode

from fastapi import Depends, Request
from fastapi.responses import Response

from app.search.index.library import token_of
from app.settings import ROOT
from app.web.frame import View, Viewed

CACHING = "no-cache"
"""Keep the answer, but ask before using it again."""


class NotModifiedError(Exception):
    """The client holds the current answer."""

    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.headers = {"ETag": etag, "Cache-Control": CACHING}


@lru_cache(maxsize=1)
def program_version() -> str:
    """Twelve characters that change with the code and its lists of names."""
    digest = hashlib.sha256()
    for path in sorted((*(ROOT / "app").rglob("*.py"), *(ROOT / "corpus" / "authority").glob("*.csv"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def etag_of(view: View) -> str:
    """The ETag of what this request asks for; the order of its parameters does not matter."""
    url = view.request.url
    asked = f"{url.path}?{urlencode(sorted(view.request.query_params.multi_items()))}"
    corpus = str(token_of(view.session.connection()))
    parts = "\x1f".join((corpus, program_version(), asked))
    return f'W/"{hashlib.sha256(parts.encode()).hexdigest()[:24]}"'


def _fresh(view: Viewed, response: Response) -> None:
    etag = etag_of(view)
    held = view.request.headers.get("if-none-match", "")
    if etag.removeprefix("W/") in (each.strip().removeprefix("W/") for each in held.split(",")):
        raise NotModifiedError(etag)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = CACHING


def not_modified(_: Request, error: Exception) -> Response:
    """The answer to a client that holds the current one."""
    assert isinstance(error, NotModifiedError)
    return Response(status_code=304, headers=error.headers)


FRESH = Depends(_fresh)
"""What every resource of the API depends on."""
