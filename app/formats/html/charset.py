"""The characters of a web page: mark, UTF-8 where it holds, what the page declares, then the evidence."""

from __future__ import annotations

import re

from app.text.decoding import Decoded, decode, decode_as

_DECLARED = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})",
    re.IGNORECASE,
)
_WITHIN = 8_192
"""Far beyond the 1,024 bytes in which a browser looks, for the sake of long comments before the head."""


def decoded(data: bytes, label: str | None = None) -> Decoded:
    """The text of a page; ``label`` is a charset that came with it (in a mail). Raises DecodingError.

    Bytes that are valid UTF-8 with characters beyond ASCII are UTF-8 whatever is declared: pages are saved anew in it
    with their old declaration.
    """
    found = _DECLARED.search(data[:_WITHIN])
    declared = label or ((found[1] or found[2]).decode("ascii") if found else None)
    return (decode_as(data, declared) if declared else None) or decode(data)
