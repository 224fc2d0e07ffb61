"""All visible text of a web page as lines, in the order of the document, without recursion."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

from app.formats.html.lists import Numbers
from app.formats.lines import Line, Lines

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p plaintext pre "
    "search section summary table tbody tfoot thead tr ul xmp".split()
)
_DROPPED = frozenset(
    "applet audio base canvas colgroup datalist embed frame head iframe link math map meta noframes noscript object "
    "param rp script select source style svg template textarea title track video".split()
)
_BOLD = frozenset(("b", "strong"))
_LISTS = frozenset(("ol", "ul", "dir", "menu"))
_CELLS = frozenset(("td", "th"))
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE)
_AS_BLOCK = re.compile(r"(?:^|;)\s*display\s*:\s*(?:block|table|flex|list-item)", re.IGNORECASE)
_HAN = re.compile("[\u3400-\u9fff]")
_EVENTS = ("start", "end", "comment", "pi")


def lines_of(tree: lxml.html.HtmlElement) -> list[Line]:
    """The lines of the page. What it hides is left out, unless that is most of its text: such a page hides its
    article until a script shows it."""
    hidden = _hidden(tree)
    lines = _Walk(set(hidden)).lines(tree)
    visible = sum(len(_HAN.findall(line.text)) for line in lines)
    shown = [element for element in hidden if len(_HAN.findall(element.text_content())) > visible]
    return _Walk(set(hidden).difference(shown)).lines(tree) if shown else lines


def _hidden(tree: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    """The outermost elements that the page hides by its own marks."""
    found, walk = [], etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        if element.tag in _DROPPED:
            walk.skip_subtree()
        elif element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            found.append(element)
            walk.skip_subtree()
    return found


class _Walk:
    """One pass over a tree."""

    def __init__(self, left_out: set[lxml.html.HtmlElement]) -> None:
        self._left_out = left_out
        self._lines = Lines()
        self._numbers = Numbers()
        self._pre = 0
        self._holders: list[int] = [0]
        self._count = 0

    def lines(self, tree: lxml.html.HtmlElement) -> list[Line]:
        """Walk ``tree``."""
        walk = etree.iterwalk(tree, events=_EVENTS)
        for event, element in walk:
            if event == "start":
                if element.tag in _DROPPED or element in self._left_out:
                    walk.skip_subtree()
                else:
                    self._start(element)
                continue
            if event == "end" and element.tag not in _DROPPED and element not in self._left_out:
                self._end(element)
            if element is not tree:
                self._text(element.tail)
        self._break()
        return self._lines.done

    def _start(self, element: lxml.html.HtmlElement) -> None:
        tag = element.tag
        if _is_block(element):
            self._break()
            self._count += 1
            self._lines.holder = self._holders[-1]
            self._holders.append(self._count)
        if tag in ("pre", "listing", "xmp"):
            self._pre += 1
        elif tag == "tr":
            self._lines.open_row()
        elif tag in _CELLS:
            self._lines.open_cell()
        elif tag == "br":
            self._break()
        elif tag in _LISTS:
            self._numbers.open(element)
        elif tag == "li":
            self._text(self._numbers.item(element))
        elif tag == "rt":
            self._text("(")
        elif tag in _BOLD:
            self._lines.strong(True)
        self._text(element.text)

    def _end(self, element: lxml.html.HtmlElement) -> None:
        tag = element.tag
        if tag == "rt":
            self._text(")")
        elif tag in _BOLD:
            self._lines.strong(False)
        elif tag in _CELLS:
            self._lines.close_cell()
        elif tag == "tr":
            self._lines.close_row()
        elif tag in _LISTS:
            self._numbers.close()
        if _is_block(element):
            self._break()
            self._holders.pop()
            self._lines.holder = self._holders[-2] if len(self._holders) > 1 else 0
        if tag in ("pre", "listing", "xmp"):
            self._pre -= 1

    def _break(self) -> None:
        self._lines.end(keep_white=self._pre > 0)

    def _text(self, text: str | None) -> None:
        if text:
            self._lines.add(text)


def _is_block(element: lxml.html.HtmlElement) -> bool:
    return element.tag in _BLOCKS or bool(_AS_BLOCK.search(element.get("style") or ""))


def headings(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """The texts of h1 and h2, without white space at their ends."""
    for element in tree.iter("h1", "h2"):
        text = " ".join(element.text_content().split())
        if text:
            yield text
