"""The tree of a web page, read without network, entities or limits lifted."""

from __future__ import annotations

import re

import lxml.html
from lxml import etree

from app.formats.refusals import refusal

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_FATAL = 3


def tree_of(text: str) -> lxml.html.HtmlElement:
    """The tree of the page ``text``. Raises FormatError where it is nested too deep to be read whole."""
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=False)
    data = _DECLARATION.sub("", text).replace("\0", "").encode("utf-8", "surrogatepass")
    try:
        tree = lxml.html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, UnicodeError, ValueError, AssertionError) as error:
        raise refusal("deep" if _cut_short(parser) else "empty") from error
    if _cut_short(parser):
        raise refusal("deep")
    return tree


def _cut_short(parser: lxml.html.HTMLParser) -> bool:
    return any(entry.level >= _FATAL for entry in parser.error_log)
