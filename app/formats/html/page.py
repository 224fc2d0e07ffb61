"""A web page as text."""

from __future__ import annotations

import copy
import logging
from datetime import date

import lxml.html
import trafilatura
from trafilatura.settings import DEFAULT_CONFIG, Document

from app.formats.extracted import Extracted, assembled
from app.formats.html.about import about, without_site
from app.formats.html.charset import decoded
from app.formats.html.main import main_lines
from app.formats.html.tree import tree_of
from app.formats.html.walk import headings, lines_of
from app.formats.limits import TEXT_BYTES
from app.formats.refusals import refusal

_CONFIG = copy.deepcopy(DEFAULT_CONFIG)
_CONFIG["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "80"  # of Han; its 250 characters are meant for alphabets
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its complaints about a page are none of the reader's
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read_page(
    data: bytes, label: str | None = None, address: str | None = None, fetched: date | None = None
) -> Extracted:
    """The visible text of a page; menus and the like are asides.

    ``label``, ``address`` and ``fetched`` come from the mail or archive that the page stood in. Raises FormatError and
    DecodingError.
    """
    if len(data) > TEXT_BYTES:
        raise refusal("large")
    page = decoded(data, label)
    tree = tree_of(page.text)
    lines = lines_of(tree)
    if not lines:
        raise refusal("empty")
    found, title, day = _extracted(tree)
    says = about(page.text, tree, title, day)
    names = [name for name in (says.title, title) if name]
    heads = list(headings(tree))
    main = main_lines(lines, found, [*names, *map(without_site, names), *heads])
    text, asides = assembled((line.text, number in main) for number, line in enumerate(lines))
    return Extracted(
        text=text,
        format="html",
        encoding=page.encoding,
        title=without_site(says.title) if says.title else None,
        published=says.published,
        publication=says.publication,
        address=address or says.address,
        fetched=fetched or says.fetched,
        asides=asides,
    )


def _extracted(tree: lxml.html.HtmlElement) -> tuple[str, str | None, str | None]:
    """Main text, title and day as trafilatura finds them; nothing where it fails, which then decides nothing."""
    try:
        found = trafilatura.bare_extraction(
            copy.deepcopy(tree),
            include_comments=False,
            with_metadata=True,
            config=_CONFIG,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:  # a page may break it in any way; the text was read without it
        return "", None, None
    if not isinstance(found, Document):
        return "", None, None
    return found.text or "", found.title, found.date
